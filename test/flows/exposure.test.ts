import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import { applyUnapplied } from '../../src/flows/apply-unapplied.ts'
import { cancelOrder } from '../../src/flows/cancel-order.ts'
import { creditInvoice } from '../../src/flows/credit-invoice.ts'
import { logDelivery } from '../../src/flows/log-delivery.ts'
import { logOrder } from '../../src/flows/log-order.ts'
import { exposureOn } from '../../src/flows/read-exposure.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { recordRate } from '../../src/flows/record-rate.ts'
import { reversePayment } from '../../src/flows/reverse-payment.ts'
import { findViolations } from '../../src/store/invariants.ts'
import { amount, asFinance, asSales, HandClock, haveCustomer, haveInvoice, openCompany } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

eachDatabase('the exposure', (openFresh) => {
  async function company() {
    const { db } = await openFresh()
    const clock = new HandClock('2026-09-01T10:00:00Z')
    const workspace = await openCompany(db, clock)
    const acme = await haveCustomer(db, clock, 'ACME Trading')
    const comesThe = (text: string) => clock.set(`${text}T10:00:00Z`)
    const order = (number: string, sum: string, more: { prepaid?: boolean; currency?: string } = {}) =>
      logOrder(db, clock, asSales, {
        number,
        customerText: 'ACME',
        amount: amount(sum, more.currency),
        orderedDay: null,
        prepaid: more.prepaid ?? false,
        note: '',
      })
    const deliver = (sum: string, number: string | null) =>
      logDelivery(db, clock, asSales, {
        customerText: 'ACME',
        amount: amount(sum),
        deliveredDay: null,
        note: '',
        order: number === null ? { kind: 'none' } : { kind: 'number', number },
      })
    const pay = (target: string, sum: string) =>
      recordPayment(db, clock, asFinance, { target, amount: amount(sum), receivedDay: null })
    /** Items that are not 0 and their total, in whole units. */
    const on = async (text: string, code = 'USD') => {
      const at = { customers: [acme], currency: currency(code), day: day(text) }
      const exposure = await exposureOn(db, workspace, at)
      if (exposure.kind !== 'known') return exposure.kind
      const items = exposure.lines.filter((l) => l.minor !== 0).map((l) => [l.item, l.minor / 100])
      return { ...Object.fromEntries(items), total: exposure.total.minor / 100 }
    }
    return { db, clock, workspace, acme, comesThe, order, deliver, pay, on }
  }

  test('of any day is made from the facts dated by then alone, whatever happened since', async () => {
    const { db, clock, comesThe, order, deliver, pay, on } = await company()
    await order('SO-1', '20000')
    comesThe('2026-09-02')
    await deliver('12500', 'SO-1')
    comesThe('2026-09-03')
    await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '12500' })
    comesThe('2026-09-04')
    await creditInvoice(db, clock, asFinance, {
      number: 'INV-1',
      amount: amount('500'),
      creditedDay: null,
      reason: 'broken',
    })
    comesThe('2026-09-05')
    await pay('INV-1', '13000')
    comesThe('2026-09-06')
    await reversePayment(db, clock, asFinance, 'INV-1')
    comesThe('2026-09-07')
    await pay('INV-1', '12000')
    comesThe('2026-09-08')
    await cancelOrder(db, clock, asSales, 'SO-1')
    const days: Record<string, unknown> = {
      '2026-08-31': { total: 0 },
      '2026-09-01': { ordered: 20_000, total: 20_000 },
      '2026-09-02': { ordered: 7_500, delivered: 12_500, total: 20_000 },
      '2026-09-03': { ordered: 7_500, open: 12_500, total: 20_000 },
      '2026-09-04': { ordered: 7_500, open: 12_500, 'credit-notes': -500, total: 19_500 },
      '2026-09-05': { ordered: 7_500, unapplied: -1_000, total: 6_500 },
      '2026-09-06': { ordered: 7_500, open: 12_500, 'credit-notes': -500, total: 19_500 },
      '2026-09-07': { ordered: 7_500, total: 7_500 },
      '2026-09-08': { total: 0 },
    }
    for (const [text, expected] of Object.entries(days)) expect([text, await on(text)]).toEqual([text, expected])
    expect(await findViolations(db)).toEqual([])
  })

  test('of a day keeps an order that was delivered in full later', async () => {
    const { comesThe, order, deliver, on } = await company()
    await order('SO-1', '100')
    comesThe('2026-09-02')
    await deliver('40', 'SO-1')
    comesThe('2026-09-03')
    await deliver('60', 'SO-1')
    expect(await on('2026-09-02')).toEqual({ ordered: 60, delivered: 40, total: 100 })
    expect(await on('2026-09-03')).toEqual({ delivered: 100, total: 100 })
  })

  test('money received for a prepaid order covers its own goods, and no others', async () => {
    const { db, clock, order, deliver, pay, on } = await company()
    await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '9000' })
    await order('SO-1', '20000', { prepaid: true })
    // More than is open: what is left over waits for the goods that it was sent for.
    await pay('INV-1', '29000')
    await haveInvoice(db, clock, { number: 'INV-2', customer: 'ACME', amount: '700' })
    expect(await on('2026-09-01')).toEqual({ open: 700, total: 700 })
    await deliver('12500', 'SO-1')
    expect(await on('2026-09-01')).toEqual({ open: 700, delivered: 12_500, unapplied: -12_500, total: 700 })
    await haveInvoice(db, clock, { number: 'INV-3', customer: 'ACME', amount: '12500' })
    await applyUnapplied(db, clock, asFinance, 'INV-3')
    expect(await on('2026-09-01')).toEqual({ open: 700, total: 700 })
  })

  test('a prepaid order delivered before it is paid says how much of it is on credit', async () => {
    const { order, deliver, pay, on } = await company()
    await order('SO-1', '20000', { prepaid: true })
    await pay('ACME', '5000')
    expect(await deliver('12500', 'SO-1')).toMatchObject({
      kind: 'recorded',
      order: { number: 'SO-1', toDeliver: amount('7500'), unpaid: amount('7500') },
    })
    expect(await on('2026-09-01')).toEqual({ delivered: 12_500, unapplied: -5_000, total: 7_500 })
  })

  test('is told in another currency at the latest rate of the day, over the base currency, or not at all', async () => {
    const { db, clock, comesThe, order, on } = await company()
    await order('SO-1', '100', { currency: 'EUR' })
    await order('SO-2', '100')
    expect(await on('2026-09-01')).toBe('no-rate')
    const rate = (code: string, rateText: string) =>
      recordRate(db, clock, asFinance, { from: currency(code), rate: rateText, day: null })
    await rate('EUR', '1.2')
    await rate('EUR', '1.1')
    comesThe('2026-09-02')
    await rate('EUR', '1.5')
    await rate('CNY', '0.125')
    expect(await on('2026-09-01')).toEqual({ ordered: 210, total: 210 })
    expect(await on('2026-09-02')).toEqual({ ordered: 250, total: 250 })
    expect(await on('2026-09-02', 'CNY')).toEqual({ ordered: 2_000, total: 2_000 })
    expect(await on('2026-09-01', 'CNY')).toBe('no-rate')
  })

  test('of several customers is the sum of theirs, and nobody else’s counts', async () => {
    const { db, clock, workspace, acme, order } = await company()
    const beta = await haveCustomer(db, clock, 'Beta Works')
    await haveCustomer(db, clock, 'Gamma')
    await order('SO-1', '100')
    for (const customer of ['Beta Works', 'Gamma']) await haveInvoice(db, clock, { number: '1', customer, amount: '7' })
    const exposure = await exposureOn(db, workspace, {
      customers: [acme, beta],
      currency: currency('USD'),
      day: day('2026-09-01'),
    })
    expect(exposure).toMatchObject({ kind: 'known', total: money(10_700, currency('USD')) })
  })
})
