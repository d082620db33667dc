import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { throughSince } from '../../src/core/credit-file.ts'
import { DEFAULT_POLICY } from '../../src/core/credit-policy.ts'
import { addMonths, type Day, day } from '../../src/core/day.ts'
import { refreshFile } from '../../src/core/rules/refresh-file.ts'
import { reviewTerms } from '../../src/core/rules/review-terms.ts'
import { calendarOf } from '../../src/core/working-day.ts'
import { creditFileOf, findingOf } from '../support/credit-file.ts'

const none = calendarOf('none')
const dayOf = (plan: { kind: string; dueDay?: Day }) => (plan.kind === 'due' ? (plan.dueDay as Day) : plan.kind)

describe('through the screening', () => {
  const all = ['registry', 'statements', 'reputation'] as const

  test.each([
    ['nobody looked', [], null],
    ['a step is missing', [findingOf('registry', '2026-01-10'), findingOf('statements', '2026-01-12')], null],
    ['the last step came in', all.map((step, i) => findingOf(step, `2026-01-1${i}`)), '2026-01-12'],
    [
      'a step failed',
      [...all.map((step) => findingOf(step, '2026-01-10')), findingOf('registry', '2026-02-01', 'failed')],
      null,
    ],
    [
      'a step that had failed was looked at again',
      [
        ...all.map((step) => findingOf(step, '2026-01-10')),
        findingOf('registry', '2026-02-01', 'failed'),
        findingOf('registry', '2026-03-01'),
      ],
      '2026-03-01',
    ],
    [
      'a step was only confirmed later: it has been through since it first was',
      [...all.map((step) => findingOf(step, '2026-01-10')), findingOf('registry', '2026-03-01', 'concern')],
      '2026-01-10',
    ],
  ])('%s', (_, findings, since) => {
    expect(throughSince(findings)).toBe(since)
  })
})

describe('a file that nobody looked at yet', () => {
  const first = (customerId: string, today = '2026-11-20', calendar = none) =>
    dayOf(refreshFile.plan(creditFileOf({ customerId, today }), DEFAULT_POLICY, calendar))

  test('is asked for on a working day of the first rhythm, after today', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.constantFrom('none', 'CN', 'DE'),
        fc.integer({ min: 1, max: 12 }),
        (id, country, months) => {
          const calendar = calendarOf(country)
          const today = day('2026-09-15')
          const plan = refreshFile.plan(
            creditFileOf({ customerId: id, today }),
            { ...DEFAULT_POLICY, refreshMonths: months },
            calendar,
          )
          const due = dayOf(plan)
          expect(due > today && due < addMonths(today, months)).toBe(true)
          expect(calendar.isWorkingDay(due as Day)).toBe(true)
        },
      ),
    )
  })

  test('is spread so evenly that of 300 no day has more than a few', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (start) => {
        // Ids that differ in their last digits only, as those made one after the other.
        const days = Array.from({ length: 300 }, (_, i) =>
          first(`0199a8c0-7b1e-7000-8000-${String(start + i).padStart(12, '0')}`),
        )
        const most = Math.max(...[...Map.groupBy(days, (d) => d).values()].map((same) => same.length))
        // 65 working days: 4.6 a day on average.
        expect(most).toBeLessThanOrEqual(18)
        expect(new Set(days).size).toBeGreaterThan(50)
      }),
      { numRuns: 50 },
    )
  })

  test('stays on its day once that is planned, and is not put off each time something else changes', () => {
    const planned = first('C1')
    const later = creditFileOf({ customerId: 'C1', today: '2026-12-15', asked: { 'refresh-file': planned as Day } })
    expect(dayOf(refreshFile.plan(later, DEFAULT_POLICY, none))).toBe(planned)
  })
})

describe('a file that sleeps', () => {
  const asked = (facts: Parameters<typeof creditFileOf>[0]) => {
    const file = creditFileOf({ looked: '2025-01-15', ...facts })
    return [refreshFile, reviewTerms].map((rule) => dayOf(rule.plan(file, DEFAULT_POLICY, none)))
  }

  test.each([
    [
      'bought nothing for twelve months and a day, and owes nothing: is not asked for',
      { bought: '2025-11-19' },
      'none',
    ],
    ['bought twelve months ago: is late', { bought: '2025-11-20' }, '2025-04-15'],
    ['has something open, however old', { bought: '2024-01-01', isOpen: true }, '2025-04-15'],
    [
      'came through the screening of late: is about to buy',
      { bought: '2024-01-01', through: '2026-09-15' },
      '2026-12-15',
    ],
  ])('a customer who %s', (_, facts, refresh) => {
    const [refreshed, reviewed] = asked(facts)
    expect(refreshed).toBe(refresh)
    expect(reviewed === 'none').toBe(refresh === 'none')
  })
})

test.each([
  ['the last look, by the policy’s months', { looked: '2026-11-20' }, '2027-02-22', '2027-05-20'],
  [
    'the screening, for who was not traded with before',
    { through: '2026-01-15', tradedBefore: false },
    '2026-04-15',
    '2026-07-15',
  ],
  ['whichever of the two was later', { looked: '2026-01-15', through: '2026-02-16' }, '2026-05-18', '2026-08-17'],
])('the next look counts from %s', (_, facts, refresh, review) => {
  const file = creditFileOf(facts)
  expect(dayOf(refreshFile.plan(file, DEFAULT_POLICY, none))).toBe(refresh)
  expect(dayOf(reviewTerms.plan(file, DEFAULT_POLICY, none))).toBe(review)
})
