import type { Db } from './open.ts'
import type { Database } from './schema.ts'

export type ExportedTable =
  | 'customers'
  | 'invoices'
  | 'payments'
  | 'allocations'
  | 'creditNotes'
  | 'orders'
  | 'deliveries'
  | 'dueChanges'
  | 'customerTerms'
  | 'accounts'
  | 'balances'
  | 'movements'
  | 'rates'
  | 'screenings'
  | 'looks'
  | 'signals'
  | 'tiers'
  | 'holds'
  | 'creditRequests'
  | 'creditQuestions'
  | 'limits'
  | 'parentChanges'
  | 'promises'
  | 'promisedInvoices'
  | 'putOffs'
  | 'disputes'
  | 'reminderHolds'
  | 'notes'
  | 'letters'
  | 'interestRates'
  | 'interestCharges'
  | 'duties'
  | 'audit'

/** Small, and with keys of their own. */
export type SmallTable = 'approvers' | 'creditSignatures' | 'members'

const ROWS_A_PAGE = 2000

/** All rows of a table in pages, in the order in which they were made. Rows made meanwhile come last. */
export async function* pagesOf<T extends ExportedTable>(
  db: Db,
  workspaceId: string,
  table: T,
): AsyncGenerator<Database[T][]> {
  let after = ''
  for (;;) {
    // Every one of these tables has the key (workspace_id, id); the types of one stand for all.
    const rows = await db
      .selectFrom(table as 'customers')
      .selectAll()
      .where('workspaceId', '=', workspaceId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(ROWS_A_PAGE)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    after = last.id
    yield rows as unknown as Database[T][]
  }
}

/** All rows of a small table. */
export async function rowsOf<T extends SmallTable>(db: Db, workspaceId: string, table: T): Promise<Database[T][]> {
  const rows = await db
    .selectFrom(table as 'approvers')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .orderBy('userId')
    .execute()
  return rows as unknown as Database[T][]
}
