import type { Day } from '../core/day.ts'
import { type Currency, type Money, money } from '../core/money.ts'
import { hasFreedNumber, type Order, orderNumberKey } from '../core/order.ts'
import type { Db } from './open.ts'

const COLUMNS = [
  'id',
  'customerId',
  'number',
  'amountMinor',
  'deliveredMinor',
  'currency',
  'orderedDay',
  'prepaid',
  'cancelledDay',
  'note',
] as const

type Row = Omit<Order, 'amount' | 'prepaid'> & { amountMinor: number; currency: Currency; prepaid: 0 | 1 }

function toOrder({ amountMinor, currency, prepaid, ...row }: Row): Order {
  return { ...row, amount: money(amountMinor, currency), prepaid: prepaid === 1 }
}

export async function insertOrder(
  db: Db,
  workspaceId: string,
  { amount, prepaid, ...order }: Order,
  made: { createdBy: string; createdAt: string },
): Promise<void> {
  await db
    .insertInto('orders')
    .values({
      workspaceId,
      ...order,
      numberKey: orderNumberKey(order.number),
      amountMinor: amount.minor,
      currency: amount.currency,
      prepaid: prepaid ? 1 : 0,
      ...made,
    })
    .execute()
}

export async function findOrder(db: Db, workspaceId: string, id: string): Promise<Order | null> {
  const row = await db
    .selectFrom('orders')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toOrder(row) : null
}

/** All orders under a number, one at most for a customer: the one that has it, or who had it last when its number is free again. */
export async function findOrdersByNumber(db: Db, workspaceId: string, number: string): Promise<Order[]> {
  const rows = await db
    .selectFrom('orders')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('numberKey', '=', orderNumberKey(number))
    .orderBy('id')
    .execute()
  const byCustomer = new Map<string, Order>()
  for (const order of rows.map(toOrder)) {
    const other = byCustomer.get(order.customerId)
    if (!other || hasFreedNumber(other)) byCustomer.set(order.customerId, order)
  }
  return [...byCustomer.values()]
}

/** A customer's orders that are neither delivered whole nor cancelled, the oldest first. */
export async function openOrdersOf(db: Db, workspaceId: string, customerId: string): Promise<Order[]> {
  const rows = await db
    .selectFrom('orders')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('customerId', '=', customerId)
    .where('cancelledDay', 'is', null)
    .whereRef('deliveredMinor', '<', 'amountMinor')
    .orderBy('orderedDay')
    .orderBy('id')
    .execute()
  return rows.map(toOrder)
}

/** Numbers of open orders, for 'did you mean': of one owner's customers, or of all. The newest first, at most 5,000. */
export async function openOrderNumbers(db: Db, workspaceId: string, ownerUserId: string | null): Promise<string[]> {
  let query = db
    .selectFrom('orders')
    .innerJoin('customers', (j) =>
      j.onRef('customers.workspaceId', '=', 'orders.workspaceId').onRef('customers.id', '=', 'orders.customerId'),
    )
    .select('number')
    .where('orders.workspaceId', '=', workspaceId)
    .where('cancelledDay', 'is', null)
    .whereRef('deliveredMinor', '<', 'amountMinor')
  if (ownerUserId !== null) query = query.where('customers.ownerUserId', '=', ownerUserId)
  const rows = await query.orderBy('orderedDay', 'desc').limit(5000).execute()
  return rows.map((r) => r.number)
}

/** Adds to what is delivered of an order; the delivery's own row is there already. */
export async function addDelivered(db: Db, workspaceId: string, orderId: string, minor: number): Promise<void> {
  await db
    .updateTable('orders')
    .set((eb) => ({ deliveredMinor: eb('deliveredMinor', '+', minor) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', orderId)
    .execute()
}

export async function cancelOrder(db: Db, workspaceId: string, id: string, cancelledDay: Day): Promise<void> {
  await db
    .updateTable('orders')
    .set({ cancelledDay })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

/** The deliveries of an order in order of day. */
export async function deliveriesOfOrder(
  db: Db,
  workspaceId: string,
  orderId: string,
): Promise<{ day: Day; amount: Money }[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['deliveredDay', 'amountMinor', 'currency'])
    .where('workspaceId', '=', workspaceId)
    .where('orderId', '=', orderId)
    .orderBy('deliveredDay')
    .orderBy('id')
    .execute()
  return rows.map((r) => ({ day: r.deliveredDay, amount: money(r.amountMinor, r.currency) }))
}
