import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { parseTerms } from '../../src/core/terms-text.ts'
import { applyUnapplied } from '../../src/flows/apply-unapplied.ts'
import { changeTerms } from '../../src/flows/change-terms.ts'
import { creditInvoice } from '../../src/flows/credit-invoice.ts'
import { logDelivery } from '../../src/flows/log-delivery.ts'
import { logInvoice } from '../../src/flows/log-invoice.ts'
import { readAgeing, readAgeingOn } from '../../src/flows/read-ageing.ts'
import { readDuties } from '../../src/flows/read-duties.ts'
import { readInvoice } from '../../src/flows/read-invoice.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { reversePayment } from '../../src/flows/reverse-payment.ts'
import {
  actor,
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

const NOW = '2026-11-20T10:00:00Z'
const TODAY = day('2026-11-20')

eachDatabase('receivables', (openFresh) => {
  async function company(settings: Parameters<typeof openCompany>[2] = {}) {
    const { db } = await openFresh()
    const clock = new HandClock(NOW)
    await openCompany(db, clock, settings)
    await haveCustomer(db, clock, 'ACME Trading')
    return { db, clock }
  }
  type Company = Awaited<ReturnType<typeof company>>
  const pay = ({ db, clock }: Company, target: string, sum: string | null, on?: string) =>
    recordPayment(db, clock, asFinance, {
      target,
      amount: sum === null ? null : amount(sum),
      receivedDay: on ? day(on) : null,
    })
  const openOf = async ({ db }: Company, number: string) => {
    const answer = await readInvoice(db, asAdmin, number)
    return answer.kind === 'card' ? answer.card.invoice.outstanding.minor : answer.kind
  }

  test('a step in a year whose working days are not published yet is planned, and known not to be sure', async () => {
    const { db, clock } = await company({ calendar: 'CN' })
    const { duties } = await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '12500' })
    expect(duties.map((d) => [d.dueDay.slice(0, 4), d.isKnown])).toEqual([
      ['2026', true],
      ['2026', true],
      ['2026', true],
      ['2027', false],
      ['2027', false],
    ])
    const unknownOn = async (on: string) => {
      const answer = await readDuties(db, asAdmin, { today: day(on), scope: { kind: 'team' } })
      return answer.kind === 'list' ? answer.list.unknownYears : answer.kind
    }
    expect([await unknownOn('2026-12-20'), await unknownOn('2026-12-30')]).toEqual([[], ['2027']])
  })

  test('an invoice is due by its customer’s terms and has a duty for each step of the ladder', async () => {
    const { db, clock } = await company()
    const { invoice, duties } = await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '12500' })
    expect(invoice.dueDay).toBe('2026-12-20')
    expect(duties).toMatchObject([
      { rule: 'send-invoice', dueDay: '2026-11-25' },
      { rule: 'remind-before-due', dueDay: '2026-12-07' },
      { rule: 'start-collection', dueDay: '2026-12-28' },
      { rule: 'final-notice', dueDay: '2027-01-11' },
      { rule: 'hand-over', dueDay: '2027-02-04' },
    ])
  })

  test('the same number for a customer is refused, whatever its case and width, and the first one is shown', async () => {
    const { db, clock } = await company()
    await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100' })
    const again = await logInvoice(db, clock, asAdmin, {
      number: 'ｉnv-1',
      customerText: 'ACME',
      amount: amount('900'),
      issuedDay: null,
      terms: null,
      dueDay: null,
      deliveredDay: null,
    })
    expect(again).toMatchObject({
      kind: 'already-logged',
      card: { invoice: { number: 'INV-1', amount: amount('100') } },
    })
    expect((await readAgeing(db, TEAM, TODAY))[0]?.open).toEqual({ count: 1, minor: 10_000 })
  })

  test('two customers may have the same number: a payment then asks which, or takes the customer behind it', async () => {
    const at = await company()
    await haveCustomer(at.db, at.clock, 'Beta Works')
    await haveInvoice(at.db, at.clock, { number: '7', customer: 'ACME', amount: '100' })
    await haveInvoice(at.db, at.clock, { number: '7', customer: 'Beta', amount: '200' })
    expect(await pay(at, '7', '50')).toMatchObject({ kind: 'which-invoice', customers: ['ACME Trading', 'Beta Works'] })
    expect(await pay(at, '7 beta', '50')).toMatchObject({ kind: 'recorded', customerName: 'Beta Works' })
  })

  test('a part payment leaves the rest open; paying without an amount settles it', async () => {
    const at = await company()
    await haveInvoice(at.db, at.clock, { number: 'INV-1', customer: 'ACME', amount: '100' })
    expect(await pay(at, 'INV-1', '40')).toMatchObject({
      applied: [{ outstanding: amount('60') }],
      unapplied: amount('0'),
    })
    expect(await pay(at, 'INV-1', null)).toMatchObject({
      amount: amount('60'),
      applied: [{ outstanding: amount('0') }],
    })
    expect(await pay(at, 'INV-1', null)).toMatchObject({ kind: 'already-settled' })
  })

  test('what is paid too much is kept, shown in the ageing, and applied when somebody says so', async () => {
    const at = await company()
    await haveInvoice(at.db, at.clock, { number: 'INV-1', customer: 'ACME', amount: '100' })
    await haveInvoice(at.db, at.clock, { number: 'INV-2', customer: 'ACME', amount: '70' })
    expect(await pay(at, 'INV-1', '130')).toMatchObject({ unapplied: amount('30') })
    expect(await readAgeing(at.db, TEAM, TODAY)).toMatchObject([{ open: { minor: 7000 }, unappliedMinor: 3000 }])
    const outcome = await applyUnapplied(at.db, at.clock, asFinance, 'INV-2')
    expect(outcome).toMatchObject({ kind: 'applied', amount: amount('30'), outstanding: amount('40') })
    expect(await readAgeing(at.db, TEAM, TODAY)).toMatchObject([{ open: { minor: 4000 }, unappliedMinor: 0 }])
  })

  test('a payment on account pays the customer’s invoices in order of due day', async () => {
    const at = await company()
    await haveInvoice(at.db, at.clock, { number: 'LATER', customer: 'ACME', amount: '100', due: '2027-01-20' })
    await haveInvoice(at.db, at.clock, { number: 'SOONER-1', customer: 'ACME', amount: '100', due: '2026-12-01' })
    expect(await pay(at, 'acme', '150')).toMatchObject({
      applied: [
        { number: 'SOONER-1', amount: amount('100') },
        { number: 'LATER', amount: amount('50') },
      ],
    })
  })

  test('a payment taken back opens the invoice and its duties again, and is a fact of its own', async () => {
    const at = await company()
    await haveInvoice(at.db, at.clock, { number: 'INV-1', customer: 'ACME', amount: '100' })
    await pay(at, 'INV-1', '130')
    const team = { today: TODAY, scope: { kind: 'team' } } as const
    const coming = async () => {
      const answer = await readDuties(at.db, asAdmin, team)
      return answer.kind === 'list' ? answer.list.comingCount : answer.kind
    }
    expect(await coming()).toBe(0)
    expect(await reversePayment(at.db, at.clock, asFinance, 'INV-1')).toMatchObject({
      kind: 'reversed',
      amount: amount('130'),
      outstanding: amount('100'),
    })
    expect(await coming()).toBe(1)
    expect(await readAgeing(at.db, TEAM, TODAY)).toMatchObject([{ open: { minor: 10_000 }, unappliedMinor: 0 }])
    expect(await reversePayment(at.db, at.clock, asFinance, 'INV-1')).toMatchObject({ kind: 'no-payment' })
  })

  test('a credit note lessens what is owed and can never be more', async () => {
    const at = await company()
    await haveInvoice(at.db, at.clock, { number: 'INV-1', customer: 'ACME', amount: '100' })
    const credit = (sum: string) =>
      creditInvoice(at.db, at.clock, asFinance, {
        number: 'INV-1',
        amount: amount(sum),
        creditedDay: null,
        reason: 'short',
      })
    expect(await credit('100.01')).toMatchObject({ kind: 'more-than-open', outstanding: amount('100') })
    expect(await credit('30')).toMatchObject({ kind: 'credited', outstanding: amount('70') })
    expect(await openOf(at, 'INV-1')).toBe(7000)
  })

  test('other terms move the due day and the duties with it', async () => {
    const at = await company()
    await haveInvoice(at.db, at.clock, { number: 'INV-1', customer: 'ACME', amount: '100' })
    const terms = parseTerms('net 60')
    if (!terms) throw new Error('net 60 are terms')
    expect(await changeTerms(at.db, at.clock, asAdmin, { number: 'INV-1', to: { terms } })).toMatchObject({
      kind: 'moved',
      before: '2026-12-20',
      dueDay: '2027-01-19',
      duties: [
        { rule: 'send-invoice', dueDay: '2026-11-25' },
        { rule: 'remind-before-due', dueDay: '2027-01-05' },
        { rule: 'start-collection', dueDay: '2027-01-26' },
        { rule: 'final-notice', dueDay: '2027-02-09' },
        { rule: 'hand-over', dueDay: '2027-03-05' },
      ],
    })
  })

  test('what is past due is put off by finance alone; sales may still ask for it earlier', async () => {
    const at = await company()
    await haveInvoice(at.db, at.clock, { number: 'INV-1', customer: 'ACME', amount: '100', issued: '2026-09-01' })
    const change = (dueDay: string, by = asSales) =>
      changeTerms(at.db, at.clock, by, { number: 'INV-1', to: { dueDay: day(dueDay) } })
    expect(await change('2027-12-31')).toEqual({
      kind: 'past-due',
      number: 'INV-1',
      dueDay: '2026-10-01',
      today: TODAY,
    })
    expect(await change('2026-09-30')).toMatchObject({ kind: 'moved' })
    expect(await change('2026-10-01')).toMatchObject({ kind: 'past-due' })
    expect(await change(TODAY, asFinance)).toMatchObject({ kind: 'moved' })
    expect(await change('2026-12-31')).toMatchObject({ kind: 'moved', before: TODAY })
  })

  test('a delivery wants its invoice within three working days, and the invoice takes the duty over', async () => {
    const at = await company()
    const entry = { customerText: 'ACME', amount: amount('500'), deliveredDay: day('2026-11-18'), note: '' }
    expect(await logDelivery(at.db, at.clock, asSales, entry)).toMatchObject({
      kind: 'recorded',
      invoiceBy: '2026-11-23',
    })
    const { duties } = await haveInvoice(at.db, at.clock, { number: 'INV-1', customer: 'ACME', amount: '500' })
    expect(duties[0]).toMatchObject({ rule: 'send-invoice', dueDay: '2026-11-23' })
    const answer = await readDuties(at.db, asAdmin, { today: TODAY, scope: { kind: 'team' } })
    expect(answer).toMatchObject({ list: { coming: [{ rule: 'send-invoice', invoice: { number: 'INV-1' } }] } })
  })

  test('an as-of ageing uses only what is dated on or before the day', async () => {
    const at = await company()
    await haveInvoice(at.db, at.clock, { number: 'INV-1', customer: 'ACME', amount: '100', issued: '2026-09-01' })
    await pay(at, 'INV-1', '60', '2026-10-15')
    await pay(at, 'INV-1', '70', '2026-11-10')
    const on = async (d: string) => {
      const [ageing] = await readAgeingOn(at.db, TEAM, day(d))
      return ageing && [ageing.open.minor, ageing.overdue.minor, ageing.unappliedMinor]
    }
    expect(await on('2026-08-31')).toBeUndefined()
    expect(await on('2026-10-01')).toEqual([10_000, 0, 0])
    expect(await on('2026-10-02')).toEqual([10_000, 10_000, 0])
    expect(await on('2026-10-15')).toEqual([4000, 4000, 0])
    expect(await on('2026-11-10')).toEqual([0, 0, 3000])
  })

  test('a salesperson sees and works their own customers and no others', async () => {
    const at = await company()
    await haveInvoice(at.db, at.clock, { number: 'INV-1', customer: 'ACME', amount: '100' })
    const other = actor('U0OTHER', 'sales')
    expect(await readInvoice(at.db, asSales, 'INV-1')).toMatchObject({ kind: 'card' })
    expect(await readInvoice(at.db, other, 'INV-1')).toEqual({
      kind: 'not-your-customer',
      customerName: 'ACME Trading',
    })
    const entry = { customerText: 'ACME', amount: amount('5'), deliveredDay: null, note: '' }
    expect(await logDelivery(at.db, at.clock, other, entry)).toMatchObject({ kind: 'not-your-customer' })
  })

  test('a fact cannot be dated after today, and nothing of it is saved', async () => {
    const at = await company()
    await haveInvoice(at.db, at.clock, { number: 'INV-1', customer: 'ACME', amount: '100' })
    expect(await pay(at, 'INV-1', '10', '2026-11-21')).toEqual({
      kind: 'in-the-future',
      day: '2026-11-21',
      today: TODAY,
    })
    expect(await openOf(at, 'INV-1')).toBe(10_000)
  })

  test('an invoice that is not there brings the numbers like it', async () => {
    const at = await company()
    await haveInvoice(at.db, at.clock, { number: 'INV-1001', customer: 'ACME', amount: '100' })
    expect(await pay(at, 'INV-1010', null)).toEqual({
      kind: 'no-such-invoice',
      text: 'INV-1010',
      didYouMean: ['INV-1001'],
    })
    expect(await pay(at, '1001', null)).toMatchObject({ didYouMean: ['INV-1001'] })
  })
})
