import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../src/core/credit-policy.ts'
import { day } from '../../src/core/day.ts'
import { firstLimit } from '../../src/core/first-limit.ts'
import { currency, money } from '../../src/core/money.ts'
import type { Statements } from '../../src/core/statements.ts'

const usd = (minor: number) => money(minor, currency('USD'))
function statements(figures: { equity: number; sales: number }, code = 'USD'): Statements {
  const year = {
    'cost-of-sales': 0,
    'operating-profit': 0,
    interest: 0,
    'current-assets': 0,
    stock: 0,
    'current-liabilities': 0,
    liabilities: 0,
    ...figures,
  }
  return { currency: currency(code), yearEnd: day('2025-12-31'), year, before: year }
}

test('the worked example: the lesser of a tenth of equity and a twentieth of sales, by the score', () => {
  const size = statements({ equity: 120_000_000, sales: 400_000_000 })
  expect(firstLimit({ statements: size, score: 80 }, DEFAULT_POLICY)).toEqual({
    kind: 'known',
    amount: usd(9_600_000),
    basis: {
      equity: usd(120_000_000),
      equityBasisPoints: 1_000,
      equityShare: usd(12_000_000),
      sales: usd(400_000_000),
      salesBasisPoints: 500,
      salesShare: usd(20_000_000),
      score: 80,
      isRed: false,
    },
  })
})

test.each<[string, { equity: number; sales: number }, number, number]>([
  ['sales are the lesser', { equity: 120_000_000, sales: 100_000_000 }, 100, 5_000_000],
  ['rounded down to two digits', { equity: 98_765_432, sales: 999_999_999 }, 100, 9_800_000],
  ['the equity is used up', { equity: -5_000_000, sales: 400_000_000 }, 100, 0],
  ['nothing was sold', { equity: 120_000_000, sales: 0 }, 100, 0],
  ['the score alone is orange', { equity: 120_000_000, sales: 400_000_000 }, 25, 3_000_000],
  ['the score alone is red', { equity: 120_000_000, sales: 400_000_000 }, 24, 0],
])('of a customer where %s', (_, size, score, minor) => {
  expect(firstLimit({ statements: statements(size), score }, DEFAULT_POLICY)).toMatchObject({
    kind: 'known',
    amount: usd(minor),
  })
})

test('is in the currency of the statements, by the shares that the company set', () => {
  const policy = { equityBasisPoints: 2_500, salesBasisPoints: 10_000 }
  expect(
    firstLimit({ statements: statements({ equity: 4_000_000, sales: 4_000_000 }, 'JPY'), score: 100 }, policy),
  ).toMatchObject({
    amount: money(1_000_000, currency('JPY')),
  })
})

test('is not known without statements or score', () => {
  const size = statements({ equity: 1, sales: 1 })
  expect(firstLimit({ statements: null, score: 100 }, DEFAULT_POLICY)).toEqual({
    kind: 'unknown',
    why: 'no-statements',
  })
  expect(firstLimit({ statements: size, score: null }, DEFAULT_POLICY)).toEqual({ kind: 'unknown', why: 'no-score' })
})

test('never passes either share, nor falls with a better score or a larger customer', () => {
  const minor = fc.integer({ min: 0, max: 1e12 })
  const score = fc.integer({ min: 0, max: 100 })
  const amountOf = (size: { equity: number; sales: number }, s: number) => {
    const limit = firstLimit({ statements: statements(size), score: s }, DEFAULT_POLICY)
    if (limit.kind !== 'known') throw new Error('not known')
    return limit.amount.minor
  }
  fc.assert(
    fc.property(minor, minor, minor, score, score, (equity, sales, more, s, better) => {
      const amount = amountOf({ equity, sales }, s)
      expect(amount * 10).toBeLessThanOrEqual(equity)
      expect(amount * 20).toBeLessThanOrEqual(sales)
      expect(amountOf({ equity: equity + more, sales: sales + more }, Math.max(s, better))).toBeGreaterThanOrEqual(
        amount,
      )
    }),
  )
})
