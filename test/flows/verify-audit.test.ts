import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { changeFacts } from '../../src/flows/change.ts'
import { auditHeadsOf, verifyAudit } from '../../src/flows/verify-audit.ts'
import { type Change, listAuditHeads, recordChanges } from '../../src/store/audit.ts'
import { FIRST_HASH, hashOfRow } from '../../src/store/audit-chain.ts'
import { missingAuditGuards } from '../../src/store/audit-guards.ts'
import { type Db, openStore } from '../../src/store/open.ts'
import { recordRestore } from '../../src/store/restored.ts'
import type { Database } from '../../src/store/schema.ts'
import { asAdmin, asFinance, HandClock, openCompany, TEAM } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const AT = '2026-11-20T10:00:00.000Z'
const OTHER = 'T0OTHER'
const change = (n: number): Change => ({
  action: 'change-terms',
  subjectKind: 'invoice',
  subjectId: `I${n}`,
  before: { n },
  after: { n },
})

function record(db: Db, changes: readonly Change[], at = AT): Promise<void> {
  return db.transaction().execute((tx) => recordChanges(tx, asAdmin, at, changes))
}

eachDatabase('verifying the audit trail', (openFresh, dialect) => {
  /** Two companies: one whose trail is looked at, of `rows` rows, and one that nobody touches. */
  async function trail(rows: number) {
    const { db, url } = await openFresh()
    const clock = new HandClock(AT)
    await openCompany(db, clock)
    await openCompany(db, clock, { id: OTHER })
    for (let n = 2; n <= rows; n++) await record(db, [change(n)])
    return { db, url, clock }
  }

  /** What somebody with the rights of the database's owner would do first. */
  async function unguard(db: Db) {
    if (dialect === 'sqlite') {
      const triggers = await sql<{ name: string }>`select name from sqlite_master where type = 'trigger'`.execute(db)
      for (const { name } of triggers.rows) await sql`drop trigger ${sql.table(name)}`.execute(db)
      await sql`drop index audit_by_seq`.execute(db)
    } else
      await sql`alter table audit disable trigger user; alter table audit_heads disable trigger user;
        drop index audit_by_seq; alter table audit alter column seq drop not null`.execute(db)
  }

  const ofTeam = async (db: Db, heads = {}) => (await verifyAudit(db, heads)).find((c) => c.workspaceId === TEAM)
  const rowAt = (db: Db, seq: number) =>
    db.selectFrom('audit').selectAll().where('workspaceId', '=', TEAM).where('seq', '=', seq).executeTakeFirstOrThrow()
  const update = (db: Db, seq: number, set: Partial<Database['audit']>) =>
    db.updateTable('audit').set(set).where('workspaceId', '=', TEAM).where('seq', '=', seq).execute()

  /** The whole trail with new hashes, head and all. */
  async function rewrite(db: Db) {
    const rows = await db.selectFrom('audit').selectAll().where('workspaceId', '=', TEAM).orderBy('seq').execute()
    let hash = FIRST_HASH
    for (const [i, row] of rows.entries()) {
      const seq = i + 1
      hash = hashOfRow(hash, { ...row, seq })
      await db
        .updateTable('audit')
        .set({ seq, hash })
        .where('workspaceId', '=', TEAM)
        .where('id', '=', row.id)
        .execute()
    }
    await db.updateTable('auditHeads').set({ seq: rows.length, hash }).where('workspaceId', '=', TEAM).execute()
  }

  test('a long trail is whole, in more than one batch, and each company has its own', async () => {
    const { db } = await trail(1)
    await record(
      db,
      Array.from({ length: 2499 }, (_, i) => change(i)),
    )
    const heads = await listAuditHeads(db)
    const hashOf = (id: string) => heads.find((h) => h.workspaceId === id)?.hash
    expect(await verifyAudit(db, { heads })).toEqual(
      [
        { kind: 'whole', workspaceId: TEAM, rows: 2500, hash: hashOf(TEAM), earlierThanBefore: 0 },
        { kind: 'whole', workspaceId: OTHER, rows: 1, hash: hashOf(OTHER), earlierThanBefore: 0 },
      ].sort((a, b) => (a.workspaceId < b.workspaceId ? -1 : 1)),
    )
  })

  test('any field of any row that was changed is seen, at that row', async () => {
    const { db } = await trail(6)
    await unguard(db)
    const tampered: Omit<Database['audit'], 'workspaceId' | 'seq'> = {
      id: 'another',
      at: '2026-11-20T10:00:00.001Z',
      actor: 'U0SOMEBODY',
      via: 'job',
      action: 'something-else',
      subjectKind: 'other',
      subjectId: 'another',
      before: '{"terms":"net 90"}',
      after: '{"terms":"net 91"}',
      importId: 'another',
      hash: '0'.repeat(64),
    }
    for (let seq = 1; seq <= 6; seq++) {
      for (const [column, value] of Object.entries(tampered)) {
        const row = await rowAt(db, seq)
        await update(db, seq, { [column]: value })
        const { id } = await rowAt(db, seq)
        const seen = { kind: 'broken', workspaceId: TEAM, seq, id, what: 'changed' }
        expect(await ofTeam(db), `${column} of row ${seq}`).toEqual(seen)
        await update(db, seq, row)
      }
      const { before } = await rowAt(db, seq)
      await update(db, seq, { before: null })
      expect((await ofTeam(db))?.kind, `what was before, in row ${seq}`).toBe(before === null ? 'whole' : 'broken')
      await update(db, seq, { before })
    }
    expect(await ofTeam(db)).toMatchObject({ kind: 'whole', rows: 6 })
  })

  const copyOf = async (db: Db, seq: number, set: Partial<Record<keyof Database['audit'], unknown>>) =>
    db
      .insertInto('audit')
      .values({ ...(await rowAt(db, seq)), id: 'slipped-in', ...(set as object) })
      .execute()
  const remove = (db: Db, from: number, to = from) =>
    db.deleteFrom('audit').where('workspaceId', '=', TEAM).where('seq', '>=', from).where('seq', '<=', to).execute()

  const TAMPERED: [what: string, tamper: (db: Db) => Promise<unknown>, seen: object][] = [
    ['the first row taken out', (db) => remove(db, 1), { seq: 1, id: null, what: 'missing' }],
    ['a row taken out', (db) => remove(db, 4), { seq: 4, id: null, what: 'missing' }],
    ['the last rows taken out', (db) => remove(db, 7, 8), { seq: 7, id: null, what: 'missing' }],
    ['all rows taken out', (db) => remove(db, 1, 8), { seq: 1, id: null, what: 'missing' }],
    [
      'a row taken out and the rest numbered anew',
      async (db) => {
        await remove(db, 4)
        for (const seq of [5, 6, 7, 8]) await update(db, seq, { seq: seq - 1 })
      },
      { seq: 4, what: 'changed' },
    ],
    ['a row given to another company', (db) => update(db, 4, { workspaceId: OTHER }), { seq: 4, what: 'missing' }],
    [
      'two rows that changed places',
      async (db) => {
        await update(db, 4, { seq: 100 })
        await update(db, 5, { seq: 4 })
        await update(db, 100, { seq: 5 })
      },
      { seq: 4, what: 'changed' },
    ],
    ['a row slipped in at the end', (db) => copyOf(db, 8, { seq: 9 }), { seq: 9, id: 'slipped-in', what: 'changed' }],
    [
      'a row slipped in at the end that fits',
      async (db) => {
        const last = await rowAt(db, 8)
        const row = { ...last, id: 'slipped-in', seq: 9 }
        await copyOf(db, 8, { seq: 9, hash: hashOfRow(last.hash, row) })
      },
      { seq: 9, id: 'slipped-in', what: 'head' },
    ],
    ['a second row in the place of one', (db) => copyOf(db, 4, {}), { what: expect.stringMatching('missing|changed') }],
    [
      'a second row in the place of the last',
      (db) => copyOf(db, 8, {}),
      { seq: 8, what: expect.stringMatching('extra|changed') },
    ],
    ['a row without a number', (db) => copyOf(db, 4, { seq: null }), { seq: 0, id: 'slipped-in', what: 'extra' }],
    ['a row before the first', (db) => copyOf(db, 4, { seq: 0 }), { seq: 0, id: 'slipped-in', what: 'extra' }],
    ['a head set back', (db) => db.updateTable('auditHeads').set({ seq: 7 }).execute(), { seq: 8, what: 'head' }],
    ['a head set on', (db) => db.updateTable('auditHeads').set({ seq: 9 }).execute(), { seq: 9, what: 'missing' }],
    [
      'a head with another hash',
      (db) => db.updateTable('auditHeads').set({ hash: 'f00d' }).execute(),
      { seq: 8, what: 'head' },
    ],
    ['a head taken away', (db) => db.deleteFrom('auditHeads').execute(), { seq: 8, what: 'head' }],
  ]
  test.each(TAMPERED)('%s is seen', async (_, tamper, seen) => {
    const { db } = await trail(8)
    await unguard(db)
    await tamper(db)
    expect(await ofTeam(db)).toMatchObject({ kind: 'broken', workspaceId: TEAM, ...seen })
  })

  const WRITTEN_ANEW: [what: string, tamper: (db: Db) => Promise<unknown>, seen: object][] = [
    ['with another actor', (db) => update(db, 3, { actor: 'U0SOMEBODY' }), { seq: 5, what: 'differs', rows: 8 }],
    ['without a row', (db) => remove(db, 3), { seq: 5, what: 'differs', rows: 7 }],
    ['without its last rows', (db) => remove(db, 5, 8), { seq: 5, what: 'ends-before', rows: 4 }],
    [
      'without its last rows, which only the newer backup knew',
      (db) => remove(db, 8),
      { seq: 8, what: 'ends-before', rows: 7 },
    ],
  ]
  test.each(WRITTEN_ANEW)('a trail written anew %s is whole, but not what a backup knew', async (_, tamper, lost) => {
    const { db } = await trail(5)
    const older = await listAuditHeads(db)
    await record(db, [change(6), change(7), change(8)])
    const newer = await listAuditHeads(db)
    const heads = [...newer, ...older]
    await unguard(db)
    expect(await ofTeam(db, { heads })).toMatchObject({ kind: 'whole', rows: 8 })
    await tamper(db)
    await rewrite(db)
    expect(await ofTeam(db)).toMatchObject({ kind: 'whole' })
    expect(await ofTeam(db, { heads })).toEqual({ kind: 'lost', workspaceId: TEAM, restored: null, ...lost })
  })

  test('a company without any row is broken, though nothing refers to one', async () => {
    const { db } = await trail(3)
    await unguard(db)
    await remove(db, 1, 3)
    await rewrite(db)
    const seen = { kind: 'broken', workspaceId: TEAM, seq: 1, id: null, what: 'missing' }
    expect(await ofTeam(db)).toEqual(seen)
    await db.deleteFrom('auditHeads').execute()
    expect(await ofTeam(db)).toEqual(seen)
  })

  test('a restore of an earlier backup is told where the trail tells it', async () => {
    const { db } = await trail(3)
    const restored = { file: 'a.db', madeAt: AT, workspaceIds: [TEAM], before: [] }
    await recordRestore(db, new Date(AT), restored)
    const lost = { kind: 'lost', workspaceId: TEAM, seq: 9, rows: 4, restored: { seq: 4, file: 'a.db' } }
    const heads = [{ workspaceId: TEAM, seq: 9, hash: 'f00d' }]
    expect(await ofTeam(db, { heads })).toEqual({ ...lost, what: 'ends-before' })
    await record(db, [change(5), change(6), change(7), change(8), change(9), change(10)])
    expect(await ofTeam(db, { heads })).toEqual({ ...lost, rows: 10, what: 'differs' })
  })

  test('a guard of the trail that was dropped or switched off is missing', async () => {
    const { db } = await trail(1)
    expect(await missingAuditGuards(db)).toEqual([])
    const [dropped] = dialect === 'sqlite' ? ['audit_no_update'] : ['audit_append_only']
    await (dialect === 'sqlite'
      ? sql`drop trigger audit_no_update`
      : sql`alter table audit disable trigger audit_append_only`
    ).execute(db)
    expect(await missingAuditGuards(db)).toEqual([dropped])
  })

  test('a company that a backup knew and that is gone is seen', async () => {
    const { db } = await trail(2)
    const heads = [{ workspaceId: 'T0GONE', seq: 3, hash: 'f00d' }]
    const seen = { kind: 'lost', workspaceId: 'T0GONE', seq: 3, what: 'ends-before', rows: 0, restored: null }
    expect(await verifyAudit(db, { heads })).toContainEqual(seen)
  })

  test('a clock set back is noted, and breaks nothing', async () => {
    const { db } = await trail(3)
    await record(db, [change(4), change(5)], '2026-11-20T09:00:00.000Z')
    expect(await ofTeam(db)).toMatchObject({ kind: 'whole', rows: 5, earlierThanBefore: 1 })
  })

  test('writers side by side leave one whole trail, and one that fails leaves no gap', async () => {
    const { db, url, clock } = await trail(1)
    const second = dialect === 'postgres' ? openStore(url) : null
    const outcomes = await Promise.allSettled(
      Array.from({ length: 24 }, (_, n) =>
        changeFacts(n % 2 === 0 || !second ? db : second.db, clock, asFinance, async ({ audit }) => {
          audit(change(n), change(n))
          if (n % 6 === 5) throw new Error('refused by the world')
        }),
      ),
    )
    const sharing = Array.from({ length: 4 }, (_, n) => record(second?.db ?? db, [change(n)]))
    await Promise.all(sharing)
    await second?.close()
    expect(outcomes.filter((o) => o.status === 'rejected').length).toBe(4)
    expect(await ofTeam(db)).toMatchObject({ kind: 'whole', rows: 1 + 20 * 2 + 4 })
  })

  test('can be done while others write', async () => {
    const { db, url } = await trail(1)
    await record(
      db,
      Array.from({ length: 3000 }, (_, i) => change(i)),
    )
    const second = dialect === 'postgres' ? openStore(url) : null
    let isOver = false
    const checking = verifyAudit(second?.db ?? db).finally(() => {
      isOver = true
    })
    let written = 0
    for (; !isOver; written++) {
      await record(db, [change(written)])
      await setImmediate()
    }
    expect(written).toBeGreaterThan(1)
    expect((await checking).every(({ kind }) => kind === 'whole')).toBe(true)
    expect(await ofTeam(db)).toMatchObject({ kind: 'whole', rows: 3001 + written })
    await second?.close()
  })
})

test.each([
  [
    'of a backup',
    '{"file":"a.db","auditHeads":[{"workspaceId":"T1","seq":2,"hash":"ab"}]}',
    [{ workspaceId: 'T1', seq: 2, hash: 'ab' }],
  ],
  ['that is no JSON', 'auditHeads', null],
  ['without heads', '{"file":"a.db"}', null],
  ['with half a head', '{"auditHeads":[{"workspaceId":"T1","seq":2}]}', null],
])('the heads in a manifest %s', (_, text, heads) => {
  expect(auditHeadsOf(text)).toEqual(heads)
})
