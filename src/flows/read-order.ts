import type { Order, OrderCard, OrderRefusal } from '../core/order.ts'
import type { Db } from '../store/open.ts'
import { deliveriesOfOrder } from '../store/orders.ts'
import type { Actor } from './change.ts'
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

export async function orderCardOf(db: Db, workspaceId: string, order: Order, customerName: string): Promise<OrderCard> {
  return { order, customerName, deliveries: await deliveriesOfOrder(db, workspaceId, order.id) }
}
