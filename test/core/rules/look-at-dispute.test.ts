import { expect, test } from 'vitest'
import { day } from '../../../src/core/day.ts'
import type { Dispute } from '../../../src/core/dispute.ts'
import { lookAtDispute } from '../../../src/core/rules/look-at-dispute.ts'
import { calendarOf } from '../../../src/core/working-day.ts'

const dispute: Dispute = {
  id: 'D',
  invoiceId: 'I',
  amountMinor: 2_000,
  reason: 'short delivery',
  ownerUserId: 'U0SALES',
  openedDay: day('2026-11-20'),
  untilDay: day('2026-12-04'),
  endedDay: null,
  outcome: null,
}
const plan = (more: Partial<Dispute & { isSettled: boolean }>) =>
  lookAtDispute.plan({ ...dispute, isSettled: false, ...more }, calendarOf('none'))

test.each([
  ['2026-12-04', '2026-12-04'], // a Friday
  ['2026-12-05', '2026-12-07'], // a Saturday
])('a dispute to be looked at on %s is looked at on %s', (until, dueDay) => {
  expect(plan({ untilDay: day(until) })).toEqual({ kind: 'due', dueDay, subject: { kind: 'dispute', id: 'D' } })
})

test.each([
  ['has ended', { endedDay: day('2026-11-25') }, 'decided'],
  ['is of an invoice that was paid', { isSettled: true }, 'paid'],
  ['has ended, and its invoice was paid', { endedDay: day('2026-11-25'), isSettled: true }, 'decided'],
])('a dispute that %s is not looked at', (_, more, end) => {
  expect(plan(more)).toEqual({ kind: 'none', end })
})
