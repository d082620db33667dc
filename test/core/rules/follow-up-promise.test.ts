import { expect, test } from 'vitest'
import { day } from '../../../src/core/day.ts'
import type { PromiseStanding } from '../../../src/core/promise.ts'
import { followUpPromise } from '../../../src/core/rules/follow-up-promise.ts'
import { calendarOf } from '../../../src/core/working-day.ts'
import { promiseOf } from '../../support/promise.ts'

const plan = (promised: string, more: Partial<PromiseStanding> = {}) =>
  followUpPromise.plan(
    { ...promiseOf({ promisedDay: day(promised) }), state: 'open', isPaid: false, putOffTo: null, ...more },
    calendarOf('CN'),
  )

test.each([
  ['2026-12-03', '2026-12-04'], // a Thursday
  ['2026-12-04', '2026-12-07'], // a Friday
  ['2026-12-05', '2026-12-07'], // a Saturday
  ['2026-09-30', '2026-10-08'], // the 1st to the 7th of October are free
])('what is promised for %s is taken up on %s', (promised, dueDay) => {
  const expected = { kind: 'due', dueDay, subject: { kind: 'promise', id: 'P' } }
  expect(plan(promised)).toEqual(expected)
  expect(plan(promised, { state: 'broken' })).toEqual(expected)
})

test.each([
  ['was kept', { state: 'kept', isPaid: true }, 'paid'],
  ['was broken, and is paid by now', { state: 'broken', isPaid: true }, 'paid'],
  ['was withdrawn', { state: 'withdrawn' }, 'withdrawn'],
  ['was put off', { state: 'put-off', putOffTo: day('2026-12-11') }, 'put-off'],
  ['was put off, and is broken', { state: 'broken', putOffTo: day('2026-12-11') }, 'put-off'],
] as const)('a promise that %s is not taken up', (_, more, end) => {
  expect(plan('2026-12-03', more)).toEqual({ kind: 'none', end })
})
