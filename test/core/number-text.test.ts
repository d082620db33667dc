import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalWithMark, roundedDecimal, timesPowerOfTen } from '../../src/core/number-text.ts'

test.each([
  ['12.500,00', ',', '12500.00'],
  ['12.500,00', '.', null],
  ['1,234', '.', '1234'],
  ['1,234', ',', '1.234'],
  ['0,234', '.', null],
  ['1 234.567,8', ',', null],
  ['1.2.3', '.', null],
  [',5', ',', '0.5'],
  ['12,', ',', '12'],
  ['.', '.', null],
] as const)('%s with the mark %s is %s', (numeral, mark, expected) => {
  expect(decimalWithMark(numeral, mark)).toBe(expected)
})

test('a power of ten moves the point and loses no digit', () => {
  expect(timesPowerOfTen('1.2', 4)).toBe('12000')
  expect(timesPowerOfTen('1.23456', 3)).toBe('1234.56')
  expect(timesPowerOfTen('7', 0)).toBe('7')
})

test('rounding is half up, at any number of places', () => {
  expect(roundedDecimal('1.235', 2)).toBe('1.24')
  expect(roundedDecimal('0.994', 2)).toBe('0.99')
  expect(roundedDecimal('0.995', 2)).toBe('1.00')
  expect(roundedDecimal('1.5', 0)).toBe('2')
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: 1, max: 4 }), (units, places) => {
      const digits = String(units).padStart(places + 1, '0')
      const decimal = `${digits.slice(0, -places)}.${digits.slice(-places)}`
      expect(roundedDecimal(decimal, places)).toBe(decimal)
    }),
  )
})
