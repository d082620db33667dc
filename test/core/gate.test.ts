import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Customer } from '../../src/core/customer.ts'
import { day } from '../../src/core/day.ts'
import type { Exposure } from '../../src/core/exposure.ts'
import { checkOf, gate, stops, type Verdict } from '../../src/core/gate.ts'
import { currency, type Money, money } from '../../src/core/money.ts'
import { screeningFrom } from '../../src/core/screening.ts'
import type { Standing } from '../../src/core/standing.ts'

const [USD, EUR, KWD] = [currency('USD'), currency('EUR'), currency('KWD')]
const usd = (units: number): Money => money(units * 100, USD)
const TODAY = day('2026-11-20')
const RATES = { base: USD, day: TODAY, rates: [{ from: EUR, to: USD, rate: '1.1', day: TODAY }] }
const CUSTOMER: Customer = {
  id: 'c1',
  code: 'ACME',
  name: 'ACME Trading',
  ownerUserId: null,
  terms: 'net 30',
  currency: USD,
  parentId: null,
  tradedBefore: true,
}
const limitOf = (amount: Money) => ({ amount, day: day('2026-03-03'), requestId: 'r1', approvedBy: 'U1' })
const owed = (total: Money): Exposure => ({ kind: 'known', total, lines: [], rates: [] })
const HOLD = {
  id: 'h1',
  customerId: 'c1',
  customerName: 'ACME Trading',
  cause: 'red-signal',
  what: 'lawsuit filed',
  placedDay: TODAY,
  releasedDay: null,
} as const
const FINE: Standing = {
  day: TODAY,
  customer: CUSTOMER,
  head: CUSTOMER,
  members: [CUSTOMER],
  givesCredit: true,
  limit: limitOf(usd(50_000)),
  holds: [],
  exposure: owed(usd(34_000)),
  tier: null,
  screening: screeningFrom([]),
  behaviour: { meanDaysLate: null, settledCount: 0, onTimeCount: 0 },
  overdue: { count: 0, amounts: [], daysMax: 0 },
}

const NEW = { customer: { ...CUSTOMER, tradedBefore: false } }
const THROUGH = { screening: { ...FINE.screening, isThrough: true } }
const NO_RATE: Exposure = { kind: 'no-rate', currency: KWD, day: TODAY }

/** What is so, beside what is fine; how much is asked; and the verdict. Each refusal stands above all that it goes before. */
const PRECEDENCE: readonly (readonly [
  what: string,
  standing: Partial<Standing>,
  amount: Money,
  verdict: Verdict['kind'],
])[] = [
  [
    'a new customer who is not through the screening',
    { ...NEW, holds: [HOLD], limit: limitOf(usd(0)) },
    usd(1),
    'not-screened',
  ],
  ['a hold, of whichever member', { holds: [HOLD], limit: limitOf(usd(0)) }, usd(1), 'on-hold'],
  ['a hold without any limit', { holds: [HOLD], limit: null }, usd(1), 'on-hold'],
  [
    'a new customer through the screening, before its first limit',
    { ...NEW, ...THROUGH, limit: null },
    usd(1),
    'no-first-limit',
  ],
  ['a limit of 0', { limit: limitOf(usd(0)), exposure: NO_RATE }, usd(1), 'cash-in-advance'],
  ['an exposure that cannot be told', { exposure: NO_RATE }, usd(1), 'no-rate'],
  [
    'an amount in a currency without a rate, when already over',
    { exposure: owed(usd(51_000)) },
    money(1, KWD),
    'no-rate',
  ],
  ['an exposure above the limit', { exposure: owed(usd(51_000)) }, usd(1), 'already-over'],
  ['more than is left', {}, usd(16_001), 'would-breach'],
  ['no limit at all', { limit: null, exposure: NO_RATE }, usd(1_000_000), 'no-limit'],
  ['exactly what is left', {}, usd(16_000), 'fits'],
  ['a new customer whose terms give no credit', { ...NEW, givesCredit: false }, usd(16_000), 'prepaid'],
  ['a new customer through the screening', { ...NEW, ...THROUGH }, usd(16_000), 'fits'],
]

describe('the gate', () => {
  test.each(PRECEDENCE)('%s', (_, standing, amount, verdict) => {
    expect(gate({ ...FINE, ...standing }, { amount, prepaid: false }, RATES).kind).toBe(verdict)
  })

  test.each(PRECEDENCE)('is open to what is prepaid: %s', (_, standing, amount) => {
    const verdict = gate({ ...FINE, ...standing }, { amount, prepaid: true }, RATES)
    expect([verdict.kind, stops(verdict)]).toEqual(['prepaid', false])
  })

  test('stops by what stands above ‘no limit’ in the table, and by nothing else', () => {
    const stopped = PRECEDENCE.filter(([, standing, amount]) =>
      stops(gate({ ...FINE, ...standing }, { amount, prepaid: false }, RATES)),
    )
    expect(stopped.map(([, , , kind]) => kind)).toEqual(PRECEDENCE.slice(0, 9).map(([, , , kind]) => kind))
  })

  test('says by how much, what still fits, and which limit would do', () => {
    const check = checkOf(FINE, { amount: usd(20_000), prepaid: false, mayScreen: true }, RATES)
    expect(check.verdict).toEqual({
      kind: 'would-breach',
      limit: usd(50_000),
      over: usd(4_000),
      fits: usd(16_000),
    })
    expect(check.needed).toEqual(usd(54_000))
  })

  test('says how far it is over already, and what is left behind what fits', () => {
    const over = gate({ ...FINE, exposure: owed(usd(51_000)) }, { amount: usd(0), prepaid: false }, RATES)
    expect(over).toEqual({ kind: 'already-over', limit: usd(50_000), over: usd(1_000) })
    const fits = gate(FINE, { amount: usd(10_000), prepaid: false }, RATES)
    expect(fits).toEqual({ kind: 'fits', limit: usd(50_000), headroom: usd(6_000) })
  })

  test('compares another currency at the rate of the day', () => {
    const check = checkOf(FINE, { amount: money(1_500_000, EUR), prepaid: false, mayScreen: true }, RATES)
    expect(check.verdict).toMatchObject({ kind: 'would-breach', over: usd(500), fits: usd(16_000) })
    expect(check.needed).toEqual(usd(50_500))
  })

  test('knows no limit that would do where there is no rate', () => {
    expect(
      checkOf({ ...FINE, exposure: NO_RATE }, { amount: usd(1), prepaid: false, mayScreen: true }, RATES).needed,
    ).toBeNull()
    expect(checkOf(FINE, { amount: money(1, KWD), prepaid: false, mayScreen: true }, RATES).needed).toBeNull()
  })

  test('a limit as high as what is needed lets the same through, and one unit less does not', () => {
    const whole = fc.integer({ min: 1, max: 1e12 })
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), whole, (owedMinor, minor) => {
        const standing = { ...FINE, exposure: owed(money(owedMinor, USD)) }
        const request = { amount: money(minor, USD), prepaid: false, mayScreen: true }
        const { needed } = checkOf(standing, request, RATES)
        fc.pre(needed !== null && needed.minor > 1)
        const under = (limit: number) => gate({ ...standing, limit: limitOf(money(limit, USD)) }, request, RATES)
        expect(under(needed?.minor ?? 0)).toMatchObject({ kind: 'fits', headroom: { minor: 0 } })
        expect(stops(under((needed?.minor ?? 0) - 1))).toBe(true)
      }),
    )
  })
})
