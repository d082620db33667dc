import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Actor } from '../../src/flows/change.ts'
import { type Change, listAuditHeads, recordChange, recordChanges } from '../../src/store/audit.ts'
import { hashOfRow } from '../../src/store/audit-chain.ts'
import { type Db, openStore } from '../../src/store/open.ts'
import { asAdmin, HandClock, openCompany, TEAM } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const NOW = '2026-11-20T10:00:00.000Z'
const TERMS: Change = {
  action: 'change-terms',
  subjectKind: 'invoice',
  subjectId: 'I1',
  before: { terms: 'net 30' },
}

const record = (db: Db, by: Actor, at: string, change: Change) =>
  db.transaction().execute((tx) => recordChange(tx, by, at, change))

eachDatabase('the audit trail', (openFresh, dialect) => {
  async function trail() {
    const { db } = await openFresh()
    await openCompany(db, new HandClock(NOW))
    await record(db, asAdmin, NOW, TERMS)
    return db
  }
  const rowsOf = (db: Db) => db.selectFrom('audit').selectAll().where('subjectId', '=', 'I1').execute()
  const lastOf = (db: Db) =>
    db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()

  test('says who changed what, when and through what, from what to what', async () => {
    const db = await trail()
    expect(await rowsOf(db)).toMatchObject([
      {
        workspaceId: TEAM,
        at: NOW,
        actor: asAdmin.userId,
        via: 'command',
        action: 'change-terms',
        before: '{"terms":"net 30"}',
        after: null,
        importId: null,
      },
    ])
  })

  test('numbers its rows from 1 on, each with its own hash, and its head is the last', async () => {
    const db = await trail()
    await db.transaction().execute((tx) =>
      recordChanges(
        tx,
        asAdmin,
        NOW,
        Array.from({ length: 1200 }, () => TERMS),
      ),
    )
    const rows = await db.selectFrom('audit').selectAll().orderBy('seq').execute()
    expect(rows.map((r) => r.seq)).toEqual(rows.map((_, i) => i + 1))
    expect(rows.length).toBeGreaterThan(1200)
    expect(new Set(rows.map((r) => r.hash)).size).toBe(rows.length)
    const { seq, hash } = await lastOf(db)
    expect(await listAuditHeads(db)).toEqual([{ workspaceId: TEAM, seq, hash }])
  })

  test('a company’s trail is its own', async () => {
    const db = await trail()
    const [before] = await listAuditHeads(db)
    await openCompany(db, new HandClock(NOW), { id: 'T0OTHER' })
    const other = { workspaceId: 'T0OTHER', seq: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }
    expect(await listAuditHeads(db)).toEqual(
      [before, other].sort((a, b) => ((a?.workspaceId ?? '') < (b?.workspaceId ?? '') ? -1 : 1)),
    )
  })

  test('what is rolled back leaves no gap', async () => {
    const db = await trail()
    const before = await lastOf(db)
    const failing = db.transaction().execute(async (tx) => {
      await recordChanges(tx, asAdmin, NOW, [TERMS, TERMS])
      throw new Error('and then it failed')
    })
    await expect(failing).rejects.toThrow('and then it failed')
    expect(await lastOf(db)).toEqual(before)
    await record(db, asAdmin, NOW, TERMS)
    const after = await lastOf(db)
    expect(after.seq).toBe(before.seq + 1)
    const { hash, ...fields } = after
    expect(hash).toBe(hashOfRow(before.hash, fields))
  })

  test('the first rows of a company may be written by several at once', async () => {
    const { db, url } = await openFresh()
    await openCompany(db, new HandClock(NOW))
    // Two connections of one process to SQLite would wait for each other: there, its one connection takes them in turn.
    const second = dialect === 'postgres' ? openStore(url) : null
    // A company whose head is not there yet, as one that was made before trails were chained and has no rows.
    await db
      .insertInto('workspaces')
      .values({ ...(await db.selectFrom('workspaces').selectAll().executeTakeFirstOrThrow()), id: 'T0NEW' })
      .execute()
    const by = { ...asAdmin, workspaceId: 'T0NEW' }
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 === 0 || !second ? db : second.db).transaction().execute((tx) => recordChange(tx, by, NOW, TERMS)),
      ),
    )
    await second?.close()
    const rows = await db.selectFrom('audit').selectAll().where('workspaceId', '=', 'T0NEW').orderBy('seq').execute()
    expect(rows.map((r) => r.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  })

  test('is written to only in the transaction of the change', async () => {
    const db = await trail()
    await expect(recordChange(db, asAdmin, NOW, TERMS)).rejects.toThrow('in the transaction of its change')
    expect(await rowsOf(db)).toHaveLength(1)
  })

  test('refuses to be changed', async () => {
    const db = await trail()
    const before = await rowsOf(db)
    await expect(db.updateTable('audit').set({ actor: 'U0OTHER' }).execute()).rejects.toThrow('append-only')
    await expect(db.updateTable('audit').set({ hash: 'f00d' }).execute()).rejects.toThrow('append-only')
    await expect(db.deleteFrom('audit').where('subjectId', '=', 'I1').execute()).rejects.toThrow('append-only')
    expect(await rowsOf(db)).toEqual(before)
  })

  test('refuses to be replaced under its own key', async () => {
    const db = await trail()
    const [row] = await rowsOf(db)
    if (!row) throw new Error('the change left no row')
    const again = { ...row, actor: 'U0OTHER' }
    const replacing = db
      .insertInto('audit')
      .values(again)
      .onConflict((c) => c.columns(['workspaceId', 'id']).doUpdateSet({ actor: 'U0OTHER' }))
    await expect(replacing.execute()).rejects.toThrow(dialect === 'sqlite' ? 'append-only' : /append-only|audit_by_seq/)
    expect(await rowsOf(db)).toEqual([row])
  })

  test('refuses a second row in the place of one, and a row without a place or a hash', async () => {
    const db = await trail()
    const [row] = await rowsOf(db)
    if (!row) throw new Error('the change left no row')
    const insert = (change: object) =>
      db
        .insertInto('audit')
        .values({ ...row, id: 'another', ...change })
        .execute()
    await expect(insert({})).rejects.toThrow(/append-only|audit_by_seq/)
    await expect(insert({ seq: null })).rejects.toThrow(/has its number|not-null/)
    await expect(insert({ seq: 1000, hash: null })).rejects.toThrow(/has its number|not-null/)
    expect(await rowsOf(db)).toEqual([row])
  })

  test('refuses what would take its rows away unseen', async () => {
    const db = await trail()
    const before = await db.selectFrom('audit').selectAll().execute()
    const sweeping =
      dialect === 'sqlite'
        ? [
            sql`insert or replace into audit select * from audit`,
            // Under another id, in the place of the same row.
            sql`insert or replace into audit (workspace_id, id, at, actor, via, action, subject_kind, subject_id, seq, hash)
              select workspace_id, 'x', at, 'U0OTHER', via, action, subject_kind, subject_id, seq, hash from audit where seq = 1`,
          ]
        : [sql`truncate audit`, sql`truncate workspaces cascade`]
    for (const statement of sweeping) await expect(statement.execute(db)).rejects.toThrow('append-only')
    expect(await db.selectFrom('audit').selectAll().execute()).toEqual(before)
  })

  test('its head only moves on', async () => {
    const db = await trail()
    const before = await listAuditHeads(db)
    const refused = [
      sql`update audit_heads set seq = seq - 1`,
      sql`update audit_heads set workspace_id = 'T0OTHER'`,
      sql`delete from audit_heads`,
      ...(dialect === 'sqlite'
        ? [sql`insert or replace into audit_heads select workspace_id, 0, '' from audit_heads`]
        : [sql`truncate audit_heads`]),
    ]
    for (const statement of refused) await expect(statement.execute(db)).rejects.toThrow('only moves on')
    expect(await listAuditHeads(db)).toEqual(before)
  })
})
