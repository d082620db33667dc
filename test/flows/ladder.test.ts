import { expect, test } from 'vitest'
import { addDays, type Day, day, weekday } from '../../src/core/day.ts'
import { DEFAULT_DUNNING, type DunningPolicy } from '../../src/core/dunning-policy.ts'
import { changeTerms } from '../../src/flows/change-terms.ts'
import { endDispute } from '../../src/flows/end-dispute.ts'
import { finishDuty, snoozeDuty } from '../../src/flows/end-duty.ts'
import { openDispute } from '../../src/flows/open-dispute.ts'
import { readDuties } from '../../src/flows/read-duties.ts'
import { recordBalance } from '../../src/flows/record-balance.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { recordPromise } from '../../src/flows/record-promise.ts'
import { reversePayment } from '../../src/flows/reverse-payment.ts'
import { saveDunningPolicy } from '../../src/flows/save-dunning-policy.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { findViolations } from '../../src/store/invariants.ts'
import type { Db } from '../../src/store/open.ts'
import {
  amount,
  asAdmin,
  asFinance,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  TEAM,
} from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

eachDatabase('a debtor is warned in order', (openFresh) => {
  /** INV-1 of ACME over 100.00 and due on a day, logged in the forenoon of another; every morning since then was swept. */
  async function owed(from: string, due: string, policy: Partial<DunningPolicy> = {}) {
    const { db } = await openFresh()
    const clock = new HandClock(`${from}T10:00:00Z`)
    await openCompany(db, clock)
    await saveDunningPolicy(db, clock, asAdmin, { ...DEFAULT_DUNNING, ...policy })
    await haveCustomer(db, clock, 'ACME Trading')
    await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100', issued: '2026-08-01', due })
    let today = day(from)
    const said: string[] = []
    /** The mornings up to and with a day, and its forenoon. Returns all warnings that were said so far. */
    const until = async (last: string) => {
      while (today < last) {
        today = addDays(today, 1)
        clock.set(`${today}T09:00:00Z`)
        if (weekday(today) > 5) continue
        await sweepDuties(db, clock, TEAM)
        for (const d of await warnings(db)) if (d.openedDay === today) said.push(`${d.rule} ${today}`)
      }
      clock.set(`${today}T10:00:00Z`)
      expect(await findViolations(db)).toEqual([])
      return said
    }
    return { db, clock, until }
  }
  type Owed = Awaited<ReturnType<typeof owed>>

  const warnings = (db: Db) =>
    db
      .selectFrom('duties')
      .select(['id', 'rule', 'dueDay', 'openedDay', 'state', 'messageId'])
      .where('step', '>=', 3)
      .orderBy('step')
      .execute()
  const standing = async (db: Db) => (await warnings(db)).map((d) => `${d.rule} ${d.dueDay} ${d.state}`)
  const idOf = async (db: Db, rule: string) => (await warnings(db)).find((d) => d.rule === rule)?.id as string
  const which = { text: 'INV-1' }
  const promise = async ({ db, clock }: Owed, until: string) =>
    expect(
      await recordPromise(db, clock, asFinance, { which, promisedDay: day(until), amount: null, note: '', link: null }),
    ).toMatchObject({ kind: 'recorded' })

  test.each<[string, string, string, Partial<DunningPolicy>, string[]]>([
    [
      'long overdue when it is brought in',
      '2026-11-23',
      '2026-08-31',
      {},
      ['start-collection 2026-11-24', 'final-notice 2026-12-08', 'hand-over 2027-01-01'],
    ],
    [
      'where the ladder has a day between its steps and all fall on one Monday',
      '2026-11-16',
      '2026-11-14',
      { finalNoticeDays: 8, handOverDays: 9 },
      ['start-collection 2026-11-23', 'final-notice 2026-11-24', 'hand-over 2026-11-25'],
    ],
    [
      'where the ladder has no final notice',
      '2026-11-23',
      '2026-08-31',
      { finalNoticeDays: null },
      ['start-collection 2026-11-24', 'hand-over 2027-01-01'],
    ],
  ])('%s', async (_, from, due, policy, expected) => {
    const { until } = await owed(from, due, policy)
    expect(await until('2027-02-26')).toEqual(expected)
  })

  test('a promise for long after the due day that is broken starts with collection', async () => {
    const at = await owed('2026-11-03', '2026-11-01')
    await promise(at, '2026-12-18')
    expect(await at.until('2027-02-26')).toEqual([
      'start-collection 2026-12-21',
      'final-notice 2027-01-04',
      'hand-over 2027-01-28',
    ])
  })

  test('a dispute that is rejected long after the due day too', async () => {
    const { db, clock, until } = await owed('2026-11-02', '2026-11-01')
    await openDispute(db, clock, asFinance, { which, amount: null, reason: 'short', untilDay: null })
    expect(await until('2026-12-18')).toEqual([])
    await endDispute(db, clock, asFinance, { which, outcome: 'rejected' })
    expect(await until('2027-02-26')).toEqual([
      'start-collection 2026-12-21',
      'final-notice 2027-01-04',
      'hand-over 2027-01-28',
    ])
  })

  test('what is coming shows when it will be said, before and after the step below it was', async () => {
    const { db, clock, until } = await owed('2026-11-23', '2026-08-31')
    const coming = async () => {
      const today = clock.now().toISOString().slice(0, 10) as Day
      const found = await readDuties(db, asAdmin, { today, scope: { kind: 'team' } })
      if (found.kind !== 'list') throw new Error(found.kind)
      return found.list.coming.map((d) => `${d.rule} ${d.dueDay}`)
    }
    expect(await coming()).toEqual([
      'send-invoice 2026-08-05',
      'remind-before-due 2026-08-17',
      'start-collection 2026-09-07',
      'final-notice 2026-12-07',
    ])
    await until('2026-11-24')
    expect(await coming()).toEqual(['final-notice 2026-12-08'])
    await until('2026-12-08')
    expect(await standing(db)).toEqual([
      'start-collection 2026-09-07 superseded',
      'final-notice 2026-12-08 open',
      'hand-over 2027-01-01 planned',
    ])
  })

  test('a step put to sleep puts off those after it, also when it sleeps past their day', async () => {
    const { db, clock, until } = await owed('2026-11-23', '2026-08-31', { finalNoticeDays: 9, handOverDays: 45 })
    await until('2026-11-24')
    await snoozeDuty(db, clock, asAdmin, { dutyId: await idOf(db, 'start-collection'), snooze: 'next-week' })
    expect(await standing(db)).toEqual([
      'start-collection 2026-11-30 planned',
      'final-notice 2026-12-02 planned',
      'hand-over 2027-01-07 planned',
    ])
    expect(await until('2027-01-29')).toEqual([
      'start-collection 2026-11-24',
      'start-collection 2026-11-30',
      'final-notice 2026-12-02',
      'hand-over 2027-01-07',
    ])
  })

  test('a broken promise goes on at the step that had been reached, and says it again', async () => {
    const at = await owed('2026-11-23', '2026-08-31')
    await at.until('2026-11-25')
    await promise(at, '2026-12-04')
    await at.until('2026-12-22')
    await promise(at, '2027-01-08')
    expect(await at.until('2027-02-26')).toEqual([
      'start-collection 2026-11-24',
      'start-collection 2026-12-07',
      'final-notice 2026-12-21',
      'final-notice 2027-01-11',
      'hand-over 2027-02-04',
    ])
  })

  test('another due day begins the ladder anew', async () => {
    const { db, clock, until } = await owed('2026-11-23', '2026-08-31')
    await until('2026-12-09')
    await changeTerms(db, clock, asFinance, { number: 'INV-1', to: { dueDay: day('2027-01-31') } })
    expect((await until('2027-03-31')).slice(2)).toEqual([
      'start-collection 2027-02-08',
      'final-notice 2027-02-22',
      'hand-over 2027-03-18',
    ])
  })

  test('a bounced payment goes on after the collection that was done', async () => {
    const { db, clock, until } = await owed('2026-11-23', '2026-08-31')
    await until('2026-11-24')
    await finishDuty(db, clock, asAdmin, await idOf(db, 'start-collection'))
    await until('2026-12-01')
    await recordPayment(db, clock, asFinance, { target: 'INV-1', amount: null, receivedDay: null })
    await until('2027-02-01')
    await reversePayment(db, clock, asFinance, 'INV-1')
    expect((await until('2027-03-31')).slice(1)).toEqual(['final-notice 2027-02-02', 'hand-over 2027-02-26'])
  })

  test('a step that is done before it is said counts from when it was done', async () => {
    const { db, clock, until } = await owed('2026-11-23', '2026-08-31')
    await finishDuty(db, clock, asAdmin, await idOf(db, 'start-collection'))
    expect(await until('2027-01-29')).toEqual(['final-notice 2026-12-07', 'hand-over 2026-12-31'])
  })

  test('done on a later day than it was to be said, it moves what comes after it', async () => {
    const { db, clock, until } = await owed('2026-11-27', '2026-08-31')
    const send = db.selectFrom('duties').select('id').where('rule', '=', 'send-invoice')
    await finishDuty(db, clock, asAdmin, (await send.executeTakeFirstOrThrow()).id)
    await until('2026-11-29')
    await finishDuty(db, clock, asAdmin, await idOf(db, 'start-collection'))
    // 14 days after the 29th is a Sunday.
    expect(await standing(db)).toContain('final-notice 2026-12-14 planned')
    expect(await until('2026-12-31')).toEqual(['final-notice 2026-12-14'])
  })

  test('a step that is held for want of news was not said: the ladder waits with it', async () => {
    const { db, clock, until } = await owed('2026-11-03', '2026-11-01', { freshHours: 72 })
    const bring = () =>
      recordBalance(db, clock, asFinance, { accountName: 'Bank', balance: amount('500'), day: null, restricted: null })
    await bring()
    expect(await until('2026-12-18')).toEqual([])
    // Said today at the earliest: the days of the others go on with those of the wait.
    expect(await standing(db)).toEqual([
      'start-collection 2026-11-09 planned',
      'final-notice 2027-01-01 planned',
      'hand-over 2027-01-25 planned',
    ])
    await saveDunningPolicy(db, clock, asAdmin, DEFAULT_DUNNING)
    expect(await until('2027-02-26')).toEqual([
      'start-collection 2026-12-21',
      'final-notice 2027-01-04',
      'hand-over 2027-01-28',
    ])
  })

  test('a ladder that is changed in the middle goes on from what was said, and takes nothing back', async () => {
    const { db, clock, until } = await owed('2026-11-23', '2026-08-31')
    await until('2026-11-25')
    await saveDunningPolicy(db, clock, asAdmin, { ...DEFAULT_DUNNING, finalNoticeDays: null })
    expect(await until('2027-01-04')).toEqual(['start-collection 2026-11-24', 'hand-over 2027-01-01'])
    await saveDunningPolicy(db, clock, asAdmin, DEFAULT_DUNNING)
    expect((await until('2027-02-26')).slice(2)).toEqual([])
    expect(await standing(db)).toEqual([
      'start-collection 2026-09-07 superseded',
      'final-notice 2026-12-08 superseded',
      'hand-over 2027-01-01 open',
    ])
  })

  test('books in which a step was jumped over go on from the highest that was said', async () => {
    const { db, clock, until } = await owed('2026-11-23', '2026-08-31')
    await until('2026-11-24')
    const [collection, notice] = await warnings(db)
    if (!collection || !notice) throw new Error('there is no ladder')
    const { messageId } = collection
    const jumped = { state: 'superseded', end: 'higher-step', endedAt: clock.now().toISOString() } as const
    await db
      .updateTable('duties')
      .set({ ...jumped, messageId: null, openedDay: null })
      .where('id', '=', collection.id)
      .execute()
    await db
      .updateTable('duties')
      .set({ state: 'open', messageId, openedDay: '2026-11-24' as Day })
      .where('id', '=', notice.id)
      .execute()
    await saveDunningPolicy(db, clock, asAdmin, { ...DEFAULT_DUNNING, handOverDays: 46 })
    expect(await standing(db)).toEqual([
      'start-collection 2026-09-07 superseded',
      'final-notice 2026-11-24 open',
      'hand-over 2026-12-21 planned',
    ])
    expect((await until('2027-01-29')).slice(1)).toEqual(['hand-over 2026-12-21'])
  })

  test('two mornings at once say one step, once', async () => {
    const { db, clock } = await owed('2026-11-23', '2026-08-31')
    clock.set('2026-11-24T09:00:00Z')
    await Promise.all([sweepDuties(db, clock, TEAM), sweepDuties(db, clock, TEAM)])
    await sweepDuties(db, clock, TEAM)
    expect(await standing(db)).toEqual([
      'start-collection 2026-09-07 open',
      'final-notice 2026-12-08 planned',
      'hand-over 2027-01-01 planned',
    ])
    const told = await db.selectFrom('messages').select('kind').where('kind', '=', 'customer-duties').execute()
    expect(told).toHaveLength(1)
  })
})
