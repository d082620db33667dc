import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { pauseRefusal } from '../../src/core/pause.ts'

const TODAY = day('2026-11-20')

test.each([
  ['yesterday', '2026-11-19', 'in-the-past'],
  ['today', '2026-11-20', undefined],
  ['180 days ahead', '2027-05-19', undefined],
  ['181 days ahead', '2027-05-20', 'too-far-ahead'],
  ['a slip in the year', '2036-01-01', 'too-far-ahead'],
])('a pause until %s', (_, until, kind) => {
  expect(pauseRefusal(day(until), TODAY)?.kind).toBe(kind)
})

test('what is too far ahead says the latest day that can be given', () => {
  expect(pauseRefusal(day('2099-01-01'), TODAY)).toMatchObject({ last: '2027-05-19' })
})
