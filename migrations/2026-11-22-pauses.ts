// What the outbox must not do before an instant (post into a channel, read a workspace's history), shared by every process; and what was
// handled once, which is asked for before there is any company to belong to.
import { type Kysely, SqliteAdapter, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter

  async function table(name: string, [first, second, third]: readonly [string, string, string]) {
    let builder = db.schema
      .createTable(name)
      .addColumn(first, 'text', (c) => c.notNull())
      .addColumn(second, 'text', (c) => c.notNull())
      .addColumn(third, 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint(`${name}_pk`, [first, second] as never[])
    if (isSqlite) builder = builder.modifyEnd(sql`strict`)
    await builder.execute()
  }

  await table('pauses', ['workspace_id', 'what', 'until_at'])
  // Kept for an hour, so there is nothing in it to bring along.
  await db.schema.dropTable('handled_events').execute()
  await table('handled_events', ['workspace_id', 'id', 'at'])
  await db.schema.createIndex('handled_events_by_age').on('handled_events').column('at').execute()
}
