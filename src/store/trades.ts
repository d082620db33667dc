/** What goes on with customers: what they ordered, had delivered and were invoiced. */
import type { Trade } from '../core/credit-file.ts'
import { type Day, dayAt, laterDay } from '../core/day.ts'
import { inBatches } from './batches.ts'
import type { Db } from './open.ts'

const CUSTOMERS_A_QUERY = 500

/** When something last went on with each of these customers, and whether something is open. */
export async function tradesOf(
  db: Db,
  { id: workspaceId, timeZone }: { id: string; timeZone: string },
  customerIds: readonly string[],
): Promise<Map<string, Trade>> {
  const trades = new Map<string, Trade>()
  for (const ids of inBatches(customerIds, CUSTOMERS_A_QUERY)) {
    const known = await db
      .selectFrom('customers')
      .select(['id', 'createdAt'])
      .where('workspaceId', '=', workspaceId)
      .where('id', 'in', ids)
      .execute()
    const created = new Map(known.map((c) => [c.id, dayAt(new Date(c.createdAt), timeZone)]))
    const last = await lastDays(db, workspaceId, ids)
    for (const [id, createdDay] of created) {
      const { lastDay = createdDay, isOpen = false } = last.get(id) ?? {}
      trades.set(id, { lastDay, isOpen })
    }
  }
  return trades
}

async function lastDays(db: Db, workspaceId: string, ids: readonly string[]): Promise<Map<string, Trade>> {
  const invoiced = await db
    .selectFrom('invoices')
    .select('customerId')
    .select((eb) => [
      eb.fn.max('issuedDay').as('lastDay'),
      eb.fn.sum<number>(eb.case().when('outstandingMinor', '>', 0).then(1).else(0).end()).as('open'),
    ])
    .where('workspaceId', '=', workspaceId)
    .where('customerId', 'in', ids)
    .groupBy('customerId')
    .execute()
  const delivered = await db
    .selectFrom('deliveries')
    .select('customerId')
    .select((eb) => [
      eb.fn.max('deliveredDay').as('lastDay'),
      eb.fn.sum<number>(eb.case().when('invoiceId', 'is', null).then(1).else(0).end()).as('open'),
    ])
    .where('workspaceId', '=', workspaceId)
    .where('customerId', 'in', ids)
    .groupBy('customerId')
    .execute()
  const ordered = await db
    .selectFrom('orders')
    .select('customerId')
    .select((eb) => [
      eb.fn.max('orderedDay').as('lastDay'),
      eb.fn
        .sum<number>(
          eb
            .case()
            .when(eb.and([eb('cancelledDay', 'is', null), eb('deliveredMinor', '<', eb.ref('amountMinor'))]))
            .then(1)
            .else(0)
            .end(),
        )
        .as('open'),
    ])
    .where('workspaceId', '=', workspaceId)
    .where('customerId', 'in', ids)
    .groupBy('customerId')
    .execute()
  const last = new Map<string, Trade>()
  for (const { customerId, lastDay, open } of [...invoiced, ...delivered, ...ordered])
    last.set(customerId, both(last.get(customerId), { lastDay, isOpen: Number(open) > 0 }))
  return last
}

function both(a: Trade | undefined, b: { lastDay: Day; isOpen: boolean }): Trade {
  return a ? { lastDay: laterDay(a.lastDay, b.lastDay), isOpen: a.isOpen || b.isOpen } : b
}
