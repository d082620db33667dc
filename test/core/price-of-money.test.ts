import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currency, money } from '../../src/core/money.ts'
import { annualCost, breakEvenDiscount, meanBalance, minorDays, shareOf } from '../../src/core/price-of-money.ts'

const USD = currency('USD')

describe('what a discount costs a year', () => {
  test('2/10 net 30, forgone by a customer who pays on day 30, is 37.24 %', () => {
    expect(annualCost({ basisPoints: 200, daysEarlier: 20 })).toBeCloseTo(0.3724, 4)
  })

  test.each([
    [30, 37.2],
    [45, 21.3],
    [60, 14.9],
    [75, 11.5],
  ])('2 %% at day 10 to one who would have paid on day %i is %f %%', (payDay, percent) => {
    const cost = annualCost({ basisPoints: 200, daysEarlier: payDay - 10 })
    expect(Math.round((cost ?? 0) * 1000) / 10).toBe(percent)
  })

  test.each([0, -5])(
    'to one who pays %i days later than the discount it has no price, as nothing comes earlier',
    (days) => {
      expect(annualCost({ basisPoints: 200, daysEarlier: days })).toBeNull()
    },
  )
})

test('the break-even discount costs a year exactly what money costs anyway', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000 }),
      fc.integer({ min: 1, max: 365 }),
      (capitalCostBasisPoints, daysEarlier) => {
        const basisPoints = breakEvenDiscount({ capitalCostBasisPoints, daysEarlier })
        expect(annualCost({ basisPoints, daysEarlier })).toBeCloseTo(capitalCostBasisPoints / 10_000, 10)
      },
    ),
  )
})

test('money that does not come earlier is worth no discount', () => {
  expect(breakEvenDiscount({ capitalCostBasisPoints: 800, daysEarlier: -3 })).toBe(0)
})

test.each([
  [10_050, 100, 101],
  [-10_050, 100, -101],
  [10_049, 100, 100],
  [1, 5_000, 1],
])('a share of %i minor units at %i basis points is %i, rounded half away from zero', (minor, basisPoints, share) => {
  expect(shareOf(money(minor, USD), basisPoints)).toEqual(money(share, USD))
})

test('a mean balance is exact where the sum of amounts times days is beyond 2^53', () => {
  const total = minorDays(9_000_000_000_000_000, 365) + minorDays(1, 365)
  expect(meanBalance(total, { days: 365, currency: USD })).toEqual(money(9_000_000_000_000_001, USD))
})
