import { promises as fs } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { FileMigrationProvider, Migrator } from 'kysely/migration'
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/flows/change.ts'
import { verifyAudit } from '../../src/flows/verify-audit.ts'
import { type Change, recordChange } from '../../src/store/audit.ts'
import { type AuditFields, hashOfRow } from '../../src/store/audit-chain.ts'
import { migrate } from '../../src/store/migrate.ts'
import type { Db } from '../../src/store/open.ts'
import { asAdmin } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const AT = '2026-11-20T10:00:00.000Z'
const ROW: AuditFields = {
  workspaceId: 'T1',
  seq: 1,
  id: 'A',
  at: AT,
  actor: 'U1',
  via: 'command',
  action: 'change-terms',
  subjectKind: 'invoice',
  subjectId: 'I1',
  before: null,
  after: '{"terms":"net 30"}',
  importId: null,
}

describe('the hash of a row', () => {
  test('is that of its documented text', () => {
    // From outside: printf '%s' '["","T1",1,"A",…]' | sha256sum
    expect(hashOfRow('', ROW)).toBe('6171a06a3bcc9cec32be40d0a0f4a86067362cd9a1efe689ccea4a1ab065633f')
  })

  test.each(Object.keys(ROW) as (keyof AuditFields)[])('depends on %s', (field) => {
    expect(hashOfRow('', { ...ROW, [field]: field === 'seq' ? 2 : 'x' })).not.toBe(hashOfRow('', ROW))
  })

  test('depends on the row before it, and on where one field ends and the next begins', () => {
    expect(hashOfRow('f00d', ROW)).not.toBe(hashOfRow('', ROW))
    const moved = { ...ROW, subjectKind: 'invoic', subjectId: 'eI1' }
    expect(hashOfRow('', moved)).not.toBe(hashOfRow('', ROW))
    expect(hashOfRow('', { ...ROW, before: 'null' })).not.toBe(hashOfRow('', { ...ROW, before: null }))
  })
})

const record = (db: Db, by: Actor, at: string, change: Change) =>
  db.transaction().execute((tx) => recordChange(tx, by, at, change))

eachDatabase('a database from before trails were chained', (openFresh, dialect) => {
  /** Of two companies, with some rows of each by turns. */
  async function openOld(): Promise<Db> {
    const { db } = await openFresh()
    if (dialect === 'sqlite') {
      await sql`pragma foreign_keys = off`.execute(db)
      for (const { name } of await db.introspection.getTables({ withInternalKyselyTables: true }))
        await sql`drop table ${sql.table(name)}`.execute(db)
      await sql`pragma foreign_keys = on`.execute(db)
    } else await sql`drop schema public cascade; create schema public`.execute(db)
    const migrationFolder = path.join(import.meta.dirname, '..', '..', 'migrations')
    const migrator = new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder }) })
    const { error } = await migrator.migrateTo('2026-11-22-foundation')
    if (error) throw error
    for (const id of ['T1', 'T2', 'T3'])
      await sql`insert into workspaces (id, name, base_currency, time_zone, calendar, posting_hour, language,
          escalate_after_days, dso_window_months, stale_after_days, payments_are_cash, facts_at)
        values (${id}, 'Old', 'USD', 'UTC', 'none', 9, 'en', 3, 12, 10, 1, ${AT})`.execute(db)
    for (let i = 0; i < 2500; i++)
      await sql`insert into audit (workspace_id, id, at, actor, via, action, subject_kind, subject_id, before, after)
        values (${i % 5 === 0 ? 'T2' : 'T1'}, ${String(i).padStart(6, '0')}, ${AT}, 'U1', 'command', 'change-terms',
          'invoice', ${`I${i}`}, null, '{"terms":"net 30"}')`.execute(db)
    return db
  }

  test('has its rows chained in the order in which they were made, goes on from there, and refuses changes again', async () => {
    const db = await openOld()
    await migrate(db)
    expect(await verifyAudit(db)).toMatchObject([
      { kind: 'whole', workspaceId: 'T1', rows: 2000 },
      { kind: 'whole', workspaceId: 'T2', rows: 500 },
      // Nobody sets a company up without a row.
      { kind: 'broken', workspaceId: 'T3', seq: 1, what: 'missing' },
    ])
    const ids = await db.selectFrom('audit').select('id').where('workspaceId', '=', 'T1').orderBy('seq').execute()
    expect(ids.map((r) => r.id)).toEqual(ids.map((r) => r.id).toSorted())
    for (const workspaceId of ['T1', 'T3'])
      await record(db, { ...asAdmin, workspaceId }, AT, { action: 'a', subjectKind: 'b', subjectId: 'c' })
    expect((await verifyAudit(db)).map((check) => check.kind === 'whole' && check.rows)).toEqual([2001, 500, 1])
    await expect(db.updateTable('audit').set({ actor: 'U0OTHER' }).execute()).rejects.toThrow('append-only')
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow('append-only')
  })
})
