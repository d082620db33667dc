import { expect, test } from 'vitest'
import { day } from '../../../src/core/day.ts'
import { DEFAULT_DUNNING } from '../../../src/core/dunning-policy.ts'
import { startCollection } from '../../../src/core/rules/start-collection.ts'
import { calendarOf } from '../../../src/core/working-day.ts'
import { invoiceOf } from '../../support/receivable.ts'

test.each([
  ['none', '2026-12-20', '2026-12-28'], // the 27th is a Sunday
  ['none', '2026-12-21', '2026-12-28'],
  ['CN', '2026-09-24', '2026-10-08'], // the 1st to the 7th of October are free
  ['CN', '2026-02-07', '2026-02-14'], // a make-up Saturday is worked
])('in %s an invoice due on %s goes to collection on %s', (country, dueDay, expected) => {
  const plan = startCollection.plan(
    { delivery: null, invoice: invoiceOf({ dueDay }) },
    calendarOf(country),
    DEFAULT_DUNNING,
  )
  expect(plan).toEqual({ kind: 'due', dueDay: expected, subject: { kind: 'invoice', id: 'I' } })
})

test('nothing is collected of what is paid, nor of a delivery that has no invoice', () => {
  const calendar = calendarOf('none')
  const delivery = { id: 'D', day: day('2026-11-16') }
  expect(
    startCollection.plan({ delivery, invoice: invoiceOf({ isSettled: true }) }, calendar, DEFAULT_DUNNING),
  ).toEqual({
    kind: 'none',
    end: 'paid',
  })
  expect(startCollection.plan({ delivery, invoice: null }, calendar, DEFAULT_DUNNING)).toEqual({
    kind: 'none',
    end: 'not-needed',
  })
})

test.each([
  ['is paused until before its day', { pausedUntil: '2026-12-27' }, '2026-12-28'],
  ['is paused until its day', { pausedUntil: '2026-12-28' }, '2026-12-29'],
  ['is paused over a weekend', { pausedUntil: '2027-01-08' }, '2027-01-11'],
  ['is disputed in part', { disputedMinor: 9_999 }, '2026-12-28'],
])('of an invoice that %s collection starts when there is something to ask for', (_, more, dueDay) => {
  const invoice = invoiceOf({ dueDay: '2026-12-20', ...more })
  expect(startCollection.plan({ delivery: null, invoice }, calendarOf('none'), DEFAULT_DUNNING)).toMatchObject({
    dueDay,
  })
})

test('nothing is collected of what is disputed whole', () => {
  const invoice = invoiceOf({ disputedMinor: 10_000, pausedUntil: '2027-01-08' })
  const plan = startCollection.plan({ delivery: null, invoice }, calendarOf('none'), DEFAULT_DUNNING)
  expect(plan).toEqual({ kind: 'none', end: 'disputed' })
})
