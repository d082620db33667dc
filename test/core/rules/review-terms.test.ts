import { expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../../src/core/credit-policy.ts'
import { reviewTerms } from '../../../src/core/rules/review-terms.ts'
import { calendarOf } from '../../../src/core/working-day.ts'
import { creditFileOf } from '../../support/credit-file.ts'

const plan = (facts: Parameters<typeof creditFileOf>[0]) =>
  reviewTerms.plan(creditFileOf(facts), DEFAULT_POLICY, calendarOf('none'))

test.each([
  ['2026-11-20', '2027-05-20'],
  ['2026-08-31', '2027-03-01'],
])('looked at on %s, it is asked for again on %s', (looked, dueDay) => {
  expect(plan({ looked })).toEqual({ kind: 'due', dueDay, subject: { kind: 'customer', id: 'C' } })
})

test.each([
  ['who pays in advance or on delivery', { givesCredit: false, looked: '2026-11-20' }],
  ['who is not through the screening yet', { tradedBefore: false }],
])('%s is not asked for', (_, facts) => {
  expect(plan(facts)).toEqual({ kind: 'none', end: 'not-needed' })
})
