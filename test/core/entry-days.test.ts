import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { readCustomerDays } from '../../src/core/entry-days.ts'

const today = day('2026-11-22')
const read = (text: string) => readCustomerDays(text, { today })

test.each([
  ['ACME', 'ACME', []],
  ['ACME Trading 2026-11-20', 'ACME Trading', ['2026-11-20']],
  ['ACME 2026-09-01 2026-11-20', 'ACME', ['2026-09-01', '2026-11-20']],
  ['ACME 1 Sep 2026 to 20 Nov 2026', 'ACME', ['2026-09-01', '2026-11-20']],
  ['ACME from 2026-09-01 until yesterday', 'ACME', ['2026-09-01', '2026-11-21']],
  ['晨光演示 2026年9月1日 至 11月20日', '晨光演示', ['2026-09-01', '2026-11-20']],
  ['"Black Friday" 2026-11-20', 'Black Friday', ['2026-11-20']],
  ['"Studio 54"', 'Studio 54', []],
  ['Studio 54', 'Studio 54', []],
])('%s is a customer and its days', (text, customerText, days) => {
  expect(read(text)).toEqual({ kind: 'entry', customerText, days })
})

test.each([
  ['', { kind: 'missing', what: 'customer' }],
  ['ACME 2026-13-45', { kind: 'not-understood', what: 'day', text: '2026-13-45' }],
  ['ACME 05/06/2026', { kind: 'ambiguous-day', text: '05/06/2026', readings: ['2026-06-05', '2026-05-06'] }],
])('%s is refused with its reason', (text, refusal) => {
  expect(read(text)).toEqual(refusal)
})
