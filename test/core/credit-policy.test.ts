import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  DEFAULT_POLICY,
  isInBasisPoints,
  POLICY_FIELDS,
  POLICY_RANGES,
  policyFaults,
  policyFigureText,
  readPolicyFigure,
} from '../../src/core/credit-policy.ts'

test('the defaults are in order', () => {
  expect(policyFaults(DEFAULT_POLICY)).toEqual([])
})

test.each([
  ['no day for a request', { requestDays: 0 }, ['requestDays out-of-range']],
  ['a refresh every 13 months', { refreshMonths: 13 }, ['refreshMonths out-of-range']],
  ['half a month', { refreshMonths: 0.5 }, ['refreshMonths out-of-range']],
  ['more than all of the equity', { equityBasisPoints: 10_001 }, ['equityBasisPoints out-of-range']],
  ['a yellow that ends where green does', { yellowDays: 5 }, ['yellowDays not-above']],
  ['an orange before yellow', { orangeDays: 29 }, ['orangeDays not-above']],
  ['all green: both after it are wrong', { greenDays: 60 }, ['yellowDays not-above']],
  ['out of range comes first', { greenDays: 400 }, ['greenDays out-of-range', 'yellowDays not-above']],
])('%s is refused', (_, change, faults) => {
  const found = policyFaults({ ...DEFAULT_POLICY, ...change })
  expect(found.map((f) => `${f.field} ${f.kind}`)).toEqual(faults)
})

test.each([
  ['refreshMonths', '3', 3],
  ['refreshMonths', ' ３ ', 3],
  ['refreshMonths', '3 months', null],
  ['refreshMonths', '-3', null],
  ['refreshMonths', '2.5', null],
  ['refreshMonths', '', null],
  ['equityBasisPoints', '10', 1_000],
  ['equityBasisPoints', '7.5', 750],
  ['equityBasisPoints', '7,5 %', 750],
  ['equityBasisPoints', '0.05%', 5],
  ['equityBasisPoints', '7.555', null],
  ['equityBasisPoints', 'ten', null],
] as const)('%s, written as “%s”, is %s', (field, text, value) => {
  expect(readPolicyFigure(field, text)).toBe(value)
})

test('every figure in its range is read back as it is written', () => {
  fc.assert(
    fc.property(fc.constantFrom(...POLICY_FIELDS), fc.nat(), (field, n) => {
      const { least, most } = POLICY_RANGES[field]
      const value = least + (n % (most - least + 1))
      expect(readPolicyFigure(field, policyFigureText(field, value))).toBe(value)
      expect(isInBasisPoints(field)).toBe(most === 10_000)
    }),
  )
})
