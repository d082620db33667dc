import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CustomerTerms } from '../../src/core/customer-terms.ts'
import { addDays, day, daysBetween } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import type { PastInvoice } from '../../src/core/past-invoice.ts'
import { type ProposalFacts, proposeTerms, type TermsStepId } from '../../src/core/terms-proposal.ts'
import { calendarOf } from '../../src/core/working-day.ts'

const TODAY = day('2026-11-20')
const USD = currency('USD')
const usd = (whole: number) => money(Math.round(whole * 100), USD)

/** Paid in full so many days after it was issued; issued so many days before today. */
function invoice({
  ago,
  whole,
  paidAfter,
  terms = 60,
}: {
  ago: number
  whole: number
  paidAfter: number
  terms?: number
}): PastInvoice {
  const issuedDay = addDays(TODAY, -ago)
  const paidDay = addDays(issuedDay, paidAfter)
  return {
    amount: usd(whole),
    issuedDay,
    dueDay: addDays(issuedDay, terms),
    settledDay: paidDay,
    paid: [{ minor: whole * 100, day: paidDay }],
    outstandingMinor: 0,
  }
}

const EIGHT = [80, 110, 150, 190, 230, 270, 310, 350].map((ago) => invoice({ ago, whole: 10_000, paidAfter: 70 }))

const facts = (more: Partial<ProposalFacts> = {}): ProposalFacts => ({
  day: TODAY,
  currency: USD,
  rows: [],
  ownTerms: 'net 60',
  invoices: EIGHT,
  policy: { capitalCostBasisPoints: 800 },
  calendar: calendarOf('none'),
  ...more,
})

function stepsOf(given: ProposalFacts) {
  const proposal = proposeTerms(given)
  if (proposal.kind !== 'steps') throw new Error(`the proposal was ${proposal.kind}`)
  return { ...proposal, step: (id: TermsStepId) => proposal.steps.find((s) => s.step === id) }
}

function agreed(terms: string, more: Partial<CustomerTerms> = {}): CustomerTerms {
  return {
    id: terms,
    customerId: 'cus',
    fromDay: day('2026-10-01'),
    untilDay: null,
    scope: 'all',
    fromAmount: null,
    fromPoints: null,
    terms,
    origin: 'agreed',
    agreedAt: '2026-09-30T08:00:00Z',
    ...more,
  }
}

describe('the worked example: net 60, eight invoices of USD 10,000 paid on day 70, money at 8 %', () => {
  const proposal = stepsOf(facts())

  test('is looked at over twelve months of issue days', () => {
    expect(proposal).toMatchObject({
      from: '2025-11-21',
      to: TODAY,
      invoices: 8,
      paid: usd(80_000),
      termDays: 60,
      payDays: 70,
    })
  })

  test('for new products half the days, and the discount that money costs anyway, in quarters of a percent', () => {
    expect(proposal.step('new-products')).toMatchObject({
      proposed: [{ scope: 'new-products', terms: '1.25/10 net 30' }],
      effect: {
        invoices: 8,
        daysEarlier: 60,
        cashFreed: usd(13_150.68),
        interestSaved: usd(1_052.05),
        discount: usd(1_000),
      },
    })
    expect(proposal.step('new-products')?.effect?.annualCost).toBeCloseTo(0.077, 3)
  })

  test('nobody paid on time: points would have opened nothing, and every invoice comes 30 days earlier', () => {
    expect(proposal.step('points')).toMatchObject({
      proposed: [
        { fromPoints: 6, terms: 'net 60' },
        { fromPoints: null, terms: 'net 30' },
      ],
      effect: { invoices: 8, daysEarlier: 30, cashFreed: usd(6_575.34), discount: usd(0), annualCost: null },
    })
  })

  test('orders of one size are all large: terms by size would have changed nothing', () => {
    expect(proposal.step('order-size')).toMatchObject({
      proposed: [{ fromAmount: usd(10_000), terms: 'net 60' }, { terms: 'net 30' }],
      effect: { invoices: 0, daysEarlier: 0, cashFreed: usd(0), interestSaved: usd(0) },
    })
  })

  test('weekly settlement is worked out by each invoice’s own weekday', () => {
    const days = EIGHT.map((i) => 60 - ((7 - ((new Date(i.issuedDay).getUTCDay() + 6) % 7) - 1) % 7))
    const mean = days.reduce((a, b) => a + b, 0) / days.length
    expect(proposal.step('weekly-trial')?.effect?.daysEarlier).toBeCloseTo(mean, 10)
  })
})

test('terms by order size keep the longer terms for the largest orders that make up half of the sales', () => {
  const sizes = [1_000, 2_000, 3_000, 4_560, 9_870]
  const invoices = sizes.map((whole, i) => invoice({ ago: 100 + i * 20, whole, paidAfter: 60 }))
  expect(stepsOf(facts({ invoices })).step('order-size')).toMatchObject({
    // 9,870 + 4,560 of 20,430 is more than half; rounded down, 4,560 itself stays large.
    proposed: [{ fromAmount: usd(4_500), terms: 'net 60' }, { terms: 'net 30' }],
    effect: { invoices: 3, daysEarlier: 30, cashFreed: usd((6_000 * 30) / 365) },
  })
})

test('points of the day of issue decide, by invoices paid on time before it', () => {
  const onTime = [40, 100, 160, 220, 280, 340, 400, 460, 520].map((ago) => invoice({ ago, whole: 100, paidAfter: 30 }))
  const { step, invoices } = stepsOf(facts({ invoices: onTime }))
  expect(invoices).toBe(6)
  // Four are needed. The first invoice of the year has the three of before it, the next one that one too.
  expect(step('points')).toMatchObject({ proposed: [{ fromPoints: 4 }, {}], effect: { invoices: 1 } })
})

describe('no proposal', () => {
  test.each([
    ['three invoices', facts({ invoices: EIGHT.slice(0, 3) }), { kind: 'too-few', have: 3, need: 4 }],
    [
      'invoices older than a year',
      facts({ invoices: EIGHT.map((i) => ({ ...i, issuedDay: addDays(i.issuedDay, -366) })) }),
      { kind: 'too-few', have: 0, need: 4 },
    ],
    [
      'invoices in another currency than most',
      facts({ currency: currency('EUR') }),
      { kind: 'too-few', have: 0, need: 4 },
    ],
    [
      'invoices that were credited and never paid',
      facts({ invoices: EIGHT.map((i) => ({ ...i, paid: [] })) }),
      { kind: 'too-few', have: 0, need: 4 },
    ],
    ['terms that are short already', facts({ ownTerms: 'net 10' }), { kind: 'short-already', termDays: 10 }],
    ['cash in advance', facts({ ownTerms: 'in advance' }), { kind: 'short-already', termDays: 0 }],
    ['weekly settlement agreed', facts({ rows: [agreed('weekly')] }), { kind: 'short-already' }],
  ])('for %s', (_, given, expected) => {
    expect(proposeTerms(given)).toMatchObject(expected)
  })
})

describe('one step after the other', () => {
  const bySize = [
    agreed('net 30', { origin: 'order-size' }),
    agreed('net 60', { origin: 'order-size', fromAmount: usd(20_000) }),
  ]

  test('a step that is agreed is not proposed again', () => {
    expect(stepsOf(facts({ rows: bySize })).step('order-size')).toMatchObject({
      agreed: [{ terms: 'net 60' }, { terms: 'net 30' }],
      proposed: [],
      effect: null,
    })
  })

  test('nor one that is agreed for a later day', () => {
    const rows = bySize.map((r) => ({ ...r, fromDay: day('2027-01-01') }))
    expect(stepsOf(facts({ rows })).step('order-size')?.agreed).toHaveLength(2)
  })

  test('points then open the longer terms for every size, and what that costs is said as days later', () => {
    const onTime = EIGHT.map((i) => ({ ...i, dueDay: i.paid[0]?.day ?? i.dueDay }))
    const earlier = onTime.map((i) => ({
      ...i,
      issuedDay: addDays(i.issuedDay, -365),
      settledDay: addDays(i.issuedDay, -295),
      dueDay: addDays(i.issuedDay, -295),
      paid: [{ minor: 1, day: addDays(i.issuedDay, -295) }],
    }))
    const step = stepsOf(facts({ rows: bySize, invoices: [...earlier, ...onTime] })).step('points')
    expect(step?.proposed).toEqual([{ scope: 'all', fromAmount: null, fromPoints: 6, terms: 'net 60' }])
    expect(step?.effect?.daysEarlier).toBe(-30)
    expect(step?.effect?.cashFreed.minor).toBeLessThan(0)
  })

  test('who has gone on to points is not led back to sizes, which would open the longer terms once more', () => {
    const byPoints = [agreed('net 30', { origin: 'points' }), agreed('net 60', { origin: 'points', fromPoints: 6 })]
    for (const fromDay of ['2026-10-01', '2027-01-01']) {
      const { step } = stepsOf(facts({ rows: byPoints.map((row) => ({ ...row, fromDay: day(fromDay) })) }))
      expect(step('order-size')).toEqual({ step: 'order-size', agreed: [], proposed: [], effect: null })
      expect(step('new-products')?.proposed).toHaveLength(1)
    }
  })

  test('a trial changes nothing of what is proposed against', () => {
    const trial = agreed('weekly', { origin: 'weekly-trial', untilDay: day('2026-12-31') })
    const { step, termDays } = stepsOf(facts({ rows: [trial] }))
    expect(termDays).toBe(60)
    expect(step('points')?.effect).toEqual(stepsOf(facts()).step('points')?.effect)
    expect(step('weekly-trial')?.agreed).toEqual([trial])
  })
})

describe('of any history', () => {
  const history = fc.array(
    fc
      .record({
        ago: fc.integer({ min: 0, max: 364 }),
        whole: fc.integer({ min: 1, max: 1_000_000 }),
        paidAfter: fc.integer({ min: 0, max: 200 }),
      })
      .map(invoice),
    { minLength: 4, maxLength: 20 },
  )

  test('nothing comes earlier than the day of issue, and the discount stays within its bounds', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 3_000 }), (invoices, capitalCostBasisPoints) => {
        const { steps, paid } = stepsOf(facts({ invoices, policy: { capitalCostBasisPoints } }))
        const days = invoices.reduce(
          (sum, i) => sum + BigInt(i.amount.minor) * BigInt(daysBetween(i.issuedDay, i.paid[0]?.day ?? i.issuedDay)),
          0n,
        )
        const most = Number(days) / 365
        for (const { effect } of steps) expect(effect?.cashFreed.minor ?? 0).toBeLessThanOrEqual(Math.round(most) + 1)
        const discount = steps[0]?.effect?.discount.minor ?? 0
        expect(discount).toBeGreaterThanOrEqual(Math.floor(paid.minor * 0.005))
        expect(discount).toBeLessThanOrEqual(Math.ceil(paid.minor * 0.02))
      }),
    )
  })

  test('the interest saved is the cash freed at the company’s cost of money', () => {
    fc.assert(
      fc.property(history, (invoices) => {
        for (const { effect } of stepsOf(facts({ invoices })).steps) {
          if (!effect) continue
          expect(Math.abs(effect.interestSaved.minor - effect.cashFreed.minor * 0.08)).toBeLessThanOrEqual(0.5 + 1e-6)
        }
      }),
    )
  })
})
