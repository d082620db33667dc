import { expect, test } from 'vitest'
import { addDays, day, weekday } from '../../src/core/day.ts'
import { DEFAULT_DUNNING } from '../../src/core/dunning-policy.ts'
import { currency, money } from '../../src/core/money.ts'
import type { Workspace } from '../../src/core/workspace.ts'
import { applyUnapplied } from '../../src/flows/apply-unapplied.ts'
import { finishDuty } from '../../src/flows/end-duty.ts'
import { readCustomerDuties } from '../../src/flows/read-duties.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { resumeReplan } from '../../src/flows/replan-duties.ts'
import { saveDunningPolicy } from '../../src/flows/save-dunning-policy.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { findDunningPolicy } from '../../src/store/dunning-policies.ts'
import { holdOn, releaseHold } from '../../src/store/holds.ts'
import { newId } from '../../src/store/id.ts'
import type { Db } from '../../src/store/open.ts'
import {
  ADMIN,
  amount,
  asAdmin,
  asFinance,
  FINANCE,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  TEAM,
} from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'
import { WITH_FIREWALL } from '../support/firewall.ts'

eachDatabase('the ladder after collection', (openFresh) => {
  /** INV-1 is due on 2026-12-20, and has gone out. */
  async function company(settings: Partial<Workspace> = {}) {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-20T10:00:00Z')
    const workspace = await openCompany(db, clock, settings)
    const customer = await haveCustomer(db, clock, 'ACME Trading')
    await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100' })
    const sweep = (iso: string) => {
      clock.set(iso)
      return sweepDuties(db, clock, TEAM)
    }
    return { db, clock, workspace, customer, sweep }
  }
  const ladder = async (db: Db) =>
    (
      await db.selectFrom('duties').select(['rule', 'dueDay', 'state']).where('step', '>=', 3).orderBy('step').execute()
    ).map((d) => `${d.rule} ${d.dueDay} ${d.state}`)

  test('is the default until an admin decides otherwise, and then moves with what was decided', async () => {
    const { db, clock } = await company()
    expect(await findDunningPolicy(db, TEAM)).toEqual(DEFAULT_DUNNING)
    expect(await ladder(db)).toEqual([
      'start-collection 2026-12-28 planned',
      'final-notice 2027-01-11 planned',
      'hand-over 2027-02-04 planned',
    ])
    const policy = {
      ...DEFAULT_DUNNING,
      finalNoticeDays: 30,
      handOverDays: null,
      freshHours: 72,
      handOverHoldsCredit: true,
    }
    expect(await saveDunningPolicy(db, clock, asAdmin, policy)).toEqual({
      kind: 'saved',
      before: DEFAULT_DUNNING,
      policy,
    })
    expect(await saveDunningPolicy(db, clock, asAdmin, policy)).toEqual({ kind: 'unchanged', policy })
    expect(await findDunningPolicy(db, TEAM)).toEqual(policy)
    expect(await ladder(db)).toEqual([
      'start-collection 2026-12-28 planned',
      'final-notice 2027-01-20 planned',
      'hand-over 2027-02-04 cancelled',
    ])
    await saveDunningPolicy(db, clock, asAdmin, { ...policy, handOverDays: 45 })
    expect((await ladder(db)).at(-1)).toBe('hand-over 2027-02-04 planned')
    const audit = await db.selectFrom('audit').select('after').where('action', '=', 'save-dunning-policy').execute()
    expect(audit).toHaveLength(2)
  })

  test('cut off between the decision and the planning, the planning stays wanted', async () => {
    const { db, clock } = await company()
    const policy = { ...DEFAULT_DUNNING, finalNoticeDays: 30 }
    let times = 0
    const killed = {
      now: () => {
        if (times++ > 0) throw new Error('the process was killed')
        return clock.now()
      },
    }
    await expect(saveDunningPolicy(db, killed, asAdmin, policy)).rejects.toThrow('killed')
    expect((await ladder(db))[1]).toBe('final-notice 2027-01-11 planned')
    await resumeReplan(db, clock, TEAM)
    expect((await ladder(db))[1]).toBe('final-notice 2027-01-20 planned')
  })

  test('a policy that cannot be is refused, and nothing moves', async () => {
    const { db, clock } = await company()
    const policy = { ...DEFAULT_DUNNING, finalNoticeDays: 60 }
    expect(await saveDunningPolicy(db, clock, asAdmin, policy)).toMatchObject({ kind: 'faulty' })
    expect(await findDunningPolicy(db, TEAM)).toEqual(DEFAULT_DUNNING)
    expect((await ladder(db))[1]).toBe('final-notice 2027-01-11 planned')
  })

  test('its steps are said on their days, each in the place of the one before, and end when they are done', async () => {
    const { db, clock, sweep } = await company()
    await sweep('2026-12-28T09:00:00Z')
    await sweep('2027-01-11T09:00:00Z')
    expect(await ladder(db)).toEqual([
      'start-collection 2026-12-28 superseded',
      'final-notice 2027-01-11 open',
      'hand-over 2027-02-04 planned',
    ])
    const { id } = await db
      .selectFrom('duties')
      .select('id')
      .where('rule', '=', 'final-notice')
      .executeTakeFirstOrThrow()
    expect(await finishDuty(db, clock, asAdmin, id)).toMatchObject({ kind: 'done' })
    await sweep('2027-02-04T09:00:00Z')
    expect((await ladder(db)).slice(1)).toEqual(['final-notice 2027-01-11 done', 'hand-over 2027-02-04 open'])
  })

  test('whoever is named for a step is told in its message', async () => {
    const { db, clock, workspace, customer, sweep } = await company()
    await saveDunningPolicy(db, clock, asAdmin, { ...DEFAULT_DUNNING, finalNoticeTells: FINANCE, handOverTells: ADMIN })
    await sweep('2026-12-28T09:00:00Z')
    await sweep('2027-01-11T09:00:00Z')
    const { id } = await db
      .selectFrom('messages')
      .select('id')
      .where('kind', '=', 'customer-duties')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const about = { messageId: id, customerId: customer.id, day: day('2027-01-11') }
    expect(await readCustomerDuties(db, workspace, about)).toMatchObject({
      duties: [{ rule: 'final-notice', state: 'open' }],
      tells: { 'final-notice': FINANCE, 'hand-over': ADMIN },
    })
  })

  test('the hand-over stops credit where the company decided so, once, and says it', async () => {
    const { db, clock, customer, sweep } = await company(WITH_FIREWALL)
    await saveDunningPolicy(db, clock, asAdmin, { ...DEFAULT_DUNNING, handOverHoldsCredit: true })
    await sweep('2026-12-28T09:00:00Z')
    await sweep('2027-01-11T09:00:00Z')
    expect(await holdOn(db, TEAM, [customer.id], day('2027-02-04'))).toBe(null)
    await sweep('2027-02-04T09:00:00Z')
    await sweep('2027-02-04T09:01:00Z')
    expect(await holdOn(db, TEAM, [customer.id], day('2027-02-04'))).toMatchObject({
      cause: 'hand-over',
      what: 'INV-1',
    })
    const told = await db.selectFrom('messages').select('key').where('kind', '=', 'tier-change').execute()
    expect(told).toHaveLength(1)
    const audit = await db.selectFrom('audit').select('via').where('action', '=', 'place-hold').execute()
    expect(audit).toEqual([{ via: 'job' }])
  })

  test('it does not stop credit while money that is on no invoice covers the debt, and its message says so', async () => {
    for (const [kept, holds] of [
      ['100', false],
      ['99.99', true],
    ] as const) {
      const { db, clock, workspace, customer, sweep } = await company(WITH_FIREWALL)
      await saveDunningPolicy(db, clock, asAdmin, { ...DEFAULT_DUNNING, handOverHoldsCredit: true })
      // Paid too much of INV-1, before INV-2 was written: the rest is on no invoice.
      const paid = money(amount('100').minor + amount(kept).minor, currency('USD'))
      await recordPayment(db, clock, asFinance, { target: 'INV-1', amount: paid, receivedDay: null })
      await haveInvoice(db, clock, { number: 'INV-2', customer: 'ACME', amount: '100' })
      for (const on of ['2026-12-28', '2027-01-11', '2027-02-04']) await sweep(`${on}T09:00:00Z`)
      expect((await ladder(db)).filter((d) => d.endsWith('open'))).toEqual(['hand-over 2027-02-04 open'])
      expect((await holdOn(db, TEAM, [customer.id], day('2027-02-04'))) !== null).toBe(holds)
      const { id } = await db
        .selectFrom('messages')
        .select('id')
        .where('kind', '=', 'customer-duties')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      const about = { messageId: id, customerId: customer.id, day: day('2027-02-04') }
      expect(await readCustomerDuties(db, workspace, about)).toMatchObject({ unapplied: [amount(kept)] })
    }
  })

  /** Money on no invoice covers INV-2 over 100.00, which is handed over on 2027-02-04, and not INV-3 over 100.00 as well. */
  async function twoToHandOver(secondDue: string, kept = '150') {
    const all = await company(WITH_FIREWALL)
    const { db, clock, customer } = all
    await saveDunningPolicy(db, clock, asAdmin, { ...DEFAULT_DUNNING, handOverHoldsCredit: true })
    const paid = money(amount('100').minor + amount(kept).minor, currency('USD'))
    await recordPayment(db, clock, asFinance, { target: 'INV-1', amount: paid, receivedDay: null })
    for (const [number, due] of [
      ['INV-2', '2026-12-20'],
      ['INV-3', secondDue],
    ] as const)
      await haveInvoice(db, clock, { number, customer: 'ACME', amount: '100', issued: '2026-11-20', due })
    /** Every working day up to and with a day; what is on hold at the end of it. */
    let today = day('2026-11-20')
    const until = async (last: string) => {
      while (today < last) {
        today = addDays(today, 1)
        if (weekday(today) <= 5) await all.sweep(`${today}T09:00:00Z`)
      }
      return (await holdOn(db, TEAM, [customer.id], today))?.what ?? null
    }
    const release = () =>
      releaseHold(db, TEAM, {
        customerId: customer.id,
        requestId: newId(),
        by: ADMIN,
        day: today,
        at: `${today}T15:00:00Z`,
      })
    return { ...all, until, release }
  }

  test('each euro covers one debt, also of what was said on another day', async () => {
    const { until } = await twoToHandOver('2026-12-24')
    expect(await until('2027-02-05')).toBe(null)
    expect(await until('2027-02-08')).toBe('INV-3')
  })

  test('it is caught up once the debt is not covered any more', async () => {
    const { db, clock, until } = await twoToHandOver('2027-06-30')
    expect(await until('2027-02-05')).toBe(null)
    await haveInvoice(db, clock, { number: 'INV-4', customer: 'ACME', amount: '100' })
    await applyUnapplied(db, clock, asFinance, 'INV-4')
    expect(await until('2027-02-08')).toBe('INV-2')
  })

  test('what was released is not stopped again by what was known then', async () => {
    const { until, release } = await twoToHandOver('2026-12-20', '0')
    expect(await until('2027-02-04')).toBe('INV-2')
    await release()
    expect(await until('2027-02-19')).toBe(null)
    const later = await twoToHandOver('2026-12-24', '0')
    expect(await later.until('2027-02-04')).toBe('INV-2')
    await later.release()
    expect(await later.until('2027-02-08')).toBe('INV-3')
  })

  test('without that decision, or without a firewall, credit goes on', async () => {
    for (const [settings, handOverHoldsCredit] of [
      [WITH_FIREWALL, false],
      [{}, true],
    ] as const) {
      const { db, clock, customer, sweep } = await company(settings)
      await saveDunningPolicy(db, clock, asAdmin, { ...DEFAULT_DUNNING, handOverHoldsCredit })
      for (const on of ['2026-12-28', '2027-01-11', '2027-02-04']) await sweep(`${on}T09:00:00Z`)
      expect((await ladder(db)).at(-1)).toBe('hand-over 2027-02-04 open')
      expect(await holdOn(db, TEAM, [customer.id], day('2027-02-04'))).toBe(null)
    }
  })
})
