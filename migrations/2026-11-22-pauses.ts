// What the outbox must not do before an instant: post into a channel, read a workspace's history. Shared by every process.
import { type Kysely, SqliteAdapter, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
  let table = db.schema
    .createTable('pauses')
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('until_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('pauses_pk', ['workspace_id', 'what'] as never[])
    .addForeignKeyConstraint('pauses_workspace', ['workspace_id'] as never[], 'workspaces', ['id'])
  if (isSqlite) table = table.modifyEnd(sql`strict`)
  await table.execute()
}
