import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import type { Look } from '../../src/core/look.ts'
import { newId } from '../../src/store/id.ts'
import { insertLook, looksByCustomer, looksOf } from '../../src/store/looks.ts'
import { FINANCE, HandClock, haveCustomer, openCompany, TEAM } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

eachDatabase('looks', (openFresh) => {
  async function looked(...days: readonly [on: string, more?: Partial<Look>][]) {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-20T10:00:00Z')
    await openCompany(db, clock)
    const { id: customerId } = await haveCustomer(db, clock, 'ACME Trading')
    for (const [on, more] of days) {
      const look: Look = {
        id: newId(),
        customerId,
        kind: 'refresh',
        day: day(on),
        suppliers: 'stable',
        buyers: 'changing',
        changed: on,
        lookedBy: FINANCE,
        ...more,
      }
      await insertLook(db, TEAM, look, `${on}T10:00:00Z`)
    }
    return { db, customerId }
  }

  test('are kept as they were entered, the newest first', async () => {
    const { db, customerId } = await looked(['2026-05-20'], ['2026-11-20', { buyers: null, changed: '“nothing”' }])
    const looks = await looksOf(db, TEAM, { customerId, day: day('2026-11-20') })
    expect(looks).toMatchObject([
      { day: '2026-11-20', suppliers: 'stable', buyers: null, changed: '“nothing”', lookedBy: FINANCE },
      { day: '2026-05-20', buyers: 'changing' },
    ])
  })

  test('as of a day are those of then, and of one kind if asked', async () => {
    const { db, customerId } = await looked(['2026-05-20'], ['2026-06-01', { kind: 'review' }], ['2026-11-20'])
    const on = async (asOf: string, kind?: 'review') =>
      (await looksOf(db, TEAM, { customerId, day: day(asOf), ...(kind ? { kind } : {}) })).map((l) => l.day)
    expect(await on('2026-11-19')).toEqual(['2026-06-01', '2026-05-20'])
    expect(await on('2026-11-20', 'review')).toEqual(['2026-06-01'])
    expect(await on('2026-05-19')).toEqual([])
  })

  test('are counted by kind, with the last day of each; of whom there are none there is nothing', async () => {
    const { db, customerId } = await looked(['2026-11-20'], ['2026-05-20'], ['2026-06-01', { kind: 'review' }])
    expect([...(await looksByCustomer(db, TEAM, [customerId, 'nobody']))]).toEqual([
      [customerId, { refresh: { count: 2, lastDay: '2026-11-20' }, review: { count: 1, lastDay: '2026-06-01' } }],
    ])
    expect((await looksByCustomer(db, 'T0OTHER', [customerId])).size).toBe(0)
  })
})
