import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { currency } from '../../src/core/money.ts'
import {
  areOld,
  RATIOS,
  type Ratio,
  ratiosGrade,
  ratiosOf,
  STATEMENT_FIGURES,
  type Statements,
  statementsFault,
  type YearFigures,
} from '../../src/core/statements.ts'

const YEAR: YearFigures = {
  sales: 400_000_000,
  'cost-of-sales': 300_000_000,
  'operating-profit': 36_000_000,
  interest: 6_000_000,
  'current-assets': 150_000_000,
  stock: 60_000_000,
  'current-liabilities': 100_000_000,
  liabilities: 180_000_000,
  equity: 120_000_000,
}
const statements = (year: Partial<YearFigures> = {}, before: Partial<YearFigures> = {}): Statements => ({
  currency: currency('USD'),
  yearEnd: day('2025-12-31'),
  year: { ...YEAR, ...year },
  before: { ...YEAR, 'cost-of-sales': 304_000_000, ...before },
})
const lineOf = (ratio: Ratio, s: Statements) => ratiosOf(s).find((l) => l.ratio === ratio)

test('the worked example: five ratios beside the year before, and together good', () => {
  const lines = ratiosOf(statements())
  expect(lines).toEqual([
    { ratio: 'current', value: 1.5, before: 1.5, trend: 'same', grade: 'good' },
    { ratio: 'quick', value: 0.9, before: 0.9, trend: 'same', grade: 'fair' },
    { ratio: 'debt-to-equity', value: 1.5, before: 1.5, trend: 'same', grade: 'fair' },
    { ratio: 'gross-margin', value: 0.25, before: 0.24, trend: 'better', grade: 'good' },
    { ratio: 'interest-cover', value: 6, before: 6, trend: 'same', grade: 'good' },
  ])
  expect(ratiosGrade(lines)).toBe('good')
})

describe('the limits between grades belong to the better one', () => {
  test.each<[Ratio, Partial<YearFigures>, string]>([
    ['current', { 'current-assets': 149_999_999 }, 'fair'],
    ['current', { 'current-assets': 100_000_000 }, 'fair'],
    ['current', { 'current-assets': 99_999_999 }, 'poor'],
    ['quick', { stock: 50_000_000 }, 'good'],
    ['quick', { stock: 80_000_000 }, 'fair'],
    ['quick', { stock: 80_000_001 }, 'poor'],
    ['debt-to-equity', { liabilities: 120_000_000 }, 'good'],
    ['debt-to-equity', { liabilities: 240_000_000 }, 'fair'],
    ['debt-to-equity', { liabilities: 240_000_001 }, 'poor'],
    ['interest-cover', { 'operating-profit': 18_000_000 }, 'good'],
    ['interest-cover', { 'operating-profit': 9_000_000 }, 'fair'],
    ['interest-cover', { 'operating-profit': 8_999_999 }, 'poor'],
    ['gross-margin', { 'cost-of-sales': 312_000_000 }, 'good'],
    ['gross-margin', { 'cost-of-sales': 324_000_000 }, 'fair'],
    ['gross-margin', { 'cost-of-sales': 328_000_000 }, 'poor'],
    ['gross-margin', { 'cost-of-sales': 400_000_000 }, 'poor'],
  ])('%s with %o is %s', (ratio, year, grade) => {
    expect(lineOf(ratio, statements(year))?.grade).toBe(grade)
  })
})

describe('without anything to divide by there is no value, and still a grade', () => {
  test.each<[string, Ratio, Partial<YearFigures>, string]>([
    ['nothing is owed within the year', 'current', { 'current-liabilities': 0 }, 'good'],
    ['nothing is owed within the year', 'quick', { 'current-liabilities': 0 }, 'good'],
    ['the equity is used up', 'debt-to-equity', { equity: -1 }, 'poor'],
    ['there is no equity', 'debt-to-equity', { equity: 0 }, 'poor'],
    ['nothing was sold', 'gross-margin', { sales: 0 }, 'poor'],
    ['there is no interest to pay', 'interest-cover', { interest: 0 }, 'good'],
    ['there is none, and a loss', 'interest-cover', { interest: 0, 'operating-profit': -1 }, 'poor'],
  ])('%s: %s', (_, ratio, year, grade) => {
    expect(lineOf(ratio, statements(year))).toMatchObject({ value: null, trend: null, grade })
  })

  test('and a margin that has no year before is fair', () => {
    expect(lineOf('gross-margin', statements({}, { sales: 0 }))).toMatchObject({
      value: 0.25,
      before: null,
      grade: 'fair',
    })
  })
})

test('more debt to equity is worse, more of anything else is better', () => {
  const better = { 'current-assets': 160_000_000, 'operating-profit': 40_000_000, 'cost-of-sales': 290_000_000 }
  const trends = (s: Statements) => Object.fromEntries(ratiosOf(s).map((l) => [l.ratio, l.trend]))
  expect(trends(statements({ ...better, liabilities: 170_000_000 }))).toEqual(
    Object.fromEntries(RATIOS.map((ratio) => [ratio, 'better'])),
  )
  expect(trends(statements({}, { ...better, liabilities: 170_000_000 }))).toEqual(
    Object.fromEntries(RATIOS.map((ratio) => [ratio, 'worse'])),
  )
})

describe('the grade of all five', () => {
  test('is the one in the middle: a single bad ratio does not decide', () => {
    expect(ratiosGrade(ratiosOf(statements({ 'operating-profit': -1 })))).toBe('fair')
    expect(ratiosGrade(ratiosOf(statements({ 'operating-profit': -1, sales: 0 })))).toBe('fair')
    expect(ratiosGrade(ratiosOf(statements({ 'operating-profit': -1, sales: 0, liabilities: 999_000_000 })))).toBe(
      'poor',
    )
  })

  test('is poor with the equity used up, however good the rest', () => {
    const rest = { 'current-liabilities': 0, interest: 0, stock: 0 }
    expect(ratiosGrade(ratiosOf(statements(rest)))).toBe('good')
    expect(ratiosGrade(ratiosOf(statements({ ...rest, equity: -1 })))).toBe('poor')
  })
})

test.each<[string, Partial<YearFigures>, Partial<YearFigures>, string | null]>([
  ['as they are', {}, {}, null],
  ['stock over current assets', { stock: 150_000_001 }, {}, 'stock'],
  ['the same in the year before', {}, { stock: 150_000_001 }, 'stock'],
  ['current liabilities over all liabilities', { liabilities: 99_999_999 }, {}, 'current-liabilities'],
  ['a part as large as its whole', { stock: 150_000_000, liabilities: 100_000_000 }, {}, null],
])('a part larger than its whole is a slip: %s', (_, year, before, part) => {
  expect(statementsFault(statements(year, before))?.part ?? null).toBe(part)
})

test.each([
  ['2025-12-31', '2027-06-30', false],
  ['2025-12-31', '2027-07-01', true],
  ['2025-03-31', '2026-10-01', true],
])('a year that ended on %s is old on %s: %s', (yearEnd, on, isOld) => {
  expect(areOld({ yearEnd: day(yearEnd) }, day(on))).toBe(isOld)
})

test('the size of the company and its currency change no ratio', () => {
  const figure = fc.integer({ min: 0, max: 1_000_000 })
  const years = fc.record(
    Object.fromEntries(STATEMENT_FIGURES.map((f) => [f, figure])) as Record<
      (typeof STATEMENT_FIGURES)[number],
      typeof figure
    >,
  )
  fc.assert(
    fc.property(years, years, (year, before) => {
      const larger = (figures: YearFigures) =>
        Object.fromEntries(Object.entries(figures).map(([f, minor]) => [f, minor * 1_024])) as YearFigures
      const small = ratiosOf({ ...statements(), year, before })
      const large = ratiosOf({ ...statements(), currency: currency('JPY'), year: larger(year), before: larger(before) })
      expect(large).toEqual(small)
    }),
  )
})
