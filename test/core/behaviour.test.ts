import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { behaviourOf, trendOf } from '../../src/core/behaviour.ts'
import { addDays, day, daysBetween } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import type { PastInvoice } from '../../src/core/past-invoice.ts'

const TODAY = day('2026-11-20')

type Told = { due: string; paid?: [minor: number, on: string][]; open?: number; in?: string; credited?: string }

/** An invoice as it stood; settled by its last payment, or by a credit note. */
function invoice({ due, paid = [], open = 0, in: code = 'USD', credited }: Told): PastInvoice {
  const payments = paid.map(([minor, on]) => ({ minor, day: day(on) }))
  const amount = money(
    payments.reduce((sum, p) => sum + p.minor, open),
    currency(code),
  )
  const settledDay = open > 0 ? null : credited ? day(credited) : (payments.at(-1)?.day ?? null)
  const issuedDay = addDays(day(due), -30)
  return { amount, issuedDay, dueDay: day(due), settledDay, paid: payments, outstandingMinor: open }
}

describe('the mean delay', () => {
  test.each<[string, Told[], number | null]>([
    ['of nothing is not known', [], null],
    [
      'is weighted by amount: 1,000 ten days late and 3,000 two days early',
      [
        { due: '2026-10-01', paid: [[1_000, '2026-10-11']] },
        { due: '2026-10-10', paid: [[3_000, '2026-10-08']] },
      ],
      1,
    ],
    ['counts what is open and overdue with the day', [{ due: '2026-11-10', open: 500 }], 10],
    ['does not count what is open and not due', [{ due: '2026-11-20', open: 500 }], null],
    [
      'counts each payment of an invoice with its own day, and the rest with the day',
      [{ due: '2026-11-10', paid: [[300, '2026-11-10']], open: 100 }],
      2.5,
    ],
    ['leaves out what was paid a year ago', [{ due: '2025-11-01', paid: [[900, '2025-11-20']] }], null],
    ['still counts what was paid a day later', [{ due: '2025-11-01', paid: [[900, '2025-11-21']] }], 20],
    [
      'goes by the currency that most invoices are in',
      [
        { due: '2026-10-01', paid: [[100, '2026-10-06']], in: 'EUR' },
        { due: '2026-10-02', paid: [[100, '2026-10-07']], in: 'EUR' },
        { due: '2026-10-01', paid: [[900_000, '2026-11-10']] },
      ],
      5,
    ],
    [
      'and of two with as many by the first of the alphabet',
      [
        { due: '2026-10-01', paid: [[100, '2026-10-06']], in: 'EUR' },
        { due: '2026-10-01', paid: [[900_000, '2026-11-10']] },
      ],
      5,
    ],
    [
      'and asks only invoices that it goes by what the currency is',
      [
        { due: '2024-10-01', paid: [[100, '2024-10-06']], in: 'EUR' },
        { due: '2024-10-01', paid: [[100, '2024-10-06']], in: 'EUR' },
        { due: '2026-10-01', paid: [[900, '2026-10-08']] },
      ],
      7,
    ],
  ])('%s', (_, told, mean) => {
    expect(behaviourOf(told.map(invoice), TODAY).meanDaysLate).toBe(mean)
  })

  test('lies between the earliest and the latest of what it is taken from', () => {
    const late = fc.integer({ min: -200, max: 200 })
    const minor = fc.integer({ min: 1, max: 1_000_000_000 })
    fc.assert(
      fc.property(fc.array(fc.record({ late, minor }), { minLength: 1, maxLength: 20 }), (all) => {
        const invoices = all.map(({ late: days, minor: paid }) =>
          invoice({ due: addDays(day('2026-05-01'), -days), paid: [[paid, '2026-05-01']] }),
        )
        const { meanDaysLate } = behaviourOf(invoices, TODAY)
        const days = all.map((a) => a.late)
        expect(meanDaysLate).toBeGreaterThanOrEqual(Math.min(...days) - 1e-6)
        expect(meanDaysLate).toBeLessThanOrEqual(Math.max(...days) + 1e-6)
      }),
    )
  })

  test('grows by a day with every day that something stays open', () => {
    const open = [invoice({ due: '2026-11-01', open: 700 })]
    for (const days of [1, 2, 30]) {
      const later = addDays(TODAY, days)
      expect(behaviourOf(open, later).meanDaysLate).toBe(daysBetween(day('2026-11-01'), later))
    }
  })
})

describe('settled invoices', () => {
  test.each<[string, Told[], [settled: number, onTime: number]]>([
    ['are counted, and those on the due day are on time', [{ due: '2026-10-01', paid: [[1, '2026-10-01']] }], [1, 1]],
    ['a day later they are not', [{ due: '2026-10-01', paid: [[1, '2026-10-02']] }], [1, 0]],
    ['are none while anything is open', [{ due: '2026-12-01', paid: [[1, '2026-10-02']], open: 1 }], [0, 0]],
    ['are those of the last twelve months', [{ due: '2025-12-01', paid: [[1, '2025-11-20']] }], [0, 0]],
    ['that were only credited were not paid', [{ due: '2026-10-01', credited: '2026-09-20' }], [0, 0]],
    [
      'are counted in every currency',
      [
        { due: '2026-10-01', paid: [[1, '2026-09-30']], in: 'EUR' },
        { due: '2026-10-01', paid: [[1, '2026-09-30']] },
        { due: '2026-10-01', paid: [[1, '2026-10-30']] },
      ],
      [3, 2],
    ],
  ])('%s', (_, told, [settledCount, onTimeCount]) => {
    expect(behaviourOf(told.map(invoice), TODAY)).toMatchObject({ settledCount, onTimeCount })
  })
})

describe('the trend over a year', () => {
  const late = (due: string, n: number, minor = 1_000): Told => ({ due, paid: [[minor, addDays(day(due), n)]] })
  const trend = (...told: Told[]) => trendOf(told.map(invoice), TODAY)

  test('takes each span of three months by itself, up to the day', () => {
    const { spans } = trend(late('2026-01-02', 12), late('2026-04-10', 8), late('2026-11-10', 4))
    expect(spans.map((s) => [s.from, s.to, s.meanDaysLate])).toEqual([
      ['2025-11-21', '2026-02-20', 12],
      ['2026-02-21', '2026-05-20', 8],
      ['2026-05-21', '2026-08-20', null],
      ['2026-08-21', '2026-11-20', 4],
    ])
  })

  test.each<[string, Told[], 'better' | 'worse' | 'steady' | null]>([
    ['is not known from one span', [late('2026-10-01', 3)], null],
    [
      'is better when the last span is earlier than the first',
      [late('2026-01-02', 12), late('2026-10-01', 3)],
      'better',
    ],
    ['is worse when it is later', [late('2026-01-02', 3), late('2026-10-01', 12)], 'worse'],
    ['is steady within two days', [late('2026-01-02', 3), late('2026-10-01', 5)], 'steady'],
    [
      'counts what is open and overdue in the last span',
      [late('2026-01-02', 3), { due: '2026-10-01', open: 500 }],
      'worse',
    ],
    [
      'does not count it in the spans before',
      [late('2026-01-02', 3), { due: '2025-12-01', paid: [[100, '2025-12-04']], open: 0 }, late('2026-10-01', 3)],
      'steady',
    ],
  ])('%s', (_, told, turn) => {
    expect(trend(...told).turn).toBe(turn)
  })

  test('what is still open is overdue in the last span alone', () => {
    const { spans } = trend(late('2026-01-02', 3), { due: '2026-01-10', paid: [[100, '2026-01-13']], open: 900 })
    expect(spans.map((s) => s.meanDaysLate)).toEqual([3, null, null, 314])
  })

  test('of payments in a year in which nothing is open, spans and year have the same mean', () => {
    const amounts = fc.array(
      fc.record({
        due: fc.integer({ min: 0, max: 300 }).map((n) => addDays(day('2025-12-25'), n)),
        late: fc.integer({ min: -20, max: 25 }),
        minor: fc.integer({ min: 1, max: 1_000_000 }),
      }),
      { minLength: 1, maxLength: 20 },
    )
    fc.assert(
      fc.property(amounts, (told) => {
        const all = told.map((t) => invoice(late(t.due, t.late, t.minor)))
        const { spans } = trendOf(all, TODAY)
        let [weighted, total] = [0, 0]
        for (const span of spans) {
          const minor = all
            .flatMap((i) => i.paid)
            .filter((p) => p.day >= span.from && p.day <= span.to)
            .reduce((sum, p) => sum + p.minor, 0)
          expect(span.meanDaysLate === null).toBe(minor === 0)
          weighted += minor * (span.meanDaysLate ?? 0)
          total += minor
        }
        const { meanDaysLate } = behaviourOf(all, TODAY)
        expect(weighted / total).toBeCloseTo(meanDaysLate ?? Number.NaN, 6)
      }),
    )
  })
})
