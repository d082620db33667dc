/** The triggers by which the database itself refuses to change the audit trail. Whoever owns the tables can drop them: that shows. */
import { SqliteAdapter, sql } from 'kysely'
import type { Db } from './open.ts'

const GUARDS = {
  sqlite: [
    'audit_no_update',
    'audit_no_delete',
    'audit_no_replace',
    'audit_no_replace_of_seq',
    'audit_numbered',
    'audit_heads_no_way_back',
    'audit_heads_no_delete',
    'audit_heads_no_replace',
  ],
  postgres: ['audit_append_only', 'audit_heads_no_way_back', 'audit_heads_no_delete'],
} as const

/** The names of those that are not there, or are switched off. */
export async function missingAuditGuards(db: Db): Promise<string[]> {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
  const { rows } = await (isSqlite
    ? sql<{
        name: string
      }>`select name from sqlite_master where type = 'trigger' and tbl_name in ('audit', 'audit_heads')`
    : sql<{ name: string }>`select tgname as name from pg_trigger
        where tgrelid in (to_regclass('audit'), to_regclass('audit_heads')) and tgenabled in ('O', 'A')`
  ).execute(db)
  const found = new Set(rows.map(({ name }) => name))
  return GUARDS[isSqlite ? 'sqlite' : 'postgres'].filter((name) => !found.has(name))
}
