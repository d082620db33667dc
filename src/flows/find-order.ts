import type { Customer } from '../core/customer.ts'
import { matchCustomer } from '../core/customer-match.ts'
import { numbersLike } from '../core/invoice.ts'
import type { Money } from '../core/money.ts'
import { type Order, type OrderPick, type OrderRefusal, pickOrder, type SaidOrder } from '../core/order.ts'
import { mayOn, type Right, reachOf } from '../core/person.ts'
import { findCustomer, listCustomers } from '../store/customers.ts'
import type { Db } from '../store/open.ts'
import { findOrdersByNumber, openOrderNumbers, openOrdersOf } from '../store/orders.ts'
import type { Actor } from './change.ts'

type Found = { readonly kind: 'match'; readonly order: Order; readonly customer: Customer } | OrderRefusal

/**
 * The order under a number, if the person may use this right on its customer. A number that two customers have is settled by the
 * customer typed behind it ('SO-77 ACME').
 */
export async function findOrderFor(db: Db, by: Actor, text: string, right: Right): Promise<Found> {
  const orders = await ordersNamed(db, by.workspaceId, text)
  const [order] = orders
  if (!order) {
    const ownerUserId = reachOf(by.role, right) === 'all' ? null : by.userId
    const numbers = await openOrderNumbers(db, by.workspaceId, ownerUserId)
    return { kind: 'no-such-order', text, didYouMean: numbersLike(text, numbers) }
  }
  const all = await Promise.all(
    orders.map(async (o) => ({
      order: o,
      customer: (await findCustomer(db, by.workspaceId, o.customerId)) as Customer,
    })),
  )
  // Whoever works only their own customers is asked about these alone.
  const mine = all.filter(({ customer: { ownerUserId } }) => mayOn(by.role, right, { userId: by.userId, ownerUserId }))
  const [first, another] = mine
  if (!first) return { kind: 'not-your-customer', customerName: (all[0] as (typeof all)[number]).customer.name }
  if (another)
    return { kind: 'which-order', number: order.number, customers: mine.map(({ customer }) => customer.name) }
  return { kind: 'match', ...first }
}

async function ordersNamed(db: Db, workspaceId: string, text: string): Promise<Order[]> {
  const whole = await findOrdersByNumber(db, workspaceId, text)
  const [, number, customerText] = /^(\S+)\s+(.+)$/.exec(text.trim()) ?? []
  if (whole.length > 0 || !number || !customerText) return whole
  const match = matchCustomer(customerText, await listCustomers(db, workspaceId))
  if (match.kind !== 'match') return []
  return (await findOrdersByNumber(db, workspaceId, number)).filter((o) => o.customerId === match.customer.id)
}

/**
 * The order that goods of a customer are of: the one that was named, the only open one of the currency, or none. Unnamed, prepaid ones may
 * be left out.
 */
export async function pickOrderOf(
  db: Db,
  workspaceId: string,
  customer: Customer,
  { said, amount, withPrepaid = true }: { said: SaidOrder; amount: Money; withPrepaid?: boolean },
): Promise<OrderPick> {
  const open = await openOrdersOf(db, workspaceId, customer.id)
  if (said.kind !== 'number') return pickOrder(withPrepaid ? open : open.filter((o) => !o.prepaid), said, amount)
  const named = (await findOrdersByNumber(db, workspaceId, said.number)).filter((o) => o.customerId === customer.id)
  return pickOrder([...named, ...open], said, amount)
}
