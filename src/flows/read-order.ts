import { numbersLike } from '../core/invoice.ts'
import type { Order, OrderCard, OrderOfAnswer, OrderRefusal } from '../core/order.ts'
import type { Db } from '../store/open.ts'
import { deliveriesOfOrder, findOrdersByNumber, openOrdersOf } from '../store/orders.ts'
import type { Actor } from './change.ts'
import { findCustomerFor } from './find-customer.ts'
import { findOrderFor } from './find-order.ts'

/** One order with its deliveries. */
export async function readOrder(
  db: Db,
  by: Actor,
  number: string,
): Promise<{ readonly kind: 'card'; readonly card: OrderCard } | OrderRefusal> {
  const found = await findOrderFor(db, by, number, 'read-customer')
  if (found.kind !== 'match') return found
  return { kind: 'card', card: await orderCardOf(db, by.workspaceId, found.order, found.customer.name) }
}

/** The order that a delivery was typed for without its amount. */
export async function readOrderOf(
  db: Db,
  by: Actor,
  { customerText, number }: { customerText: string; number: string },
): Promise<OrderOfAnswer> {
  const found = await findCustomerFor(db, by, customerText, 'log-sales-fact')
  if (found.kind !== 'match') return found
  const { id, name } = found.customer
  const order = (await findOrdersByNumber(db, by.workspaceId, number)).find((o) => o.customerId === id)
  if (order) return { kind: 'card', card: await orderCardOf(db, by.workspaceId, order, name) }
  const numbers = (await openOrdersOf(db, by.workspaceId, id)).map((o) => o.number)
  return { kind: 'no-such-order', text: number, didYouMean: numbersLike(number, numbers) }
}

export async function orderCardOf(db: Db, workspaceId: string, order: Order, customerName: string): Promise<OrderCard> {
  return { order, customerName, deliveries: await deliveriesOfOrder(db, workspaceId, order.id) }
}
