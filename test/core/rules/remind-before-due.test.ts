import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, daysBetween } from '../../../src/core/day.ts'
import { DEFAULT_DUNNING } from '../../../src/core/dunning-policy.ts'
import { remindBeforeDue } from '../../../src/core/rules/remind-before-due.ts'
import { addWorkdays, calendarOf } from '../../../src/core/working-day.ts'
import { invoiceOf } from '../../support/receivable.ts'

const china = calendarOf('CN')
const weekdays = calendarOf('none')
const plan = (days: Parameters<typeof invoiceOf>[0], calendar = weekdays) =>
  remindBeforeDue.plan({ delivery: null, invoice: invoiceOf(days) }, calendar, DEFAULT_DUNNING)

describe('with 14 days or more to pay, the reminder', () => {
  test.each([
    ['2026-11-20', '2026-12-20', '2026-12-07'], // the 6th of December is a Sunday
    ['2026-11-24', '2026-12-24', '2026-12-10'],
    ['2026-11-20', '2026-12-04', '2026-11-26'], // exactly 14 days: it may still go out until the 25th
    ['2026-09-15', '2026-10-15', '2026-10-08', china], // the 1st to the 7th of October are free
    ['2026-01-29', '2026-02-28', '2026-02-14', china], // a make-up Saturday is worked
  ])('of an invoice of %s due on %s falls on %s', (issuedDay, dueDay, expected, calendar = weekdays) => {
    expect(plan({ issuedDay, dueDay }, calendar)).toEqual({
      kind: 'due',
      dueDay: expected,
      subject: { kind: 'invoice', id: 'I' },
    })
  })

  test('counts from the due day alone when the invoice went out', () => {
    expect(plan({ issuedDay: '2026-11-20', dueDay: '2026-12-04', sentDay: '2026-11-20' })).toMatchObject({
      dueDay: '2026-11-20',
    })
  })

  test('does not wait for the invoice to have been sent late', () => {
    expect(plan({ issuedDay: '2026-11-24', dueDay: '2026-12-24', sentDay: '2026-12-15' })).toMatchObject({
      dueDay: '2026-12-10',
    })
  })
})

describe('with less than 14 days to pay, the reminder', () => {
  test.each([
    // issued, due, sent: max(sent + 1 working day, due − 14)
    ['2026-11-20', '2026-12-03', '2026-11-20', '2026-11-23'], // 13 days
    ['2026-11-16', '2026-11-26', '2026-11-16', '2026-11-17'],
    ['2026-11-16', '2026-11-26', '2026-11-20', '2026-11-23'], // sent on a Friday
    ['2026-11-16', '2026-11-26', null, '2026-11-20'], // nobody said that it went out: it may until the 19th
    ['2026-11-16', '2026-11-18', '2026-11-16', '2026-11-17'],
  ])('of an invoice of %s due on %s and sent on %s falls on %s', (issuedDay, dueDay, sentDay, expected) => {
    expect(plan({ issuedDay, dueDay, sentDay })).toMatchObject({ kind: 'due', dueDay: expected })
  })

  test.each([
    ['2026-11-16', '2026-11-17', '2026-11-16', 'on the due day'],
    ['2026-11-16', '2026-11-16', '2026-11-16', 'after it'],
    ['2026-11-20', '2026-11-22', '2026-11-20', 'after it, the weekend between'],
    ['2026-11-16', '2026-11-26', '2026-11-25', 'on the due day, sent late'],
  ])('of an invoice of %s due on %s and sent on %s would fall %4$s, and is dropped', (issuedDay, dueDay, sentDay) => {
    expect(plan({ issuedDay, dueDay, sentDay })).toEqual({ kind: 'none', end: 'not-needed' })
  })

  test('of ten days over a long holiday is dropped when the next working day is the due day', () => {
    expect(plan({ issuedDay: '2026-09-30', dueDay: '2026-10-08', sentDay: '2026-09-30' }, china)).toEqual({
      kind: 'none',
      end: 'not-needed',
    })
    expect(plan({ issuedDay: '2026-09-30', dueDay: '2026-10-09', sentDay: '2026-09-30' }, china)).toMatchObject({
      dueDay: '2026-10-08',
    })
  })
})

test('a reminder is made on a working day before the due day, no earlier than asked, or not at all', () => {
  const cases = fc.record({
    issued: fc.integer({ min: 0, max: 700 }),
    terms: fc.integer({ min: 0, max: 90 }),
    sentAfter: fc.option(fc.integer({ min: 0, max: 100 })),
    calendar: fc.constantFrom(china, weekdays),
  })
  fc.assert(
    fc.property(cases, ({ issued, terms, sentAfter, calendar }) => {
      const issuedDay = addDays(day('2025-01-01'), issued)
      const dueDay = addDays(issuedDay, terms)
      const sentDay = sentAfter === null ? null : addDays(issuedDay, sentAfter)
      const planned = plan({ issuedDay, dueDay, sentDay }, calendar)
      if (planned.kind === 'none') {
        expect(terms).toBeLessThan(14)
        return
      }
      expect(calendar.isWorkingDay(planned.dueDay)).toBe(true)
      expect(planned.dueDay < dueDay).toBe(true)
      expect(daysBetween(planned.dueDay, dueDay)).toBeLessThanOrEqual(14)
      if (terms < 14) expect(planned.dueDay >= addWorkdays(sentDay ?? issuedDay, 1, calendar)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('nobody is reminded of what is paid, nor of a delivery that has no invoice', () => {
  expect(plan({ isSettled: true })).toEqual({ kind: 'none', end: 'paid' })
  const delivery = { id: 'D', day: day('2026-11-16') }
  expect(remindBeforeDue.plan({ delivery, invoice: null }, weekdays, DEFAULT_DUNNING)).toEqual({
    kind: 'none',
    end: 'not-needed',
  })
})

test.each([
  ['2026-12-06', '2026-12-07'],
  ['2026-12-07', '2026-12-08'],
  ['2026-12-11', '2026-12-14'],
])('with reminders paused until %s it is made on %s', (pausedUntil, dueDay) => {
  expect(plan({ pausedUntil })).toMatchObject({ kind: 'due', dueDay })
})

test('with reminders paused until the due day or nearly, it is dropped: collection follows', () => {
  for (const pausedUntil of ['2026-12-18', '2026-12-20', '2027-01-31'])
    expect(plan({ pausedUntil })).toEqual({ kind: 'none', end: 'not-needed' })
})

test('nobody is reminded of what is disputed whole', () => {
  expect(plan({ disputedMinor: 10_000 })).toEqual({ kind: 'none', end: 'disputed' })
})
