import { expect, test } from 'vitest'
import { day } from '../../../src/core/day.ts'
import { startCollection } from '../../../src/core/rules/start-collection.ts'
import { calendarOf } from '../../../src/core/working-day.ts'
import { invoiceOf } from '../../support/receivable.ts'

test.each([
  ['none', '2026-12-20', '2026-12-28'], // the 27th is a Sunday
  ['none', '2026-12-21', '2026-12-28'],
  ['CN', '2026-09-24', '2026-10-08'], // the 1st to the 7th of October are free
  ['CN', '2026-02-07', '2026-02-14'], // a make-up Saturday is worked
])('in %s an invoice due on %s goes to collection on %s', (country, dueDay, expected) => {
  const plan = startCollection.plan({ delivery: null, invoice: invoiceOf({ dueDay }) }, calendarOf(country))
  expect(plan).toEqual({ kind: 'due', dueDay: expected, subject: { kind: 'invoice', id: 'I' } })
})

test('nothing is collected of what is paid, nor of a delivery that has no invoice', () => {
  const calendar = calendarOf('none')
  const delivery = { id: 'D', day: day('2026-11-16') }
  expect(startCollection.plan({ delivery, invoice: invoiceOf({ isSettled: true }) }, calendar)).toEqual({
    kind: 'none',
    end: 'paid',
  })
  expect(startCollection.plan({ delivery, invoice: null }, calendar)).toEqual({ kind: 'none', end: 'not-needed' })
})
