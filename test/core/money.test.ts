import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Currency,
  convert,
  currency,
  decimalFromMinor,
  isCurrency,
  minorDigits,
  minorFromDecimal,
  money,
  totalsByCurrency,
} from '../../src/core/money.ts'

const minors = fc.maxSafeInteger()
const currencies = fc.constantFrom<Currency>(...['JPY', 'USD', 'CNY', 'HUF', 'KWD'].map(currency))

test.each([
  ['JPY', 0],
  ['KRW', 0],
  ['VND', 0],
  ['USD', 2],
  ['CNY', 2],
  ['TWD', 2],
  ['KWD', 3],
  ['TND', 3],
  // By ISO 4217, whatever prices are written like in their country.
  ['HUF', 2],
  ['IDR', 2],
  ['PKR', 2],
  ['IQD', 3],
])('%s has %i digits behind the mark', (code, digits) => {
  expect(minorDigits(currency(code))).toBe(digits)
})

test.each(['usd', 'US', 'ABC', '', 'USDX', '$'])('%o is no currency', (code) => {
  expect(isCurrency(code)).toBe(false)
  expect(() => currency(code)).toThrow(code)
})

describe('a decimal', () => {
  test.each([
    ['12500.00', 'USD', 1_250_000],
    ['12500', 'USD', 1_250_000],
    ['0.5', 'USD', 50],
    ['-0.05', 'USD', -5],
    ['-0', 'USD', 0],
    ['1.10', 'JPY', null],
    ['1.00', 'JPY', 1],
    ['1.2345', 'KWD', null],
    ['1.2340', 'KWD', 1234],
    ['1,000', 'USD', null],
    ['1e3', 'USD', null],
    ['.5', 'USD', null],
    ['5.', 'USD', null],
    ['', 'USD', null],
    ['+5', 'USD', null],
    ['90071992547409.91', 'USD', 9_007_199_254_740_991],
    ['90071992547409.92', 'USD', null],
  ])('%o in %s is %o minor units', (decimal, code, minor) => {
    expect(minorFromDecimal(decimal, currency(code))).toBe(minor)
  })

  test('of any amount is read back as the same amount, for currencies of every number of digits', () => {
    fc.assert(
      fc.property(minors, currencies, (minor, code) => {
        expect(minorFromDecimal(decimalFromMinor(minor, code), code)).toBe(minor)
      }),
      {
        examples: [
          [-5, currency('USD')],
          [0, currency('KWD')],
          [7, currency('JPY')],
        ],
      },
    )
  })

  test.each([
    [1_250_000, 'USD', '12500.00'],
    [-5, 'USD', '-0.05'],
    [5, 'KWD', '0.005'],
    [1234, 'JPY', '1234'],
    [0, 'USD', '0.00'],
  ])('of %i minor units of %s is written without grouping as %s', (minor, code, decimal) => {
    expect(decimalFromMinor(minor, currency(code))).toBe(decimal)
  })
})

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is no number of minor units', (minor) => {
  expect(() => money(minor, currency('USD'))).toThrow('not a whole number')
})

describe('amounts of several currencies', () => {
  test('are never added: a total is a list, in order of first appearance', () => {
    const amounts = [usd(100), money(70, currency('JPY')), usd(-30), money(5, currency('JPY'))]
    expect(totalsByCurrency(amounts)).toEqual([usd(70), money(75, currency('JPY'))])
    expect(totalsByCurrency([])).toEqual([])
  })

  test('have as a total exactly the sum of each currency', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -1e12, max: 1e12 }), currencies)), (pairs) => {
        const totals = totalsByCurrency(pairs.map(([minor, code]) => money(minor, code)))
        for (const { minor, currency: code } of totals)
          expect(BigInt(minor)).toBe(pairs.reduce((sum, [m, c]) => (c === code ? sum + BigInt(m) : sum), 0n))
        expect(new Set(totals.map((t) => t.currency))).toEqual(new Set(pairs.map(([, code]) => code)))
      }),
    )
  })
})

describe('an amount at a rate', () => {
  test.each([
    [100_00, 'USD', '7.1', 'CNY', 710_00],
    [1, 'USD', '0.5', 'CNY', 1], // 0.5 of a fen is rounded away from zero
    [-1, 'USD', '0.5', 'CNY', -1],
    [1, 'USD', '0.49', 'CNY', 0],
    [-3, 'USD', '0.5', 'CNY', -2],
    [100, 'USD', '150.505', 'JPY', 151],
    [1000, 'JPY', '0.0066', 'USD', 660],
    [1, 'KWD', '3.25', 'USD', 0], // 0.325 of a cent
    [1234, 'KWD', '3.2512345678', 'USD', 401],
    [1_00, 'USD', '0.307', 'KWD', 307],
    [0, 'USD', '7.1', 'CNY', 0],
  ])('%i minor units of %s at %s to %s are %i', (minor, from, rate, to, expected) => {
    const fact = { from: currency(from), to: currency(to), rate, day: '2026-11-20' }
    expect(convert(money(minor, currency(from)), fact)).toEqual(money(expected, currency(to)))
  })

  test('already in the target currency stays, and in a third one is refused', () => {
    const rate = { from: currency('EUR'), to: currency('USD'), rate: '1.1', day: '2026-11-20' }
    expect(convert(usd(5), rate)).toEqual(usd(5))
    expect(() => convert(money(5, currency('JPY')), rate)).toThrow('cannot convert JPY')
  })

  test('is the nearest whole minor unit, half away from zero, whatever the digits of the two currencies', () => {
    const rates = fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.stringMatching(/^[0-9]{0,10}$/))
    const amounts = fc.integer({ min: -1e6, max: 1e6 })
    fc.assert(
      fc.property(amounts, currencies, currencies, rates, (minor, from, to, [whole, fraction]) => {
        fc.pre(from !== to)
        const rate = fraction === '' ? String(whole) : `${whole}.${fraction}`
        const got = BigInt(convert(money(minor, from), { from, to, rate, day: '2026-11-20' }).minor)
        // |exact − got| ≤ ½, and at exactly ½ got is the one farther from zero: all in whole numbers.
        const scale = 10n ** BigInt(minorDigits(from) + 10 - minorDigits(to) + 3)
        const exact = BigInt(minor) * BigInt(`${whole}${fraction.padEnd(10, '0')}`) * 1000n
        const off = 2n * (got * scale - exact)
        expect(off <= scale && off >= -scale).toBe(true)
        if (off === scale) expect(exact > 0n).toBe(true)
        if (off === -scale) expect(exact < 0n).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

function usd(minor: number) {
  return money(minor, currency('USD'))
}
