import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchCustomer, nameKey } from '../../src/core/customer-match.ts'

const CUSTOMERS = [
  { id: '1', code: 'ACM', name: 'ACME Trading Ltd' },
  { id: '2', code: 'AC2', name: 'Acmeology Inc.' },
  { id: '3', code: 'RISE', name: 'Sunrise GmbH' },
  { id: '4', code: 'SET', name: 'Sunset AG' },
  { id: '5', code: 'RED', name: 'Red Sun Co., Ltd.' },
  { id: '6', code: 'CG', name: '深圳市晨光科技有限公司' },
  { id: '7', code: 'MAO', name: '晨光贸易股份有限公司' },
  { id: '8', code: 'MS', name: 'Müller & Söhne GmbH & Co. KG' },
  { id: '9', code: 'SUNSET', name: 'Harbour Hotels plc' },
  { id: '10', code: 'YMD', name: '株式会社山田' },
]

test.each([
  ['acm', 'match 1', 'the code, in any case'],
  ['ＡＣＭ', 'match 1', 'the code, in any width'],
  ['sunset', 'match 9', 'a code before a name'],
  ['ACME TRADING LTD', 'match 1', 'the name, in any case'],
  ['acme trading limited', 'match 1', 'the name, however incorporated'],
  ['Red Sun Co Ltd', 'match 5', 'the name without its punctuation'],
  ['深圳市晨光科技', 'match 6', 'the name without 有限公司'],
  ['山田', 'match 10', 'the name without 株式会社 before it'],
  ['muller & sohne', 'match 8', 'the name without its accents'],
  ['sunr', 'match 3', 'the beginning of one name'],
  ['acme', 'match 1', 'a whole word at the beginning before a part of one'],
  ['hotels', 'match 9', 'a word of one name'],
  ['晨光科技', 'match 6', 'a part of one name'],
  ['rise', 'match 3', 'a code before a part of a name'],
  ['sun', 'several 3, 4, 5', 'more than one beginning is asked, the beginnings first'],
  ['有限', 'none', 'how a company is incorporated is no part of its name'],
  ['acne', 'none 1, 2', 'a slip of one letter'],
  ['sunrize', 'none 3', 'a slip of one letter'],
  ['harbor hotels', 'none 9', 'another spelling'],
  ['xyzzy', 'none', 'nothing like it'],
  ['a', 'none', 'one letter is in nearly every name'],
  ['', 'none', 'nothing typed'],
  ['…', 'none', 'nothing but punctuation'],
])('%s: %s (%s)', (text, expected) => {
  const found = matchCustomer(text, CUSTOMERS)
  expect(`${found.kind} ${idsOf(found).join(', ')}`.trim()).toBe(expected)
})

function idsOf(found: ReturnType<typeof matchCustomer>): string[] {
  if (found.kind === 'match') return [found.customer.id]
  return (found.kind === 'several' ? found.candidates : found.didYouMean).map(({ id }) => id)
}

test('no more than five candidates are shown, and three suggestions', () => {
  const many = Array.from({ length: 9 }, (_, i) => ({ id: String(i), code: `C${i}`, name: `North ${i}` }))
  expect(matchCustomer('north', many)).toMatchObject({ kind: 'several', candidates: { length: 5 } })
  expect(matchCustomer('nirth', many)).toMatchObject({ kind: 'none', didYouMean: { length: 3 } })
})

test('the key of a stored name keeps how the company is incorporated, and leaves out width, case and space', () => {
  expect(nameKey(' ＡＣＭＥ　 Trading  Ltd. ')).toBe('acme trading ltd.')
  expect(nameKey('ACME GmbH')).not.toBe(nameKey('ACME AG'))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(nameKey(nameKey(name))).toBe(nameKey(name))
    }),
    { numRuns: 1000 },
  )
})

const names = fc.string({ unit: fc.constantFrom(...'abc ABC.深圳光'), minLength: 1, maxLength: 8 })

test('the exact code of a customer always finds that one, and what is found is always one of the customers', () => {
  fc.assert(
    fc.property(fc.uniqueArray(names, { minLength: 1, maxLength: 8 }), names, (made, text) => {
      const customers = made.map((name, i) => ({ id: String(i), code: `K${i}`, name }))
      for (const customer of customers)
        expect(matchCustomer(customer.code, customers)).toEqual({ kind: 'match', customer })
      const found = matchCustomer(text, customers)
      const those =
        found.kind === 'match' ? [found.customer] : found.kind === 'several' ? found.candidates : found.didYouMean
      for (const customer of those) expect(customers).toContain(customer)
      if (found.kind === 'several') expect(new Set(found.candidates).size).toBeGreaterThan(1)
    }),
  )
})
