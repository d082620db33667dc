import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, daysBetween, weekday } from '../../src/core/day.ts'
import { SNOOZES, snoozedUntil } from '../../src/core/duty.ts'

test.each([
  ['1-day', '2026-11-20', '2026-11-21'],
  ['3-days', '2026-11-29', '2026-12-02'],
  ['next-week', '2026-11-16', '2026-11-23'], // on a Monday, the next one
  ['next-week', '2026-11-20', '2026-11-23'],
  ['next-week', '2026-11-22', '2026-11-23'], // on a Sunday, tomorrow
] as const)('%s from %s sleeps until %s', (snooze, today, until) => {
  expect(snoozedUntil(snooze, day(today))).toBe(until)
})

test('a duty sleeps at least a day and at most a week, and next week begins on a Monday', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SNOOZES), fc.integer({ min: 0, max: 20_000 }), (snooze, n) => {
      const today = addDays(day('2020-01-01'), n)
      const until = snoozedUntil(snooze, today)
      expect(daysBetween(today, until)).toBeGreaterThanOrEqual(1)
      expect(daysBetween(today, until)).toBeLessThanOrEqual(7)
      if (snooze === 'next-week') expect(weekday(until)).toBe(1)
    }),
  )
})
