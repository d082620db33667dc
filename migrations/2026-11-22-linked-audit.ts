// Every row of a company's audit trail names its place and holds the hash of the row before: what is taken out or changed shows.
import { type Kysely, SqliteAdapter, sql } from 'kysely'
import { type AuditFields, FIRST_HASH, hashOfRow } from '../src/store/audit-chain.ts'

const ROWS_AT_ONCE = 1000

export async function up(db: Kysely<unknown>): Promise<void> {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
  const int = isSqlite ? 'integer' : 'bigint'
  const run = (statement: string) => sql.raw(statement).execute(db)

  await db.schema.alterTable('audit').addColumn('import_id', 'text').execute()
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

  // The rows that are there already, in the order in which they were made. Only here are they written to.
  await run(isSqlite ? 'drop trigger audit_no_update' : 'alter table audit disable trigger audit_append_only')
  await chainOldRows(db)
  await run(
    isSqlite
      ? `create trigger audit_no_update before update on audit
           begin select raise(abort, 'the audit trail is append-only'); end`
      : 'alter table audit enable trigger audit_append_only',
  )

  await db.schema
    .createIndex('audit_by_seq')
    .unique()
    .on('audit')
    .columns(['workspace_id', 'seq'] as never[])
    .execute()
  if (isSqlite) {
    // A column that is added to a table of SQLite's cannot refuse null by itself.
    await run(`create trigger audit_numbered before insert on audit when new.seq is null or new.hash is null
      begin select raise(abort, 'a row of the audit trail has its number and its hash'); end`)
    await run(`create trigger audit_no_replace_of_seq before insert on audit
      when exists (select 1 from audit where workspace_id = new.workspace_id and seq = new.seq)
      begin select raise(abort, 'the audit trail is append-only'); end`)
    await run(`create trigger audit_heads_no_way_back before update on audit_heads
      when new.workspace_id <> old.workspace_id or new.seq < old.seq
      begin select raise(abort, 'the head of an audit trail only moves on'); end`)
    await run(`create trigger audit_heads_no_delete before delete on audit_heads
      begin select raise(abort, 'the head of an audit trail only moves on'); end`)
    // 'insert or replace' takes the old row away without asking the trigger on delete.
    await run(`create trigger audit_heads_no_replace before insert on audit_heads
      when exists (select 1 from audit_heads where workspace_id = new.workspace_id)
      begin select raise(abort, 'the head of an audit trail only moves on'); end`)
  } else {
    await run('alter table audit alter column seq set not null, alter column hash set not null')
    await run(`create function audit_heads_move_on() returns trigger language plpgsql as
      $$ begin raise exception 'the head of an audit trail only moves on'; end $$`)
    await run(`create trigger audit_heads_no_way_back before update on audit_heads for each row
      when (new.workspace_id <> old.workspace_id or new.seq < old.seq) execute function audit_heads_move_on()`)
    await run(`create trigger audit_heads_no_delete before delete or truncate on audit_heads
      for each statement execute function audit_heads_move_on()`)
  }
}

/** Ids sort by the time they were made. */
async function chainOldRows(db: Kysely<unknown>): Promise<void> {
  const { rows: workspaces } = await sql<{ id: string }>`select id from workspaces`.execute(db)
  for (const { id: workspaceId } of workspaces) {
    let seq = 0
    let hash = FIRST_HASH
    for (let last = ''; ; ) {
      const { rows } = await sql<Omit<AuditFields, 'workspaceId' | 'seq' | 'importId'>>`
        select id, at, actor, via, action, subject_kind as "subjectKind", subject_id as "subjectId", before, after
        from audit where workspace_id = ${workspaceId} and id > ${last} order by id limit ${ROWS_AT_ONCE}`.execute(db)
      for (const row of rows) {
        seq += 1
        hash = hashOfRow(hash, { ...row, workspaceId, seq, importId: null })
        await sql`update audit set seq = ${seq}, hash = ${hash}
          where workspace_id = ${workspaceId} and id = ${row.id}`.execute(db)
      }
      const end = rows.at(-1)
      if (!end) break
      last = end.id
    }
    if (seq > 0) await sql`insert into audit_heads values (${workspaceId}, ${seq}, ${hash})`.execute(db)
  }
}
