import { z } from 'zod'
import { allowDiscount } from '../../flows/allow-discount.ts'
import type { Action } from '../action.ts'
import { carriedBy } from '../carried.ts'
import { discountOutcomeView } from '../views/discount-outcome.ts'

const carried = z.object({ invoiceId: z.string(), paymentId: z.string(), minor: z.int().positive() })

/** Allows a cash discount that came late. What the button carries is looked at again where it is saved. */
export const discountAllow: Action = {
  id: 'discount-allow',
  right: 'log-cash-fact',
  async run({ db, clock, by, words }, value) {
    const late = carriedBy(carried, value)
    if (!late) return discountOutcomeView({ kind: 'no-such-discount' }, words)
    return discountOutcomeView(await allowDiscount(db, clock, by, late), words)
  },
}
