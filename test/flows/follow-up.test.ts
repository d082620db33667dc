import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { addNote } from '../../src/flows/add-note.ts'
import { finishDuty } from '../../src/flows/end-duty.ts'
import { openDispute } from '../../src/flows/open-dispute.ts'
import { readFollowUp } from '../../src/flows/read-follow-up.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { recordPromise } from '../../src/flows/record-promise.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { insertLetter } from '../../src/store/letters.ts'
import { enqueue } from '../../src/store/messages.ts'
import type { MessageState } from '../../src/store/schema.ts'
import {
  amount,
  asFinance,
  asSales,
  HandClock,
  haveCustomer,
  haveInvoice,
  OTHERS,
  openCompany,
  SALES,
  TEAM,
} from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

eachDatabase('the collector’s view', (openFresh) => {
  /** On 2026-11-20 ACME (of sales) and Beta (of somebody else) are overdue, Gamma is not. */
  async function company() {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-20T10:00:00Z')
    const workspace = await openCompany(db, clock)
    await haveCustomer(db, clock, 'ACME Trading')
    await haveCustomer(db, clock, 'Beta Works', { owner: OTHERS[0] })
    await haveCustomer(db, clock, 'Gamma Ltd')
    const have = (number: string, customer: string, sum: string, due: string, code = 'USD') =>
      haveInvoice(db, clock, { number, customer, amount: sum, currency: code, issued: '2026-09-01', due })
    await have('INV-1', 'ACME', '100', '2026-11-10')
    await have('INV-2', 'ACME', '50', '2026-11-01', 'EUR')
    await have('INV-3', 'Beta', '70', '2026-10-01')
    await have('INV-4', 'Gamma', '30', '2026-11-20')
    const view = (scope: 'mine' | 'team', by = asSales, today = '2026-11-20') =>
      readFollowUp(db, by, { workspace, today: day(today), scope })
    return { db, clock, view }
  }

  test('shows whose customers are overdue, the longest first, with totals per currency', async () => {
    const { view } = await company()
    const mine = await view('mine')
    expect(mine).toMatchObject({ scope: 'mine', count: 1, totals: [amount('50', 'EUR'), amount('100')] })
    expect(mine.customers).toMatchObject([
      {
        customerName: 'ACME Trading',
        overdueCount: 2,
        daysOverdueMax: 19,
        promise: null,
        disputed: [],
        lastSaid: null,
        score: { kept: 0, broken: 0, open: 0 },
      },
    ])
    const team = await view('team', asFinance)
    expect(team.customers.map((c) => [c.customerName, c.daysOverdueMax])).toEqual([
      ['Beta Works', 50],
      ['ACME Trading', 19],
    ])
    // Whoever sees only their own customers has a team of one.
    expect(await view('team')).toEqual(mine)
  })

  test('shows what was promised and is disputed, and what was said last', async () => {
    const { db, clock, view } = await company()
    const which = { text: 'INV-1' }
    await recordPromise(db, clock, asSales, {
      which,
      promisedDay: day('2026-11-27'),
      amount: amount('40'),
      note: '',
      link: null,
    })
    await openDispute(db, clock, asSales, { which, amount: amount('25'), reason: 'short', untilDay: null })
    await addNote(db, clock, asSales, { which: { text: 'ACME' }, text: 'Mr Li is back on Monday' })
    const [acme] = (await view('mine')).customers
    expect(acme).toMatchObject({
      promise: { day: '2026-11-27', amounts: [amount('40')] },
      disputed: [amount('25')],
      score: { kept: 0, broken: 0, open: 1 },
      lastSaid: { kind: 'note', day: '2026-11-20', by: SALES, text: 'Mr Li is back on Monday' },
    })
    const [later] = (await view('mine', asSales, '2026-11-28')).customers
    expect(later).toMatchObject({ promise: null, score: { broken: 1, open: 0 } })
    expect((await view('mine', asSales, '2026-11-28')).colleagues).toEqual([
      { userId: SALES, kept: 0, broken: 1, open: 0 },
    ])
    expect((await view('mine', asFinance, '2026-11-28')).colleagues).toEqual([])
  })

  test('of letters it shows the last that went out, by the day on which it did', async () => {
    const { db, view } = await company()
    const customerId = (await view('mine')).customers[0]?.customerId as string
    const approve = async (subject: string, approvedAt: string, sent: { state: MessageState; at?: string } | null) => {
      const key = `letter:${subject}`
      const message = { key, kind: 'letter', data: {}, channelId: customerId, language: 'en', via: 'mail' } as const
      const messageId = sent && (await enqueue(db, TEAM, message, approvedAt))
      if (sent)
        await db
          .updateTable('messages')
          .set({ state: sent.state, sentAt: sent.at ?? null })
          .where('key', '=', key)
          .execute()
      await insertLetter(db, TEAM, {
        ...{ id: subject, customerId, kind: 'collection', language: 'en', subject, body: '', messageId },
        ...{ toAddress: '', replyTo: '', statementDay: day('2026-11-12'), invoiceIds: [], dutyIds: [] },
        ...{ approvedBy: SALES, approvedAt },
      })
      return (await view('mine')).customers[0]?.lastSaid
    }
    expect(await approve('refused', '2026-11-12T09:00:00.000Z', { state: 'failed' })).toBeNull()
    const copied = { kind: 'letter', subject: 'copied', day: '2026-11-13' }
    expect(await approve('copied', '2026-11-13T09:00:00.000Z', null)).toMatchObject(copied)
    for (const state of ['queued', 'in-doubt', 'superseded'] as const)
      expect(await approve(state, '2026-11-16T09:00:00.000Z', { state })).toMatchObject(copied)
    const sent = { state: 'sent', at: '2026-11-18T09:00:00.000Z' } as const
    expect(await approve('mailed', '2026-11-12T09:00:00.000Z', sent)).toMatchObject({
      ...{ kind: 'letter', subject: 'mailed', day: '2026-11-18' },
    })
  })

  test('shows the step that was done last, and after which steps money came', async () => {
    const { db, clock, view } = await company()
    clock.set('2026-11-23T09:00:00Z')
    await sweepDuties(db, clock, TEAM)
    const open = await db
      .selectFrom('duties')
      .innerJoin('invoices as i', 'i.id', 'duties.chainId')
      .select(['duties.id', 'i.number'])
      .where('state', '=', 'open')
      .where('rule', '=', 'start-collection')
      .execute()
    // However long they are overdue, all three begin with it. Done is INV-1's.
    expect(open).toHaveLength(3)
    for (const { id } of open.filter(({ number }) => number === 'INV-1'))
      expect(await finishDuty(db, clock, asFinance, id)).toMatchObject({ kind: 'done' })
    expect((await view('mine', asSales, '2026-11-23')).customers[0]).toMatchObject({
      lastSaid: { kind: 'step', rule: 'start-collection', day: '2026-11-23' },
    })
    clock.set('2026-11-30T09:00:00Z')
    await recordPayment(db, clock, asFinance, { target: 'INV-1', amount: amount('10'), receivedDay: day('2026-11-27') })
    expect((await view('mine', asSales, '2026-12-07')).effects).toEqual([])
    const { effects } = await view('mine', asSales, '2026-12-08')
    expect(effects).toEqual([{ rule: 'start-collection', count: 1, workedCount: 1, meanDays: 4 }])
  })

  test('says of one day what was later, and of a letter not the steps that it was', async () => {
    const { db, clock, view } = await company()
    const said = async () => (await view('mine')).customers[0]?.lastSaid
    await sweepDuties(db, clock, TEAM)
    const duties = await db.selectFrom('duties').selectAll().where('state', '=', 'open').orderBy('id').execute()
    const [one, other] = duties.filter((d) => d.rule === 'start-collection')
    const note = (text: string) => addNote(db, clock, asSales, { which: { text: 'ACME' }, text })
    await note('rings back')
    clock.set('2026-11-20T11:00:00Z')
    expect(one && (await finishDuty(db, clock, asSales, one.id))).toMatchObject({ kind: 'done' })
    expect(await said()).toMatchObject({ kind: 'step', rule: 'start-collection' })
    clock.set('2026-11-20T12:00:00Z')
    await insertLetter(db, TEAM, {
      id: 'let_1',
      customerId: one?.customerId ?? '',
      kind: 'collection',
      language: 'en',
      toAddress: '',
      replyTo: 'sales@company.com',
      subject: 'Overdue',
      body: 'Please pay.',
      statementDay: day('2026-11-20'),
      invoiceIds: [],
      dutyIds: other ? [other.id] : [],
      messageId: null,
      approvedBy: SALES,
      approvedAt: clock.now().toISOString(),
    })
    expect(await said()).toMatchObject({ kind: 'letter', subject: 'Overdue' })
    clock.set('2026-11-20T13:00:00Z')
    if (other) await finishDuty(db, clock, asSales, other.id)
    expect(await said()).toMatchObject({ kind: 'letter', subject: 'Overdue' })
    clock.set('2026-11-20T14:00:00Z')
    await note('will pay on Monday')
    expect(await said()).toMatchObject({ kind: 'note', text: 'will pay on Monday' })
  })

  test('counts the duties that are open, also of customers that are not overdue', async () => {
    const { db, clock, view } = await company()
    await sweepDuties(db, clock, TEAM)
    const mine = await view('mine')
    expect(mine.customers[0]?.dutyCount).toBe(2)
    expect(mine.dutyCount).toBe(3)
    expect((await view('team', asFinance)).dutyCount).toBe(4)
  })
})
