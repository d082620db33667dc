import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalMarkOf, parseAmount, parseAmountWithMark } from '../../src/core/amount-text.ts'
import { type Currency, currency, decimalFromMinor } from '../../src/core/money.ts'

const USD = currency('USD')

/** A reading as short text: '1250000 USD', '1250000 USD, written', 'ambiguous 123400 USD | 123 USD', or the kind. */
function read(text: string, options: Partial<Parameters<typeof parseAmount>[1]> = {}): string {
  const reading = parseAmount(text, { currency: USD, ...options })
  const plain = (m: { minor: number; currency: Currency }) => `${m.minor} ${m.currency}`
  if (reading.kind === 'amount') return `${plain(reading.amount)}${reading.currencyWritten ? ', written' : ''}`
  if (reading.kind === 'ambiguous') return `ambiguous ${reading.readings.map(plain).join(' | ')}`
  return reading.kind === 'too-many-digits' ? `${reading.kind} ${reading.currency}` : reading.kind
}

describe('an amount where USD is assumed', () => {
  test.each([
    ['12,500.00', '1250000 USD'],
    ['12.500,00', '1250000 USD'],
    ['12 500,00', '1250000 USD'],
    ['12\u00a0500,00', '1250000 USD'],
    ["12'500.00", '1250000 USD'],
    ['12’500.00', '1250000 USD'],
    ['1,23,456.00', '12345600 USD'],
    ['12500', '1250000 USD'],
    ['12,500', '1250000 USD'],
    ['1.234.567', '123456700 USD'],
    ['12 500 000', '1250000000 USD'],
    ['12,5', '1250 USD'],
    ['12.5', '1250 USD'],
    ['12.5000', '1250 USD'],
    ['.5', '50 USD'],
    ['12k', '1200000 USD'],
    ['12 K', '1200000 USD'],
    ['1.5m', '150000000 USD'],
    ['1.234m', '123400000 USD'],
    ['2 million', '200000000 USD'],
    ['1.2万', '1200000 USD'],
    ['1,234万', '1234000000 USD'],
    ['5w', '5000000 USD'],
    ['1.2亿', '12000000000 USD'],
    ['1.2億', '12000000000 USD'],
    ['3千', '300000 USD'],
    ['１２，５００．５', '1250050 USD'],
    ['+5', '500 USD'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each([
    ['1.234', 'ambiguous 123400 USD | 123 USD'],
    ['1.236', 'ambiguous 123600 USD | 124 USD'],
    ['1,234k', 'ambiguous 123400000 USD | 123400 USD'],
    ['¥12', 'ambiguous 1200 CNY | 12 JPY'],
    ['￥12', 'ambiguous 1200 CNY | 12 JPY'],
    ['100 kr', 'ambiguous 10000 SEK | 10000 NOK | 10000 DKK | 100 ISK'],
  ])('%s is asked: %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each([
    ['0.125', 'too-many-digits USD'],
    ['12.345,678', 'too-many-digits USD'],
    ['JPY 12.5', 'too-many-digits JPY'],
    ['0', 'not-positive'],
    ['0.00', 'not-positive'],
    ['-5', 'not-positive'],
    ['−1.234', 'not-positive'],
    ['', 'not-an-amount'],
    ['USD', 'not-an-amount'],
    ['12.34.56', 'not-an-amount'],
    ['12,50,00', 'not-an-amount'],
    ['12 apples', 'not-an-amount'],
    ['5 top', 'not-an-amount'],
    ['EUR-1001', 'not-an-amount'],
    ['INV-1001', 'not-an-amount'],
    ['2026-11-20', 'not-an-amount'],
    ['$12 €', 'not-an-amount'],
    ['--5', 'not-an-amount'],
    ['99999999999999999', 'not-an-amount'],
  ])('%s is refused: %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })
})

describe('a currency that is written', () => {
  test.each([
    ['$12', '1200 USD, written'],
    ['US$12', '1200 USD, written'],
    ['HK$12', '1200 HKD, written'],
    ['€12', '1200 EUR, written'],
    ['£ 12', '1200 GBP, written'],
    ['12 USD', '1200 USD, written'],
    ['USD 12', '1200 USD, written'],
    ['12usd', '1200 USD, written'],
    ['12k€', '1200000 EUR, written'],
    ['$12 CAD', '1200 CAD, written'],
    ['Rs.500', '50000 INR, written'],
    ['人民币1.2万元', '1200000 CNY, written'],
    ['1.2万元', '1200000 CNY, written'],
    ['1.2 万美元', '1200000 USD, written'],
    ['5000元整', '500000 CNY, written'],
    ['¥5000元', '500000 CNY, written'],
    ['300欧元', '30000 EUR, written'],
    ['300日元', '300 JPY, written'],
    ['300港币', '30000 HKD, written'],
  ])('wins over the assumed one: %s is %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each([
    ['¥12', 'CNY', '1200 CNY, written'],
    ['¥12', 'JPY', '12 JPY, written'],
    ['$12', 'CAD', '1200 CAD, written'],
    ['$12', 'EUR', '1200 USD, written'],
    ['100 kr', 'DKK', '10000 DKK, written'],
    ['12元', 'HKD', '1200 HKD, written'],
  ])('is the assumed one when the sign allows it: %s with %s is %s', (text, assumed, expected) => {
    expect(read(text, { currency: currency(assumed) })).toBe(expected)
  })
})

test.each([
  ['1.234', 'KWD', '1234 KWD'],
  ['1,234.500', 'KWD', '1234500 KWD'],
  ['1,234', 'KWD', 'ambiguous 1234000 KWD | 1234 KWD'],
  ['1,234', 'JPY', '1234 JPY'],
  ['1.234', 'JPY', 'ambiguous 1234 JPY | 1 JPY'],
])('digits of the currency decide what %s can be in %s: %s', (text, code, expected) => {
  expect(read(text, { currency: currency(code) })).toBe(expected)
})

test.each([
  ['(1,234.50)', '-123450 USD'],
  ['($1,234.50)', '-123450 USD, written'],
  ['1,234.50-', '-123450 USD'],
  ['1,234.50- EUR', '-123450 EUR, written'],
  ['-$12', '-1200 USD, written'],
  ['$-12', '-1200 USD, written'],
  ['EUR -12', '-1200 EUR, written'],
  ['–12', '-1200 USD'],
  ['0', '0 USD'],
  ['(-5)', 'not-an-amount'],
])('where any sign is welcome, %s is %s', (text, expected) => {
  expect(read(text, { allow: 'any-sign' })).toBe(expected)
})

test('zero is welcome where nothing below it is', () => {
  expect(read('0', { allow: 'zero-or-more' })).toBe('0 USD')
  expect(read('-1', { allow: 'zero-or-more' })).toBe('not-positive')
})

const STYLES = [
  { group: ',', mark: '.' },
  { group: '.', mark: ',' },
  { group: ' ', mark: ',' },
  { group: "'", mark: '.' },
  { group: '', mark: '.' },
] as const

function written(minor: number, code: Currency, { group, mark }: (typeof STYLES)[number]): string {
  const [whole = '', fraction = ''] = decimalFromMinor(minor, code).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return fraction === '' ? grouped : `${grouped}${mark}${fraction}`
}

const minors = fc.integer({ min: 1, max: 10 ** 13 })
const codes = fc.constantFrom('USD', 'CNY', 'JPY', 'KWD').map(currency)

test('every amount is read back in each way to write it, or asked with it among the readings', () => {
  fc.assert(
    fc.property(minors, codes, fc.constantFrom(...STYLES), (minor, code, style) => {
      const reading = parseAmount(written(minor, code, style), { currency: code })
      const readings =
        reading.kind === 'amount' ? [reading.amount] : reading.kind === 'ambiguous' ? reading.readings : []
      expect(readings).toContainEqual({ minor, currency: code })
    }),
  )
})

test('with two digits behind the mark no amount is ever asked', () => {
  fc.assert(
    fc.property(minors, fc.constantFrom(...STYLES), (minor, style) => {
      expect(read(written(minor, USD, style))).toBe(`${minor} USD`)
    }),
  )
})

test('any text at all has an answer, and what is asked has at least two different readings', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.,-()$¥k万元 ') }))
  fc.assert(
    fc.property(texts, codes, (text, code) => {
      const reading = parseAmount(text, { currency: code, allow: 'any-sign' })
      if (reading.kind !== 'ambiguous') return
      expect(new Set(reading.readings.map((m) => `${m.minor} ${m.currency}`)).size).toBe(reading.readings.length)
      expect(reading.readings.length).toBeGreaterThan(1)
    }),
    { numRuns: 2000 },
  )
})

describe('the decimal mark of a column', () => {
  test.each([
    [['1,234', '56.7'], '.'],
    [['1.234', '56,7'], ','],
    [['1,234,567', '1,234'], '.'],
    [['12', '300'], '.'],
    [['', 'n/a', '12,50'], ','],
    [['$1,234.50', '€ 7'], '.'],
    [['1,234', '5,678'], 'ambiguous'],
    [['12.50', '12,50'], 'ambiguous'],
  ])('%j: %s', (texts, expected) => {
    expect(decimalMarkOf(texts)).toBe(expected)
  })

  test('reads every amount of a column back that was written with it', () => {
    const columns = fc.tuple(
      fc.array(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), { minLength: 1 }),
      fc.constantFrom(...STYLES),
    )
    fc.assert(
      fc.property(columns, ([column, style]) => {
        const texts = column.map((minor) => `${minor < 0 ? '-' : ''}${written(Math.abs(minor), USD, style)}`)
        const mark = decimalMarkOf(texts)
        expect(mark).toBe(style.mark)
        const amounts = texts.map((text) => parseAmountWithMark(text, style.mark, USD))
        expect(amounts).toEqual(
          column.map((minor) => ({ kind: 'amount', amount: { minor, currency: USD }, currencyWritten: false })),
        )
      }),
    )
  })

  test('settles what is asked without it', () => {
    expect(parseAmountWithMark('1.234', ',', USD)).toMatchObject({ kind: 'amount', amount: { minor: 123_400 } })
    expect(parseAmountWithMark('1.234', '.', USD)).toMatchObject({ kind: 'too-many-digits' })
  })
})
