import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../src/core/day.ts'
import {
  mayPropose,
  type PastRequest,
  type ProposalFacts,
  proposeLimit,
  type Sale,
} from '../../src/core/limit-proposal.ts'
import { currency, money } from '../../src/core/money.ts'
import { TIERS } from '../../src/core/tier.ts'

const TODAY = day('2026-11-20')
const usd = (whole: number) => money(whole * 100, currency('USD'))

function sale(issued: string, whole: number, termsDays = 30): Sale {
  return { issuedDay: day(issued), dueDay: addDays(day(issued), termsDays), minor: whole * 100 }
}

/** 300,000 from August to October at net 30, paid 3 days late, green, and a limit of 60,000. */
const EXAMPLE: ProposalFacts = {
  day: TODAY,
  limit: usd(60_000),
  isOnHold: false,
  tier: 'green',
  tierThen: 'green',
  behaviour: { meanDaysLate: 3, settledCount: 9, onTimeCount: 7 },
  overdueCount: 0,
  sales: [
    sale('2026-03-10', 80_000),
    sale('2026-08-03', 90_000),
    sale('2026-09-15', 120_000),
    sale('2026-10-31', 90_000),
    sale('2026-11-05', 900_000),
  ],
}

/** 'up 90000.00', 'down …', or why there is none. */
function told(facts: Partial<ProposalFacts>): string {
  const proposal = proposeLimit({ ...EXAMPLE, ...facts })
  return proposal.kind === 'none' ? proposal.because : `${proposal.basis.kind} ${proposal.amount.minor / 100}`
}

describe('a proposal', () => {
  test('shows its arithmetic', () => {
    expect(proposeLimit(EXAMPLE)).toEqual({
      kind: 'proposed',
      amount: usd(90_000),
      basis: {
        kind: 'up',
        firstMonth: '2026-08',
        lastMonth: '2026-10',
        sales: usd(300_000),
        termsDays: 30,
        daysLate: 3,
        tier: 'green',
        factorPercent: 100,
        need: usd(110_000),
        limit: usd(60_000),
        most: usd(90_000),
        settledCount: 9,
        onTimeCount: 7,
      },
    })
  })

  test.each<[string, Partial<ProposalFacts>, string]>([
    ['stops at the need', { limit: usd(90_000) }, 'up 110000'],
    ['goes up by a half at most, rounded down', { limit: usd(33_300) }, 'up 49000'],
    ['goes up by a tenth at least', { limit: usd(100_000) }, 'up 110000'],
    ['or not at all', { limit: usd(100_001) }, 'enough'],
    ['does not go down because less is bought', { limit: usd(500_000) }, 'enough'],
    ['takes three quarters for a yellow tier', { tier: 'yellow', tierThen: 'yellow' }, 'up 83000'],
    [
      'takes who pays early as paying on the day',
      { behaviour: { ...EXAMPLE.behaviour, meanDaysLate: -9 } },
      'up 90000',
    ],
    ['is none without sales', { sales: [] }, 'enough'],
    ['leaves out the month that is not over', { sales: [sale('2026-11-05', 900_000)] }, 'enough'],
    ['leaves out what is more than twelve months back', { sales: [sale('2025-10-31', 900_000)] }, 'enough'],
    ['counts the first of the twelve', { sales: [sale('2025-11-01', 900_000)] }, 'up 90000'],
    [
      'takes three months in a row, not the three best',
      { sales: [sale('2026-01-10', 100_000), sale('2026-05-10', 100_000), sale('2026-09-10', 100_000)] },
      'enough',
    ],
    ['weighs longer terms', { limit: usd(150_000), sales: [sale('2026-09-15', 300_000, 60)] }, 'up 210000'],
    ['of a limit of 0 is none: that was decided', { limit: usd(0), isOnHold: true }, 'cash-in-advance'],
    ['on hold is none', { isOnHold: true, tier: null }, 'on-hold'],
    ['without a tier is none', { tier: null }, 'no-tier'],
    ['in red is none but a hold', { tier: 'red', tierThen: 'green' }, 'red-tier'],
    ['goes down when the tier is worse than when the limit was given', { tier: 'orange' }, 'down 30000'],
    ['goes down before it is asked what is overdue', { tier: 'yellow', overdueCount: 3 }, 'down 45000'],
    ['goes down from yellow to orange by a third', { tier: 'orange', tierThen: 'yellow' }, 'down 40000'],
    ['goes down rounded down', { tier: 'yellow', limit: usd(33_300) }, 'down 24000'],
    ['does not go up in orange', { tier: 'orange', tierThen: 'orange', overdueCount: 3 }, 'orange-tier'],
    ['does not go up with anything overdue', { overdueCount: 1 }, 'overdue'],
    [
      'does not go up with one invoice on time',
      { behaviour: { ...EXAMPLE.behaviour, onTimeCount: 1 } },
      'too-few-on-time',
    ],
    ['goes up with two', { behaviour: { ...EXAMPLE.behaviour, onTimeCount: 2 } }, 'up 90000'],
    ['does not go down when the tier of then is not known', { tier: 'yellow', tierThen: null }, 'up 83000'],
  ])('%s', (_, facts, expected) => {
    expect(told(facts)).toBe(expected)
  })

  test('for any facts is within its bounds, in the currency of the limit, and of two digits', () => {
    const tier = fc.option(fc.constantFrom(...TIERS))
    const facts = fc.record({
      limit: fc.integer({ min: 0, max: 100_000_000_000_000 }).map((minor) => money(minor, currency('USD'))),
      isOnHold: fc.boolean(),
      tier,
      tierThen: tier,
      overdueCount: fc.nat(2),
      behaviour: fc.record({
        meanDaysLate: fc.option(fc.double({ min: -300, max: 300, noNaN: true })),
        settledCount: fc.constant(9),
        onTimeCount: fc.nat(4),
      }),
      sales: fc.array(
        fc.record({
          back: fc.nat(500),
          terms: fc.nat(120),
          minor: fc.integer({ min: -1_000, max: 100_000_000_000_000 }),
        }),
        { maxLength: 8 },
      ),
    })
    fc.assert(
      fc.property(facts, ({ sales, ...rest }) => {
        const all = sales.map(({ back, terms, minor }) => {
          const issuedDay = addDays(TODAY, -back)
          return { issuedDay, dueDay: addDays(issuedDay, terms), minor }
        })
        const proposal = proposeLimit({ ...EXAMPLE, ...rest, sales: all })
        if (proposal.kind === 'none') return
        const { amount, basis } = proposal
        expect(rest.isOnHold || rest.tier === 'red' || rest.tier === null).toBe(false)
        expect(amount.currency).toBe('USD')
        expect(String(amount.minor)).toMatch(/^\d{1,2}0*$/)
        if (basis.kind === 'down') {
          expect(amount.minor).toBeLessThan(rest.limit.minor)
          return
        }
        expect(amount.minor).toBeGreaterThan(rest.limit.minor)
        expect(amount.minor).toBeLessThanOrEqual(rest.limit.minor * 1.5)
        expect(rest.behaviour.onTimeCount).toBeGreaterThanOrEqual(2)
        expect(rest.overdueCount).toBe(0)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('another proposal', () => {
  const past = (request: Partial<PastRequest>): PastRequest => ({
    kind: 'limit',
    origin: 'proposal',
    state: 'approved',
    requestedDay: day('2026-08-20'),
    decidedDay: day('2026-08-21'),
    ...request,
  })

  test.each<[string, PastRequest[], boolean]>([
    ['is made where there was none', [], true],
    ['is made in another quarter', [past({})], true],
    ['is not made in the same quarter', [past({ requestedDay: day('2026-10-01') })], false],
    [
      'is not made in the same quarter after one that nobody decided',
      [past({ requestedDay: day('2026-10-01'), state: 'expired' })],
      false,
    ],
    [
      'is made in the quarter in which a person asked',
      [past({ requestedDay: day('2026-10-01'), origin: 'person' })],
      true,
    ],
    ['is made in the same quarter of another year', [past({ requestedDay: day('2025-11-20') })], true],
    ['is not made while a request is open', [past({ state: 'pending', decidedDay: null, origin: 'person' })], false],
    [
      'is not made while a release is asked for',
      [past({ state: 'pending', kind: 'release', origin: 'person' })],
      false,
    ],
    ['is not made for 90 days after a no', [past({ state: 'rejected', decidedDay: day('2026-08-23') })], false],
    ['is made on the 90th day', [past({ state: 'rejected', decidedDay: day('2026-08-22') })], true],
    [
      "counts the no to a person's request",
      [past({ state: 'rejected', origin: 'person', decidedDay: day('2026-11-01') })],
      false,
    ],
    [
      'does not count the no to a release',
      [past({ state: 'rejected', kind: 'release', decidedDay: day('2026-11-01') })],
      true,
    ],
  ])('%s', (_, all, expected) => {
    expect(mayPropose(all, TODAY)).toBe(expected)
  })
})
