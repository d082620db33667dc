import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { recordChange } from '../../src/store/audit.ts'
import type { Db } from '../../src/store/open.ts'
import { asAdmin, HandClock, openCompany, TEAM } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const NOW = '2026-11-20T10:00:00.000Z'

eachDatabase('the audit trail', (openFresh) => {
  async function trail() {
    const { db } = await openFresh()
    await openCompany(db, new HandClock(NOW))
    const change = { action: 'change-terms', subjectKind: 'invoice', subjectId: 'I1', before: { terms: 'net 30' } }
    await recordChange(db, asAdmin, NOW, change)
    return db
  }
  const rowsOf = (db: Db) => db.selectFrom('audit').selectAll().where('subjectId', '=', 'I1').execute()

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
      },
    ])
  })

  test('refuses to be changed', async () => {
    const db = await trail()
    const before = await rowsOf(db)
    await expect(db.updateTable('audit').set({ actor: 'U0OTHER' }).execute()).rejects.toThrow('append-only')
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
    await expect(replacing.execute()).rejects.toThrow('append-only')
    expect(await rowsOf(db)).toEqual([row])
  })

  test('refuses what would take its rows away unseen', async () => {
    const db = await trail()
    const [row] = await rowsOf(db)
    const isSqlite = (await sql`select 1 from pg_tables limit 1`.execute(db).catch(() => null)) === null
    const sweeping = isSqlite
      ? sql`insert or replace into audit select * from audit`.execute(db)
      : sql`truncate audit`.execute(db)
    await expect(sweeping).rejects.toThrow('append-only')
    expect(await rowsOf(db)).toEqual([row])
  })
})
