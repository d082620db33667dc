import { z } from 'zod'
import { isDay } from '../../core/day.ts'
import { isCurrency } from '../../core/money.ts'
import { logGoneDelivery } from '../../flows/log-delivery.ts'
import type { Action } from '../action.ts'
import { carriedBy } from '../carried.ts'
import { deliveryOutcomeView } from '../views/delivery-outcome.ts'
import { sentenceView } from '../views/refusal.ts'

const carried = z.object({
  id: z.uuid(),
  customerId: z.string(),
  amount: z.object({ minor: z.int().positive(), currency: z.string().refine(isCurrency) }),
  deliveredDay: z.string().refine(isDay),
  note: z.string(),
  orderId: z.string().nullable(),
})

/** Logs a delivery that the gate had stopped: its goods have gone. What the button carries is looked at again where it is saved. */
export const deliveryGone: Action = {
  id: 'delivery-gone',
  right: 'log-sales-fact',
  async run({ db, clock, by, words }, value) {
    const delivery = carriedBy(carried, value)
    if (!delivery) return sentenceView(words.gate.notReadable)
    return deliveryOutcomeView(await logGoneDelivery(db, clock, by, delivery), words)
  },
}
