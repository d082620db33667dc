import { z } from 'zod'
import { isDay } from '../core/day.ts'
import type { CarriedDelivery } from '../core/delivery.ts'
import { isCurrency } from '../core/money.ts'
import { carriedBy } from './carried.ts'

const carried = z.object({
  id: z.uuid(),
  customerId: z.string(),
  amount: z.object({ minor: z.int().positive(), currency: z.string().refine(isCurrency) }),
  deliveredDay: z.string().refine(isDay),
  note: z.string(),
  orderId: z.string().nullable(),
  alike: z.int().nonnegative(),
})

/** A delivery from the button that carries it; null for what none of our buttons carries. */
export function readCarriedDelivery(value: string): CarriedDelivery | null {
  return carriedBy(carried, value)
}
