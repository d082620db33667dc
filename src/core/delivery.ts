/** A delivery, goods or work handed over, and what can come of logging one. */
import type { Day } from './day.ts'
import type { Check } from './gate.ts'
import type { Money } from './money.ts'
import type { DeliveredOrder, DeliveredOrderRefusal } from './order.ts'
import type { CustomerRefusal, FutureRefusal } from './outcome.ts'

export type Delivery = {
  readonly id: string
  readonly customerId: string
  readonly amount: Money
  readonly deliveredDay: Day
  readonly note: string
  /** The order that it is of. */
  readonly orderId: string | null
}

export type DeliveryOutcome =
  | CustomerRefusal
  | FutureRefusal
  | DeliveredOrderRefusal
  /** The gate: the goods are to stay. Logged as `delivery` when they have gone all the same. */
  | {
      readonly kind: 'stopped'
      readonly delivery: Delivery
      readonly orderNumber: string | null
      readonly check: Check
    }
  /** The button of a stopped delivery was pressed before. */
  | { readonly kind: 'already-logged'; readonly delivery: Delivery; readonly customerName: string }
  | {
      readonly kind: 'recorded'
      readonly customerName: string
      readonly amount: Money
      readonly deliveredDay: Day
      readonly invoiceBy: Day
      readonly order: DeliveredOrder | null
      /** What the gate said, of goods that had gone all the same. */
      readonly breach?: Check
    }
