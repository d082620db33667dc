import { expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../../src/core/credit-policy.ts'
import { day } from '../../../src/core/day.ts'
import { screenCustomer } from '../../../src/core/rules/screen-customer.ts'
import { calendarOf } from '../../../src/core/working-day.ts'
import { creditFileOf } from '../../support/credit-file.ts'

const plan = (facts: Parameters<typeof creditFileOf>[0], country = 'none') =>
  screenCustomer.plan(creditFileOf({ tradedBefore: false, ...facts }), DEFAULT_POLICY, calendarOf(country))

test.each([
  ['none', '2026-11-19', '2026-11-20'],
  ['none', '2026-11-20', '2026-11-23'], // a Friday
  ['none', '2026-11-21', '2026-11-23'],
  ['CN', '2026-10-01', '2026-10-08'], // the 1st to the 7th of October are free
])('in %s a customer logged on %s is to be screened on %s', (country, today, dueDay) => {
  expect(plan({ today }, country)).toEqual({ kind: 'due', dueDay, subject: { kind: 'customer', id: 'C' } })
})

test('what is asked for since a day stays on it', () => {
  const asked = { 'screen-customer': day('2026-11-02') }
  expect(plan({ asked })).toMatchObject({ kind: 'due', dueDay: '2026-11-02' })
})

test.each([
  ['who is through the screening', { through: '2026-11-20' }, 'looked-at'],
  ['who was traded with before', { tradedBefore: true }, 'not-needed'],
  ['who pays in advance or on delivery', { givesCredit: false }, 'not-needed'],
])('%s is not asked for', (_, facts, end) => {
  expect(plan(facts)).toEqual({ kind: 'none', end })
})
