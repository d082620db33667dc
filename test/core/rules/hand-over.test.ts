import { expect, test } from 'vitest'
import { day } from '../../../src/core/day.ts'
import { DEFAULT_DUNNING } from '../../../src/core/dunning-policy.ts'
import { handOver } from '../../../src/core/rules/hand-over.ts'
import { calendarOf } from '../../../src/core/working-day.ts'
import { invoiceOf } from '../../support/receivable.ts'

const calendar = calendarOf('none')

const plan = (
  invoice: Parameters<typeof invoiceOf>[0],
  handOverDays: number | null = 45,
  finalNoticeDays = DEFAULT_DUNNING.finalNoticeDays,
) =>
  handOver.plan({ delivery: null, invoice: invoiceOf(invoice) }, calendar, {
    ...DEFAULT_DUNNING,
    finalNoticeDays,
    handOverDays,
  })

test('it comes on its day after the due day, moved to a working day', () => {
  expect(plan({ dueDay: '2026-12-20' })).toEqual({
    kind: 'due',
    dueDay: '2027-02-03',
    subject: { kind: 'invoice', id: 'I' },
  })
})

test('a company decides after how many days', () => {
  expect(plan({ dueDay: '2026-12-20' }, 30)).toMatchObject({ kind: 'due', dueDay: '2027-01-19' })
})

test('a company leaves it out', () => {
  expect(plan({ dueDay: '2026-12-20' }, null)).toEqual({ kind: 'none', end: 'not-needed' })
})

test('nobody asks for what is paid, is disputed in full or has no invoice', () => {
  expect(plan({ isSettled: true })).toEqual({ kind: 'none', end: 'paid' })
  expect(plan({ outstandingMinor: 500, disputedMinor: 500 })).toEqual({ kind: 'none', end: 'disputed' })
  const delivery = { id: 'D', day: day('2026-11-16') }
  expect(handOver.plan({ delivery, invoice: null }, calendar, DEFAULT_DUNNING)).toEqual({
    kind: 'none',
    end: 'not-needed',
  })
})

test('it waits for a promise, and comes on the first working day after it was broken', () => {
  expect(plan({ dueDay: '2026-12-20', pausedUntil: '2027-02-05' })).toMatchObject({ dueDay: '2027-02-08' })
  expect(plan({ dueDay: '2026-12-20', pausedUntil: '2026-12-31' })).toMatchObject({ dueDay: '2027-02-03' })
})

test.each([
  ['from the final notice', { 'start-collection': '2026-12-28', 'final-notice': '2027-01-11' }, 21, '2027-02-04'],
  ['from the final notice that was said late', { 'final-notice': '2027-02-01' }, 21, '2027-02-25'],
  ['from collection where there is no notice', { 'start-collection': '2027-01-11' }, null, '2027-02-18'],
  ['not from the notice that was left out since', { 'final-notice': '2027-02-01' }, null, '2027-02-03'],
  ['a working day later at least', { 'final-notice': '2027-02-05' }, 44, '2027-02-08'],
  ['what was said stays so', { 'final-notice': '2027-02-04', 'hand-over': '2027-02-10' }, 21, '2027-02-10'],
])('it counts %s', (_, saidDays, finalNoticeDays, dueDay) => {
  expect(plan({ dueDay: '2026-12-20', saidDays }, 45, finalNoticeDays)).toMatchObject({ kind: 'due', dueDay })
})
