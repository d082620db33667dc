import { SqliteAdapter, sql } from 'kysely'
import type { Db } from './open.ts'

/**
 * Has PostgreSQL count again what its tables hold. Its own count comes minutes after a table has filled, and until then it goes on as it
 * began with an empty one: the checks of references read whole tables, an insert that takes 20 ms takes a second. SQLite needs none.
 */
export async function refreshStatistics(db: Db): Promise<void> {
  if (db.getExecutor().adapter instanceof SqliteAdapter) return
  // Without it an import is slow, not wrong.
  await sql`analyze`.execute(db).catch(() => {})
}
