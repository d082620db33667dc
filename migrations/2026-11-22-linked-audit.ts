// Every row of a company's audit trail names its place and holds the hash of the row before: what is taken out or changed shows.
import { type Kysely, SqliteAdapter, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
  const int = isSqlite ? 'integer' : 'bigint'
  await db.schema.alterTable('audit').addColumn('seq', int).execute()
  await db.schema.alterTable('audit').addColumn('hash', 'text').execute()
  let heads = db.schema
    .createTable('audit_heads')
    .addColumn('workspace_id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('seq', int, (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addForeignKeyConstraint('audit_heads_workspace', ['workspace_id'] as never[], 'workspaces', ['id'])
  if (isSqlite) heads = heads.modifyEnd(sql`strict`)
  await heads.execute()
}
