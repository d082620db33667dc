import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { exchange } from '../../src/core/exchange.ts'
import { currency, money } from '../../src/core/money.ts'

const [USD, EUR, CNY, JPY, KWD] = ['USD', 'EUR', 'CNY', 'JPY', 'KWD'].map(currency) as [
  never,
  never,
  never,
  never,
  never,
]
const TODAY = day('2026-11-20')
const eur = { from: EUR, to: USD, rate: '1.0850', day: '2026-11-18' }
const cny = { from: CNY, to: USD, rate: '0.1400', day: '2026-11-20' }
const jpy = { from: JPY, to: USD, rate: '0.0065', day: '2026-11-20' }
const at = { base: USD, day: TODAY, rates: [eur, cny, jpy] }

test.each([
  ['its own currency needs no rate', money(12_345, KWD), KWD, money(12_345, KWD), []],
  ['into the base at its rate', money(10_000, EUR), USD, money(10_850, USD), [eur]],
  ['out of the base at the rate turned round', money(10_850, USD), EUR, money(10_000, EUR), [eur]],
  ['between two others over the base', money(10_000, EUR), CNY, money(77_500, CNY), [eur, cny]],
  ['rounded once, at the end: half away from zero', money(1, EUR), JPY, money(2, JPY), [eur, jpy]],
  ['below zero as above it', money(-10_000, EUR), CNY, money(-77_500, CNY), [eur, cny]],
  ['nothing needs no rate', money(0, KWD), USD, money(0, USD), []],
])('%s', (_, amount, to, expected, rates) => {
  expect(exchange(amount, to, at)).toEqual({ kind: 'amount', amount: expected, rates })
})

test.each([
  ['from', KWD, USD],
  ['to', USD, KWD],
] as const)('a currency without a rate on the way %s is named', (_, from, to) => {
  expect(exchange(money(1, from), to, at)).toEqual({ kind: 'no-rate', currency: KWD, day: TODAY })
})

test('into smaller units and back is the same amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) => {
      const there = exchange(money(minor, EUR), CNY, at)
      if (there.kind !== 'amount') throw new Error(there.kind)
      const back = exchange(there.amount, EUR, at)
      // A fen is about an eighth of a euro’s cent.
      expect(back).toMatchObject({ amount: { minor } })
    }),
  )
})
