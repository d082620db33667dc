import type { Day } from '../core/day.ts'
import type { Delivery } from '../core/delivery.ts'
import { type Currency, money } from '../core/money.ts'
import type { Db } from './open.ts'

export type { Delivery }

const COLUMNS = ['id', 'customerId', 'amountMinor', 'currency', 'deliveredDay', 'note', 'orderId'] as const

function toDelivery(row: {
  id: string
  customerId: string
  amountMinor: number
  currency: Currency
  deliveredDay: Day
  note: string
  orderId: string | null
}): Delivery {
  const { amountMinor, currency, ...rest } = row
  return { ...rest, amount: money(amountMinor, currency) }
}

export async function insertDelivery(
  db: Db,
  workspaceId: string,
  { amount, ...delivery }: Delivery,
  made: { createdBy: string; createdAt: string },
): Promise<void> {
  await db
    .insertInto('deliveries')
    .values({
      workspaceId,
      ...delivery,
      amountMinor: amount.minor,
      currency: amount.currency,
      invoiceId: null,
      ...made,
    })
    .execute()
}

/** Deliveries that no invoice belongs to yet, of a customer or of all, the oldest first. */
export async function uninvoicedDeliveries(db: Db, workspaceId: string, customerId?: string): Promise<Delivery[]> {
  let query = db
    .selectFrom('deliveries')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('invoiceId', 'is', null)
  if (customerId !== undefined) query = query.where('customerId', '=', customerId)
  return (await query.orderBy('deliveredDay').orderBy('id').execute()).map(toDelivery)
}

/** A customer's other deliveries of the same day and amount. */
export async function deliveriesLike(db: Db, workspaceId: string, delivery: Delivery): Promise<Delivery[]> {
  const { id, customerId, deliveredDay, amount } = delivery
  const rows = await db
    .selectFrom('deliveries')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('customerId', '=', customerId)
    .where('deliveredDay', '=', deliveredDay)
    .where('amountMinor', '=', amount.minor)
    .where('currency', '=', amount.currency)
    .where('id', '<>', id)
    .execute()
  return rows.map(toDelivery)
}

export async function findDeliveries(db: Db, workspaceId: string, ids: readonly string[]): Promise<Delivery[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('deliveries')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('id', 'in', ids)
    .execute()
  return rows.map(toDelivery)
}

export async function linkDelivery(db: Db, workspaceId: string, deliveryId: string, invoiceId: string): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ invoiceId })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', deliveryId)
    .execute()
}
