import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import type { Money } from '../../src/core/money.ts'
import { allowDiscount } from '../../src/flows/allow-discount.ts'
import { applyUnapplied } from '../../src/flows/apply-unapplied.ts'
import { creditInvoice } from '../../src/flows/credit-invoice.ts'
import { behaviourOn } from '../../src/flows/read-behaviour.ts'
import { readDiscounts } from '../../src/flows/read-discounts.ts'
import { readDuties } from '../../src/flows/read-duties.ts'
import { readInvoice } from '../../src/flows/read-invoice.ts'
import { readStatement } from '../../src/flows/read-statement.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { reverseCredit } from '../../src/flows/reverse-credit.ts'
import { reversePayment } from '../../src/flows/reverse-payment.ts'
import { proposeWriteOff, writeOffDebt } from '../../src/flows/write-off-debt.ts'
import { findViolations } from '../../src/store/invariants.ts'
import type { Db } from '../../src/store/open.ts'
import { salesOf } from '../../src/store/sales.ts'
import {
  amount,
  asAdmin,
  asFinance,
  asSales,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  TEAM,
} from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const TODAY = day('2026-11-20')

eachDatabase('credits', (openFresh) => {
  async function company() {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-20T10:00:00Z')
    const workspace = await openCompany(db, clock)
    await haveCustomer(db, clock, 'ACME Trading')
    return { db, clock, workspace }
  }
  type Company = Awaited<ReturnType<typeof company>>
  const have = ({ db, clock }: Company, number: string, sum: string, more: { issued?: string; terms?: string } = {}) =>
    haveInvoice(db, clock, {
      number,
      customer: 'ACME',
      amount: sum,
      issued: '2026-11-12',
      terms: '2/10 net 30',
      ...more,
    })
  const pay = async ({ db, clock }: Company, target: string, sum: string, on = '2026-11-20') => {
    clock.add(1000)
    const outcome = await recordPayment(db, clock, asFinance, {
      target,
      amount: amount(sum),
      receivedDay: day(on),
    })
    if (outcome.kind !== 'recorded') throw new Error(`the payment was ${outcome.kind}`)
    return outcome
  }
  const eventsOf = async (db: Db, number: string) => {
    const answer = await readInvoice(db, asAdmin, number)
    if (answer.kind !== 'card') throw new Error(answer.kind)
    const { invoice, events } = answer.card
    const money = events.flatMap((e) => ('amount' in e ? [`${e.kind} ${e.amount.minor / 100} on ${e.day}`] : []))
    return [...money, `open ${invoice.outstanding.minor / 100}`]
  }
  const open = async ({ db }: Company) => {
    const answer = await readDuties(db, asAdmin, { today: TODAY, scope: { kind: 'team' } })
    if (answer.kind !== 'list') throw new Error(answer.kind)
    return answer.list.openCount + answer.list.comingCount
  }
  const isSound = async ({ db }: Company) => expect(await findViolations(db)).toEqual([])

  test('a payment short by the discount on its last day settles the invoice, and says so', async () => {
    const at = await company()
    await have(at, 'INV-1', '10000')
    const { applied, dutiesCancelled } = await pay(at, 'INV-1', '9800', '2026-11-20')
    expect(applied).toEqual([
      {
        number: 'INV-1',
        amount: amount('9800'),
        outstanding: amount('0'),
        discount: { kind: 'taken', amount: amount('200') },
      },
    ])
    expect(dutiesCancelled).toBeGreaterThan(0)
    expect(await eventsOf(at.db, 'INV-1')).toEqual([
      'payment 9800 on 2026-11-20',
      'discount 200 on 2026-11-20',
      'open 0',
    ])
    expect(await open(at)).toBe(0)
    await isSound(at)
  })

  test('a day late the discount is offered, and allowed once by finance, as long as it is what is open', async () => {
    const at = await company()
    await have(at, 'INV-1', '10000', { issued: '2026-11-09' })
    const { applied } = await pay(at, 'INV-1', '9800', '2026-11-20')
    const [line] = applied
    expect(line).toMatchObject({ outstanding: amount('200'), discount: { kind: 'late', lastDay: '2026-11-19' } })
    if (line?.discount?.kind !== 'late') throw new Error('no late discount')
    const { invoiceId, paymentId } = line.discount
    const allow = (by = asFinance) => allowDiscount(at.db, at.clock, by, { invoiceId, paymentId, minor: 20_000 })
    expect(await allow(asSales)).toMatchObject({ kind: 'not-your-customer' })
    expect(await allow()).toEqual({ kind: 'allowed', number: 'INV-1', amount: amount('200') })
    expect(await allow()).toEqual({ kind: 'no-such-discount' })
    expect((await eventsOf(at.db, 'INV-1')).at(-1)).toBe('open 0')
    await isSound(at)
  })

  test('the discount of an open invoice is told as long as it is to be had, or came late: as the button would allow it', async () => {
    const at = await company()
    await have(at, 'INV-1', '10000', { issued: '2026-11-09' })
    const discountsOn = async (on: string) => {
      const answer = await readInvoice(at.db, asAdmin, 'INV-1')
      if (answer.kind !== 'card') throw new Error(answer.kind)
      return readDiscounts(at.db, TEAM, { invoices: answer.invoices, today: day(on) })
    }
    expect(await discountsOn('2026-11-19')).toEqual([
      { kind: 'to-be-had', number: 'INV-1', settling: amount('9800'), lastDay: '2026-11-19' },
    ])
    expect(await discountsOn('2026-11-20')).toEqual([])
    await pay(at, 'INV-1', '9800')
    const [late] = await discountsOn('2026-11-20')
    expect(late).toMatchObject({ kind: 'late', amount: amount('200'), lastDay: '2026-11-19' })
    if (late?.kind !== 'late') throw new Error('no late discount')
    const { invoiceId, paymentId } = late
    expect(await allowDiscount(at.db, at.clock, asFinance, { invoiceId, paymentId, minor: 20_000 })).toMatchObject({
      kind: 'allowed',
    })
    expect(await discountsOn('2026-11-20')).toEqual([])
  })

  test('a payment on a statement names what it was on at the end of its last day, and so does the one that takes it back', async () => {
    const at = await company()
    await have(at, 'INV-1', '100', { terms: 'net 10' })
    await have(at, 'INV-2', '50', { terms: 'net 30' })
    await pay(at, 'ACME', '200', '2026-11-13')
    const settled = async (to: string) => {
      const customerId = (await at.db.selectFrom('customers').select('id').executeTakeFirstOrThrow()).id
      const statement = await readStatement(at.db, at.workspace, customerId, { from: day('2026-11-01'), to: day(to) })
      if (statement.kind !== 'statement') throw new Error(statement.kind)
      const lines = statement.accounts.flatMap((account) => account.lines)
      return lines.filter((l) => l.kind === 'payment').map((l) => [l.isTakenBack, l.settled.join(' ')])
    }
    expect(await settled('2026-11-20')).toEqual([[false, 'INV-1 INV-2']])
    at.clock.set('2026-11-23T10:00:00Z')
    await have(at, 'INV-3', '30', { issued: '2026-11-22', terms: 'net 30' })
    await applyUnapplied(at.db, at.clock, asFinance, 'INV-3')
    expect(await settled('2026-11-20')).toEqual([[false, 'INV-1 INV-2']])
    expect(await settled('2026-11-23')).toEqual([[false, 'INV-1 INV-2 INV-3']])
    await reversePayment(at.db, at.clock, asFinance, 'INV-1')
    expect(await settled('2026-11-23')).toEqual([
      [false, 'INV-1 INV-2 INV-3'],
      [true, 'INV-1 INV-2 INV-3'],
    ])
  })

  test('a credit note says when it could not be booked on its day', async () => {
    const at = await company()
    await have(at, 'INV-1', '100')
    const credit = (on: string) =>
      creditInvoice(at.db, at.clock, asFinance, {
        number: 'INV-1',
        amount: amount('10'),
        creditedDay: day(on),
        reason: '',
      })
    expect(await credit('2026-11-11')).toMatchObject({ moved: { to: '2026-11-12', why: 'issued' } })
    expect(await credit('2026-11-12')).toMatchObject({ moved: null })
    await pay(at, 'INV-1', '80', '2026-11-13')
    await reversePayment(at.db, at.clock, asFinance, 'INV-1')
    expect(await credit('2026-11-14')).toMatchObject({ moved: { to: '2026-11-20', why: 'reopened' } })
    await isSound(at)
  })

  test('what is left after a part payment is no discount, whatever a button asks', async () => {
    const at = await company()
    await have(at, 'INV-1', '10000', { issued: '2026-11-09' })
    await have(at, 'INV-2', '10000', { issued: '2026-11-09', terms: 'net 30' })
    for (const number of ['INV-1', 'INV-2']) {
      await pay(at, number, '4000')
      const { invoiceId, paymentId } = await at.db
        .selectFrom('allocations as a')
        .innerJoin('invoices as i', 'i.id', 'a.invoiceId')
        .select(['a.invoiceId', 'a.paymentId'])
        .where('i.number', '=', number)
        .executeTakeFirstOrThrow()
      const asked = { invoiceId, paymentId, minor: 600_000 }
      expect(await allowDiscount(at.db, at.clock, asFinance, asked)).toEqual({ kind: 'no-such-discount' })
    }
    await isSound(at)
  })

  test('a payment on account takes the discounts of the invoices that it is exactly for', async () => {
    const at = await company()
    await have(at, 'INV-1', '10000')
    await have(at, 'INV-2', '5000')
    const { applied, unapplied } = await pay(at, 'ACME', '14700')
    expect(applied.map((a) => [a.number, a.outstanding.minor, a.discount?.amount.minor])).toEqual([
      ['INV-1', 0, 20_000],
      ['INV-2', 0, 10_000],
    ])
    expect(unapplied).toEqual(amount('0'))
    await isSound(at)
  })

  test('money that came in time takes the discount when it is put on the invoice later', async () => {
    const at = await company()
    await pay(at, 'ACME', '9800', '2026-11-15')
    await have(at, 'INV-1', '10000')
    at.clock.set('2026-12-10T10:00:00Z')
    expect(await applyUnapplied(at.db, at.clock, asFinance, 'INV-1')).toMatchObject({
      outstanding: amount('0'),
      discount: { kind: 'taken', amount: amount('200') },
    })
    await isSound(at)
  })

  test('a payment that the bank returns takes its discount with it, and the duties are there again', async () => {
    const at = await company()
    await have(at, 'INV-1', '10000')
    const before = await open(at)
    await pay(at, 'INV-1', '9800')
    at.clock.add(1000)
    expect(await reversePayment(at.db, at.clock, asFinance, 'INV-1')).toMatchObject({ outstanding: amount('10000') })
    expect(await eventsOf(at.db, 'INV-1')).toEqual(
      expect.arrayContaining(['payment-reversed 9800 on 2026-11-20', 'discount-reversed 200 on 2026-11-20']),
    )
    expect(await open(at)).toBe(before)
    await isSound(at)
  })

  test('what was credited last is taken back first, each once, and a discount alone leaves its payment', async () => {
    const at = await company()
    await have(at, 'INV-1', '10000')
    at.clock.add(1000)
    const returned = { number: 'INV-1', amount: amount('1000'), creditedDay: null, reason: 'returned' }
    await creditInvoice(at.db, at.clock, asFinance, returned)
    await pay(at, 'INV-1', '8820')
    const back = async () => {
      at.clock.add(1000)
      const outcome = await reverseCredit(at.db, at.clock, asFinance, 'INV-1')
      return outcome.kind === 'reversed'
        ? [outcome.what, outcome.amount.minor, outcome.outstanding.minor]
        : outcome.kind
    }
    expect(await back()).toEqual(['discount', 18_000, 18_000])
    expect(await back()).toEqual(['credit-note', 100_000, 118_000])
    expect(await back()).toBe('nothing-credited')
    await isSound(at)
  })

  test('what was credited on all instalments at once is taken back of all of them', async () => {
    const at = await company()
    await have(at, 'INV-1', '9000', { terms: '3 instalments monthly' })
    const credit = { number: 'INV-1', amount: amount('4000'), creditedDay: null, reason: '' }
    expect(await creditInvoice(at.db, at.clock, asFinance, credit)).toMatchObject({ outstanding: amount('5000') })
    at.clock.add(1000)
    expect(await reverseCredit(at.db, at.clock, asFinance, 'INV-1')).toMatchObject({
      amount: amount('4000'),
      outstanding: amount('9000'),
    })
    await isSound(at)
  })

  test('a debt is written off as it was shown, once; its duties end, and it can be taken back', async () => {
    const at = await company()
    await have(at, 'INV-1', '10000')
    const before = await open(at)
    await pay(at, 'INV-1', '4000')
    const entry = { number: 'inv-1', amount: null, reason: 'wound up' }
    const { db, clock, workspace } = at
    const asked = await proposeWriteOff(db, clock, { by: asFinance, workspace }, entry)
    if (asked.kind !== 'to-confirm') throw new Error(asked.kind)
    expect(asked).toMatchObject({ number: 'INV-1', amount: amount('6000'), outstanding: amount('6000') })
    expect((await eventsOf(db, 'INV-1')).at(-1)).toBe('open 6000')
    const { invoiceId, isWhole, reason } = asked
    const confirmed = { invoiceId, isWhole, minor: 600_000, outstandingMinor: 600_000, reason }
    clock.add(1000)
    expect(await writeOffDebt(db, clock, asFinance, confirmed)).toMatchObject({
      kind: 'written-off',
      outstanding: amount('0'),
    })
    expect(await writeOffDebt(db, clock, asFinance, confirmed)).toMatchObject({ kind: 'changed-meanwhile' })
    expect(await open(at)).toBe(0)
    // It was a sale and stays one, and nobody paid it.
    const { id: customerId } = await db.selectFrom('customers').select('id').executeTakeFirstOrThrow()
    const sales = await salesOf(db, TEAM, { customerId, day: TODAY })
    expect(sales).toEqual([{ day: '2026-11-12', amount: amount('10000') }])
    expect(await behaviourOn(db, TEAM, [customerId], TODAY)).toMatchObject({ settledCount: 0 })
    const late = await behaviourOn(db, TEAM, [customerId], day('2027-02-10'))
    // 4,000 of it 22 days early, 6,000 owed for 60 days.
    expect(late).toEqual({ meanDaysLate: 27.2, settledCount: 0, onTimeCount: 0 })
    const totals = await db.selectFrom('dailyTotals').select(['creditedMinor', 'writtenOffMinor']).execute()
    expect(totals.map((t) => [t.creditedMinor, t.writtenOffMinor])).toContainEqual([600_000, 600_000])
    await isSound(at)
    clock.add(1000)
    expect(await reverseCredit(db, clock, asFinance, 'INV-1')).toMatchObject({
      what: 'write-off',
      outstanding: amount('6000'),
    })
    expect(await open(at)).toBe(before)
    await isSound(at)
  })

  test('the instalments of a debt are written off together, by the number of the whole', async () => {
    const at = await company()
    await have(at, 'INV-1', '9000', { terms: '3 instalments monthly' })
    const { db, clock, workspace } = at
    const entry = { number: 'INV-1', amount: amount('7000'), reason: 'wound up' }
    const asked = await proposeWriteOff(db, clock, { by: asFinance, workspace }, entry)
    if (asked.kind !== 'to-confirm') throw new Error(asked.kind)
    const confirmed = { ...asked, minor: asked.amount.minor, outstandingMinor: asked.outstanding.minor }
    expect(await writeOffDebt(db, clock, asFinance, confirmed)).toMatchObject({ outstanding: amount('2000') })
    await isSound(at)
  })

  test('more than is open, another currency and an invoice that is not there are not written off', async () => {
    const at = await company()
    const { db, clock, workspace } = at
    await have(at, 'INV-1', '10000')
    const propose = async (more: { number?: string; amount?: Money }) => {
      const entry = { number: 'INV-1', amount: null, reason: 'wound up', ...more }
      return (await proposeWriteOff(db, clock, { by: asFinance, workspace }, entry)).kind
    }
    expect(await propose({ amount: amount('10000.01') })).toBe('more-than-open')
    expect(await propose({ amount: amount('10', 'EUR') })).toBe('other-currency')
    expect(await propose({ number: 'INV-9' })).toBe('no-such-invoice')
  })

  test('what is wrong with a credit is found by an invariant', async () => {
    const at = await company()
    const { db, clock, workspace } = at
    await have(at, 'INV-1', '10000')
    await have(at, 'INV-2', '100')
    await have(at, 'INV-3', '50')
    await pay(at, 'INV-1', '9800')
    const entry = { number: 'INV-2', amount: null, reason: 'wound up' }
    const asked = await proposeWriteOff(db, clock, { by: asFinance, workspace }, entry)
    if (asked.kind !== 'to-confirm') throw new Error(asked.kind)
    await writeOffDebt(db, clock, asFinance, { ...asked, minor: 10_000, outstandingMinor: 10_000 })
    await creditInvoice(db, clock, asFinance, { number: 'INV-3', amount: null, creditedDay: null, reason: '' })
    clock.add(1000)
    await reverseCredit(db, clock, asFinance, 'INV-3')
    await isSound(at)
    const found: [damage: string, name: string][] = [
      ['credit_notes set amount_minor = -5 where reverses_id is not null', 'reversed whole and once'],
      ["credit_notes set payment_id = null where kind = 'discount'", 'a discount came with a payment'],
      ['daily_totals set written_off_minor = 0', 'the totals of a day'],
    ]
    for (const [damage, name] of found) {
      const undone = new Error('undone')
      const look = db.transaction().execute(async (tx) => {
        await sql.raw(`update ${damage}`).execute(tx)
        expect((await findViolations(tx)).map((v) => v.invariant).join()).toContain(name)
        throw undone
      })
      await expect(look).rejects.toBe(undone)
    }
  })
})
