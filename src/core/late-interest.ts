/**
 * Late interest on an invoice: proposed by regime, charged or waived by a person, never by itself. Source: domain.md, 'Following up', from
 * secondary sources: whoever charges it looks at the contract and the law of the day.
 *
 * eu      a yearly rate (ECB + 8 points) as entered, and 40 EUR for each payment that was late.
 * uk      the yearly rate (base + 8 %) in force on the first day of delay holds for the whole debt; 40, 70 or 100 GBP by what of it is
 *         outstanding on that day, disputed or not.
 * cn      the agreed yearly rate as entered (at least the 1-year LPR); without one, 0.05 % a day.
 * agreed  the yearly rate of the contract as entered.
 *
 * It accrues per slice of balance: each payment and each credit note ends a slice on its day, a discount on that of its payment, each new
 * rate begins one. Money that comes on day 10 of the delay has cost ten days. What is disputed accrues nothing while it is (judgement: nobody pays interest on what is
 * perhaps not owed). A year has 365 days, each slice is rounded half up to the minor unit, so that what is shown adds up (judgement).
 * The fixed sum is proposed once for each late payment, so of an invoice in instalments once for each that is late (Directive 2011/7/EU,
 * Art. 6, as the Court of Justice reads it in C-370/21 and C-419/21; in the UK likewise), and only in the currency of its regime, in which
 * the law names it (judgement). A rate is entered for one regime and counts under that alone: whoever chooses another regime has not agreed
 * on the rate of the one before.
 *
 * What was charged is looked at again by what is known today: a bank file may bring a payment that was there before. The days of the charge
 * are worked out anew at the rates at which they were charged, so that another rate, or another regime, undoes nothing (judgement).
 *
 * Example: EUR 10,000.00 due 2026-09-30, 4,000.00 paid on 2026-10-30, at 10.15 % up to 2026-11-30: 30 days on 10,000.00 are 83.42, 31 days
 * on 6,000.00 are 51.72, and 40.00: EUR 175.14.
 */
import { addDays, type Day, daysBetween, laterDay } from './day.ts'
import type { Freshness } from './freshness.ts'
import { type Currency, currency, type Money } from './money.ts'

export const INTEREST_REGIMES = ['none', 'eu', 'uk', 'cn', 'agreed'] as const
export type InterestRegime = (typeof INTEREST_REGIMES)[number]

/** The yearly rate in force from a day on, reference rate and margin together; 100 basis points are 1 %. */
export type YearlyRate = { readonly fromDay: Day; readonly basisPoints: number }

/** An invoice as interest sees it. Minor units of its currency. */
export type LateDebt = {
  readonly amount: Money
  readonly dueDay: Day
  /** What lowered it, by day: payments, credit notes and discounts; negative where one was taken back. */
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
  const spans = spansOf(debt, { fromDay, toDay: day }, rates)
  for (const span of spans) {
    const baseMinor = baseOn(debt, span.fromDay)
    if (baseMinor <= 0) continue
    const rateDay = regime === 'uk' ? firstLateDay : addDays(span.fromDay, 1)
    const rate = rateOn(regime, rates, rateDay)
    if (!rate) return { kind: 'no-rate', day: rateDay }
    slices.push({ ...span, baseMinor, rate, interestMinor: interestOf(times(baseMinor, span.days), rate) })
  }
  const [first] = slices
  const last = slices.at(-1)
  if (!first || !last) return { kind: 'none' }
  const fixedMinor = decidedTo === null ? fixedSum(regime, debt, firstOwed(debt, spans)) : 0
  const minor = slices.reduce((sum, s) => sum + s.interestMinor, fixedMinor)
  if (minor <= 0) return { kind: 'none' }
  return { kind: 'proposed', fromDay, toDay: last.toDay, slices, fixedMinor, total: { ...debt.amount, minor } }
}

/** What was charged for the days of an invoice. */
export type ChargedInterest = {
  readonly slices: readonly InterestSlice[]
  readonly fixedMinor: number
}

/** What the days of a charge cost by what is known of their debt now, in minor units; never more than was charged. */
function chargedByNow(debt: LateDebt, { slices, fixedMinor }: ChargedInterest): number {
  const last = slices.at(-1)
  if (!last) return fixedMinor
  const charged = slices.reduce((sum, s) => sum + s.interestMinor, fixedMinor)
  const days = slices.reduce((sum, slice) => sum + costByNow(debt, slice), 0)
  // A fixed sum was charged by the one regime that has one in this currency.
  const regime = debt.amount.currency === GBP ? 'uk' : 'eu'
  const owedMinor = firstOwed(debt, spansOf(debt, { fromDay: debt.dueDay, toDay: last.toDay }))
  const fixed = fixedMinor > 0 && owedMinor > 0 ? fixedSum(regime, debt, owedMinor) : 0
  return Math.min(charged, days + fixed)
}

/** What of a charge is too much by what is known now, less what was credited of its invoice already; null when nothing is. */
export function overchargeOf(
  debt: LateDebt,
  charge: ChargedInterest & {
    /** Of the invoice that it was charged as. */
    readonly number: string
    readonly charged: Money
    readonly creditedMinor: number
    readonly outstandingMinor: number
  },
): Overcharge | null {
  const { number, charged, creditedMinor, outstandingMinor } = charge
  const byNowMinor = chargedByNow(debt, charge)
  const tooMuchMinor = charged.minor - byNowMinor - creditedMinor
  if (tooMuchMinor <= 0) return null
  const toCreditMinor = Math.min(tooMuchMinor, Math.max(0, outstandingMinor))
  return {
    number,
    charged,
    byNow: { ...charged, minor: byNowMinor },
    toCredit: { ...charged, minor: toCreditMinor },
    toPayBack: { ...charged, minor: tooMuchMinor - toCreditMinor },
  }
}

/** Rounded once, like the slice: as long as nothing else is known of it, it costs the same. */
function costByNow(debt: LateDebt, { fromDay, toDay, rate }: InterestSlice): number {
  const spans = spansOf(debt, { fromDay: laterDay(fromDay, debt.dueDay), toDay })
  return interestOf(
    spans.reduce((sum, span) => sum + times(Math.max(0, baseOn(debt, span.fromDay)), span.days), 0n),
    rate,
  )
}

type Span = Pick<InterestSlice, 'fromDay' | 'toDay' | 'days'>

/** Cut where the balance or what of it is disputed changes, and before a new rate; none where they end before they begin. */
function spansOf(
  debt: LateDebt,
  { fromDay, toDay }: { fromDay: Day; toDay: Day },
  rates: readonly YearlyRate[] = [],
): Span[] {
  if (fromDay >= toDay) return []
  const changes = [
    ...debt.lowered.map((l) => l.day),
    ...debt.disputes.flatMap((d) => (d.endedDay === null ? [d.fromDay] : [d.fromDay, d.endedDay])),
    ...rates.map((r) => addDays(r.fromDay, -1)),
  ]
  const starts = [...new Set([fromDay, ...changes.filter((d) => d > fromDay && d < toDay)])].sort()
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? toDay
    return { fromDay: start, toDay: end, days: daysBetween(start, end) }
  })
}

/** What is owed and not disputed at the end of a day. */
function baseOn(debt: LateDebt, day: Day): number {
  const held = debt.disputes
    .filter((d) => d.fromDay <= day && (d.endedDay === null || d.endedDay > day))
    .reduce((sum, d) => sum + d.minor, 0)
  return owedOn(debt, day) - held
}

/** What is owed at the end of a day, disputed or not. */
function owedOn({ amount, lowered }: LateDebt, day: Day): number {
  return lowered.reduce((left, l) => (l.day <= day ? left - l.minor : left), amount.minor)
}

/** What was owed as it first was late; 0: it never was. */
function firstOwed(debt: LateDebt, spans: readonly Span[]): number {
  return spans.map((span) => owedOn(debt, span.fromDay)).find((minor) => minor > 0) ?? 0
}

function rateOn(regime: InterestRegime, rates: readonly YearlyRate[], day: Day): InterestRate | null {
  const entered = rates.findLast((r) => r.fromDay <= day)
  if (entered) return { per: 'year', basisPoints: entered.basisPoints }
  return regime === 'cn' ? CHINA_BY_LAW : null
}

function times(baseMinor: number, days: number): bigint {
  return BigInt(baseMinor) * BigInt(days)
}

/** Of a sum of balances by the day, rounded half up to the minor unit. */
function interestOf(minorDays: bigint, { per, basisPoints }: InterestRate): number {
  const over = 10_000n * (per === 'year' ? BigInt(DAYS_A_YEAR) : 1n)
  const exact = minorDays * BigInt(basisPoints)
  return Number((2n * exact + over) / (2n * over))
}

/** The currency of the debts on which the law of a regime puts a fixed sum; null where it knows none. */
export function fixedSumCurrency(regime: InterestRegime): Currency | null {
  if (regime === 'eu') return EUR
  return regime === 'uk' ? GBP : null
}

/** 40 EUR; 40, 70 or 100 GBP for a debt below 1,000, below 10,000, and from there on. */
function fixedSum(regime: InterestRegime, { amount }: LateDebt, owedMinor: number): number {
  if (amount.currency !== fixedSumCurrency(regime)) return 0
  if (regime === 'eu' || owedMinor < 1_000_00) return 40_00
  return owedMinor < 10_000_00 ? 70_00 : 100_00
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
  /** Of the one invoice that was asked about; null: of all its customer's. */
  readonly number: string | null
  readonly regime: InterestRegime
  readonly proposals: readonly InterestProposal[]
  /** Invoices that were late on a day of which no rate is entered, with the first such day. */
  readonly withoutRate: readonly { readonly number: string; readonly day: Day }[]
  /** One amount a currency. */
  readonly totals: readonly Money[]
  /** What was charged of days that cost less by what is known today, and is not credited yet. */
  readonly overcharged: readonly Overcharge[]
  /** What was decided before, the latest first. */
  readonly decided: readonly InterestDecision[]
  /** How new the news of payments is by which all this was worked out. */
  readonly freshness: Freshness
}

/** Interest that was charged on old news. */
export type Overcharge = {
  /** The invoice that it was charged as. */
  readonly number: string
  readonly charged: Money
  readonly byNow: Money
  /** Of the difference what is not credited yet and still open, so that a credit note can take it off; and what of it is paid already. */
  readonly toCredit: Money
  readonly toPayBack: Money
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
  /** The customer has money in the house that was not put on the invoice: it may have been paid in time. */
  | {
      readonly kind: 'apply-first'
      readonly number: string
      readonly customerName: string
      readonly unapplied: Money
    }
  | {
      readonly kind: 'charged'
      readonly number: string
      readonly amount: Money
      readonly chargedAs: string
      readonly dueDay: Day
    }
  | { readonly kind: 'waived'; readonly number: string; readonly amount: Money; readonly reason: string }

/** A rate as it was entered. It counts under its regime alone. */
export type EnteredRate = YearlyRate & { readonly regime: InterestRegime; readonly source: string }

export type RateEntryOutcome =
  | { readonly kind: 'no-regime' }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'saved'
      readonly regime: InterestRegime
      readonly rate: YearlyRate
      readonly before: YearlyRate | null
    }
