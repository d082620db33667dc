/**
 * A delivery, goods or work handed over, and what can come of logging one.
 *
 * What may be a slip is asked about before it is logged, whatever the limit says: what is logged for that day already, and more than its
 * order still has to deliver. Who named no order is asked whichever order the first one took: that may have been the last one open.
 *
 * Example: of SO-77, which has USD 7,500.00 to deliver, USD 75,000.00 is asked about: USD 67,500.00 more than was ordered.
 */
import type { Day } from './day.ts'
import type { Check } from './gate.ts'
import type { Money } from './money.ts'
import { beyond, type DeliveredOrder, type DeliveredOrderRefusal, type Order, toDeliver } from './order.ts'
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

/** As a button carries it: with how many of the customer's deliveries were of the same day and amount when the button was made. */
export type CarriedDelivery = Delivery & { readonly alike: number }

/** Why a delivery is asked about. */
export type DeliveryDoubt =
  | { readonly kind: 'again' }
  | { readonly kind: 'beyond'; readonly number: string; readonly toDeliver: Money; readonly beyond: Money }

/** `logged` are the customer's deliveries of the same day and amount. */
export function doubtsOf(
  { amount, orderId }: Pick<Delivery, 'amount' | 'orderId'>,
  known: {
    readonly order: Order | null
    readonly isOrderSaid: boolean
    readonly logged: readonly Pick<Delivery, 'orderId'>[]
  },
): DeliveryDoubt[] {
  const { order, isOrderSaid, logged } = known
  const isAgain = logged.some((other) => !isOrderSaid || other.orderId === orderId)
  const over = order && beyond(order, amount)
  return [
    ...(isAgain ? [{ kind: 'again' } as const] : []),
    ...(order && over && over.minor > 0
      ? [{ kind: 'beyond', number: order.number, toDeliver: toDeliver(order), beyond: over } as const]
      : []),
  ]
}

export type DeliveryOutcome =
  | CustomerRefusal
  | FutureRefusal
  | DeliveredOrderRefusal
  /** Asked about before it is logged as `delivery`, whose goods are to go or, by what was pressed, have gone. */
  | {
      readonly kind: 'doubtful'
      readonly delivery: CarriedDelivery
      readonly customerName: string
      readonly doubts: readonly DeliveryDoubt[]
      readonly hasGone: boolean
    }
  /** The gate: the goods are to stay. Logged as `delivery` when they have gone all the same. */
  | {
      readonly kind: 'stopped'
      readonly delivery: CarriedDelivery
      readonly orderNumber: string | null
      readonly check: Check
    }
  /** The button of a delivery that was stopped or asked about was pressed before. */
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
