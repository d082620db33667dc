import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DiscountOffer,
  discountOffer,
  type OpenShare,
  sharesOf,
  standingDiscount,
} from '../../src/core/cash-discount.ts'
import { day } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import { parseTerms } from '../../src/core/terms-text.ts'

const usd = (minor: number) => money(minor, currency('USD'))
const issuedDay = day('2026-11-01')

describe('an offer', () => {
  const offer = (terms: string, amount: number, outstanding = amount) => {
    const read = parseTerms(terms)
    if (!read) throw new Error(`no terms: ${terms}`)
    const dueDay = day('2026-12-01')
    return discountOffer(read, { issuedDay, dueDay, amount: usd(amount), outstanding: usd(outstanding) })
  }

  test.each([
    ['2/10 net 30', 1_000_000, 1_000_000, '2026-11-11', [20_000]],
    ['2/10 net 30 of which half is paid', 1_000_000, 500_000, '2026-11-11', [10_000, 20_000]],
    ['2/10 net 30 of which nearly all is paid', 1_000_000, 20_000, '2026-11-11', [400]],
    ['2/10 net 30 rounded', 33_333, 33_333, '2026-11-11', [667]],
  ])('%s is the discount of what is open, and of the whole', (terms, amount, open, lastDay, minors) => {
    expect(offer(terms.replace(/ (of|rounded).*/, ''), amount, open)).toEqual({ lastDay, minors })
  })

  test('is none without a discount, and none of so little that it comes to nothing', () => {
    expect(offer('net 30', 1_000_000)).toBeNull()
    expect(offer('2/10 net 30', 10)).toBeNull()
  })
})

describe('of what is open', () => {
  const read = parseTerms('2/10 net 30')
  if (!read) throw new Error('no terms')
  const standing = (left: number, today: string, payments: [minor: number, day: string][]) =>
    standingDiscount(
      read,
      { issuedDay, dueDay: day('2026-12-01'), amount: usd(1_000_000), outstanding: usd(left) },
      {
        today: day(today),
        payments: payments.map(([appliedMinor, on]) => ({ id: on, appliedMinor, receivedDay: day(on) })),
      },
    )
  const lastDay = day('2026-11-11')

  test.each<[string, ReturnType<typeof standing>, unknown]>([
    [
      'all on the last day',
      standing(1_000_000, '2026-11-11', []),
      { kind: 'to-be-had', settlingMinor: 980_000, lastDay },
    ],
    [
      'half of it',
      standing(500_000, '2026-11-05', [[500_000, '2026-11-03']]),
      { kind: 'to-be-had', settlingMinor: 490_000, lastDay },
    ],
    ['all a day later', standing(1_000_000, '2026-11-12', []), null],
    [
      'the discount, the money a day late',
      standing(20_000, '2026-11-20', [[980_000, '2026-11-12']]),
      { kind: 'late', minor: 20_000, lastDay, paymentId: '2026-11-12' },
    ],
    [
      'the discount of the rest',
      standing(10_000, '2026-11-20', [
        [490_000, '2026-11-12'],
        [500_000, '2026-11-03'],
      ]),
      { kind: 'late', minor: 10_000, lastDay, paymentId: '2026-11-12' },
    ],
    ['as much, of money that was in time', standing(20_000, '2026-11-20', [[980_000, '2026-11-11']]), null],
    ['a cent more', standing(20_001, '2026-11-20', [[979_999, '2026-11-12']]), null],
    ['nothing', standing(0, '2026-11-05', []), null],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected)
  })
})

const TWO: DiscountOffer = { lastDay: day('2026-11-11'), minors: [20_000] }
const open = (outstandingMinor: number, offer: DiscountOffer | null = null): OpenShare => ({ outstandingMinor, offer })

describe('a receipt', () => {
  test.each<[string, number, string, OpenShare[], [paid: number, discount: number, late: number][]]>([
    [
      'short by the discount on its last day takes it',
      980_000,
      '2026-11-11',
      [open(1_000_000, TWO)],
      [[980_000, 20_000, 0]],
    ],
    [
      'a day later leaves it open, to be allowed',
      980_000,
      '2026-11-12',
      [open(1_000_000, TWO)],
      [[980_000, 0, 20_000]],
    ],
    ['short by a cent more is a part payment', 979_999, '2026-11-11', [open(1_000_000, TWO)], [[979_999, 0, 0]]],
    ['in full takes no discount, however early', 1_000_000, '2026-11-02', [open(1_000_000, TWO)], [[1_000_000, 0, 0]]],
    ['of more than is owed takes no discount', 1_100_000, '2026-11-02', [open(1_000_000, TWO)], [[1_000_000, 0, 0]]],
    [
      'short by the discount of the part that was open takes that',
      490_000,
      '2026-11-10',
      [open(500_000, { ...TWO, minors: [10_000, 20_000] })],
      [[490_000, 10_000, 0]],
    ],
    [
      'that makes up for what an earlier part took off takes the discount of the whole',
      480_000,
      '2026-11-10',
      [open(500_000, { ...TWO, minors: [10_000, 20_000] })],
      [[480_000, 20_000, 0]],
    ],
    [
      'of exactly two invoices less their discounts takes both',
      1_960_000,
      '2026-11-10',
      [open(1_000_000, TWO), open(1_000_000, TWO), open(70_000)],
      [
        [980_000, 20_000, 0],
        [980_000, 20_000, 0],
        [0, 0, 0],
      ],
    ],
    [
      'of one without a discount and one less its own takes that',
      1_480_000,
      '2026-11-10',
      [open(500_000), open(1_000_000, TWO)],
      [
        [500_000, 0, 0],
        [980_000, 20_000, 0],
      ],
    ],
    [
      'of one in full and the last less its discount takes that',
      1_980_000,
      '2026-11-10',
      [open(1_000_000, TWO), open(1_000_000, TWO)],
      [
        [1_000_000, 0, 0],
        [980_000, 20_000, 0],
      ],
    ],
    [
      'of two less their discounts, too late, pays the first in full',
      1_960_000,
      '2026-11-12',
      [open(1_000_000, TWO), open(1_000_000, TWO)],
      [
        [1_000_000, 0, 0],
        [960_000, 0, 0],
      ],
    ],
  ])('%s', (_, minor, received, invoices, expected) => {
    expect(sharesOf({ minor, day: day(received) }, invoices)).toEqual(
      expected.map(([paidMinor, discountMinor, lateMinor]) => ({ paidMinor, discountMinor, lateMinor })),
    )
  })

  test('never pays more than it is, nor more than is open, and goes to the first before the next', () => {
    const share = fc
      .record({ outstandingMinor: fc.integer({ min: 1, max: 60 }), discount: fc.nat(5), isOver: fc.boolean() })
      .map(({ outstandingMinor, discount, isOver }) => {
        const lastDay = day(isOver ? '2026-11-01' : '2026-11-20')
        return open(
          outstandingMinor,
          discount > 0 && discount < outstandingMinor ? { lastDay, minors: [discount] } : null,
        )
      })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.array(share, { maxLength: 6 }), (minor, invoices) => {
        const shares = sharesOf({ minor, day: day('2026-11-10') }, invoices)
        const paid = shares.reduce((sum, s) => sum + s.paidMinor, 0)
        const owed = invoices.reduce((sum, i) => sum + i.outstandingMinor, 0)
        const discounts = shares.reduce((sum, s) => sum + s.discountMinor, 0)
        expect(paid).toBe(Math.min(minor, owed - discounts))
        for (const [i, { paidMinor, discountMinor, lateMinor }] of shares.entries()) {
          const { outstandingMinor, offer } = invoices[i] as OpenShare
          const left = outstandingMinor - paidMinor - discountMinor
          expect(left).toBeGreaterThanOrEqual(0)
          // Whoever comes behind has nothing before the one before is settled.
          if (left > 0) expect(shares.slice(i + 1).every((s) => s.paidMinor === 0)).toBe(true)
          if (discountMinor > 0) expect([left, offer?.minors.includes(discountMinor)]).toEqual([0, true])
          if (lateMinor > 0) expect([lateMinor, offer?.lastDay]).toEqual([left, '2026-11-01'])
        }
      }),
    )
  })
})
