import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { behaviourOf } from '../../src/core/behaviour.ts'
import {
  type CustomerTerms,
  comingTerms,
  dependsOnPoints,
  pointsOn,
  standingTerms,
  type TermsCase,
  termsFor,
} from '../../src/core/customer-terms.ts'
import { addDays, type Day, day } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import type { PastInvoice } from '../../src/core/past-invoice.ts'

const USD = currency('USD')
const usd = (whole: number) => money(whole * 100, USD)

function row(terms: string, from: string, more: Partial<CustomerTerms> = {}): CustomerTerms {
  return {
    id: `${terms} ${from}`,
    customerId: 'cus',
    fromDay: day(from),
    untilDay: null,
    scope: 'all',
    fromAmount: null,
    fromPoints: null,
    terms,
    origin: 'agreed',
    agreedAt: `${from}T08:00:00Z`,
    ...more,
  }
}

const BY_SIZE = [
  row('net 60', '1900-01-01', { agreedAt: '2026-02-20T08:00:00Z' }),
  row('net 15', '2026-03-01', { origin: 'order-size' }),
  row('net 30', '2026-03-01', { origin: 'order-size', fromAmount: usd(10_000) }),
]
const POINTS = row('net 45', '2026-04-01', { origin: 'points', fromPoints: 6 })
const NEW = row('2/10 net 15', '2026-03-15', { scope: 'new-products', origin: 'new-products' })
const TRIAL = row('weekly', '2026-05-04', { untilDay: day('2026-05-31'), origin: 'weekly-trial' })
const AGREED = row('net 20', '2026-06-01')

type Asked = { on: string; size?: number; in?: string; points?: number; new?: true }

const wanted = (asked: Asked): TermsCase => ({
  day: day(asked.on),
  amount: asked.size === undefined ? null : money(asked.size * 100, currency(asked.in ?? 'USD')),
  points: asked.points ?? 0,
  isNewProduct: asked.new ?? false,
})

describe('the terms of an invoice', () => {
  const all = [...BY_SIZE, POINTS, NEW, TRIAL, AGREED]

  test.each<[string, CustomerTerms[], Asked, string | undefined]>([
    ['nothing was ever agreed: the customer’s own', [], { on: '2026-03-01' }, undefined],
    ['the day before an agreement has what held until then', BY_SIZE, { on: '2026-02-28', size: 12_000 }, 'net 60'],
    ['its first day has it', BY_SIZE, { on: '2026-03-01', size: 9_000 }, 'net 15'],
    ['a large order keeps the longer ones', BY_SIZE, { on: '2026-03-01', size: 12_000 }, 'net 30'],
    ['exactly the size is large', BY_SIZE, { on: '2026-03-01', size: 10_000 }, 'net 30'],
    ['a size in another currency is none', BY_SIZE, { on: '2026-03-01', size: 12_000, in: 'EUR' }, 'net 15'],
    ['terms shown without an amount are those of a small order', BY_SIZE, { on: '2026-03-01' }, 'net 15'],
    ['too few points: what was agreed before stands', all, { on: '2026-04-01', size: 12_000, points: 5 }, 'net 30'],
    ['enough points open the flexible terms', all, { on: '2026-04-01', size: 9_000, points: 6 }, 'net 45'],
    ['new products have their own', all, { on: '2026-04-01', size: 12_000, points: 6, new: true }, '2/10 net 15'],
    ['but not before they were agreed', all, { on: '2026-03-14', size: 9_000, new: true }, 'net 15'],
    ['a trial stands before the rest on its first day', all, { on: '2026-05-04', size: 12_000, points: 6 }, 'weekly'],
    ['and on its last', all, { on: '2026-05-31', size: 12_000 }, 'weekly'],
    ['new products are no part of the trial', all, { on: '2026-05-31', new: true }, '2/10 net 15'],
    [
      'later terms for everything replace sizes and points',
      all,
      { on: '2026-06-01', size: 12_000, points: 6 },
      'net 20',
    ],
    ['and not those for new products', all, { on: '2026-06-01', new: true }, '2/10 net 15'],
    [
      'of two agreements for one day the later one counts',
      [
        row('net 20', '2026-06-01', { agreedAt: '2026-05-30T09:00:00Z' }),
        row('net 25', '2026-06-01', { agreedAt: '2026-05-30T08:00:00Z' }),
      ],
      { on: '2026-06-01' },
      'net 20',
    ],
  ])('%s', (_, rows, asked, terms) => {
    expect(termsFor(rows, wanted(asked))?.terms).toBe(terms)
    expect(termsFor([...rows].reverse(), wanted(asked))?.terms).toBe(terms)
  })
})

test('what stands on a day is what some invoice of it may get; what is agreed for later comes in its order', () => {
  const rows = [AGREED, TRIAL, POINTS, ...BY_SIZE]
  expect(standingTerms(rows, day('2026-04-10')).map((r) => r.terms)).toEqual(['net 45', 'net 30', 'net 15'])
  expect(comingTerms(rows, day('2026-04-10')).map((r) => r.terms)).toEqual(['weekly', 'net 20'])
})

test('points are only asked for where terms depend on them', () => {
  expect(dependsOnPoints(BY_SIZE)).toBe(false)
  expect(dependsOnPoints([...BY_SIZE, POINTS])).toBe(true)
})

const START = day('2026-01-01')
const aDay = fc.integer({ min: 0, max: 700 }).map((n) => addDays(START, n))
const aRow = fc.record({
  fromDay: aDay,
  untilDay: fc.option(aDay),
  scope: fc.constantFrom('all' as const, 'new-products' as const),
  fromAmount: fc.option(fc.integer({ min: 0, max: 9 }).map(usd)),
  fromPoints: fc.option(fc.integer({ min: 0, max: 9 })),
  agreedAt: fc.constantFrom('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'),
})
const rowsOf = fc
  .array(aRow, { maxLength: 12 })
  .map((rows) => rows.map((more, i) => row(`net ${i}`, more.fromDay, { ...more, id: String(i) })))
const aCase = fc.record({
  day: aDay,
  amount: fc.option(fc.integer({ min: 0, max: 9 }).map(usd)),
  points: fc.integer({ min: 0, max: 9 }),
  isNewProduct: fc.boolean(),
})

test('terms agreed for later days never change those of an earlier one', () => {
  fc.assert(
    fc.property(rowsOf, rowsOf, aCase, (known, later, asked) => {
      const added = later.map((r, i) => ({ ...r, id: `later ${i}`, fromDay: addDays(asked.day, i + 1) }))
      expect(termsFor([...known, ...added], asked)).toEqual(termsFor(known, asked))
    }),
  )
})

test('an invoice only ever gets terms that have begun, are not over, and whose conditions it meets', () => {
  fc.assert(
    fc.property(rowsOf, aCase, (rows, asked) => {
      const found = termsFor(rows, asked)
      if (!found) return
      expect(found.fromDay <= asked.day && (found.untilDay ?? asked.day) >= asked.day).toBe(true)
      expect(found.scope === 'all' || asked.isNewProduct).toBe(true)
      expect(asked.points).toBeGreaterThanOrEqual(found.fromPoints ?? 0)
      expect(asked.amount?.minor ?? 0).toBeGreaterThanOrEqual(found.fromAmount?.minor ?? 0)
    }),
  )
})

test('points are the invoices that the behaviour counts as on time', () => {
  const anInvoice = fc
    .record({ issued: aDay, due: fc.nat(60), paid: fc.option(fc.nat(90)), credited: fc.boolean() })
    .map(({ issued, due, paid, credited }): PastInvoice => {
      const on: Day | null = paid === null ? null : addDays(issued, paid)
      return {
        amount: usd(10),
        issuedDay: issued,
        dueDay: addDays(issued, due),
        settledDay: on,
        paid: on === null || credited ? [] : [{ minor: 1000, day: on }],
        outstandingMinor: on === null ? 1000 : 0,
      }
    })
  fc.assert(
    fc.property(fc.array(anInvoice), aDay, (invoices, on) => {
      expect(pointsOn(invoices, on)).toBe(behaviourOf(invoices, on).onTimeCount)
    }),
  )
})
