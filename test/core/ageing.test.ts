import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageingOf, BUCKETS, bucketOf, daysOverdue } from '../../src/core/ageing.ts'
import { addDays, day } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'

const TODAY = day('2026-11-20')
const usd = (minor: number) => money(minor, currency('USD'))
const jpy = (minor: number) => money(minor, currency('JPY'))

test.each([
  [-400, 'not-due'],
  [0, 'not-due'],
  [1, '1-30'],
  [30, '1-30'],
  [31, '31-60'],
  [60, '31-60'],
  [61, '61-90'],
  [90, '61-90'],
  [91, '91-120'],
  [120, '91-120'],
  [121, 'over-120'],
  [4000, 'over-120'],
])('%i days after the due day an invoice is %s', (late, bucket) => {
  const dueDay = addDays(TODAY, -late)
  expect(daysOverdue(dueDay, TODAY)).toBe(late)
  expect(bucketOf(dueDay, TODAY)).toBe(bucket)
})

describe('an ageing', () => {
  test('of 100 due yesterday and 40 due tomorrow with 15 unapplied is 140 open, 100 overdue', () => {
    const invoices = [
      { dueDay: addDays(TODAY, -1), outstanding: usd(100) },
      { dueDay: addDays(TODAY, 1), outstanding: usd(40) },
    ]
    const empty = { count: 0, minor: 0 }
    expect(ageingOf(invoices, [usd(15)], TODAY)).toEqual([
      {
        currency: 'USD',
        buckets: {
          'not-due': { count: 1, minor: 40 },
          '1-30': { count: 1, minor: 100 },
          '31-60': empty,
          '61-90': empty,
          '91-120': empty,
          'over-120': empty,
        },
        open: { count: 2, minor: 140 },
        overdue: { count: 1, minor: 100 },
        unappliedMinor: 15,
      },
    ])
  })

  test('keeps currencies apart, also one that only a receipt has, and leaves out one that nothing is left of', () => {
    const found = ageingOf([{ dueDay: TODAY, outstanding: usd(1) }], [jpy(7), money(0, currency('EUR'))], TODAY)
    expect(found.map((a) => [a.currency, a.open.minor, a.unappliedMinor])).toEqual([
      ['USD', 1, 0],
      ['JPY', 0, 7],
    ])
    expect(ageingOf([], [], TODAY)).toEqual([])
  })

  test('has buckets that less the unapplied receipts are the AR, always', () => {
    const amounts = fc
      .tuple(fc.integer({ min: 1, max: 1e9 }), fc.boolean())
      .map(([n, isUsd]) => (isUsd ? usd(n) : jpy(n)))
    const invoices = fc.array(
      fc.record({ dueDay: fc.integer({ min: -500, max: 500 }).map((n) => addDays(TODAY, n)), outstanding: amounts }),
    )
    fc.assert(
      fc.property(invoices, fc.array(amounts), (open, unapplied) => {
        const ageings = ageingOf(open, unapplied, TODAY)
        for (const code of [currency('USD'), currency('JPY')]) {
          const sumOf = (all: { minor: number; currency: string }[]) =>
            all.reduce((sum, m) => (m.currency === code ? sum + m.minor : sum), 0)
          const ar = sumOf(open.map((i) => i.outstanding)) - sumOf(unapplied)
          const found = ageings.filter((a) => a.currency === code)
          expect(found.length).toBeLessThanOrEqual(1)
          const [a] = found
          const buckets = a ? BUCKETS.reduce((sum, b) => sum + a.buckets[b].minor, 0) : 0
          expect(buckets - (a?.unappliedMinor ?? 0)).toBe(ar)
          expect(a?.open.minor ?? 0).toBe(buckets)
          expect(a?.overdue.minor ?? 0).toBe(buckets - (a?.buckets['not-due'].minor ?? 0))
          const counts = a ? BUCKETS.reduce((sum, b) => sum + a.buckets[b].count, 0) : 0
          expect(counts).toBe(open.filter((i) => i.outstanding.currency === code).length)
        }
      }),
    )
  })
})
