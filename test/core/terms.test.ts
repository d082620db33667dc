import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day, endOfMonth, weekday } from '../../src/core/day.ts'
import { discountDayOf, dueDayOf, sampleDueDays, type Terms } from '../../src/core/terms.ts'
import { parseTerms, termsText } from '../../src/core/terms-text.ts'

describe('the due day', () => {
  test.each([
    ['net 30', '2026-11-20', '2026-12-20'],
    ['45 days eom', '2021-09-13', '2021-10-31'],
    ['eom 45', '2021-09-13', '2021-11-14'],
    ['1 month eom', '2020-06-11', '2020-07-31'],
    ['1 month eom', '2027-01-31', '2027-02-28'],
    ['30 days 10th', '2016-01-14', '2016-03-10'],
    ['30 days 1st', '2024-04-22', '2024-06-01'],
    ['30 days 31st', '2026-12-20', '2027-02-28'],
    ['10th of next month', '2026-11-30', '2026-12-10'],
    ['pay days 5, 20', '2026-11-05', '2026-11-05'],
    ['pay days 5, 20', '2026-11-06', '2026-11-20'],
    ['pay days 5, 20', '2026-11-21', '2026-12-05'],
    ['pay days 15, 31', '2027-02-16', '2027-02-28'],
    ['net 30 pay days 5, 20', '2026-11-06', '2026-12-20'],
    ['2/10 net 30', '2026-11-20', '2026-12-20'],
    ['due on receipt', '2026-11-20', '2026-11-20'],
    ['cod', '2026-11-20', '2026-11-20'],
    ['in advance', '2026-11-20', '2026-11-20'],
    ['weekly', '2026-11-16', '2026-11-22'],
    ['weekly', '2026-11-22', '2026-11-22'],
    ['monthly', '2026-11-01', '2026-11-30'],
  ])('of %s from %s is %s', (text, from, due) => {
    expect(dueDayOf(termsOf(text), day(from))).toBe(due)
  })

  test('is on or after the day it counts from, whatever the terms', () => {
    fc.assert(
      fc.property(allTerms, days, (terms, from) => {
        expect(dueDayOf(terms, from) >= from).toBe(true)
      }),
    )
  })

  test('is the same for all deliveries of a week, and of a month, that are settled together', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 6 }), (from, n) => {
        const monday = addDays(from, 1 - weekday(from))
        expect(dueDayOf({ kind: 'weekly' }, addDays(monday, n))).toBe(addDays(monday, 6))
        expect(dueDayOf({ kind: 'monthly' }, from)).toBe(endOfMonth(from))
      }),
    )
  })
})

test('the discount day is before the due day, and only terms with a discount have one', () => {
  expect(discountDayOf(termsOf('2/10 net 30'), day('2026-11-20'))).toBe('2026-11-30')
  fc.assert(
    fc.property(allTerms, days, (terms, from) => {
      const discountDay = discountDayOf(terms, from)
      expect(discountDay !== null).toBe(terms.kind === 'discount')
      if (discountDay !== null) expect(discountDay < dueDayOf(terms, from)).toBe(true)
    }),
  )
})

test('the samples are the first, the 15th and the last day of the month', () => {
  expect(sampleDueDays(termsOf('eom 30'), day('2026-11-22'))).toEqual([
    { from: '2026-11-01', due: '2026-12-30' },
    { from: '2026-11-15', due: '2026-12-30' },
    { from: '2026-11-30', due: '2026-12-30' },
  ])
})

const count = fc.integer({ min: 0, max: 999 })
const date = fc.integer({ min: 1, max: 31 })
const days = fc.integer({ min: 0, max: 40_000 }).map((n): Day => addDays(day('1990-01-01'), n))

/** Every kind of terms, so that a new one has to be added here. */
const termsByKind: { [K in Terms['kind']]: fc.Arbitrary<Terms> } = {
  net: count.map((n) => ({ kind: 'net', days: n })),
  'net-then-month-end': count.map((n) => ({ kind: 'net-then-month-end', days: n })),
  'month-end-then-net': count.map((n) => ({ kind: 'month-end-then-net', days: n })),
  'months-after-month-end': fc.integer({ min: 0, max: 24 }).map((n) => ({ kind: 'months-after-month-end', months: n })),
  'net-then-date-of-next-month': fc
    .tuple(count, date)
    .map(([n, d]) => ({ kind: 'net-then-date-of-next-month', days: n, date: d })),
  'pay-days': fc
    .tuple(count, fc.uniqueArray(date, { minLength: 1, maxLength: 6 }))
    .map(([n, dates]) => ({ kind: 'pay-days', days: n, dates: dates.sort((a, b) => a - b) })),
  discount: fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 400 }))
    .map(([basisPoints, n, more]) => ({ kind: 'discount', basisPoints, discountDays: n, days: n + more })),
  'on-receipt': fc.constant({ kind: 'on-receipt' }),
  'on-delivery': fc.constant({ kind: 'on-delivery' }),
  'in-advance': fc.constant({ kind: 'in-advance' }),
  weekly: fc.constant({ kind: 'weekly' }),
  monthly: fc.constant({ kind: 'monthly' }),
}
const allTerms = fc.oneof(...Object.values(termsByKind))

function termsOf(text: string): Terms {
  const terms = parseTerms(text)
  if (!terms) throw new Error(`no terms: ${text}`)
  return terms
}

test('the canonical form of any terms is ASCII and read back as the same terms', () => {
  fc.assert(
    fc.property(allTerms, (terms) => {
      const text = termsText(terms)
      expect(text).toMatch(/^[ -~]+$/)
      expect([text, parseTerms(text)]).toEqual([text, terms])
    }),
    { numRuns: 1000 },
  )
})
