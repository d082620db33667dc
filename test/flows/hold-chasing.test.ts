import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { DEFAULT_DUNNING } from '../../src/core/dunning-policy.ts'
import { chaseAnyway } from '../../src/flows/chase-anyway.ts'
import { readQuestion } from '../../src/flows/hold-chasing.ts'
import { importFile } from '../../src/flows/import-file.ts'
import { recordBalance } from '../../src/flows/record-balance.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { saveDunningPolicy } from '../../src/flows/save-dunning-policy.ts'
import { saveSettings } from '../../src/flows/save-settings.ts'
import { runDue } from '../../src/jobs/run-due.ts'
import { openLog } from '../../src/log.ts'
import type { Db } from '../../src/store/open.ts'
import { findWorkspace, moneyBroughtAt } from '../../src/store/workspaces.ts'
import {
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

const log = openLog('error', { write: (line: string) => expect.fail(line) })

eachDatabase('the freshness gate', (openFresh) => {
  /** INV-1 went to collection on Monday the 16th, and INV-2 is to be sent; money was brought in on Tuesday the 10th. 72 hours are set. */
  async function company() {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-10T08:00:00Z')
    await openCompany(db, clock)
    await saveDunningPolicy(db, clock, asAdmin, { ...DEFAULT_DUNNING, freshHours: 72 })
    await haveCustomer(db, clock, 'ACME Trading')
    await haveInvoice(db, clock, {
      number: 'INV-1',
      customer: 'ACME',
      amount: '100',
      issued: '2026-10-09',
      due: '2026-11-08',
    })
    await haveInvoice(db, clock, {
      number: 'INV-2',
      customer: 'ACME',
      amount: '70',
      issued: '2026-11-10',
      due: '2027-01-29',
    })
    const brought = () =>
      recordBalance(db, clock, asFinance, { accountName: 'Bank', balance: amount('500'), day: null, restricted: null })
    await brought()
    const tick = (iso: string) => {
      clock.set(iso)
      return runDue({ db, clock, log }, [TEAM])
    }
    return { db, clock, brought, tick }
  }

  const messages = async (db: Db, kind: string) =>
    (await db.selectFrom('messages').select(['key', 'stale']).where('kind', '=', kind).orderBy('id').execute()).map(
      (m) => `${m.key.replace(/:[0-9a-f-]{30,}$/, '')}${m.stale > 0 ? ' again' : ''}`,
    )
  const said = async (db: Db) =>
    (
      await db
        .selectFrom('duties')
        .innerJoin('invoices as i', 'i.id', 'duties.chainId')
        .select(['rule', 'i.number', 'openedDay'])
        .where('duties.state', '=', 'open')
        .orderBy('rule')
        .execute()
    ).map((d) => `${d.rule} ${d.number} ${d.openedDay}`)

  test('old news holds what asks for money and nothing else, and asks once a day', async () => {
    const { db, tick } = await company()
    await tick('2026-11-16T09:00:00Z')
    expect(await said(db)).toEqual(['send-invoice INV-2 2026-11-16'])
    expect(await messages(db, 'freshness')).toEqual(['freshness:2026-11-16'])
    await tick('2026-11-16T09:01:00Z')
    await tick('2026-11-16T15:00:00Z')
    expect(await messages(db, 'freshness')).toEqual(['freshness:2026-11-16'])
    expect(await readQuestion(db, TEAM, day('2026-11-16'))).toEqual({
      day: '2026-11-16',
      moneyAt: '2026-11-10T08:00:00.000Z',
      hours: 145,
      state: { kind: 'waiting', steps: 1 },
    })
    await tick('2026-11-17T09:00:00Z')
    expect(await messages(db, 'freshness')).toEqual(['freshness:2026-11-16 again', 'freshness:2026-11-17'])
    expect(await readQuestion(db, TEAM, day('2026-11-16'))).toMatchObject({ state: { kind: 'asked-again' } })
    expect(await said(db)).toEqual(['send-invoice INV-2 2026-11-16'])
  })

  test('it goes on by itself once money was brought in, says each step once, and no step of what was paid', async () => {
    const { db, clock, tick } = await company()
    await haveInvoice(db, clock, {
      number: 'INV-3',
      customer: 'ACME',
      amount: '30',
      issued: '2026-10-09',
      due: '2026-11-08',
    })
    await tick('2026-11-16T09:00:00Z')
    clock.set('2026-11-16T10:30:00Z')
    await recordPayment(db, clock, asFinance, { target: 'INV-1', amount: null, receivedDay: null })
    await tick('2026-11-16T10:31:00Z')
    expect(await said(db)).toEqual(['send-invoice INV-2 2026-11-16', 'start-collection INV-3 2026-11-16'])
    expect(await readQuestion(db, TEAM, day('2026-11-16'))).toMatchObject({ state: { kind: 'resumed' } })
    expect(await messages(db, 'freshness')).toEqual(['freshness:2026-11-16 again'])
    const before = await messages(db, 'customer-duties')
    await tick('2026-11-16T10:32:00Z')
    await tick('2026-11-17T09:00:00Z')
    expect(await messages(db, 'customer-duties')).toEqual(before)
    expect(before).toHaveLength(2)
  })

  test('what came after the morning waits for the next one, also when the rest goes on', async () => {
    const { db, clock, brought, tick } = await company()
    await tick('2026-11-16T09:00:00Z')
    clock.set('2026-11-16T10:00:00Z')
    await haveInvoice(db, clock, {
      number: 'INV-9',
      customer: 'ACME',
      amount: '9',
      issued: '2026-11-02',
      due: '2027-01-29',
    })
    await brought()
    await tick('2026-11-16T10:01:00Z')
    expect(await said(db)).toEqual(['send-invoice INV-2 2026-11-16', 'start-collection INV-1 2026-11-16'])
    await tick('2026-11-17T09:00:00Z')
    expect(await said(db)).toContain('send-invoice INV-9 2026-11-17')
  })

  test('somebody may say to go on: for that day, once, with their name', async () => {
    const { db, clock, tick } = await company()
    await tick('2026-11-16T09:00:00Z')
    clock.set('2026-11-16T11:00:00Z')
    expect(await chaseAnyway(db, clock, asFinance, day('2026-11-16'))).toEqual({ kind: 'decided' })
    expect(await chaseAnyway(db, clock, asAdmin, day('2026-11-16'))).toEqual({ kind: 'decided-already', by: FINANCE })
    await tick('2026-11-16T11:01:00Z')
    await tick('2026-11-16T11:02:00Z')
    expect(await said(db)).toEqual(['send-invoice INV-2 2026-11-16', 'start-collection INV-1 2026-11-16'])
    expect(await messages(db, 'customer-duties')).toHaveLength(2)
    expect(await readQuestion(db, TEAM, day('2026-11-16'))).toMatchObject({
      state: { kind: 'chased-anyway', by: FINANCE, at: '2026-11-16T11:00:00.000Z' },
    })
    const audit = await db.selectFrom('audit').select(['actor', 'after']).where('action', '=', 'chase-anyway').execute()
    expect(audit.map((a) => [a.actor, JSON.parse(a.after as string)])).toEqual([
      [FINANCE, { day: '2026-11-16', moneyAt: '2026-11-10T08:00:00.000Z', hours: 145 }],
    ])
  })

  test('a question of another day, or one that money has answered, decides nothing', async () => {
    const { db, clock, brought, tick } = await company()
    await tick('2026-11-16T09:00:00Z')
    clock.set('2026-11-17T08:00:00Z')
    expect(await chaseAnyway(db, clock, asFinance, day('2026-11-16'))).toEqual({
      kind: 'another-day',
      day: '2026-11-16',
    })
    expect(await chaseAnyway(db, clock, asFinance, day('2026-11-17'))).toEqual({
      kind: 'another-day',
      day: '2026-11-17',
    })
    await tick('2026-11-17T09:00:00Z')
    await brought()
    await tick('2026-11-17T09:01:00Z')
    expect(await chaseAnyway(db, clock, asFinance, day('2026-11-17'))).toEqual({ kind: 'fresh-already' })
  })

  test('the next morning says what was held, where money came in the night', async () => {
    const { db, clock, brought, tick } = await company()
    await tick('2026-11-16T09:00:00Z')
    clock.set('2026-11-17T03:00:00Z')
    await brought()
    await tick('2026-11-17T09:00:00Z')
    expect(await said(db)).toContain('start-collection INV-1 2026-11-17')
    expect(await messages(db, 'freshness')).toEqual(['freshness:2026-11-16 again'])
    expect(await readQuestion(db, TEAM, day('2026-11-16'))).toMatchObject({ state: { kind: 'resumed' } })
  })

  test('a payment that somebody types is news up to the end of its day, and never takes the news back', async () => {
    const { db, clock } = await company()
    clock.set('2026-11-16T08:00:00Z')
    const pay = async (received: string) => {
      const receivedDay = day(received)
      await recordPayment(db, clock, asFinance, { target: 'INV-1', amount: amount('10'), receivedDay })
      return moneyBroughtAt(db, TEAM)
    }
    expect(await pay('2026-09-05')).toBe('2026-11-10T08:00:00.000Z')
    expect(await pay('2026-11-12')).toBe('2026-11-13T00:00:00.000Z')
    expect(await pay('2026-11-11')).toBe('2026-11-13T00:00:00.000Z')
    expect(await pay('2026-11-16')).toBe('2026-11-16T08:00:00.000Z')
  })

  test('a company that sets no hours any more is asked no more: what was held goes on', async () => {
    const { db, clock, tick } = await company()
    await tick('2026-11-16T09:00:00Z')
    await saveDunningPolicy(db, clock, asAdmin, DEFAULT_DUNNING)
    await tick('2026-11-16T09:05:00Z')
    expect(await said(db)).toContain('start-collection INV-1 2026-11-16')
  })

  test('nobody is asked where money was never brought in', async () => {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-10T08:00:00Z')
    await openCompany(db, clock)
    await saveDunningPolicy(db, clock, asAdmin, { ...DEFAULT_DUNNING, freshHours: 1 })
    await haveCustomer(db, clock, 'ACME Trading')
    await haveInvoice(db, clock, {
      number: 'INV-1',
      customer: 'ACME',
      amount: '100',
      issued: '2026-10-09',
      due: '2026-11-08',
    })
    clock.set('2026-11-16T09:00:00Z')
    await runDue({ db, clock, log }, [TEAM])
    expect(await said(db)).toEqual(['start-collection INV-1 2026-11-16'])
    expect(await messages(db, 'freshness')).toEqual([])
  })

  test('any money that is brought in counts, a file that says nothing new too; a list of customers does not', async () => {
    const { db, clock } = await company()
    const file = async (at: string, fileName: string, text: string) => {
      clock.set(at)
      const report = await importFile(db, clock, asFinance, { fileName, bytes: Buffer.from(text) })
      expect(report.state).toBe('saved')
      return moneyBroughtAt(db, TEAM)
    }
    const balances = 'account,day,balance,currency\nBank,2026-11-12,600.00,USD\n'
    expect(await file('2026-11-12T10:00:00Z', 'balances.csv', balances)).toBe('2026-11-12T10:00:00.000Z')
    expect(await file('2026-11-13T10:00:00Z', 'balances.csv', balances)).toBe('2026-11-13T10:00:00.000Z')
    const customers = 'customer,terms\nBeta Works,net 30\n'
    expect(await file('2026-11-14T10:00:00Z', 'customers.csv', customers)).toBe('2026-11-13T10:00:00.000Z')
    const invoices =
      'number,customer,amount,currency,issued,due,paid\nINV-7,Beta Works,80.00,USD,2026-11-01,2026-12-01,0\n'
    expect(await file('2026-11-15T10:00:00Z', 'invoices.csv', invoices)).toBe('2026-11-15T10:00:00.000Z')
    const unpaid = 'number,customer,amount,currency,issued,due\nINV-8,Beta Works,80.00,USD,2026-11-01,2026-12-01\n'
    expect(await file('2026-11-16T10:00:00Z', 'sold.csv', unpaid)).toBe('2026-11-15T10:00:00.000Z')
  })

  test('settings that are saved leave alone when money was brought in', async () => {
    const { db, clock } = await company()
    const workspace = await findWorkspace(db, TEAM)
    if (!workspace) throw new Error('no workspace')
    await saveSettings(db, clock, asAdmin, { ...workspace, postingHour: 8 })
    expect(await moneyBroughtAt(db, TEAM)).toBe('2026-11-10T08:00:00.000Z')
  })
})
