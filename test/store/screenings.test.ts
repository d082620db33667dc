import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { currency } from '../../src/core/money.ts'
import type { Finding } from '../../src/core/screening.ts'
import type { YearFigures } from '../../src/core/statements.ts'
import { insertScreening, screeningsByCustomer, screeningsOf } from '../../src/store/screenings.ts'
import { HandClock, haveCustomer, openCompany, TEAM } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const NOW = '2026-11-20T10:00:00.000Z'
const LOOKED = { result: 'clear', evidence: '见附件，“扫描件”', lookedBy: 'U0FINANCE' } as const
const figures: YearFigures = {
  sales: 9_007_199_254_740_991,
  'cost-of-sales': 300_000_000,
  'operating-profit': -36_000_000,
  interest: 0,
  'current-assets': 150_000_000,
  stock: 60_000_000,
  'current-liabilities': 100_000_000,
  liabilities: 180_000_000,
  equity: -1,
}
const registry = (lookedDay: string): Finding => ({
  ...LOOKED,
  step: 'registry',
  lookedDay: day(lookedDay),
  registration: { kind: 'uscc', number: '91110000600037341L' },
  grades: { 'credit-report': 'good', 'court-records': null, 'management-changes': 'poor' },
})
const statements: Finding = {
  ...LOOKED,
  step: 'statements',
  lookedDay: day('2026-11-10'),
  statements: { currency: currency('JPY'), yearEnd: day('2025-12-31'), year: figures, before: figures },
}

eachDatabase('findings', (openFresh) => {
  async function company() {
    const { db } = await openFresh()
    const clock = new HandClock(NOW)
    await openCompany(db, clock)
    const { id: acme } = await haveCustomer(db, clock, 'ACME Trading')
    const { id: globex } = await haveCustomer(db, clock, 'Globex')
    return { db, acme, globex }
  }

  test('come back as they were, the oldest first, and those of one day as they were written', async () => {
    const { db, acme } = await company()
    const second: Finding = { ...registry('2026-11-10'), result: 'failed' }
    for (const finding of [registry('2026-11-12'), registry('2026-11-10'), statements, second])
      await insertScreening(db, TEAM, { customerId: acme, finding }, NOW)
    const found = await screeningsOf(db, TEAM, acme, day('2026-11-20'))
    expect(found).toEqual([registry('2026-11-10'), statements, second, registry('2026-11-12')])
  })

  test('are those that were known on the day', async () => {
    const { db, acme } = await company()
    for (const finding of [registry('2026-11-10'), registry('2026-11-12')])
      await insertScreening(db, TEAM, { customerId: acme, finding }, NOW)
    const known = async (on: string) => (await screeningsOf(db, TEAM, acme, day(on))).length
    expect([await known('2026-11-09'), await known('2026-11-10'), await known('2026-11-12')]).toEqual([0, 1, 2])
  })

  test('are told by customer, of each company its own', async () => {
    const { db, acme, globex } = await company()
    await insertScreening(db, TEAM, { customerId: acme, finding: statements }, NOW)
    await insertScreening(db, TEAM, { customerId: globex, finding: registry('2026-11-10') }, NOW)
    const ids = [acme, globex, 'nobody']
    const found = await screeningsByCustomer(db, TEAM, ids, day('2026-11-20'))
    expect(Object.fromEntries(found)).toEqual({ [acme]: [statements], [globex]: [registry('2026-11-10')] })
    expect((await screeningsByCustomer(db, 'T0OTHER', ids, day('2026-11-20'))).size).toBe(0)
    expect((await screeningsByCustomer(db, TEAM, [], day('2026-11-20'))).size).toBe(0)
  })
})
