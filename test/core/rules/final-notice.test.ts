import { describe, expect, test } from 'vitest'
import { day } from '../../../src/core/day.ts'
import { DEFAULT_DUNNING } from '../../../src/core/dunning-policy.ts'
import { finalNotice } from '../../../src/core/rules/final-notice.ts'
import { calendarOf } from '../../../src/core/working-day.ts'
import { invoiceOf } from '../../support/receivable.ts'

const calendar = calendarOf('none')

const plan = (invoice: Parameters<typeof invoiceOf>[0], finalNoticeDays: number | null = 21) =>
  finalNotice.plan({ delivery: null, invoice: invoiceOf(invoice) }, calendar, { ...DEFAULT_DUNNING, finalNoticeDays })

test('it comes on its day after the due day, moved to a working day', () => {
  expect(plan({ dueDay: '2026-12-20' })).toEqual({
    kind: 'due',
    dueDay: '2027-01-11',
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
  expect(finalNotice.plan({ delivery, invoice: null }, calendar, DEFAULT_DUNNING)).toEqual({
    kind: 'none',
    end: 'not-needed',
  })
})

test('it waits for a promise, and comes on the first working day after it was broken', () => {
  expect(plan({ dueDay: '2026-12-20', pausedUntil: '2027-02-05' })).toMatchObject({ dueDay: '2027-02-08' })
  expect(plan({ dueDay: '2026-12-20', pausedUntil: '2026-12-31' })).toMatchObject({ dueDay: '2027-01-11' })
})

describe('counted from when collection was said, or will be', () => {
  test.each([
    ['nobody knows when', { 'start-collection': null }, '2027-01-11'],
    ['on its day', { 'start-collection': '2026-12-28' }, '2027-01-11'],
    ['late', { 'start-collection': '2027-01-20' }, '2027-02-03'],
    ['late, and two weeks on is a Sunday', { 'start-collection': '2027-01-17' }, '2027-02-01'],
    [
      'only now, and the notice was said already',
      { 'start-collection': '2027-01-20', 'final-notice': '2027-01-25' },
      '2027-01-25',
    ],
    [
      'and the notice was said later still',
      { 'start-collection': '2027-01-20', 'final-notice': '2027-02-08' },
      '2027-02-03',
    ],
  ])('%s', (_, saidDays, dueDay) => {
    expect(plan({ dueDay: '2026-12-20', saidDays })).toMatchObject({ kind: 'due', dueDay })
  })

  test('at least a working day later', () => {
    const saidDays = { 'start-collection': '2027-01-15' } // a Friday
    expect(plan({ dueDay: '2026-12-20', saidDays }, 8)).toMatchObject({ kind: 'due', dueDay: '2027-01-18' })
  })

  test('and paused like any other step', () => {
    const facts = { dueDay: '2026-12-20', saidDays: { 'start-collection': '2027-01-20' } }
    expect(plan({ ...facts, pausedUntil: '2027-02-05' })).toMatchObject({
      dueDay: '2027-02-08',
      unpausedDay: '2027-02-03',
    })
  })
})
