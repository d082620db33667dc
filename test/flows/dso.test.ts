import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { currency } from '../../src/core/money.ts'
import { creditInvoice } from '../../src/flows/credit-invoice.ts'
import { openDispute } from '../../src/flows/open-dispute.ts'
import { readCustomer } from '../../src/flows/read-customer.ts'
import { readDso, readDsoOf } from '../../src/flows/read-dso.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { recordRate } from '../../src/flows/record-rate.ts'
import { amount, asAdmin, asFinance, HandClock, haveCustomer, haveInvoice, openCompany } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

eachDatabase('days sales outstanding', (openFresh) => {
  /** On 2026-11-30: sales of 70, 80 and 100 thousand in September, October and November, of which 212 thousand are owed. */
  async function company() {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-30T10:00:00Z')
    const workspace = await openCompany(db, clock)
    await haveCustomer(db, clock, 'ACME Trading')
    const have = (number: string, sum: string, issued: string, due: string, code = 'USD', customer = 'ACME') =>
      haveInvoice(db, clock, { number, customer, amount: sum, currency: code, issued, due })
    await have('INV-9', '70000', '2026-09-10', '2026-11-30')
    await have('INV-10', '80000', '2026-10-10', '2026-11-10')
    await have('INV-11', '100000', '2026-11-10', '2026-12-20')
    await recordPayment(db, clock, asFinance, { target: 'INV-9', amount: amount('38000'), receivedDay: null })
    const of = (text: string) => readDsoOf(db, asFinance, { text, today: day('2026-11-30') })
    return { db, clock, workspace, have, of }
  }

  test('of a customer is the test vector of the domain, three ways and without disputes', async () => {
    const { db, clock, of } = await company()
    await openDispute(db, clock, asFinance, {
      which: { text: 'INV-10' },
      amount: amount('32000'),
      reason: 'short',
      untilDay: null,
    })
    const report = await of('ACME')
    if (report.kind !== 'report') throw new Error(report.kind)
    const [line] = report.lines
    expect(line?.owed).toEqual({ arMinor: 21_200_000, notOverdueMinor: 13_200_000, disputedMinor: 3_200_000 })
    // November 30 days, October 31, and 32 of September's 70 thousand.
    expect(line?.ways.countback).toBeCloseTo(30 + 31 + (32 / 70) * 30, 9)
    expect(line?.ways.simple).toBeCloseTo((212 / 250) * 91, 9)
    expect(line?.ways.bestPossible).toBeCloseTo((132 / 250) * 91, 9)
    expect(line?.ways.undisputed).toBe(61)
  })

  test('of all customers is the same where there is one, and the same as its card shows', async () => {
    const { db, clock, workspace, of } = await company()
    const own = await of('ACME')
    const all = await readDso(db, clock, workspace)
    if (own.kind !== 'report') throw new Error(own.kind)
    expect(all).toEqual({ ...own, customerName: null })
    const card = await readCustomer(db, asAdmin, { text: 'ACME', today: day('2026-11-30') })
    expect(card).toMatchObject({ kind: 'card', card: { conduct: { dso: own.lines } } })
  })

  test('what is credited was not sold, and what is paid too much is not owed', async () => {
    const { db, clock, of } = await company()
    await creditInvoice(db, clock, asFinance, {
      number: 'INV-11',
      amount: amount('50000'),
      creditedDay: null,
      reason: 'returned',
    })
    await recordPayment(db, clock, asFinance, { target: 'ACME', amount: amount('162000'), receivedDay: null })
    await recordPayment(db, clock, asFinance, { target: 'ACME', amount: amount('1000'), receivedDay: null })
    expect(await of('ACME')).toMatchObject({
      lines: [{ owed: { arMinor: -100_000, notOverdueMinor: 0 }, ways: { countback: 0, simple: 0, bestPossible: 0 } }],
    })
  })

  test('of a customer is told in each of its currencies, of all in the base currency, or why it is not known', async () => {
    const { db, clock, workspace, have, of } = await company()
    await have('INV-12', '1000', '2026-11-15', '2026-12-15', 'EUR')
    expect(await of('ACME')).toMatchObject({
      lines: [{ currency: 'EUR', ways: { countback: 30 } }, { currency: 'USD' }],
    })
    expect(await readDso(db, clock, workspace)).toMatchObject({
      lines: [],
      missing: { kind: 'no-rate', currency: 'EUR' },
    })
    await recordRate(db, clock, asFinance, { from: currency('EUR'), rate: '1.1', day: day('2026-11-01') })
    expect(await readDso(db, clock, workspace)).toMatchObject({
      missing: null,
      lines: [{ currency: 'USD', owed: { arMinor: 21_310_000, notOverdueMinor: 13_310_000 } }],
    })
  })

  test('without invoices there is nothing to tell', async () => {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-30T10:00:00Z')
    const workspace = await openCompany(db, clock)
    expect(await readDso(db, clock, workspace)).toMatchObject({ lines: [], missing: null })
  })
})
