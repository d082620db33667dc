import { expect, test } from 'vitest'
import { currenciesMeant, currencyFromText } from '../../src/core/currency-word.ts'
import { currency } from '../../src/core/money.ts'

test.each([
  ['usd', 'USD'],
  ['Usd', 'USD'],
  ['＄', 'USD'],
  ['RMB', 'CNY'],
  ['人民币', 'CNY'],
  ['元', 'CNY'],
  ['美元', 'USD'],
  ['HK$', 'HKD'],
  ['euros', 'EUR'],
  ['TRY', 'TRY'],
  ['try', null],
  ['Top', null],
  ['¥', null],
  ['ACME', null],
  ['', null],
])('%s is the currency %s', (word, expected) => {
  expect(currencyFromText(word)).toBe(expected)
})

test('a sign of several currencies is the assumed one when that is among them', () => {
  expect(currencyFromText('￥', currency('JPY'))).toBe('JPY')
  expect(currencyFromText('$', currency('HKD'))).toBe('HKD')
  expect(currencyFromText('€', currency('HKD'))).toBe('EUR')
})

test('two words for a currency mean what both can mean, and nothing when they contradict each other', () => {
  expect(currenciesMeant(['$', 'SGD'], currency('USD'))).toEqual(['SGD'])
  expect(currenciesMeant(['¥', '元'], currency('USD'))).toEqual(['CNY'])
  expect(currenciesMeant(['$', '€'], currency('USD'))).toEqual([])
  expect(currenciesMeant([], currency('USD'))).toEqual(['USD'])
})
