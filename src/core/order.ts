/**
 * An order: what a customer has bought and not all has been delivered yet; and which order a delivery belongs to.
 *
 * A delivery takes the order that was named. Where none was, it takes the only open order of its currency, and that is said; of several
 * it is asked, not guessed. What is delivered beyond an order is a fact like any other. A cancelled order keeps what was delivered of it;
 * when that was nothing, its number is free again.
 *
 * Example: of SO-77 over USD 20,000.00 a delivery of USD 12,500.00 leaves USD 7,500.00 to deliver.
 */
import type { Day } from './day.ts'
import type { Check } from './gate.ts'
import { invoiceNumberKey, numbersLike } from './invoice.ts'
import { type Money, money } from './money.ts'
import type { CustomerRefusal, FutureRefusal } from './outcome.ts'

export type Order = {
  readonly id: string
  readonly customerId: string
  readonly number: string
  readonly amount: Money
  /** The sum of its deliveries; more than `amount` when more was delivered. */
  readonly deliveredMinor: number
  readonly orderedDay: Day
  /** The customer pays before the goods go. */
  readonly prepaid: boolean
  readonly cancelledDay: Day | null
  readonly note: string
}

export type OrderState = 'open' | 'delivered' | 'cancelled'

export function orderStateOf(order: Order): OrderState {
  if (order.cancelledDay !== null) return 'cancelled'
  return toDeliver(order).minor === 0 ? 'delivered' : 'open'
}

/** Cancelled before anything was delivered of it: its number may be logged again. */
export function hasFreedNumber({
  cancelledDay,
  deliveredMinor,
}: Pick<Order, 'cancelledDay' | 'deliveredMinor'>): boolean {
  return cancelledDay !== null && deliveredMinor === 0
}

/** What is still to be delivered of an order that is not cancelled: 0 or more. */
export function toDeliver({ amount, deliveredMinor }: Pick<Order, 'amount' | 'deliveredMinor'>): Money {
  return money(Math.max(0, amount.minor - deliveredMinor), amount.currency)
}

/** Order numbers are compared as those of invoices are. */
export const orderNumberKey = invoiceNumberKey

/** What was said of the order behind a delivery: a number, that there is none, or nothing. */
export type SaidOrder =
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unsaid' }

export type OrderPick = { readonly kind: 'order'; readonly order: Order | null } | DeliveredOrderRefusal

/** In the order in which they are looked for. */
export type DeliveredOrderRefusal =
  | { readonly kind: 'no-such-order'; readonly text: string; readonly didYouMean: readonly string[] }
  | { readonly kind: 'order-cancelled'; readonly number: string; readonly cancelledDay: Day }
  | { readonly kind: 'order-in-other-currency'; readonly order: Order; readonly delivered: Money }
  | { readonly kind: 'which-of-orders'; readonly orders: readonly Order[] }

/** The order that a delivery is of. `orders` are all of the customer's that are open, and the one of the number that was said. */
export function pickOrder(orders: readonly Order[], said: SaidOrder, delivered: Money): OrderPick {
  if (said.kind === 'none') return { kind: 'order', order: null }
  const open = orders.filter((o) => orderStateOf(o) === 'open')
  if (said.kind === 'unsaid') {
    const fitting = open.filter((o) => o.amount.currency === delivered.currency)
    const [order = null, another] = fitting
    return another ? { kind: 'which-of-orders', orders: fitting } : { kind: 'order', order }
  }
  const order = orders.find((o) => orderNumberKey(o.number) === orderNumberKey(said.number))
  if (!order) {
    const numbers = open.map(({ number }) => number)
    return { kind: 'no-such-order', text: said.number, didYouMean: numbersLike(said.number, numbers) }
  }
  const { cancelledDay } = order
  if (cancelledDay !== null) return { kind: 'order-cancelled', number: order.number, cancelledDay }
  if (order.amount.currency !== delivered.currency) return { kind: 'order-in-other-currency', order, delivered }
  return { kind: 'order', order }
}

/** What a delivery took from its order, to be told. `unpaid`: what of a prepaid one goes on credit. */
export function takenFrom(
  order: Order,
  { amount, wasNamed, unpaidMinor = 0 }: { amount: Money; wasNamed: boolean; unpaidMinor?: number },
): DeliveredOrder {
  return {
    number: order.number,
    wasNamed,
    toDeliver: toDeliver({ ...order, deliveredMinor: order.deliveredMinor + amount.minor }),
    beyond: beyond(order, amount),
    unpaid: money(Math.max(0, unpaidMinor), amount.currency),
  }
}

/** What of a delivery goes beyond what its order still has to deliver. */
export function beyond(order: Order, { minor, currency }: Money): Money {
  return money(Math.max(0, minor - toDeliver(order).minor), currency)
}

/** An order as it is shown, with its deliveries in order of day. */
export type OrderCard = {
  readonly order: Order
  readonly customerName: string
  readonly deliveries: readonly { readonly day: Day; readonly amount: Money }[]
}

export type OrderRefusal =
  | { readonly kind: 'no-such-order'; readonly text: string; readonly didYouMean: readonly string[] }
  | { readonly kind: 'which-order'; readonly number: string; readonly customers: readonly string[] }
  | { readonly kind: 'not-your-customer'; readonly customerName: string }

/** The order that a delivery was typed for without its amount. */
export type OrderOfAnswer =
  | CustomerRefusal
  | Extract<OrderRefusal, { kind: 'no-such-order' }>
  | { readonly kind: 'card'; readonly card: OrderCard }

export type OrderOutcome =
  | CustomerRefusal
  | FutureRefusal
  | { readonly kind: 'already-ordered'; readonly card: OrderCard }
  /** The gate does not let it through. */
  | { readonly kind: 'stopped'; readonly number: string; readonly check: Check }
  /** `check` is null where there is no firewall. */
  | {
      readonly kind: 'recorded'
      readonly order: Order
      readonly customerName: string
      readonly check: Check | null
    }

export type CancelOutcome =
  | OrderRefusal
  | { readonly kind: 'already-cancelled'; readonly card: OrderCard }
  | { readonly kind: 'already-delivered'; readonly card: OrderCard }
  | { readonly kind: 'cancelled'; readonly order: Order; readonly customerName: string; readonly freed: Money }

/** What a delivery did to its order. */
export type DeliveredOrder = {
  readonly number: string
  /** False: nobody named it, it was the only open one. */
  readonly wasNamed: boolean
  readonly toDeliver: Money
  /** What was delivered beyond it; 0 when nothing was. */
  readonly beyond: Money
  /** What of a delivery on a prepaid order no receipt covers; 0 when all is paid, or nothing was to be. */
  readonly unpaid: Money
}
