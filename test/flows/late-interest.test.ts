import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { DEFAULT_DUNNING } from '../../src/core/dunning-policy.ts'
import type { InterestRegime } from '../../src/core/late-interest.ts'
import { allowDiscount } from '../../src/flows/allow-discount.ts'
import { applyUnapplied } from '../../src/flows/apply-unapplied.ts'
import { changeTerms } from '../../src/flows/change-terms.ts'
import { creditInvoice } from '../../src/flows/credit-invoice.ts'
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
    const report = async (today = '2026-11-30', text = 'ACME') => {
      const answer = await readInterest(db, clock, asFinance, { which: { text }, today: day(today) })
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

  test('a discount that is allowed late lowers the debt from the day of its payment on', async () => {
    const { db, clock, rate, report } = await company()
    await rate('2026-01-01', 1_015)
    const { invoice } = await haveInvoice(db, clock, {
      ...{
        number: 'INV-2',
        customer: 'ACME',
        amount: '10000',
        currency: 'EUR',
        issued: '2026-10-01',
        terms: '2/10 net 30',
      },
    })
    const receivedDay = day('2026-10-15')
    await recordPayment(db, clock, asFinance, { target: 'INV-2', amount: amount('9800', 'EUR'), receivedDay })
    const ofSecond = async () => (await report('2026-11-30', 'INV-2')).proposals.map((p) => p.interest.total)
    // 200.00 for 30 days, and the fixed sum.
    expect(await ofSecond()).toEqual([amount('41.67', 'EUR')])
    const { id: paymentId } = await db
      .selectFrom('payments')
      .select('id')
      .where('receivedDay', '=', receivedDay)
      .executeTakeFirstOrThrow()
    const late = { invoiceId: invoice.id, paymentId, minor: 20_000 }
    expect(await allowDiscount(db, clock, asFinance, late)).toMatchObject({ kind: 'allowed' })
    expect(await ofSecond()).toEqual([])
  })

  test('without a rate for the day, or without a regime, nothing is proposed, and it says so', async () => {
    const { rate, report } = await company()
    expect(await report()).toMatchObject({ proposals: [], withoutRate: [{ number: 'INV-1', day: '2026-10-01' }] })
    await rate('2026-10-15', 1_015)
    expect(await report()).toMatchObject({ proposals: [], withoutRate: [{ number: 'INV-1', day: '2026-10-01' }] })
    const off = await company('none')
    expect(await off.report()).toMatchObject({ regime: 'none', proposals: [], withoutRate: [], totals: [] })
  })

  test('goes by the rates of the regime that is chosen: those of another count once it is chosen again', async () => {
    const { db, clock, rate, report } = await company()
    const choose = (interestRegime: InterestRegime) =>
      saveDunningPolicy(db, clock, asAdmin, { ...DEFAULT_DUNNING, interestRegime })
    await rate('2026-01-01', 1_015)
    await choose('cn')
    expect((await report()).totals).toEqual([amount('243.00', 'EUR')])
    expect(await rate('2026-01-01', 365, 'contract')).toMatchObject({ kind: 'saved', regime: 'cn', before: null })
    expect((await report()).totals).toEqual([amount('48.60', 'EUR')])
    await choose('agreed')
    expect(await report()).toMatchObject({ proposals: [], withoutRate: [{ number: 'INV-1', day: '2026-10-01' }] })
    await choose('eu')
    expect((await report()).totals).toEqual([amount('175.14', 'EUR')])
    await choose('none')
    expect(await rate('2026-01-01', 1_015)).toEqual({ kind: 'no-regime' })
  })

  test('of one invoice is asked for by its number, with what was decided of it alone', async () => {
    const { db, clock, invoice, rate, report } = await company()
    await rate('2026-01-01', 1_015)
    const other = { number: 'INV-2', customer: 'ACME', amount: '1000', currency: 'EUR' }
    await haveInvoice(db, clock, { ...other, issued: '2026-08-31', due: '2026-10-31' })
    expect((await report()).proposals.map((p) => p.number)).toEqual(['INV-1', 'INV-2'])
    expect(await report('2026-11-30', 'inv-2')).toMatchObject({
      number: 'INV-2',
      customerName: 'ACME Trading',
      proposals: [{ number: 'INV-2' }],
      totals: [amount('48.34', 'EUR')],
    })
    const pressed = { invoiceId: invoice.id, day: day('2026-11-30'), amountMinor: 17_514 }
    await waiveInterest(db, clock, asFinance, { ...pressed, reason: 'Our delivery was late' })
    expect((await report('2026-11-30', 'INV-2')).decided).toEqual([])
    expect(await report('2026-11-30', 'INV-1')).toMatchObject({ proposals: [], decided: [{ number: 'INV-1' }] })
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

  test('as of a day it goes by when the invoice was due then, settled since or not', async () => {
    const { db, clock, customer, pay, rate } = await company()
    await rate('2026-01-01', 1_015)
    const asOf = () => proposedInterest(db, { id: TEAM }, customer.id, day('2026-10-31'))
    const before = await asOf()
    expect(before).toEqual([amount('125.09', 'EUR')])
    clock.set('2026-12-01T10:00:00Z')
    const moved = await changeTerms(db, clock, asFinance, { number: 'INV-1', to: { dueDay: day('2026-12-31') } })
    expect(moved).toMatchObject({ kind: 'moved' })
    expect(await asOf()).toEqual(before)
    clock.set('2026-12-05T10:00:00Z')
    await pay('6000', '2026-12-05')
    expect(await asOf()).toEqual(before)
    expect(await proposedInterest(db, { id: TEAM }, customer.id, day('2026-12-05'))).toEqual([])
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

  test('an older card decides on nothing that was decided on since', async () => {
    const { db, clock, invoice, rate, report } = await company()
    await rate('2026-01-01', 1_015)
    const shown = (of: Awaited<ReturnType<typeof report>>) => ({
      invoiceId: invoice.id,
      day: of.today,
      amountMinor: of.proposals[0]?.interest.total.minor ?? 0,
    })
    const older = shown(await report('2026-11-30'))
    clock.set('2026-12-01T10:00:00Z')
    const newer = shown(await report('2026-12-01'))
    expect(await chargeInterest(db, clock, asFinance, newer)).toMatchObject({ kind: 'charged' })
    const gone = { kind: 'figures-changed', number: 'INV-1', amount: null }
    expect(await chargeInterest(db, clock, asFinance, older)).toEqual(gone)
    expect(await waiveInterest(db, clock, asFinance, { ...older, reason: 'twice' })).toEqual(gone)
    // As of the day before the decision nobody had decided on anything.
    expect((await report('2026-11-30')).proposals).toHaveLength(1)
  })

  test('each instalment that is late has a fixed sum of its own', async () => {
    const { db, clock, rate, report } = await company()
    await rate('2026-01-01', 1_015)
    await haveInvoice(db, clock, {
      ...{ number: 'INV-3', customer: 'ACME', amount: '2000', currency: 'EUR' },
      ...{ issued: '2026-08-31', terms: '50% net 30, 50% net 60' },
    })
    const parts = (await report()).proposals.filter((p) => p.number.startsWith('INV-3'))
    expect(parts.map((p) => [p.number, p.interest.fixedMinor])).toEqual([
      ['INV-3/1', 4_000],
      ['INV-3/2', 4_000],
    ])
  })

  test('nothing is charged on what is open while money of the customer is in the house', async () => {
    const { db, clock, invoice, rate, report } = await company()
    await rate('2026-01-01', 1_015)
    const receivedDay = day('2026-09-15')
    await haveInvoice(db, clock, { ...{ number: 'INV-4', customer: 'ACME', amount: '1', currency: 'EUR' } })
    await recordPayment(db, clock, asFinance, { target: 'INV-4', amount: amount('5001', 'EUR'), receivedDay })
    const shown = async (today: string) => ({
      invoiceId: invoice.id,
      day: day(today),
      amountMinor: (await report(today)).proposals[0]?.interest.total.minor ?? 0,
    })
    const pressed = await shown('2026-11-30')
    expect(await chargeInterest(db, clock, asFinance, pressed)).toEqual({
      kind: 'apply-first',
      number: 'INV-1',
      customerName: 'ACME Trading',
      unapplied: amount('5000', 'EUR'),
    })
    clock.set('2026-12-01T10:00:00Z')
    await applyUnapplied(db, clock, asFinance, 'INV-1')
    // 5,000.00 from the due day on, and 1,000.00 once 4,000.00 was paid: the card of the day before goes by that as well.
    expect(await chargeInterest(db, clock, asFinance, pressed)).toEqual({
      ...{ kind: 'figures-changed', number: 'INV-1', amount: amount('90.33', 'EUR') },
    })
    expect(await chargeInterest(db, clock, asFinance, await shown('2026-12-01'))).toMatchObject({
      ...{ kind: 'charged', amount: amount('90.61', 'EUR') },
    })
  })

  test('of a settled invoice it is charged whatever else is in the house', async () => {
    const { db, clock, invoice, pay, rate, report } = await company()
    await rate('2026-01-01', 1_015)
    await pay('6100', '2026-11-30')
    const pressed = { invoiceId: invoice.id, day: day('2026-11-30'), amountMinor: 17_514 }
    expect((await report()).proposals[0]?.interest.total.minor).toBe(17_514)
    expect(await chargeInterest(db, clock, asFinance, pressed)).toMatchObject({ kind: 'charged' })
  })

  test('charged on old news, it says by how much it was too much, and what to credit', async () => {
    const { db, clock, customer, invoice, rate, pay, report } = await company()
    await rate('2026-01-01', 1_015)
    await chargeInterest(db, clock, asFinance, { invoiceId: invoice.id, day: day('2026-11-30'), amountMinor: 17_514 })
    expect((await report()).overcharged).toEqual([])
    clock.set('2026-12-01T10:00:00Z')
    // What the bank file brings: the rest had come the day after it was due. So 6,000.00 were late for a day, 4,000.00 for a month.
    await pay('6000', '2026-10-01')
    const eur = (text: string) => amount(text, 'EUR')
    const { overcharged, decided } = await report('2026-12-01')
    expect(overcharged).toEqual([
      {
        ...{ number: 'INT-INV-1-1', charged: eur('175.14'), byNow: eur('75.04') },
        ...{ toCredit: eur('100.10'), toPayBack: eur('0') },
      },
    ])
    expect(decided).toMatchObject([{ number: 'INV-1', state: 'charged' }])
    const creditNote = { number: 'INT-INV-1-1', creditedDay: null, reason: 'paid before' }
    await creditInvoice(db, clock, asFinance, { ...creditNote, amount: eur('60.10') })
    await recordPayment(db, clock, asFinance, { target: 'INT-INV-1-1', amount: eur('100'), receivedDay: null })
    expect((await report('2026-12-01')).overcharged).toMatchObject([
      { toCredit: eur('15.04'), toPayBack: eur('24.96') },
    ])
    await creditInvoice(db, clock, asFinance, { ...creditNote, amount: eur('15.04') })
    expect(await proposedInterest(db, { id: TEAM }, customer.id, day('2026-12-01'))).toEqual([])
  })

  test('says also of an invoice that was paid in time that it was charged', async () => {
    const { db, clock, rate, report } = await company()
    await rate('2026-01-01', 1_015)
    const { invoice } = await haveInvoice(db, clock, {
      ...{
        number: 'INV-5',
        customer: 'ACME',
        amount: '3650',
        currency: 'EUR',
        issued: '2026-08-31',
        due: '2026-11-20',
      },
    })
    await chargeInterest(db, clock, asFinance, { invoiceId: invoice.id, day: day('2026-11-30'), amountMinor: 5_015 })
    await recordPayment(db, clock, asFinance, { target: 'INV-5', amount: null, receivedDay: day('2026-11-20') })
    const { overcharged, decided } = await report()
    expect(overcharged).toMatchObject([{ number: 'INT-INV-5-1', byNow: amount('0', 'EUR') }])
    expect(decided).toMatchObject([{ number: 'INV-5', state: 'charged' }])
  })

  test('is shown with how old its news is, where the company set hours', async () => {
    const { db, clock, report } = await company()
    expect((await report()).freshness).toEqual({ kind: 'fresh' })
    await saveDunningPolicy(db, clock, asAdmin, { ...DEFAULT_DUNNING, interestRegime: 'eu', freshHours: 72 })
    // 4,000.00 was typed in today, for a day a month ago: it is no news of today.
    expect((await report()).freshness).toEqual({ kind: 'stale', moneyAt: '2026-10-31T00:00:00.000Z', hours: 730 })
  })

  test('an older card charges nothing of an invoice that has been given a later due day since', async () => {
    const { db, clock, invoice, rate } = await company()
    await rate('2026-01-01', 1_015)
    clock.set('2026-12-01T10:00:00Z')
    await changeTerms(db, clock, asFinance, { number: 'INV-1', to: { dueDay: day('2026-12-31') } })
    const older = { invoiceId: invoice.id, day: day('2026-11-30'), amountMinor: 17_514 }
    expect(await chargeInterest(db, clock, asFinance, older)).toMatchObject({ kind: 'figures-changed', amount: null })
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
