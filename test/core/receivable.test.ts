import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from '../../src/core/day.ts'
import { chase } from '../../src/core/receivable.ts'
import { calendarOf } from '../../src/core/working-day.ts'
import { invoiceOf } from '../support/receivable.ts'

test('what is settled is paid, also when it is in dispute', () => {
  const invoice = invoiceOf({ isSettled: true, disputedMinor: 500 })
  expect(chase(invoice, day('2026-12-28'), calendarOf('none'))).toEqual({ kind: 'none', end: 'paid' })
})

test('a step falls on the first working day that is neither before its own day nor paused, unless nothing is left to ask for', () => {
  const cases = fc.record({
    step: fc.integer({ min: 0, max: 400 }),
    pausedUntil: fc.option(fc.integer({ min: 0, max: 400 })),
    outstandingMinor: fc.integer({ min: 1, max: 5 }),
    disputedMinor: fc.integer({ min: 0, max: 6 }),
    country: fc.constantFrom('CN', 'none', 'DE'),
  })
  const start = day('2026-01-01')
  fc.assert(
    fc.property(cases, ({ step, pausedUntil, outstandingMinor, disputedMinor, country }) => {
      const calendar = calendarOf(country)
      const paused: Day | null = pausedUntil === null ? null : addDays(start, pausedUntil)
      const invoice = invoiceOf({ pausedUntil: paused, outstandingMinor, disputedMinor })
      const wanted = chase(invoice, addDays(start, step), calendar)
      const openDays = Array.from({ length: 500 }, (_, i) => addDays(start, i)).filter((d) => calendar.isWorkingDay(d))
      const own = addDays(start, step)
      const unpausedDay = openDays.find((d) => d >= own)
      const first = openDays.find((d) => d >= own && (paused === null || d > paused))
      expect(wanted).toEqual(
        disputedMinor >= outstandingMinor
          ? { kind: 'none', end: 'disputed' }
          : {
              ...{ kind: 'due', dueDay: first, subject: { kind: 'invoice', id: 'I' } },
              // What a pause keeps from its own day knows which one that is.
              ...(paused !== null && own <= paused ? { unpausedDay } : {}),
            },
      )
    }),
    { numRuns: 1_000 },
  )
})
