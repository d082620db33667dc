import { sql } from 'kysely'
import { type AuditHead, listAuditHeads } from './audit.ts'
import type { Db } from './open.ts'
import { listWorkspaceIds } from './workspaces.ts'

/** What a database holds, by which a copy of it is known. */
export type Inventory = {
  /** The name of the last migration. */
  readonly schema: string
  /** The ids of the companies whose books it holds. */
  readonly companies: readonly string[]
  /** How many rows each table has. */
  readonly rows: Readonly<Record<string, number>>
  /** The newest row of each company's audit trail: nothing before it can be changed without changing its hash. */
  readonly auditHeads: readonly AuditHead[]
}

export async function takeInventory(db: Db): Promise<Inventory> {
  const tables = (await db.introspection.getTables()).map((table) => table.name).sort()
  const counts = tables.map((name) => sql`select ${sql.lit(name)} as name, count(*) as n from ${sql.table(name)}`)
  const { rows } = await sql<{ name: string; n: number }>`${sql.join(counts, sql` union all `)} order by 1`.execute(db)
  const { rows: migrations } = await sql<{ name: string }>`select max(name) as name from kysely_migration`.execute(db)
  return {
    schema: migrations[0]?.name ?? '',
    companies: await listWorkspaceIds(db),
    rows: Object.fromEntries(rows.map((r) => [r.name, r.n])),
    auditHeads: await listAuditHeads(db),
  }
}
