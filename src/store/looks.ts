import type { Looked } from '../core/credit-file.ts'
import type { Day } from '../core/day.ts'
import type { Look, LookKind } from '../core/look.ts'
import { inBatches } from './batches.ts'
import type { Db } from './open.ts'

const CUSTOMERS_A_QUERY = 500

/** One look more; who looked is who made the row. */
export async function insertLook(
  db: Db,
  workspaceId: string,
  { lookedBy, ...look }: Look,
  createdAt: string,
): Promise<void> {
  await db
    .insertInto('looks')
    .values({ workspaceId, ...look, createdBy: lookedBy, createdAt })
    .execute()
}

/** The looks at a customer's file on or before a day, the newest first. */
export async function looksOf(
  db: Db,
  workspaceId: string,
  { customerId, day, kind, limit = 100 }: { customerId: string; day: Day; kind?: LookKind; limit?: number },
): Promise<Look[]> {
  let query = db
    .selectFrom('looks')
    .select(['id', 'customerId', 'kind', 'day', 'suppliers', 'buyers', 'changed', 'createdBy as lookedBy'])
    .where('workspaceId', '=', workspaceId)
    .where('customerId', '=', customerId)
    .where('day', '<=', day)
  if (kind) query = query.where('kind', '=', kind)
  return query.orderBy('day', 'desc').orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** How often and when last these customers' files were looked at; of whose nobody looked at is not in it. */
export async function looksByCustomer(
  db: Db,
  workspaceId: string,
  customerIds: readonly string[],
): Promise<Map<string, Partial<Record<LookKind, Looked>>>> {
  const found = new Map<string, Partial<Record<LookKind, Looked>>>()
  for (const ids of inBatches(customerIds, CUSTOMERS_A_QUERY)) {
    const rows = await db
      .selectFrom('looks')
      .select(['customerId', 'kind'])
      .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('day').as('lastDay')])
      .where('workspaceId', '=', workspaceId)
      .where('customerId', 'in', ids)
      .groupBy(['customerId', 'kind'])
      .execute()
    for (const { customerId, kind, count, lastDay } of rows)
      found.set(customerId, { ...found.get(customerId), [kind]: { count, lastDay } })
  }
  return found
}
