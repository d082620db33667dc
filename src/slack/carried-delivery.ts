import { z } from 'zod'
import { isDay } from '../core/day.ts'
import type { Delivery } from '../core/delivery.ts'
import { isCurrency } from '../core/money.ts'
import { carriedBy } from './carried.ts'

const carried = z.object({
  id: z.uuid(),
  customerId: z.string(),
  amount: z.object({ minor: z.int().positive(), currency: z.string().refine(isCurrency) }),
  deliveredDay: z.string().refine(isDay),
  note: z.string(),
  orderId: z.string().nullable(),
  isMeant: z.boolean(),
})

/** A delivery from the button that carries it; `isMeant` when it was asked about before. null for what none of our buttons carries. */
export function readCarriedDelivery(value: string): (Delivery & { readonly isMeant: boolean }) | null {
  return carriedBy(carried, value)
}
