import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { addNote } from '../../src/flows/add-note.ts'
import { allowDiscount } from '../../src/flows/allow-discount.ts'
import { creditInvoice } from '../../src/flows/credit-invoice.ts'
import { endDispute } from '../../src/flows/end-dispute.ts'
import { finishDuty } from '../../src/flows/end-duty.ts'
import { holdReminders } from '../../src/flows/hold-reminders.ts'
import { importFile } from '../../src/flows/import-file.ts'
import { openDispute } from '../../src/flows/open-dispute.ts'
import { readDuties } from '../../src/flows/read-duties.ts'
import { keptByColleague, keptOn } from '../../src/flows/read-promises.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { recordPromise } from '../../src/flows/record-promise.ts'
import { releaseReminders } from '../../src/flows/release-reminders.ts'
import { reversePayment } from '../../src/flows/reverse-payment.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { withdrawPromise } from '../../src/flows/withdraw-promise.ts'
import { disputedOn } from '../../src/store/disputes.ts'
import { findViolations } from '../../src/store/invariants.ts'
import {
  amount,
  asFinance,
  asSales,
  FINANCE,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  SALES,
  TEAM,
} from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const FIRST_DAY = day('2026-11-20')

eachDatabase('following up', (openFresh) => {
  /** INV-1 over 100.00 of ACME, due on 20 December: a reminder on the 7th, collection on the 28th. */
  async function owed() {
    const { db } = await openFresh()
    const clock = new HandClock(`${FIRST_DAY}T10:00:00Z`)
    await openCompany(db, clock)
    const customer = await haveCustomer(db, clock, 'ACME Trading')
    const { invoice } = await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100' })
    const promise = (promisedDay: string, sum: string | null = null, target = 'INV-1') =>
      recordPromise(db, clock, asSales, {
        which: { text: target },
        promisedDay: day(promisedDay),
        amount: sum === null ? null : amount(sum),
        note: 'said Mr Li',
        link: null,
      })
    const dispute = (sum: string | null) =>
      openDispute(db, clock, asSales, {
        which: { text: 'INV-1' },
        amount: sum === null ? null : amount(sum),
        reason: 'short delivery',
        untilDay: null,
      })
    const pay = (sum: string | null) =>
      recordPayment(db, clock, asFinance, {
        target: 'INV-1',
        amount: sum === null ? null : amount(sum),
        receivedDay: null,
      })
    const sweepOn = async (on: string) => {
      clock.set(`${on}T10:00:00Z`)
      await sweepDuties(db, clock, TEAM)
      const rows = await db.selectFrom('duties').select('rule').where('state', '=', 'open').orderBy('rule').execute()
      return rows.map((r) => r.rule)
    }
    return { db, clock, customer, invoice, promise, dispute, pay, sweepOn }
  }

  test('a promise quiets its invoice until its day; broken, it is followed up and collection goes on by itself', async () => {
    const { promise, sweepOn, db, customer } = await owed()
    await sweepOn('2026-11-25')
    expect(await promise('2026-12-31')).toMatchObject({
      kind: 'recorded',
      promise: { invoices: [{ number: 'INV-1', amount: amount('100') }], ownerUserId: SALES, createdBy: SALES },
    })
    expect(await sweepOn('2026-12-28')).toEqual(['send-invoice'])
    expect(await sweepOn('2026-12-31')).toEqual(['send-invoice'])
    expect(await sweepOn('2027-01-01')).toEqual(['follow-up-promise', 'start-collection'])
    const score = (on: string) => keptOn(db, TEAM, { customerIds: [customer.id], day: day(on) })
    expect(await score('2026-12-31')).toEqual({ kept: 0, broken: 0, open: 1 })
    expect(await score('2027-01-01')).toEqual({ kept: 0, broken: 1, open: 0 })
    const by = (recordedBy: string | null, after = '2026-01-01') =>
      keptByColleague(db, TEAM, { recordedBy, after: day(after), day: day('2027-01-01') })
    expect(await by(null)).toEqual([{ userId: SALES, kept: 0, broken: 1, open: 0 }])
    expect([await by(FINANCE), await by(SALES, '2026-12-31')]).toEqual([[], []])
  })

  test('a duty that was said already waits for the promise too, and its message is drawn again', async () => {
    const { promise, sweepOn, db, clock } = await owed()
    expect(await sweepOn('2026-12-28')).toEqual(['start-collection'])
    await promise('2026-12-31')
    const duties = await db
      .selectFrom('duties')
      .select(['rule', 'state', 'dueDay'])
      .where('rule', '=', 'start-collection')
      .execute()
    expect(duties).toEqual([{ rule: 'start-collection', state: 'planned', dueDay: '2027-01-01' }])
    const { stale } = await db
      .selectFrom('messages')
      .select('stale')
      .where('kind', '=', 'customer-duties')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(stale).toBeGreaterThan(0)
    clock.set('2026-12-29T10:00:00Z')
    await withdrawPromise(db, clock, asSales, { text: 'INV-1' })
    expect(await sweepOn('2026-12-29')).toEqual(['start-collection'])
  })

  test('the message of a call that ended in a promise is drawn again too: it does not ask for that any more', async () => {
    const { promise, sweepOn, db, clock } = await owed()
    await sweepOn('2026-12-28')
    const { id, messageId } = await db
      .selectFrom('duties')
      .select(['id', 'messageId'])
      .where('rule', '=', 'start-collection')
      .executeTakeFirstOrThrow()
    await finishDuty(db, clock, asFinance, id)
    await db.updateTable('messages').set({ stale: 0 }).execute()
    await promise('2026-12-31')
    const stale = await db.selectFrom('messages').select('id').where('stale', '>', 0).execute()
    expect(stale).toContainEqual({ id: messageId })
  })

  test('what is paid in time keeps the promise, and nothing is asked any more', async () => {
    const { promise, pay, sweepOn, db } = await owed()
    await promise('2026-12-04')
    await sweepOn('2026-12-03')
    await pay(null)
    expect(await sweepOn('2027-01-11')).toEqual([])
    expect(await keptOn(db, TEAM, { day: day('2027-01-11') })).toEqual({ kept: 1, broken: 0, open: 0 })
  })

  test('a bounced payment breaks the promise that it had kept, and reopens its steps', async () => {
    const { promise, pay, sweepOn, db, clock } = await owed()
    await promise('2026-12-04')
    await pay(null)
    await sweepOn('2026-12-10')
    await reversePayment(db, clock, asFinance, 'INV-1')
    expect(await sweepOn('2026-12-10')).toEqual(['follow-up-promise', 'remind-before-due'])
    expect(await keptOn(db, TEAM, { day: day('2026-12-09') })).toMatchObject({ kept: 1 })
    expect(await keptOn(db, TEAM, { day: day('2026-12-10') })).toMatchObject({ broken: 1 })
  })

  test('money that was brought in before the promise does not keep it', async () => {
    const { promise, pay, db } = await owed()
    await pay('60')
    expect(await promise('2026-11-20')).toMatchObject({ promise: { invoices: [{ amount: amount('40') }] } })
    expect(await keptOn(db, TEAM, { day: day('2026-11-21') })).toMatchObject({ kept: 0, broken: 1 })
  })

  test('a promise of a customer covers the first due first, and takes the place of an earlier one of the same invoices', async () => {
    const { promise, db, clock } = await owed()
    await haveInvoice(db, clock, { number: 'INV-0', customer: 'ACME', amount: '30', issued: '2026-11-10' })
    expect(await promise('2026-12-04', '50', 'ACME')).toMatchObject({
      promise: {
        invoices: [
          { number: 'INV-0', amount: amount('30') },
          { number: 'INV-1', amount: amount('20') },
        ],
      },
      withdrawn: [],
      putOff: [],
    })
    expect(await promise('2026-12-11', null, 'ACME')).toMatchObject({ withdrawn: ['2026-12-04'], putOff: [] })
    expect(await keptOn(db, TEAM, { day: day('2026-12-05') })).toEqual({ kept: 0, broken: 0, open: 1 })
  })

  test('a promise that is put off each time on its own day is broken each time, and only the last is followed up', async () => {
    const { promise, sweepOn, db, clock } = await owed()
    for (const [on, until, broken] of [
      ['2026-11-20', '2026-12-04', 0],
      ['2026-12-04', '2026-12-11', 0],
      ['2026-12-11', '2026-12-18', 1],
      ['2026-12-18', '2027-01-04', 2],
    ] as const) {
      clock.set(`${on}T10:00:00Z`)
      await promise(until)
      expect(await keptOn(db, TEAM, { day: day(on) })).toEqual({ kept: 0, broken, open: 1 })
    }
    expect(await sweepOn('2027-01-04')).toEqual(['send-invoice'])
    expect(await sweepOn('2027-01-05')).toEqual(['follow-up-promise', 'start-collection'])
    expect(await keptOn(db, TEAM, { day: day('2027-01-05') })).toEqual({ kept: 0, broken: 4, open: 0 })
    expect(await findViolations(db)).toEqual([])
  })

  test('a promise that was put off stands again when the later one is withdrawn, and a slip leaves it put off', async () => {
    const { promise, sweepOn, db, clock } = await owed()
    await promise('2026-12-31')
    clock.set('2026-12-28T10:00:00Z')
    expect(await promise('2027-01-29')).toMatchObject({ withdrawn: [], putOff: ['2026-12-31'] })
    expect(await promise('2027-01-15')).toMatchObject({ withdrawn: ['2027-01-29'], putOff: ['2026-12-31'] })
    expect(await keptOn(db, TEAM, { day: day('2027-01-04') })).toEqual({ kept: 0, broken: 1, open: 1 })
    expect(await withdrawPromise(db, clock, asSales, { text: 'INV-1' })).toMatchObject({
      promises: [{ promisedDay: '2027-01-15' }],
      restored: ['2026-12-31'],
    })
    expect(await sweepOn('2026-12-31')).toEqual(['send-invoice'])
    expect(await sweepOn('2027-01-01')).toEqual(['follow-up-promise', 'start-collection'])
    expect(await findViolations(db)).toEqual([])
  })

  test('who withdraws each time and promises anew for later is scored as one who puts off; a slip is not', async () => {
    const { promise, db, clock } = await owed()
    const withdraw = () => withdrawPromise(db, clock, asSales, { text: 'INV-1' })
    await promise('2026-11-30')
    await withdraw()
    for (const [on, until, putOff] of [
      ['2026-11-20', '2026-11-30', []],
      ['2026-11-30', '2026-12-07', ['2026-11-30']],
      ['2026-12-07', '2026-12-14', ['2026-12-07']],
    ] as const) {
      clock.set(`${on}T10:00:00Z`)
      await withdraw()
      expect(await promise(until)).toMatchObject({ kind: 'recorded', withdrawn: [], putOff })
    }
    expect(await keptOn(db, TEAM, { day: day('2026-12-14') })).toEqual({ kept: 0, broken: 2, open: 1 })
    expect(await findViolations(db)).toEqual([])
  })

  test.each(['INV-1', 'ACME'])(
    'of two halves of %s, promised one after the other, the first keeps one alone',
    async (target) => {
      const { promise, pay, sweepOn, db, clock } = await owed()
      await promise('2026-12-31', '50', target)
      clock.set('2026-12-21T10:00:00Z')
      await promise('2027-01-15', '50', target)
      await pay('50')
      expect(await keptOn(db, TEAM, { day: day('2026-12-21') })).toEqual({ kept: 1, broken: 0, open: 1 })
      expect(await sweepOn('2026-12-28')).toEqual(['send-invoice'])
      clock.set('2027-01-15T10:00:00Z')
      await pay('50')
      expect(await keptOn(db, TEAM, { day: day('2027-01-18') })).toEqual({ kept: 2, broken: 0, open: 0 })
    },
  )

  test('what was said this morning and comes back is left until tomorrow, and nothing else with it', async () => {
    const { sweepOn, db, clock } = await owed()
    expect(await sweepOn('2026-12-28')).toEqual(['start-collection'])
    const which = { text: 'INV-1' }
    await holdReminders(db, clock, asFinance, { which, untilDay: day('2026-12-31'), reason: 'x' })
    await releaseReminders(db, clock, asFinance, which)
    await haveInvoice(db, clock, { number: 'INV-2', customer: 'ACME', amount: '70', issued: '2026-12-23' })
    expect(await sweepOn('2026-12-28')).toEqual(['send-invoice'])
    await haveInvoice(db, clock, { number: 'INV-3', customer: 'ACME', amount: '70', issued: '2026-11-25' })
    expect(await sweepOn('2026-12-28')).toEqual(['remind-before-due', 'send-invoice'])
    expect(await sweepOn('2026-12-29')).toEqual(['remind-before-due', 'send-invoice', 'start-collection'])
    expect(await findViolations(db)).toEqual([])
  })

  test('a promise that was kept pauses nothing more: what it left open is asked for', async () => {
    const { promise, pay, sweepOn, clock } = await owed()
    await promise('2027-05-01', '0.01')
    clock.set('2026-12-07T10:00:00Z')
    await pay('1')
    expect(await sweepOn('2026-12-28')).toEqual(['start-collection'])
  })

  test('what a customer promised is kept by money on another of its invoices, or on none, and broken when it is taken back', async () => {
    const { promise, pay, sweepOn, db, clock } = await owed()
    await haveInvoice(db, clock, { number: 'INV-0', customer: 'ACME', amount: '90', issued: '2026-11-10' })
    expect(await promise('2027-01-15', '50', 'ACME')).toMatchObject({
      promise: { isOfCustomer: true, invoices: [{ number: 'INV-0' }] },
    })
    expect(await sweepOn('2026-12-21')).not.toContain('start-collection')
    clock.set('2026-12-21T12:00:00Z')
    await pay('40')
    const unapplied = { target: 'INV-1', amount: amount('70'), receivedDay: null }
    expect(await recordPayment(db, clock, asFinance, unapplied)).toMatchObject({ unapplied: amount('10') })
    expect(await keptOn(db, TEAM, { day: day('2026-12-21') })).toEqual({ kept: 1, broken: 0, open: 0 })
    expect(await sweepOn('2026-12-22')).toContain('start-collection')
    await reversePayment(db, clock, asFinance, 'INV-1')
    expect(await keptOn(db, TEAM, { day: day('2026-12-22') })).toEqual({ kept: 0, broken: 0, open: 1 })
    expect(await sweepOn('2027-01-18')).toContain('follow-up-promise')
    await pay('20')
    const calls = await db
      .selectFrom('duties')
      .select(['state', 'end'])
      .where('rule', '=', 'follow-up-promise')
      .execute()
    expect(calls).toEqual([{ state: 'cancelled', end: 'paid' }])
  })

  test('old money that a file brings does not keep what a customer promised since', async () => {
    const { promise, db, clock } = await owed()
    await promise('2026-12-04', '50', 'ACME')
    const lines = [
      'Invoice no,Customer,Amount,Invoice date,Paid amount,Paid date',
      'INV-9,ACME Trading,60.00,2025-11-20,60.00,2025-12-20',
    ]
    const file = { fileName: 'file.csv', bytes: Buffer.from(lines.join('\n')), options: {} }
    expect(await importFile(db, clock, asFinance, file)).toMatchObject({ kind: 'invoices' })
    expect(await keptOn(db, TEAM, { day: day('2026-11-20') })).toEqual({ kept: 0, broken: 0, open: 1 })
  })

  test('money that a file brings with an invoice keeps what its customer promised too', async () => {
    const { promise, db, clock } = await owed()
    await promise('2026-12-04', '50', 'ACME')
    const lines = ['Invoice no,Customer,Amount,Invoice date,Paid amount', 'INV-9,ACME Trading,60.00,2026-11-20,60.00']
    const file = { fileName: 'file.csv', bytes: Buffer.from(lines.join('\n')), options: {} }
    expect(await importFile(db, clock, asFinance, file)).toMatchObject({ kind: 'invoices' })
    expect(await keptOn(db, TEAM, { day: day('2026-12-05') })).toEqual({ kept: 1, broken: 0, open: 0 })
  })

  test('a discount that finance allows a day later keeps the promise that its payment kept', async () => {
    const { db, clock } = await owed()
    await haveInvoice(db, clock, { number: 'INV-2', customer: 'ACME', amount: '100', terms: '2/10 net 30' })
    const which = { text: 'INV-2' }
    await recordPromise(db, clock, asSales, {
      which,
      promisedDay: day('2026-12-10'),
      amount: null,
      note: '',
      link: null,
    })
    clock.set('2026-12-10T10:00:00Z')
    const paid = await recordPayment(db, clock, asFinance, { target: 'INV-2', amount: amount('98'), receivedDay: null })
    const [line] = paid.kind === 'recorded' ? paid.applied : []
    if (line?.discount?.kind !== 'late') throw new Error('the discount was not late')
    clock.set('2026-12-11T10:00:00Z')
    expect(await keptOn(db, TEAM, { day: day('2026-12-11') })).toMatchObject({ broken: 1 })
    const { invoiceId, paymentId } = line.discount
    expect(await allowDiscount(db, clock, asFinance, { invoiceId, paymentId, minor: 200 })).toMatchObject({
      kind: 'allowed',
    })
    expect(await keptOn(db, TEAM, { day: day('2026-12-11') })).toEqual({ kept: 1, broken: 0, open: 0 })
  })

  test('what reaches more than 180 days ahead is refused, and nothing is saved', async () => {
    const { promise, db, clock } = await owed()
    const [which, reason, untilDay] = [{ text: 'INV-1' }, 'x', day('2099-01-01')]
    const refused = { kind: 'too-far-ahead', last: '2027-05-19' }
    expect(await promise('2036-01-01', '0.01')).toMatchObject(refused)
    expect(await holdReminders(db, clock, asSales, { which, untilDay, reason })).toMatchObject(refused)
    expect(await openDispute(db, clock, asSales, { which, amount: null, reason, untilDay })).toMatchObject(refused)
    for (const table of ['promises', 'reminderHolds', 'disputes'] as const)
      expect(await db.selectFrom(table).select('id').execute()).toEqual([])
  })

  test.each([
    ['a day that is past', '2026-11-19', null, 'INV-1', 'in-the-past'],
    ['more than is open', '2026-12-04', '100.01', 'INV-1', 'more-than-open'],
    ['another currency', '2026-12-04', '5', 'INV-1', 'other-currency'],
    ['a number that there is not', '2026-12-04', null, 'INV-9', 'no-such-invoice'],
    ['a customer that there is not', '2026-12-04', null, 'Globex', 'no-such-customer'],
  ])('a promise with %s is refused, and nothing is saved', async (_, on, sum, target, kind) => {
    const { db, clock } = await owed()
    const code = kind === 'other-currency' ? 'JPY' : 'USD'
    const entry = { which: { text: target }, promisedDay: day(on), amount: sum === null ? null : amount(sum, code) }
    expect(await recordPromise(db, clock, asSales, { ...entry, note: '', link: null })).toMatchObject({ kind })
    expect(await db.selectFrom('promises').select('id').execute()).toEqual([])
  })

  test('a promise that was broken cannot be withdrawn', async () => {
    const { promise, db, clock } = await owed()
    await promise('2026-11-20')
    clock.set('2026-11-21T10:00:00Z')
    expect(await withdrawPromise(db, clock, asSales, { text: 'ACME' })).toMatchObject({ kind: 'no-open-promise' })
  })

  test('of what is disputed in part the rest is chased; whole, nothing is, and it comes back when the dispute is rejected', async () => {
    const { dispute, sweepOn, db, clock, invoice } = await owed()
    expect(await dispute('20')).toMatchObject({ kind: 'opened', chased: amount('80'), untilDay: '2026-12-04' })
    expect(await sweepOn('2026-12-28')).toEqual(['look-at-dispute', 'start-collection'])
    expect(await dispute(null)).toMatchObject({ amount: amount('80'), chased: amount('0') })
    expect(await sweepOn('2026-12-28')).toEqual(['look-at-dispute'])
    expect(await dispute(null)).toMatchObject({ kind: 'more-than-undisputed' })
    const on = async (at: string) => (await disputedOn(db, TEAM, day(at), [invoice.id])).get(invoice.id)
    expect([await on('2026-11-19'), await on('2026-11-20'), await on('2026-12-28')]).toEqual([undefined, 2_000, 10_000])
    const ended = await endDispute(db, clock, asSales, { which: { text: 'INV-1' }, outcome: 'rejected' })
    expect(ended).toMatchObject({ kind: 'ended', amount: amount('100'), credited: amount('0') })
    expect(await sweepOn('2026-12-29')).toEqual(['start-collection'])
    expect([await on('2026-12-27'), await on('2026-12-28')]).toEqual([2_000, undefined])
  })

  test('a dispute that is credited writes the credit note, less what was credited since it was opened', async () => {
    const { dispute, db, clock } = await owed()
    const end = (by = asFinance) => endDispute(db, clock, by, { which: { text: 'INV-1' }, outcome: 'credited' })
    expect(await end()).toMatchObject({ kind: 'no-open-dispute' })
    await dispute('20')
    expect(await end(asSales)).toEqual({ kind: 'may-not-credit' })
    await creditInvoice(db, clock, asFinance, { number: 'INV-1', amount: amount('5'), creditedDay: null, reason: '' })
    expect(await end()).toMatchObject({ kind: 'ended', credited: amount('15'), outstanding: amount('80') })
    expect(await findViolations(db)).toEqual([])
  })

  test('of instalments each is promised, disputed and held by its own day and amount', async () => {
    const { db, clock } = await owed()
    await haveInvoice(db, clock, { number: 'INV-2', customer: 'ACME', amount: '90', terms: '3 instalments monthly' })
    const which = { text: 'INV-2' }
    const promised = { which, promisedDay: day('2027-01-31'), amount: null, note: '', link: null }
    expect(await recordPromise(db, clock, asSales, promised)).toMatchObject({
      promise: {
        invoices: [
          { number: 'INV-2/1', amount: amount('30') },
          { number: 'INV-2/2', amount: amount('30') },
        ],
      },
    })
    const opened = await openDispute(db, clock, asSales, { which, amount: amount('40'), reason: 'x', untilDay: null })
    expect(opened).toMatchObject({ number: 'INV-2', amount: amount('40'), chased: amount('50') })
    expect([...(await disputedOn(db, TEAM, FIRST_DAY)).values()].sort()).toEqual([1_000, 3_000])
    const held = await holdReminders(db, clock, asSales, { which, untilDay: day('2027-03-31'), reason: 'x' })
    expect(held).toMatchObject({ kind: 'held', number: 'INV-2' })
    expect(await db.selectFrom('reminderHolds').select('id').execute()).toHaveLength(3)
    expect(await endDispute(db, clock, asFinance, { which, outcome: 'credited' })).toMatchObject({
      credited: amount('40'),
      outstanding: amount('50'),
    })
    expect(await releaseReminders(db, clock, asSales, which)).toMatchObject({ kind: 'released' })
  })

  test('what is shown beside a duty says who promised what, and how much is in dispute', async () => {
    const { promise, dispute, db } = await owed()
    await dispute('20')
    await promise('2026-12-31')
    const answer = await readDuties(db, asSales, { today: day('2026-12-21'), scope: { kind: 'team' } })
    const coming = answer.kind === 'list' ? answer.list.coming : []
    const chased = coming.find((d) => d.rule === 'start-collection')?.following
    expect(chased).toMatchObject({
      promise: { amounts: [amount('80')], promisedDay: '2026-12-31', recordedBy: SALES, state: 'open' },
      dispute: { disputed: amount('20'), chased: amount('80'), reason: 'short delivery' },
    })
  })

  test('a salesperson works only their own customers, and everything is in the audit trail', async () => {
    const { db, clock, promise, dispute } = await owed()
    await haveCustomer(db, clock, 'Globex', { owner: FINANCE })
    await haveInvoice(db, clock, { number: 'G-1', customer: 'Globex', amount: '10' })
    const which = { text: 'G-1' }
    const notTheirs = { kind: 'not-your-customer' }
    expect(await promise('2026-12-04', null, 'G-1')).toMatchObject(notTheirs)
    expect(await holdReminders(db, clock, asSales, { which, untilDay: FIRST_DAY, reason: '' })).toMatchObject(notTheirs)
    expect(await addNote(db, clock, asSales, { which, text: 'x' })).toMatchObject(notTheirs)
    await promise('2026-12-04')
    await dispute('20')
    await holdReminders(db, clock, asSales, { which: { text: 'INV-1' }, untilDay: FIRST_DAY, reason: 'goods back' })
    await releaseReminders(db, clock, asSales, { text: 'INV-1' })
    await withdrawPromise(db, clock, asSales, { text: 'INV-1' })
    await addNote(db, clock, asSales, { which: { text: 'ACME' }, text: 'ask Ms Wang' })
    await endDispute(db, clock, asSales, { which: { text: 'INV-1' }, outcome: 'withdrawn' })
    const rows = await db.selectFrom('audit').select('action').where('actor', '=', SALES).orderBy('seq').execute()
    expect(rows.map((r) => r.action)).toEqual([
      'record-promise',
      'open-dispute',
      'hold-reminders',
      'release-reminders',
      'withdraw-promise',
      'add-note',
      'end-dispute',
    ])
  })
})
