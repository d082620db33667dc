/**
 * Late interest on an invoice: proposed by regime, charged or waived by a person, never by itself. Source: domain.md, 'Following up', from
 * secondary sources: whoever charges it looks at the contract and the law of the day.
 *
 * eu      a yearly rate (ECB + 8 points) as entered, and 40 EUR for each invoice that was late.
 * uk      the yearly rate (base + 8 %) in force on the first day of delay holds for the whole debt; 40, 70 or 100 GBP by its size.
 * cn      the agreed yearly rate as entered (at least the 1-year LPR); without one, 0.05 % a day.
 * agreed  the yearly rate of the contract as entered.
 *
 * It accrues per slice of balance: each payment and each credit note ends a slice on its day, each new rate begins one. Money that comes
 * on day 10 of the delay has cost ten days. What is disputed accrues nothing while it is (judgement: nobody pays interest on what is
 * perhaps not owed). A year has 365 days, each slice is rounded half up to the minor unit, so that what is shown adds up (judgement).
 * The fixed sum is proposed once an invoice, and only for one in the currency of its regime: the law names it in that one (judgement).
 *
 * Example: EUR 10,000.00 due 2026-09-30, 4,000.00 paid on 2026-10-30, at 10.15 % up to 2026-11-30: 30 days on 10,000.00 are 83.42, 31 days
 * on 6,000.00 are 51.72, and 40.00: EUR 175.14.
 */
import { addDays, type Day, daysBetween } from './day.ts'
import { currency, type Money } from './money.ts'

export const INTEREST_REGIMES = ['none', 'eu', 'uk', 'cn', 'agreed'] as const
export type InterestRegime = (typeof INTEREST_REGIMES)[number]

/** The yearly rate in force from a day on, reference rate and margin together; 100 basis points are 1 %. */
export type YearlyRate = { readonly fromDay: Day; readonly basisPoints: number }

/** An invoice as interest sees it. Minor units of its currency. */
export type LateDebt = {
  readonly amount: Money
  readonly dueDay: Day
  /** What lowered it, by day: payments and credit notes; negative where one was taken back. */
  readonly lowered: readonly { readonly day: Day; readonly minor: number }[]
  /** From the first day on, up to the day on which it ended; null: it is open. */
  readonly disputes: readonly { readonly fromDay: Day; readonly endedDay: Day | null; readonly minor: number }[]
}

/** Interest for the days after `fromDay` up to and including `toDay`. */
export type InterestSlice = {
  readonly fromDay: Day
  readonly toDay: Day
  readonly days: number
  readonly baseMinor: number
  readonly rate: InterestRate
  readonly interestMinor: number
}

export type InterestRate = { readonly per: 'year' | 'day'; readonly basisPoints: number }

export type LateInterest =
  | { readonly kind: 'none' }
  /** No rate is entered for a day on which it was late. */
  | { readonly kind: 'no-rate'; readonly day: Day }
  | {
      readonly kind: 'proposed'
      /** It is for the days after the first and up to the second. */
      readonly fromDay: Day
      readonly toDay: Day
      readonly slices: readonly InterestSlice[]
      /** The fixed sum; 0 where the regime knows none, or it was decided on before. */
      readonly fixedMinor: number
      readonly total: Money
    }

const DAYS_A_YEAR = 365
const CHINA_BY_LAW: InterestRate = { per: 'day', basisPoints: 5 }
const EUR = currency('EUR')
const GBP = currency('GBP')

export type InterestBasis = {
  readonly regime: InterestRegime
  /** In order of day. */
  readonly rates: readonly YearlyRate[]
  /** The day up to which interest was charged or waived already; null: none was. */
  readonly decidedTo: Day | null
}

/** What may be charged on a debt for the days up to `day` that nobody decided on yet. */
export function lateInterest(debt: LateDebt, { regime, rates, decidedTo }: InterestBasis, day: Day): LateInterest {
  if (regime === 'none') return { kind: 'none' }
  const fromDay = decidedTo !== null && decidedTo > debt.dueDay ? decidedTo : debt.dueDay
  if (day <= fromDay) return { kind: 'none' }
  const firstLateDay = addDays(debt.dueDay, 1)
  const slices: InterestSlice[] = []
  const bounds = boundsOf(debt, rates, { fromDay, day })
  for (const [i, start] of bounds.entries()) {
    const end = bounds[i + 1]
    if (end === undefined) break
    const baseMinor = baseOn(debt, start)
    if (baseMinor <= 0) continue
    const rate = rateOn(regime, rates, regime === 'uk' ? firstLateDay : addDays(start, 1))
    if (!rate) return { kind: 'no-rate', day: regime === 'uk' ? firstLateDay : addDays(start, 1) }
    slices.push(sliceOf({ fromDay: start, toDay: end, baseMinor, rate }))
  }
  const [first] = slices
  const last = slices.at(-1)
  if (!first || !last) return { kind: 'none' }
  const fixedMinor = decidedTo === null ? fixedSum(regime, debt, first.baseMinor) : 0
  const minor = slices.reduce((sum, s) => sum + s.interestMinor, fixedMinor)
  if (minor <= 0) return { kind: 'none' }
  return { kind: 'proposed', fromDay, toDay: last.toDay, slices, fixedMinor, total: { ...debt.amount, minor } }
}

/** The days at whose end a slice begins or ends: where the balance or what of it is disputed changes, and the day before a new rate. */
function boundsOf(debt: LateDebt, rates: readonly YearlyRate[], { fromDay, day }: { fromDay: Day; day: Day }): Day[] {
  const changes = [
    ...debt.lowered.map((l) => l.day),
    ...debt.disputes.flatMap((d) => (d.endedDay === null ? [d.fromDay] : [d.fromDay, d.endedDay])),
    ...rates.map((r) => addDays(r.fromDay, -1)),
  ]
  return [...new Set([fromDay, ...changes.filter((d) => d > fromDay && d < day), day])].sort()
}

/** What is owed and not disputed at the end of a day. */
function baseOn({ amount, lowered, disputes }: LateDebt, day: Day): number {
  const owed = lowered.reduce((left, l) => (l.day <= day ? left - l.minor : left), amount.minor)
  const held = disputes
    .filter((d) => d.fromDay <= day && (d.endedDay === null || d.endedDay > day))
    .reduce((sum, d) => sum + d.minor, 0)
  return owed - held
}

function rateOn(regime: InterestRegime, rates: readonly YearlyRate[], day: Day): InterestRate | null {
  const entered = rates.findLast((r) => r.fromDay <= day)
  if (entered) return { per: 'year', basisPoints: entered.basisPoints }
  return regime === 'cn' ? CHINA_BY_LAW : null
}

function sliceOf(slice: Pick<InterestSlice, 'fromDay' | 'toDay' | 'baseMinor' | 'rate'>): InterestSlice {
  const days = daysBetween(slice.fromDay, slice.toDay)
  const over = 10_000n * (slice.rate.per === 'year' ? BigInt(DAYS_A_YEAR) : 1n)
  const times = BigInt(slice.baseMinor) * BigInt(slice.rate.basisPoints) * BigInt(days)
  return { ...slice, days, interestMinor: Number((2n * times + over) / (2n * over)) }
}

/** 40 EUR; 40, 70 or 100 GBP for a debt below 1,000, below 10,000, and from there on. */
function fixedSum(regime: InterestRegime, { amount }: LateDebt, baseMinor: number): number {
  if (regime === 'eu' && amount.currency === EUR) return 40_00
  if (regime !== 'uk' || amount.currency !== GBP) return 0
  if (baseMinor < 1_000_00) return 40_00
  return baseMinor < 10_000_00 ? 70_00 : 100_00
}

/** What is proposed for one invoice. */
export type InterestProposal = {
  readonly invoiceId: string
  readonly number: string
  readonly interest: Extract<LateInterest, { kind: 'proposed' }>
}

export type InterestReport = {
  readonly kind: 'report'
  readonly today: Day
  readonly customerId: string
  readonly customerName: string
  readonly regime: InterestRegime
  readonly proposals: readonly InterestProposal[]
  /** Invoices that were late on a day of which no rate is entered, with the first such day. */
  readonly withoutRate: readonly { readonly number: string; readonly day: Day }[]
  /** One amount a currency. */
  readonly totals: readonly Money[]
  /** What was decided before, the latest first. */
  readonly decided: readonly InterestDecision[]
}

export type InterestDecision = {
  readonly number: string
  readonly state: 'charged' | 'waived'
  readonly amount: Money
  readonly fromDay: Day
  readonly toDay: Day
  readonly by: string
  readonly day: Day
  /** Why it was waived; '' where it was charged. */
  readonly reason: string
}

export type InterestOutcome =
  | { readonly kind: 'no-such-invoice-any-more' }
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  /** Somebody was first, or the figures have changed since they were shown. */
  | { readonly kind: 'figures-changed'; readonly number: string; readonly amount: Money | null }
  | {
      readonly kind: 'charged'
      readonly number: string
      readonly amount: Money
      readonly chargedAs: string
      readonly dueDay: Day
    }
  | { readonly kind: 'waived'; readonly number: string; readonly amount: Money; readonly reason: string }

export type RateEntryOutcome =
  | { readonly kind: 'unchanged'; readonly rate: YearlyRate; readonly source: string }
  | { readonly kind: 'saved'; readonly rate: YearlyRate; readonly source: string; readonly before: YearlyRate | null }
