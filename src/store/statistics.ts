import { SqliteAdapter, sql } from 'kysely'
import type { Db } from './open.ts'

/** So many rows an index are looked at: with fewer SQLite takes a company for a handful of rows, and reads whole tables for one customer. */
const ROWS_LOOKED_AT = 10_000

/**
 * Has the database count again what its tables hold, as it plans its ways through them by that. PostgreSQL's own count comes minutes after
 * a table has filled, and until then an insert that takes 20 ms takes a second; SQLite never counts by itself, and a customer's card that
 * takes a millisecond of 100,000 invoices takes a second.
 */
export async function refreshStatistics(db: Db): Promise<void> {
  try {
    if (db.getExecutor().adapter instanceof SqliteAdapter)
      await sql`pragma analysis_limit = ${sql.lit(ROWS_LOOKED_AT)}`.execute(db)
    await sql`analyze`.execute(db)
  } catch {
    // Without it everything is slow, nothing wrong.
  }
}
