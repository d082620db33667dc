import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import type { PastInvoice } from '../../src/core/past-invoice.ts'
import { measureTrial } from '../../src/core/terms-trial.ts'

const USD = currency('USD')
const usd = (whole: number) => money(whole * 100, USD)
const SPAN = { id: 'trial', fromDay: day('2026-10-05'), untilDay: day('2026-11-01') }

/** `paidAfter` null: open. */
function invoice(issued: string, whole: number, paidAfter: number | null): PastInvoice {
  const issuedDay = day(issued)
  const paidDay = paidAfter === null ? null : addDays(issuedDay, paidAfter)
  return {
    amount: usd(whole),
    issuedDay,
    dueDay: addDays(issuedDay, 30),
    settledDay: paidDay,
    paid: paidDay === null ? [] : [{ minor: whole * 100, day: paidDay }],
    outstandingMinor: paidDay === null ? whole * 100 : 0,
  }
}

const BEFORE = [invoice('2026-06-01', 10_000, 37), invoice('2026-08-01', 10_000, 37)]
const DURING = ['2026-10-05', '2026-10-14', '2026-10-21', '2026-11-01'].map((issued) => invoice(issued, 7_000, 9))
const on = (text: string, invoices: readonly PastInvoice[] = [...BEFORE, ...DURING]) =>
  measureTrial(SPAN, { invoices, currency: USD, day: day(text) })

describe('the worked example: four weeks of USD 28,000, paid after 9 days where it took 37', () => {
  test('ties up USD 9,000 on the same sales, not 37,000', () => {
    expect(on('2026-11-16')).toEqual({
      ...SPAN,
      state: 'ended',
      before: { invoices: 2, meanDays: 37, open: 0 },
      during: { invoices: 4, meanDays: 9, open: 0 },
      tiedUp: { before: usd(37_000), during: usd(9_000) },
    })
  })
})

test.each([
  ['2026-10-04', 'planned'],
  ['2026-10-05', 'running'],
  ['2026-11-01', 'running'],
  ['2026-11-02', 'ended'],
])('on %s it is %s', (today, state) => {
  expect(on(today).state).toBe(state)
})

test('what is not paid counts with the day, so waiting never makes the result better', () => {
  const invoices = [...BEFORE, ...DURING.slice(0, 3), invoice('2026-10-19', 7_000, null)]
  expect(on('2026-11-16', invoices).during).toEqual({ invoices: 4, meanDays: (3 * 9 + 28) / 4, open: 1 })
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), (wait, more) => {
      const soon = measureTrial(SPAN, { invoices, currency: USD, day: addDays(day('2026-11-02'), wait) })
      const later = measureTrial(SPAN, { invoices, currency: USD, day: addDays(day('2026-11-02'), wait + more) })
      expect(later.during?.meanDays).toBeGreaterThanOrEqual(soon.during?.meanDays ?? 0)
    }),
  )
})

test('a part payment counts with its own day', () => {
  const part: PastInvoice = {
    ...invoice('2026-10-12', 100, null),
    paid: [{ minor: 4_000, day: day('2026-10-22') }],
    outstandingMinor: 6_000,
  }
  expect(on('2026-11-11', [part]).during).toEqual({ invoices: 1, meanDays: (40 * 10 + 60 * 30) / 100, open: 1 })
})

test('before are the twelve months up to the trial, and nothing in another currency', () => {
  const outside = [
    invoice('2025-10-04', 1_000, 5),
    { ...invoice('2026-10-12', 1_000, 5), amount: money(100_000, currency('EUR')) },
  ]
  const inside = [invoice('2025-10-05', 1_000, 5), invoice('2026-10-04', 1_000, 15)]
  expect(on('2026-11-16', [...outside, ...inside])).toMatchObject({
    before: { invoices: 2, meanDays: 10 },
    during: null,
    tiedUp: null,
  })
})

test('credited invoices were not paid and are left out', () => {
  const credited = { ...invoice('2026-10-12', 1_000, 5), paid: [] }
  expect(on('2026-11-16', [credited]).during).toBeNull()
})
