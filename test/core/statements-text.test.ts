import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currency } from '../../src/core/money.ts'
import { parseYears, yearsText } from '../../src/core/statements-text.ts'

const USD = currency('USD')
const read = (text: string, isSigned = false, code = 'USD') => parseYears(text, { currency: currency(code), isSigned })

test.each<[string, number, number, string]>([
  ['1,200,000 / 980,000', 120_000_000, 98_000_000, 'USD'],
  ['1.2m/980k', 120_000_000, 98_000_000, 'USD'],
  ['120万／98万', 120_000_000, 98_000_000, 'CNY'],
  ['120万元 / 98万元', 120_000_000, 98_000_000, 'CNY'],
  ['0 / 0', 0, 0, 'USD'],
  ['USD 5 / 7.25', 500, 725, 'USD'],
])('%s is two years of a figure', (text, year, before, code) => {
  expect(read(text, false, code)).toEqual({ kind: 'years', year, before })
})

test('a loss is read where a figure may be below zero', () => {
  expect(read('(36,000) / -1', true)).toEqual({ kind: 'years', year: -3_600_000, before: -100 })
  expect(read('36,000 / -1')).toEqual({ kind: 'below-zero', text: '-1' })
})

test.each<[string, object]>([
  ['1,200,000', { kind: 'not-two' }],
  ['1,200,000 /', { kind: 'not-two' }],
  ['1 / 2 / 3', { kind: 'not-two' }],
  ['', { kind: 'not-two' }],
  ['many / 2', { kind: 'not-understood', what: 'amount', text: 'many' }],
  ['1 / 2.345', { kind: 'ambiguous-amount', text: '2.345' }],
  ['1 / 2.3456', { kind: 'too-many-digits', text: '2.3456', currency: 'USD' }],
  ['1 / 2 EUR', { kind: 'other-currency', text: '2 EUR' }],
])('“%s” is refused for one reason', (text, refusal) => {
  expect(read(text)).toMatchObject(refusal)
})

test('what is shown in a form is read as the same', () => {
  const minor = fc.integer({ min: -1e15, max: 1e15 })
  fc.assert(
    fc.property(minor, minor, (year, before) => {
      expect(read(yearsText({ year, before }, USD), true)).toEqual({ kind: 'years', year, before })
    }),
  )
})
