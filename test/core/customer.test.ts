import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeFromName, codeKey, freeCodes } from '../../src/core/customer.ts'

test.each([
  ['ACME Trading Ltd', 'ACME'],
  ['acme', 'ACME'],
  ['A B Components', 'COMPONENTS'], // a single letter says too little
  ['A B', 'A'],
  ['3M China', '3M'],
  ['Extraordinarily-Long Works', 'EXTRAORDINAR'],
  ['ＡＣＭＥ 贸易', 'ACME'],
  ['上海 明日贸易有限公司', '上海明日'],
  ['O’Neill', 'NEILL'],
])('a short code for %o is %s', (name, code) => {
  expect(codeFromName(name)).toBe(code)
})

test.each([
  ['acme', 'ACME'],
  [' AC ME ', 'ACME'],
  ['ＡＣＭＥ', 'ACME'],
])('%o and %o are the same code', (a, b) => {
  expect(codeKey(a)).toBe(codeKey(b))
})

test('a code that is taken, in whatever case, is counted on', () => {
  const free = freeCodes(new Set(['ACME', 'ACME3']))
  expect(['Acme', 'ACME', 'BETA', 'acme'].map((code) => free(code))).toEqual(['Acme2', 'ACME4', 'BETA', 'acme5'])
})

test('no code is given twice, nor one that is taken', () => {
  const codes = fc.array(fc.constantFrom('A', 'a', 'A2', 'A22', 'B', '甲'), { maxLength: 30 })
  fc.assert(
    fc.property(codes, codes, (taken, wanted) => {
      const keys = new Set(taken.map(codeKey))
      const given = wanted.map(freeCodes(keys)).map(codeKey)
      expect(given.filter((key) => keys.has(key))).toEqual([])
      expect(new Set(given).size).toBe(given.length)
    }),
  )
})
