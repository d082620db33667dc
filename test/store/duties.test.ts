import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { dutiesDue, dutiesOfChains, insertDuties, updateDuties } from '../../src/store/duties.ts'
import { newId } from '../../src/store/id.ts'
import { HandClock, haveCustomer, openCompany, TEAM } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const NOW = '2026-11-20T10:00:00.000Z'

eachDatabase('duties', (openFresh) => {
  async function company() {
    const { db } = await openFresh()
    const clock = new HandClock(NOW)
    await openCompany(db, clock)
    const { id: customerId } = await haveCustomer(db, clock, 'ACME Trading')
    const duty = (subjectId: string, dueDay = '2026-11-20', more: object = {}) => ({
      id: newId(),
      rule: 'start-collection' as const,
      subjectKind: 'invoice' as const,
      subjectId,
      step: 3,
      chainId: subjectId,
      customerId,
      ruleDay: day(dueDay),
      dueDay: day(dueDay),
      ...more,
    })
    return { db, duty }
  }

  test('are planned once for a rule, subject and step: the second stays away, whatever its day', async () => {
    const { db, duty } = await company()
    const first = duty('I1', '2026-11-20')
    await insertDuties(db, TEAM, [first], NOW)
    await insertDuties(db, TEAM, [duty('I1', '2026-12-24'), duty('I2')], NOW)
    expect(await dutiesOfChains(db, TEAM, ['I1'])).toEqual([
      {
        ...first,
        state: 'planned',
        end: null,
        messageId: null,
        openedDay: null,
        snoozedBy: null,
        createdAt: NOW,
        endedAt: null,
        messageState: null,
      },
    ])
    expect(await dutiesOfChains(db, TEAM, ['I1', 'I2'])).toHaveLength(2)
  })

  test.each(['done', 'cancelled', 'superseded'] as const)('that are %s are not planned anew', async (state) => {
    const { db, duty } = await company()
    const first = duty('I1')
    await insertDuties(db, TEAM, [first], NOW)
    await updateDuties(db, TEAM, [first.id], { state })
    await insertDuties(db, TEAM, [duty('I1')], NOW)
    expect((await dutiesOfChains(db, TEAM, ['I1'])).map((d) => d.state)).toEqual([state])
    expect(await dutiesDue(db, TEAM, day('2027-01-01'))).toEqual([])
  })

  test('are one each for each rule and each step of a subject', async () => {
    const { db, duty } = await company()
    const all = [
      duty('I1'),
      duty('I1', '2026-11-20', { step: 4 }),
      duty('I1', '2026-11-20', { rule: 'remind-before-due', step: 2 }),
    ]
    await insertDuties(db, TEAM, all, NOW)
    expect(await dutiesOfChains(db, TEAM, ['I1'])).toHaveLength(3)
  })

  test('are due on their day and on every later one, never before', async () => {
    const { db, duty } = await company()
    await insertDuties(
      db,
      TEAM,
      [duty('TODAY', '2026-11-20'), duty('LONG-AGO', '2026-08-01'), duty('TOMORROW', '2026-11-21')],
      NOW,
    )
    const due = await dutiesDue(db, TEAM, day('2026-11-20'))
    expect(due.map((d) => d.subjectId)).toEqual(['LONG-AGO', 'TODAY'])
  })
})
