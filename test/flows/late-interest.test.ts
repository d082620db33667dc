import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { DEFAULT_DUNNING } from '../../src/core/dunning-policy.ts'
import type { InterestRegime } from '../../src/core/late-interest.ts'
import { applyUnapplied } from '../../src/flows/apply-unapplied.ts'
import { chargeInterest, waiveInterest } from '../../src/flows/decide-interest.ts'
import { endDispute } from '../../src/flows/end-dispute.ts'
import { openDispute } from '../../src/flows/open-dispute.ts'
import { behaviourOn } from '../../src/flows/read-behaviour.ts'
import { proposedInterest, readInterest } from '../../src/flows/read-interest.ts'
import { readInvoice } from '../../src/flows/read-invoice.ts'
import { recordInterestRate } from '../../src/flows/record-interest-rate.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { saveDunningPolicy } from '../../src/flows/save-dunning-policy.ts'
import {
  amount,
  asAdmin,
  asFinance,
  asSales,
  FINANCE,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  TEAM,
} from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

eachDatabase('late interest', (openFresh) => {
  /** The worked example: EUR 10,000.00 due 2026-09-30, 4,000.00 of it paid on 2026-10-30, looked at on 2026-11-30. */
  async function company(regime: InterestRegime = 'eu') {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-30T10:00:00Z')
    await openCompany(db, clock)
    await saveDunningPolicy(db, clock, asAdmin, { ...DEFAULT_DUNNING, interestRegime: regime })
    const customer = await haveCustomer(db, clock, 'ACME Trading', { currency: 'EUR' })
    const { invoice } = await haveInvoice(db, clock, {
      number: 'INV-1',
      customer: 'ACME',
      amount: '10000',
      currency: 'EUR',
      issued: '2026-08-31',
      due: '2026-09-30',
    })
    const pay = (sum: string, on: string) =>
      recordPayment(db, clock, asFinance, { target: 'INV-1', amount: amount(sum, 'EUR'), receivedDay: day(on) })
    await pay('4000', '2026-10-30')
    const rate = (fromDay: string, basisPoints: number, source = 'ECB + 8') =>
      recordInterestRate(db, clock, asAdmin, { fromDay: day(fromDay), basisPoints, source })
    const report = async (today = '2026-11-30') => {
      const answer = await readInterest(db, asFinance, { whose: { text: 'ACME' }, today: day(today) })
      if (answer.kind !== 'report') throw new Error(answer.kind)
      return answer
    }
    return { db, clock, customer, invoice, pay, rate, report }
  }

  test('is proposed per slice of balance, and charged by nobody but a person', async () => {
    const { db, customer, rate, report } = await company()
    await rate('2026-01-01', 1_015)
    const { proposals, totals } = await report()
    expect(totals).toEqual([amount('175.14', 'EUR')])
    expect(proposals).toMatchObject([
      { number: 'INV-1', interest: { fixedMinor: 4_000, fromDay: '2026-09-30', toDay: '2026-11-30' } },
    ])
    expect(proposals[0]?.interest.slices.map((s) => [s.days, s.baseMinor, s.interestMinor])).toEqual([
      [30, 1_000_000, 8_342],
      [31, 600_000, 5_172],
    ])
    expect(await proposedInterest(db, { id: TEAM }, customer.id, day('2026-10-30'))).toEqual([amount('123.42', 'EUR')])
    expect(await proposedInterest(db, { id: TEAM }, customer.id, day('2026-09-30'))).toEqual([])
  })

  test('without a rate for the day, or without a regime, nothing is proposed, and it says so', async () => {
    const { rate, report } = await company()
    expect(await report()).toMatchObject({ proposals: [], withoutRate: [{ number: 'INV-1', day: '2026-10-01' }] })
    await rate('2026-10-15', 1_015)
    expect(await report()).toMatchObject({ proposals: [], withoutRate: [{ number: 'INV-1', day: '2026-10-01' }] })
    const off = await company('none')
    await off.rate('2026-01-01', 1_015)
    expect(await off.report()).toMatchObject({ regime: 'none', proposals: [], withoutRate: [], totals: [] })
  })

  test('as of a day it is the same whatever is put on the invoice afterwards', async () => {
    const { db, clock, rate, report } = await company()
    await rate('2026-01-01', 1_015)
    const target = { target: 'ACME', amount: amount('7000', 'EUR'), receivedDay: day('2026-11-05') }
    await recordPayment(db, clock, asFinance, target)
    await haveInvoice(db, clock, {
      ...{ number: 'INV-2', customer: 'ACME', amount: '1000', currency: 'EUR' },
      ...{ issued: '2026-08-31', due: '2026-09-30' },
    })
    const before = await report()
    expect(before.proposals.find((p) => p.number === 'INV-2')?.interest.toDay).toBe('2026-11-30')
    clock.set('2026-12-05T10:00:00Z')
    expect(await applyUnapplied(db, clock, asFinance, 'INV-2')).toMatchObject({ kind: 'applied' })
    expect(await report()).toEqual(before)
    const after = await report('2026-12-05')
    expect(after.proposals.find((p) => p.number === 'INV-2')?.interest.toDay).toBe('2026-11-05')
  })

  test('charged, it is an invoice of its own, and these days are never charged again', async () => {
    const { db, clock, invoice, rate, report, pay } = await company()
    await rate('2026-01-01', 1_015)
    const pressed = { invoiceId: invoice.id, day: day('2026-11-30'), amountMinor: 17_514 }
    expect(await chargeInterest(db, clock, asFinance, pressed)).toEqual({
      kind: 'charged',
      number: 'INV-1',
      amount: amount('175.14', 'EUR'),
      chargedAs: 'INT-INV-1-1',
      dueDay: '2026-12-14',
    })
    const card = await readInvoice(db, asAdmin, 'INT-INV-1-1')
    expect(card).toMatchObject({
      kind: 'card',
      card: { invoice: { outstanding: amount('175.14', 'EUR'), terms: 'net 14' } },
    })
    expect(await chargeInterest(db, clock, asFinance, pressed)).toEqual({
      kind: 'figures-changed',
      number: 'INV-1',
      amount: null,
    })
    expect((await report()).proposals).toEqual([])
    // Ten more days: 6,000.00 × 10.15 % × 10 ÷ 365, and no second fixed sum.
    clock.set('2026-12-10T10:00:00Z')
    expect(await report('2026-12-10')).toMatchObject({
      totals: [amount('16.68', 'EUR')],
      decided: [{ state: 'charged', by: FINANCE, fromDay: '2026-09-30', toDay: '2026-11-30' }],
    })
    await pay('6000', '2026-12-10')
    const again = { invoiceId: invoice.id, day: day('2026-12-10'), amountMinor: 1_668 }
    expect(await chargeInterest(db, clock, asFinance, again)).toMatchObject({ chargedAs: 'INT-INV-1-2' })
    clock.set('2027-03-01T10:00:00Z')
    expect((await report('2027-03-01')).proposals).toEqual([])
  })

  test('waived, it has a reason and a name, and is not proposed again', async () => {
    const { db, clock, invoice, rate, report } = await company()
    await rate('2026-01-01', 1_015)
    const pressed = { invoiceId: invoice.id, day: day('2026-11-30'), amountMinor: 17_514 }
    const waived = await waiveInterest(db, clock, asFinance, { ...pressed, reason: 'Long-standing customer' })
    expect(waived).toMatchObject({ kind: 'waived', amount: amount('175.14', 'EUR') })
    expect(await report()).toMatchObject({
      proposals: [],
      decided: [{ state: 'waived', reason: 'Long-standing customer', by: FINANCE, amount: amount('175.14', 'EUR') }],
    })
    const audit = await db
      .selectFrom('audit')
      .select(['actor', 'after'])
      .where('action', '=', 'waive-interest')
      .execute()
    expect(audit.map((a) => [a.actor, JSON.parse(a.after as string).reason])).toEqual([
      [FINANCE, 'Long-standing customer'],
    ])
  })

  test('nobody charges what they did not see: other figures, another day, another right', async () => {
    const { db, clock, invoice, rate, pay } = await company()
    await rate('2026-01-01', 1_015)
    const pressed = { invoiceId: invoice.id, day: day('2026-11-30'), amountMinor: 17_514 }
    expect(await chargeInterest(db, clock, asSales, pressed)).toMatchObject({ kind: 'not-your-customer' })
    expect(await chargeInterest(db, clock, asFinance, { ...pressed, day: day('2026-12-31') })).toMatchObject({
      kind: 'figures-changed',
      amount: null,
    })
    expect(await chargeInterest(db, clock, asFinance, { ...pressed, invoiceId: 'none' })).toEqual({
      kind: 'no-such-invoice-any-more',
    })
    await pay('1000', '2026-11-10')
    expect(await chargeInterest(db, clock, asFinance, pressed)).toMatchObject({
      kind: 'figures-changed',
      amount: amount('169.58', 'EUR'),
    })
  })

  test('does not run on what is disputed, from the day it was until the day it ended', async () => {
    const { db, clock, rate, report } = await company()
    await rate('2026-01-01', 1_015)
    clock.set('2026-11-10T10:00:00Z')
    const which = { text: 'INV-1' }
    const opened = await openDispute(db, clock, asFinance, {
      which,
      amount: amount('6000', 'EUR'),
      reason: 'short',
      untilDay: null,
    })
    expect(opened.kind).toBe('opened')
    clock.set('2026-11-20T10:00:00Z')
    expect(await endDispute(db, clock, asFinance, { which, outcome: 'rejected' })).toMatchObject({ kind: 'ended' })
    const { proposals } = await report()
    expect(proposals[0]?.interest.slices.map((s) => [s.toDay, s.days, s.baseMinor])).toEqual([
      ['2026-10-30', 30, 1_000_000],
      ['2026-11-10', 11, 600_000],
      ['2026-11-30', 10, 600_000],
    ])
  })

  test('is no sale: the interest that is charged says nothing of how the customer pays, and bears none', async () => {
    const { db, clock, customer, invoice, rate, report, pay } = await company()
    await rate('2026-01-01', 1_015)
    await pay('6000', '2026-11-30')
    const before = await behaviourOn(db, TEAM, [customer.id], day('2027-02-01'))
    await chargeInterest(db, clock, asFinance, { invoiceId: invoice.id, day: day('2026-11-30'), amountMinor: 17_514 })
    clock.set('2027-02-01T10:00:00Z')
    expect(await behaviourOn(db, TEAM, [customer.id], day('2027-02-01'))).toEqual(before)
    expect((await report('2027-02-01')).proposals).toEqual([])
  })

  test('one rate a day is kept: what is entered again replaces it, with both in the trail', async () => {
    const { db, rate, report } = await company()
    expect(await rate('2026-01-01', 1_000)).toMatchObject({ kind: 'saved', before: null })
    expect(await rate('2026-01-01', 1_000)).toMatchObject({ kind: 'unchanged' })
    expect(await rate('2026-01-01', 1_015)).toMatchObject({ kind: 'saved', before: { basisPoints: 1_000 } })
    expect((await report()).totals).toEqual([amount('175.14', 'EUR')])
    const audit = await db
      .selectFrom('audit')
      .select(['before'])
      .where('action', '=', 'record-interest-rate')
      .orderBy('seq')
      .execute()
    expect(audit.map((a) => a.before && JSON.parse(a.before).basisPoints)).toEqual([null, 1_000])
  })
})
