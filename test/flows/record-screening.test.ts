import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import type { Found, ScreeningResult } from '../../src/core/screening.ts'
import type { Actor } from '../../src/flows/change.ts'
import { exportAll } from '../../src/flows/export-all.ts'
import { readScreeningCard } from '../../src/flows/read-screening.ts'
import { recordScreening } from '../../src/flows/record-screening.ts'
import type { Db } from '../../src/store/open.ts'
import {
  actor,
  asAdmin,
  asFinance,
  asSales,
  FINANCE,
  HandClock,
  haveCustomer,
  openCompany,
  TEAM,
  VIEWER,
} from '../support/company.ts'
import { REGISTRY, REPUTATION, SOUND, STATEMENTS } from '../support/credit.ts'
import { eachDatabase } from '../support/databases.ts'
import { WITH_FIREWALL } from '../support/firewall.ts'

eachDatabase('a screening', (openFresh) => {
  async function company({ hasFirewall = true } = {}) {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-20T10:00:00Z')
    const workspace = await openCompany(db, clock, hasFirewall ? WITH_FIREWALL : {})
    const { id } = await haveCustomer(db, clock, 'ACME Trading')
    const record = (
      found: Found,
      more: { by?: Actor; result?: ScreeningResult; evidence?: string; customerId?: string } = {},
    ) =>
      recordScreening(db, clock, more.by ?? asFinance, {
        customerId: more.customerId ?? id,
        result: more.result ?? 'clear',
        evidence: more.evidence ?? 'seen',
        found,
      })
    const read = (by: Actor = asFinance) =>
      readScreeningCard(db, by, workspace, { whose: { customerId: id }, today: day('2026-11-20') })
    const all = async () => {
      for (const found of [REGISTRY, STATEMENTS, REPUTATION]) await record(found)
    }
    return { db, clock, id, record, read, all }
  }
  const rows = async (db: Db) => (await db.selectFrom('screenings').selectAll().execute()).length
  const audited = (db: Db) =>
    db.selectFrom('audit').selectAll().where('action', '=', 'record-screening').orderBy('seq').execute()

  test('step by step: each is recorded with who and when, and the third brings score and first limit', async () => {
    const { db, id, record, read } = await company()
    expect(await record(REGISTRY)).toMatchObject({
      kind: 'recorded',
      step: 'registry',
      card: { screening: { isThrough: false, score: null } },
    })
    await record(STATEMENTS)
    const last = await record(REPUTATION, { result: 'concern', evidence: 'called two suppliers' })
    const card = {
      customer: { id },
      screening: {
        isThrough: true,
        score: 100,
        steps: {
          registry: { ...REGISTRY, result: 'clear', evidence: 'seen', lookedDay: '2026-11-20', lookedBy: FINANCE },
          reputation: { result: 'concern', evidence: 'called two suppliers' },
        },
      },
      firstLimit: { kind: 'known', amount: money(12_000_000, currency('USD')) },
      limit: null,
      mayRecord: true,
      mayAsk: true,
    }
    expect(last).toMatchObject({ kind: 'recorded', card })
    expect(await read()).toMatchObject({ kind: 'card', card })
    expect((await audited(db)).map((a) => [a.actor, a.subjectKind, a.subjectId])).toEqual(
      Array.from({ length: 3 }, () => [FINANCE, 'customer', id]),
    )
    expect(JSON.parse((await audited(db))[2]?.after ?? '')).toEqual({
      ...REPUTATION,
      result: 'concern',
      evidence: 'called two suppliers',
    })
  })

  test('keeps what was found before, and goes by the last', async () => {
    const { db, all, record, read } = await company()
    await all()
    await record(REGISTRY, { result: 'failed', evidence: 'struck off' })
    expect(await read()).toMatchObject({
      card: { screening: { isThrough: false, score: 100, steps: { registry: { evidence: 'struck off' } } } },
    })
    expect(await rows(db)).toBe(4)
  })

  test.each<[string, Found, object]>([
    ['a grade', { ...REPUTATION, grades: { reputation: 'poor', 'supply-chain': 'good' } } as Found, ['reputation']],
    [
      'the ratios',
      { ...STATEMENTS, statements: { ...STATEMENTS.statements, year: { ...SOUND, equity: 0 } } } as Found,
      ['key-ratios'],
    ],
  ])('is not called clear with %s poor: nothing is written', async (_, found, points) => {
    const { db, record } = await company()
    expect(await record(found)).toEqual({ kind: 'not-clear', points })
    expect([await rows(db), (await audited(db)).length]).toEqual([0, 0])
    expect(await record(found, { result: 'concern' })).toMatchObject({ kind: 'recorded' })
  })

  test('is not called clear on statements of more than eighteen months ago: nothing is written', async () => {
    const { db, record } = await company()
    const endedOn = (yearEnd: string): Found => ({
      step: 'statements',
      statements: { currency: currency('USD'), yearEnd: day(yearEnd), year: SOUND, before: SOUND },
    })
    expect(await record(endedOn('2025-05-19'))).toEqual({
      kind: 'statements-old',
      yearEnd: '2025-05-19',
      monthsMax: 18,
    })
    expect([await rows(db), (await audited(db)).length]).toEqual([0, 0])
    expect(await record(endedOn('2025-05-19'), { result: 'concern' })).toMatchObject({ kind: 'recorded' })
    expect(await record(endedOn('2025-05-20'))).toMatchObject({ kind: 'recorded' })
  })

  test('is refused to whoever sells, or only reads, though they may see it', async () => {
    const { db, record, read } = await company()
    for (const by of [asSales, actor(VIEWER, 'viewer')]) {
      expect(await record(REGISTRY, { by })).toEqual({ kind: 'not-your-customer', customerName: 'ACME Trading' })
      expect(await read(by)).toMatchObject({ kind: 'card', card: { mayRecord: false } })
    }
    expect(await read(actor('U0SALES2', 'sales'))).toEqual({ kind: 'not-your-customer', customerName: 'ACME Trading' })
    expect(await record(REGISTRY, { customerId: 'edited by hand' })).toMatchObject({ kind: 'no-such-customer' })
    expect(await rows(db)).toBe(0)
  })

  test('of another company is not to be had under its id', async () => {
    const { db, clock, id } = await company()
    await openCompany(db, clock, { id: 'T0OTHER' })
    const by = { ...asAdmin, workspaceId: 'T0OTHER' }
    expect(
      await recordScreening(db, clock, by, { customerId: id, result: 'clear', evidence: 'x', found: REGISTRY }),
    ).toMatchObject({
      kind: 'no-such-customer',
    })
    expect(await rows(db)).toBe(0)
  })

  test('that is through ends the duty to screen, and one that fails later brings it back', async () => {
    const { db, all, record } = await company()
    const states = async () =>
      (await db.selectFrom('duties').select('state').where('rule', '=', 'screen-customer').execute()).map(
        (d) => d.state,
      )
    expect(await states()).toEqual(['planned'])
    await all()
    expect(await states()).toEqual(['cancelled'])
    await record(REGISTRY, { result: 'failed' })
    expect(await states()).toEqual(['planned'])
  })

  test('gives the customer a tier by its score', async () => {
    const { db, all } = await company()
    await all()
    const tiers = await db.selectFrom('tiers').select(['workspaceId', 'tier']).execute()
    expect(tiers).toEqual([{ workspaceId: TEAM, tier: 'green' }])
  })

  test('may be kept without a firewall too, which gates nothing and asks nobody', async () => {
    const { db, all, read } = await company({ hasFirewall: false })
    await all()
    expect(await read()).toMatchObject({ card: { screening: { isThrough: true }, mayAsk: false, hasFirewall: false } })
    const count = async (table: 'duties' | 'tiers') => (await db.selectFrom(table).selectAll().execute()).length
    expect([await count('duties'), await count('tiers')]).toEqual([0, 0])
  })

  test('goes into the export with what it found', async () => {
    const { db, record } = await company()
    await record(REGISTRY, { evidence: 'seen, and printed' })
    const file = (await exportAll(db, TEAM, day('2026-11-20'))).find((f) => f.name === 'screenings.csv')
    expect(file?.text).toContain('ACME Trading,ACME,2026-11-20,registry,clear,"seen, and printed"')
    expect(file?.text).toContain('506700GE1G29325QX363')
  })

  test('without evidence is no finding: the form has to have asked', async () => {
    const { db, record } = await company()
    await expect(record(REGISTRY, { evidence: ' ' })).rejects.toThrow('without evidence')
    expect(await rows(db)).toBe(0)
  })
})
