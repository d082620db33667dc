/**
 * When a limit should move, and how far: a proposal with its arithmetic, for somebody to approve. Nothing here moves a limit.
 *
 * Up, when what the customer buys has outgrown its limit and it has earned that: need = credit sales of the busiest three months in a row
 * of the last twelve completed ones ÷ 3 × (their mean terms + mean days late) ÷ 30 × the tier's factor, rounded to two significant
 * digits. Only with two invoices paid on time in twelve months, a green or yellow tier and nothing overdue; by half of the limit at most,
 * and by a tenth at least (judgement: less is not worth an approval).
 *
 * Down, when the tier is worse than on the day the limit was given: limit × factor now ÷ factor then, rounded down. Red is no proposal
 * but a hold at once (core/hold). Factors: green 100 %, yellow 75 %, orange 50 % (judgement).
 *
 * Example: 300,000 invoiced from August to October at net 30, paid 3 days late, green: 100,000 × 33 ÷ 30 = 110,000. With a limit of
 * 60,000 the most at once is 90,000: that is proposed. Had it turned orange: 60,000 × 50 ÷ 100 = 30,000.
 */
import type { Behaviour } from './behaviour.ts'
import type { RequestKind, RequestOrigin, RequestState } from './credit-request.ts'
import { addDays, addToMonth, type Day, daysBetween, type Month, monthOf } from './day.ts'
import { type Money, money, twoDigits } from './money.ts'
import { isWorse, type Tier } from './tier.ts'

/** An invoice in the limit's currency, less what of it was credited. */
export type Sale = { readonly issuedDay: Day; readonly dueDay: Day; readonly minor: number }

export type ProposalFacts = {
  readonly day: Day
  readonly limit: Money
  readonly isOnHold: boolean
  readonly tier: Tier | null
  /** The tier on the day the limit was given, or else the first one found after it. */
  readonly tierThen: Tier | null
  readonly behaviour: Behaviour
  readonly overdueCount: number
  readonly sales: readonly Sale[]
}

export type UpBasis = {
  readonly kind: 'up'
  readonly firstMonth: Month
  readonly lastMonth: Month
  /** Of the three months together. */
  readonly sales: Money
  readonly termsDays: number
  readonly daysLate: number
  readonly tier: Tier
  readonly factorPercent: number
  readonly need: Money
  readonly limit: Money
  /** The most that the limit may move to at once. */
  readonly most: Money
  readonly settledCount: number
  readonly onTimeCount: number
}

export type DownBasis = {
  readonly kind: 'down'
  readonly limit: Money
  readonly before: Tier
  readonly tier: Tier
  readonly beforePercent: number
  readonly tierPercent: number
  readonly proposed: Money
}

/** What a proposal was worked out from: kept with the request and shown to whoever decides. */
export type ProposalBasis = UpBasis | DownBasis

/** Why nothing is proposed, in the order in which it is looked for. */
export type NoProposal =
  | 'cash-in-advance' // a limit of 0 was somebody's decision
  | 'on-hold'
  | 'no-tier'
  | 'red-tier'
  | 'orange-tier'
  | 'overdue'
  | 'too-few-on-time'
  | 'enough'

export type LimitProposal =
  | { readonly kind: 'none'; readonly because: NoProposal }
  | { readonly kind: 'proposed'; readonly amount: Money; readonly basis: ProposalBasis }

const FACTOR_PERCENT: Readonly<Record<Tier, number>> = { green: 100, yellow: 75, orange: 50, red: 0 }
const ON_TIME_MIN = 2
const MONTHS_LOOKED_AT = 12
const BUSY_MONTHS = 3
const DAYS_A_MONTH = 30

export function proposeLimit(facts: ProposalFacts): LimitProposal {
  const { limit, tier, tierThen } = facts
  const none = (because: NoProposal): LimitProposal => ({ kind: 'none', because })
  if (limit.minor <= 0) return none('cash-in-advance')
  if (facts.isOnHold) return none('on-hold')
  if (tier === null) return none('no-tier')
  if (tier === 'red') return none('red-tier')
  if (tierThen !== null && isWorse(tier, tierThen)) return down(limit, { before: tierThen, tier })
  if (tier === 'orange') return none('orange-tier')
  if (facts.overdueCount > 0) return none('overdue')
  if (facts.behaviour.onTimeCount < ON_TIME_MIN) return none('too-few-on-time')
  return up(facts, tier) ?? none('enough')
}

function down(limit: Money, { before, tier }: { before: Tier; tier: Tier }): LimitProposal {
  const [beforePercent, tierPercent] = [FACTOR_PERCENT[before], FACTOR_PERCENT[tier]]
  const minor = Number((BigInt(limit.minor) * BigInt(tierPercent)) / BigInt(beforePercent))
  const proposed = money(twoDigits(minor, Math.floor), limit.currency)
  const basis: DownBasis = { kind: 'down', limit, before, tier, beforePercent, tierPercent, proposed }
  return { kind: 'proposed', amount: proposed, basis }
}

function up(facts: ProposalFacts, tier: Tier): LimitProposal | null {
  const { limit, behaviour } = facts
  const { currency } = limit
  const busiest = busiestMonths(facts.sales, facts.day)
  const termsDays = meanTermsDays(busiest.sales)
  const daysLate = Math.max(0, Math.round(behaviour.meanDaysLate ?? 0))
  const factorPercent = FACTOR_PERCENT[tier]
  const needMinor = twoDigits(
    divided(
      BigInt(busiest.minor) * BigInt(termsDays + daysLate) * BigInt(factorPercent),
      BigInt(BUSY_MONTHS * DAYS_A_MONTH * 100),
    ),
    Math.round,
  )
  const mostMinor = twoDigits(Number((BigInt(limit.minor) * 3n) / 2n), Math.floor)
  const minor = Math.min(needMinor, mostMinor)
  if (BigInt(minor) * 10n < BigInt(limit.minor) * 11n) return null
  const basis: UpBasis = {
    kind: 'up',
    firstMonth: busiest.firstMonth,
    lastMonth: addToMonth(busiest.firstMonth, BUSY_MONTHS - 1),
    sales: money(busiest.minor, currency),
    termsDays,
    daysLate,
    tier,
    factorPercent,
    need: money(needMinor, currency),
    limit,
    most: money(mostMinor, currency),
    settledCount: behaviour.settledCount,
    onTimeCount: behaviour.onTimeCount,
  }
  return { kind: 'proposed', amount: money(minor, currency), basis }
}

type Busiest = { readonly firstMonth: Month; readonly minor: number; readonly sales: readonly Sale[] }

/** The three months in a row with the most sales among the last twelve completed ones; of two as busy, the later. */
function busiestMonths(sales: readonly Sale[], day: Day): Busiest {
  const byMonth = Map.groupBy(sales, (s) => monthOf(s.issuedDay))
  const windows = Array.from({ length: MONTHS_LOOKED_AT - BUSY_MONTHS + 1 }, (_, i): Busiest => {
    const firstMonth = addToMonth(monthOf(day), i - MONTHS_LOOKED_AT)
    const of = [0, 1, 2].flatMap((n) => byMonth.get(addToMonth(firstMonth, n)) ?? [])
    return { firstMonth, minor: of.reduce((sum, s) => sum + s.minor, 0), sales: of }
  })
  return windows.reduce((best, window) => (window.minor >= best.minor ? window : best))
}

/** Days from issue to due, weighted by amount, to whole days. */
function meanTermsDays(sales: readonly Sale[]): number {
  const total = sales.reduce((sum, s) => sum + s.minor, 0)
  if (total <= 0) return 0
  return Math.round(sales.reduce((sum, s) => sum + s.minor * daysBetween(s.issuedDay, s.dueDay), 0) / total)
}

/** a ÷ b to the nearest whole number, of two equally near the larger. a ≥ 0, b > 0. */
function divided(a: bigint, b: bigint): number {
  return Number((2n * a + b) / (2n * b))
}

/** A request that was made for a customer, with the days in the company's time zone. */
export type PastRequest = {
  readonly kind: RequestKind
  readonly origin: RequestOrigin
  readonly state: RequestState
  readonly requestedDay: Day
  readonly decidedDay: Day | null
}

const DAYS_AFTER_A_NO = 90

/** A proposal is made once a customer and quarter at most, not while a request is open, and not for 90 days after one was rejected. */
export function mayPropose(past: readonly PastRequest[], day: Day): boolean {
  return !past.some(
    (r) =>
      r.state === 'pending' ||
      (r.origin === 'proposal' && quarterOf(r.requestedDay) === quarterOf(day)) ||
      (r.kind === 'limit' &&
        r.state === 'rejected' &&
        r.decidedDay !== null &&
        addDays(r.decidedDay, DAYS_AFTER_A_NO) > day),
  )
}

/** '2026-4' from October on. */
function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}
