import { expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../src/core/credit-policy.ts'
import { currency } from '../../src/core/money.ts'
import { calendarOf } from '../../src/core/working-day.ts'
import { changeFacts } from '../../src/flows/change.ts'
import { planCreditDuties } from '../../src/flows/plan-credit-duties.ts'
import { resumeReplan } from '../../src/flows/replan-duties.ts'
import { savePolicy } from '../../src/flows/save-policy.ts'
import { saveSettings } from '../../src/flows/save-settings.ts'
import { runDue } from '../../src/jobs/run-due.ts'
import { openLog } from '../../src/log.ts'
import { insertCustomers } from '../../src/store/customers.ts'
import { findViolations } from '../../src/store/invariants.ts'
import type { Db } from '../../src/store/open.ts'
import { insertScreening } from '../../src/store/screenings.ts'
import { replanWantedAt } from '../../src/store/workspaces.ts'
import {
  asAdmin,
  FINANCE,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  TEAM,
  workspaceOf,
} from '../support/company.ts'
import { findingsOf } from '../support/credit-file.ts'
import { eachDatabase } from '../support/databases.ts'
import { WITH_FIREWALL } from '../support/firewall.ts'

/** Stops for good when it has been asked so often: each transaction asks once. */
class StoppingClock extends HandClock {
  #left: number
  constructor(iso: string, times: number) {
    super(iso)
    this.#left = times
  }
  override now(): Date {
    if (this.#left === 0) throw new Error('the process was killed')
    this.#left -= 1
    return super.now()
  }
}

const NIGHT = '2026-09-30T03:00:00Z'

eachDatabase('what duties are planned by has changed, and the planning was cut off', (openFresh) => {
  /** 101 customers whose files are to be refreshed on 2026-10-01: one more than are planned in one transaction. */
  async function company() {
    const { db } = await openFresh()
    const clock = new HandClock(NIGHT)
    await openCompany(db, clock, WITH_FIREWALL)
    const ids = Array.from({ length: 101 }, (_, i) => `c${i}`)
    const made = { createdBy: FINANCE, createdAt: NIGHT }
    const plain = { ownerUserId: null, terms: 'net 30', currency: currency('USD'), parentId: null, tradedBefore: false }
    await insertCustomers(
      db,
      TEAM,
      ids.map((id) => ({ ...plain, id, code: id, name: id })),
      made,
    )
    for (const customerId of ids)
      for (const finding of findingsOf('2026-07-01')) await insertScreening(db, TEAM, { customerId, finding }, NIGHT)
    await changeFacts(db, clock, asAdmin, (change) => planCreditDuties(change, ids))
    return { db, clock }
  }
  const refreshes = async (db: Db) => {
    const rows = await db.selectFrom('duties').selectAll().where('rule', '=', 'refresh-file').execute()
    const groups = Map.groupBy(rows, (d) => `${d.state} ${d.dueDay}`)
    return Object.fromEntries([...groups].map(([said, duties]) => [said, duties.length]))
  }
  const minute = (db: Db, clock: HandClock) => runDue({ db, clock, log: openLog('error') }, [TEAM])
  const settle = (db: Db, clock: HandClock, settings: Parameters<typeof workspaceOf>[0]) =>
    saveSettings(db, clock, asAdmin, workspaceOf(settings))

  test.each<[string, (db: Db, clock: HandClock) => Promise<unknown>, string]>([
    [
      'another rhythm',
      (db, clock) => savePolicy(db, clock, asAdmin, { ...DEFAULT_POLICY, refreshMonths: 4 }),
      'planned 2026-11-02',
    ],
    ['another calendar', (db, clock) => settle(db, clock, { ...WITH_FIREWALL, calendar: 'CN' }), 'planned 2026-10-08'],
    ['the firewall taken away', (db, clock) => settle(db, clock, {}), 'cancelled 2026-10-01'],
  ])('%s: the next minute plans the rest, whatever the hour', async (_, change, expected) => {
    const { db, clock } = await company()
    expect(await refreshes(db)).toEqual({ 'planned 2026-10-01': 101 })
    // The change, the deliveries and a hundred files.
    await expect(change(db, new StoppingClock(NIGHT, 3))).rejects.toThrow('killed')
    expect(await refreshes(db)).toEqual({ 'planned 2026-10-01': 1, [expected]: 100 })
    await minute(db, clock)
    expect(await refreshes(db)).toEqual({ [expected]: 101 })
    expect(await replanWantedAt(db, TEAM)).toBeNull()
    expect(await findViolations(db)).toEqual([])
  })

  test('the firewall put up: nobody is left out', async () => {
    const { db, clock } = await company()
    await settle(db, clock, {})
    await expect(settle(db, new StoppingClock(NIGHT, 2), WITH_FIREWALL)).rejects.toThrow('killed')
    expect(await refreshes(db)).toEqual({ 'cancelled 2026-10-01': 101 })
    await minute(db, clock)
    expect(await refreshes(db)).toEqual({ 'planned 2026-10-01': 101 })
  })

  test('another calendar: invoices too; stopped by hand it stays wanted, and once it is done nothing is', async () => {
    const { db } = await openFresh()
    const clock = new HandClock(NIGHT)
    await openCompany(db, clock)
    await haveCustomer(db, clock, 'ACME Trading')
    await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100', delivered: '2026-09-30' })
    const days = async () =>
      (await db.selectFrom('duties').select('dueDay').orderBy('rule').execute()).map((d) => d.dueDay)
    const before = await days()
    await expect(settle(db, new StoppingClock(NIGHT, 1), { calendar: 'CN' })).rejects.toThrow('killed')
    expect(await days()).toEqual(before)
    await resumeReplan(db, clock, TEAM, { signal: AbortSignal.abort() })
    expect(await days()).toEqual(before)
    expect(await replanWantedAt(db, TEAM)).toBe('2026-09-30T03:00:00.000Z')
    await minute(db, clock)
    const after = await days()
    expect(after).not.toEqual(before)
    expect(after.every((d) => calendarOf('CN').isWorkingDay(d))).toBe(true)
    expect(await replanWantedAt(db, TEAM)).toBeNull()
    await settle(db, clock, { calendar: 'CN', postingHour: 8 })
    expect(await replanWantedAt(db, TEAM)).toBeNull()
  })
})
