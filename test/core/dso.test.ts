import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { countbackDso, dsoBasis, dsoWays, salesMonthsOf, simpleDso } from '../../src/core/dso.ts'

/** Months of 30 days, the latest first. */
const months = (...sales: number[]) => sales.map((salesMinor) => ({ salesMinor, days: 30 }))

describe('countback DSO', () => {
  test('of sales 70k, 80k, 100k and AR 212k is 73.71: 30 + 30 + 32/70 × 30', () => {
    const dso = countbackDso(212_000, months(100_000, 80_000, 70_000))
    expect(dso).toBeCloseTo(73.71, 2)
    expect(dso).toBe(30 + 30 + (32_000 / 70_000) * 30)
  })

  test.each<[number, number[], number | null, string]>([
    [0, [100], 0, 'nothing is owed'],
    [-50, [100], 0, 'more is unapplied than owed'],
    [50, [100], 15, 'half of the month'],
    [100, [100, 80], 30, 'exactly one month'],
    [180, [100, 80], 60, 'exactly all known sales'],
    [181, [100, 80], null, 'more than all known sales'],
    [1, [], null, 'no sales at all'],
    [150, [100, 0, 100], 75, 'a month without sales adds its days'],
    [100, [0, 0, 100], 90, 'two months without sales add theirs'],
    [150, [100, -40, 100], 75, 'a month of credit notes adds its days and gives nothing back'],
  ])('of AR %i with sales %o (latest first) is %o days: %s', (ar, sales, days) => {
    expect(countbackDso(ar, months(...sales))).toBe(days)
  })

  test('takes each month by its real days', () => {
    const year = [
      { salesMinor: 100, days: 20 }, // a month not yet over
      { salesMinor: 100, days: 31 },
      { salesMinor: 100, days: 28 },
    ]
    expect(countbackDso(250, year)).toBe(20 + 31 + 14)
  })

  const sales = fc.array(fc.integer({ min: 0, max: 1e6 }), { maxLength: 15 })

  test('grows with what is owed, and has an answer exactly when known sales cover it', () => {
    fc.assert(
      fc.property(sales, fc.integer({ min: 1, max: 5e6 }), fc.integer({ min: 0, max: 1e6 }), (all, ar, more) => {
        const total = all.reduce((sum, s) => sum + s, 0)
        const less = countbackDso(ar, months(...all))
        const greater = countbackDso(ar + more, months(...all))
        expect(less === null).toBe(ar > total)
        if (greater !== null) expect(less).toBeLessThanOrEqual(greater)
        if (less !== null) expect(less).toBeLessThanOrEqual(30 * all.length)
      }),
    )
  })

  test('with even sales is the simple one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (s, n, part) => {
          const even = months(...Array.from({ length: n }, () => s))
          const ar = Math.floor(s * n * part)
          expect(countbackDso(ar, even)).toBeCloseTo(simpleDso(ar, even) as number, 6)
        },
      ),
    )
  })
})

test.each([
  [500, [100, 100, 100], 150],
  [150, [200, 100], 30],
  [0, [100], 0],
  [-10, [100], 0],
  [50, [], null],
  [50, [0, 0], null],
  [50, [100, -100], null],
])('simple DSO of AR %i with sales %o is %o days', (ar, sales, days) => {
  expect(simpleDso(ar, months(...sales))).toBe(days)
})

describe('the three ways', () => {
  const owed = { arMinor: 212_000, notOverdueMinor: 125_000, disputedMinor: 32_000 }

  test('of the test vector, and without what is in dispute', () => {
    const ways = dsoWays(owed, months(100_000, 80_000, 70_000))
    expect(ways.countback).toBeCloseTo(73.71, 2)
    expect(ways.simple).toBeCloseTo((212 / 250) * 90, 9)
    expect(ways.bestPossible).toBeCloseTo((125 / 250) * 90, 9)
    expect(ways.undisputed).toBe(60)
  })

  test('the simple ones look at twelve months, the countback at as many as it needs', () => {
    const long = months(...Array.from({ length: 24 }, () => 10_000))
    const { simple, countback } = dsoWays({ arMinor: 130_000, notOverdueMinor: 0, disputedMinor: 0 }, long)
    expect(simple).toBe((130 / 120) * 360)
    expect(countback).toBe(390)
  })

  test('can be worked out again from the sales that each has looked at', () => {
    const { year, steps } = dsoBasis(owed, months(100_000, 80_000, 70_000))
    expect(year).toEqual({ salesMinor: 250_000, days: 90 })
    expect(steps).toEqual([
      { salesMinor: 100_000, takenMinor: 100_000, monthDays: 30, days: 30 },
      { salesMinor: 80_000, takenMinor: 80_000, monthDays: 30, days: 30 },
      { salesMinor: 70_000, takenMinor: 32_000, monthDays: 30, days: (32 / 70) * 30 },
    ])
    expect(dsoBasis(owed, months(50_000, -10_000)).steps).toEqual([
      { salesMinor: 50_000, takenMinor: 50_000, monthDays: 30, days: 30 },
      { salesMinor: -10_000, takenMinor: 0, monthDays: 30, days: 30 },
    ])
    expect(dsoBasis({ ...owed, arMinor: 0 }, months(50_000)).steps).toEqual([])
  })

  test('asks for no month more than it needs', () => {
    const asked: number[] = []
    function* lazy() {
      for (const month of months(100, 50, 70)) {
        asked.push(month.salesMinor)
        yield month
      }
    }
    expect(countbackDso(150, lazy())).toBe(60)
    expect(asked).toEqual([100, 50])
  })

  test('have no answer without sales', () => {
    expect(dsoWays(owed, [])).toEqual({ simple: null, countback: null, bestPossible: null, undisputed: null })
  })
})

test('sales by day are months, the latest first, with those that had none and with the days gone by of the last', () => {
  const sales = [
    { day: day('2026-08-31'), minor: 500 },
    { day: day('2026-10-02'), minor: 300 },
    { day: day('2026-10-30'), minor: -40 },
    { day: day('2026-11-20'), minor: 10 },
  ]
  expect(salesMonthsOf(sales, day('2026-11-20'))).toEqual([
    { salesMinor: 10, days: 20 },
    { salesMinor: 260, days: 31 },
    { salesMinor: 0, days: 30 },
    { salesMinor: 500, days: 31 },
  ])
  expect(salesMonthsOf([], day('2026-11-20'))).toEqual([])
})
