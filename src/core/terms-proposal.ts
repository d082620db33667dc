/**
 * Shorter terms, step by step (domain.md, 'FAQ: shorter terms'): for new products a shorter term with a cash discount; then a shorter
 * term for all but the large orders; then the present terms as what a customer's points open. And weekly settlement, to be tried. Terms by
 * size are not proposed to whoever has gone on to points: they would open the longer terms once more.
 *
 * Each is worked out on the customer's own invoices: those issued in the last twelve months and settled, in the currency of most of
 * them, four at least. What it would have brought is against the terms as they stand today: days earlier, weighted by amount; the cash
 * that this frees on average over the year, Σ paid × days earlier ÷ days of the year; the interest saved on it at the company's cost of
 * money; less the discount.
 *
 * Judgement: the shorter term is half the days, in fives. The discount is what the company's money costs it for the days won, in
 * quarters of a percent, from 0.5 to 2 %: less moves nobody, and more no bank asks. A large order is one of those that together make up
 * half of the sales. Points for two of three of a year's invoices open the present terms. With a discount the customer is taken to pay
 * on its last day; without one as many days before or after the due day as it did.
 *
 * Example: net 60, eight invoices a year of USD 10,000, each paid on day 70, and money at 8 %. New products: 1.25/10 net 30, as
 * 60 days at 8 % are worth 1.30 %. On all eight it brings the money 60 days earlier: 80,000 × 60 ÷ 365 = USD 13,150.68 freed on average,
 * USD 1,052.05 interest saved, USD 1,000.00 discount.
 */
import type { CreditPolicy } from './credit-policy.ts'
import type { Customer } from './customer.ts'
import {
  baseTerms,
  type CustomerTerms,
  comingTerms,
  dependsOnPoints,
  isUnconditional,
  type NewTerms,
  pointsOn,
  standingTerms,
  type TermsCase,
  type TermsOrigin,
  termsFor,
  untried,
} from './customer-terms.ts'
import { addDays, addMonths, type Day, daysBetween } from './day.ts'
import { type Currency, type Money, money, twoDigits } from './money.ts'
import { type PastInvoice, paidMinor, paidMinorDays } from './past-invoice.ts'
import { annualCost, breakEvenDiscount, meanBalance, minorDays, shareOf } from './price-of-money.ts'
import { discountDayOf, dueDayOf, type Terms, termDaysOf } from './terms.ts'
import { parseTerms, termsText } from './terms-text.ts'
import type { TermsTrial } from './terms-trial.ts'
import type { Calendar } from './working-day.ts'

/** The three steps in their order, and the trial. */
export const TERMS_STEPS = ['new-products', 'order-size', 'points', 'weekly-trial'] as const
export type TermsStepId = (typeof TERMS_STEPS)[number] & TermsOrigin

/** Terms that are proposed; from when they are to hold is said by who accepts them. */
export type ProposedTerms = Pick<NewTerms, 'scope' | 'fromAmount' | 'fromPoints' | 'terms'>

export type TermsEffect = {
  /** Invoices whose day would have been another one. */
  readonly invoices: number
  /** Of these, weighted by amount; negative is later. */
  readonly daysEarlier: number
  /** On average over the twelve months; negative is tied up. */
  readonly cashFreed: Money
  readonly interestSaved: Money
  readonly discount: Money
  /** What the discount costs a year, as a share; null without one, or when nothing comes earlier. */
  readonly annualCost: number | null
}

export type TermsStep = {
  readonly step: TermsStepId
  /** What is to be agreed; empty where it is agreed already, or a later step has taken its place. */
  readonly proposed: readonly ProposedTerms[]
  /** The agreement that was made of it, now or for a later day. */
  readonly agreed: readonly CustomerTerms[]
  readonly effect: TermsEffect | null
}

export type TermsProposal =
  /** Nobody can say from so few invoices. */
  | { readonly kind: 'too-few'; readonly have: number; readonly need: number }
  /** The present terms are as short as it gets. */
  | { readonly kind: 'short-already'; readonly termDays: number }
  | {
      readonly kind: 'steps'
      /** The twelve months of issue days that were looked at. */
      readonly from: Day
      readonly to: Day
      readonly invoices: number
      /** What was paid on them. */
      readonly paid: Money
      /** From issue to the due day by the present terms, and to the money, weighted by amount. */
      readonly termDays: number
      readonly payDays: number
      readonly steps: readonly TermsStep[]
    }

/** What `/cash terms ACME` shows. */
export type TermsPlan = {
  readonly customer: Customer
  readonly today: Day
  readonly standing: readonly CustomerTerms[]
  readonly coming: readonly CustomerTerms[]
  readonly points: number
  readonly proposal: TermsProposal
  /** The last one that was agreed. */
  readonly trial: TermsTrial | null
  readonly capitalCostBasisPoints: number
}

const INVOICES_NEEDED = 4
const SHORT_DAYS = 10
const DISCOUNT_DAYS = 10
const DISCOUNT = { from: 50, to: 200, step: 25 }

export type ProposalFacts = {
  readonly day: Day
  readonly currency: Currency
  readonly rows: readonly CustomerTerms[]
  /** What holds where no row does: the customer's own terms. */
  readonly ownTerms: string
  /** By which a due day may have to move. */
  readonly calendar: Calendar
  /** Issued in the last 24 months: the first twelve count for the points of the second. */
  readonly invoices: readonly PastInvoice[]
  readonly policy: Pick<CreditPolicy, 'capitalCostBasisPoints'>
}

/** Throws for stored terms that cannot be read: they were written by termsText. */
export function proposeTerms(facts: ProposalFacts): TermsProposal {
  const { day, currency } = facts
  const from = addMonths(day, -12)
  const looked = facts.invoices.filter(
    (i) => i.amount.currency === currency && i.issuedDay > from && i.settledDay !== null && paidMinor(i) > 0,
  )
  if (looked.length < INVOICES_NEEDED) return { kind: 'too-few', have: looked.length, need: INVOICES_NEEDED }
  const held = standingTerms(untried(facts.rows), day).filter((row) => row.scope === 'all')
  const base = baseTerms(facts.rows, { day, own: facts.ownTerms })
  const termDays = meanTermDays(base, { invoices: looked, calendar: facts.calendar })
  // Once the base is short, the longer terms are those that were kept for size or points.
  const kept = held.find((row) => isKept(row) && !isUnconditional(row))
  if (termDays <= SHORT_DAYS && !kept) return { kind: 'short-already', termDays: Math.round(termDays) }
  const paid = looked.reduce((sum, i) => sum + paidMinor(i), 0)
  const payDays = Number(looked.reduce((sum, i) => sum + paidMinorDays(i), 0n)) / paid
  const plan: Plan = {
    facts,
    looked,
    span: { from, days: daysBetween(from, day) },
    long: kept?.terms ?? base,
    shortDays: kept ? Math.round(termDays) : shorterDays(termDays),
    isShort: kept !== undefined,
    payDays,
  }
  return {
    kind: 'steps',
    from: addDays(from, 1),
    to: day,
    invoices: looked.length,
    paid: money(paid, currency),
    termDays,
    payDays,
    steps: TERMS_STEPS.map((step) => stepOf(step, plan)),
  }
}

type Plan = {
  readonly facts: ProposalFacts
  readonly looked: readonly PastInvoice[]
  readonly span: { readonly from: Day; readonly days: number }
  /** The present terms, which a size or points keep. */
  readonly long: string
  readonly shortDays: number
  /** The terms without a condition are the shorter ones already. */
  readonly isShort: boolean
  readonly payDays: number
}

function stepOf(step: TermsStepId, plan: Plan): TermsStep {
  const { rows, day } = plan.facts
  const known = [...standingTerms(rows, day), ...comingTerms(rows, day)]
  const agreed = known.filter((row) => row.origin === step)
  const isPassed = step === 'order-size' && known.some((row) => row.origin === 'points')
  if (agreed.length > 0 || isPassed) return { step, agreed, proposed: [], effect: null }
  const proposed = PROPOSED[step](plan)
  return { step, agreed, proposed, effect: effectOf(step, proposed, plan) }
}

const FOR_ALL = { scope: 'all', fromAmount: null, fromPoints: null } as const

const PROPOSED: Record<TermsStepId, (plan: Plan) => ProposedTerms[]> = {
  'new-products': ({ shortDays, payDays, facts: { policy } }) => {
    const discountDays = shortDays > DISCOUNT_DAYS ? DISCOUNT_DAYS : Math.max(1, Math.floor(shortDays / 2))
    const basisPoints = discountFor({ ...policy, daysEarlier: payDays - discountDays })
    const terms = termsText({ kind: 'net', days: shortDays, discount: { basisPoints, days: discountDays } })
    return [{ ...FOR_ALL, scope: 'new-products', terms }]
  },
  'order-size': ({ looked, long, facts: { currency }, ...plan }) => [
    { ...FOR_ALL, fromAmount: money(largeOrderMinor(looked), currency), terms: long },
    ...shortForAll(plan),
  ],
  points: ({ looked, long, ...plan }) => [
    { ...FOR_ALL, fromPoints: Math.max(2, Math.ceil((looked.length * 2) / 3)), terms: long },
    ...shortForAll(plan),
  ],
  'weekly-trial': () => [{ ...FOR_ALL, terms: 'weekly' }],
}

function shortForAll({ isShort, shortDays }: Pick<Plan, 'isShort' | 'shortDays'>): ProposedTerms[] {
  return isShort ? [] : [{ ...FOR_ALL, terms: termsText({ kind: 'net', days: shortDays }) }]
}

function shorterDays(days: number): number {
  return Math.max(5, Math.floor(days / 2 / 5) * 5)
}

function discountFor(price: { capitalCostBasisPoints: number; daysEarlier: number }): number {
  const quarters = Math.floor(breakEvenDiscount(price) / DISCOUNT.step) * DISCOUNT.step
  return Math.min(DISCOUNT.to, Math.max(DISCOUNT.from, quarters))
}

/** The smallest of the largest orders that together make up half of the sales, rounded down to two significant digits. */
function largeOrderMinor(invoices: readonly PastInvoice[]): number {
  const largestFirst = invoices.map((i) => i.amount.minor).sort((a, b) => b - a)
  const half = largestFirst.reduce((sum, minor) => sum + minor, 0) / 2
  let sum = 0
  for (const minor of largestFirst) {
    sum += minor
    if (sum >= half) return twoDigits(minor, Math.floor)
  }
  return 0
}

function effectOf(step: TermsStepId, proposed: readonly ProposedTerms[], plan: Plan): TermsEffect {
  const { facts, looked, span } = plan
  const { currency, policy } = facts
  const moved = looked.map((invoice) => ({ invoice, ...movedBy(step, proposed, invoice, facts) }))
  const affected = moved.filter((m) => m.minorDays !== 0n || m.discountBasisPoints > 0)
  const total = affected.reduce((sum, m) => sum + m.minorDays, 0n)
  const minor = affected.reduce((sum, m) => sum + paidMinor(m.invoice), 0)
  const cashFreed = meanBalance(total, { days: span.days, currency })
  const daysEarlier = minor === 0 ? 0 : Number(total) / minor
  const basisPoints = affected[0]?.discountBasisPoints ?? 0
  return {
    invoices: affected.length,
    daysEarlier,
    cashFreed,
    interestSaved: shareOf(cashFreed, policy.capitalCostBasisPoints),
    discount: shareOf(money(minor, currency), basisPoints),
    annualCost: basisPoints > 0 ? annualCost({ basisPoints, daysEarlier }) : null,
  }
}

/** How much earlier the money of an invoice would have come. */
function movedBy(
  step: TermsStepId,
  proposed: readonly ProposedTerms[],
  invoice: PastInvoice,
  { day, rows, ownTerms, invoices, calendar }: ProposalFacts,
): { minorDays: bigint; discountBasisPoints: number } {
  const { issuedDay } = invoice
  const made = proposed.map(
    (terms, i): CustomerTerms => ({
      ...terms,
      id: `proposed ${i}`,
      customerId: '',
      fromDay: day,
      untilDay: null,
      origin: step,
      agreedAt: '9',
    }),
  )
  const present = untried(rows)
  const all = [...present, ...made]
  const wanted: TermsCase = {
    day,
    amount: invoice.amount,
    points: dependsOnPoints(all) ? pointsOn(invoices, issuedDay) : 0,
    isNewProduct: step === 'new-products',
  }
  const now = termsFor(present, wanted)?.terms ?? ownTerms
  const then = termsFor(all, wanted)?.terms ?? ownTerms
  if (now === then) return { minorDays: 0n, discountBasisPoints: 0 }
  const termsThen = read(then)
  const discountDay =
    termsThen.kind === 'instalments'
      ? null
      : discountDayOf(termsThen, { from: issuedDay, dueDay: dueDayOf(termsThen, issuedDay, calendar) })
  if (discountDay !== null) {
    // Taken on its last day by who would have paid later; who paid earlier goes on doing so, and takes it as well.
    const earlier = invoice.paid.map(({ minor, day: paidDay }) =>
      minorDays(minor, Math.max(0, daysBetween(discountDay, paidDay))),
    )
    const discountBasisPoints = ('discount' in termsThen && termsThen.discount?.basisPoints) || 0
    return { minorDays: earlier.reduce((sum, n) => sum + n, 0n), discountBasisPoints }
  }
  const days = Math.round(termDaysOf(read(now), issuedDay, calendar) - termDaysOf(termsThen, issuedDay, calendar))
  const earlier = invoice.paid.map(({ minor, day: paidDay }) =>
    minorDays(minor, Math.min(days, Math.max(0, daysBetween(issuedDay, paidDay)))),
  )
  return { minorDays: earlier.reduce((sum, n) => sum + n, 0n), discountBasisPoints: 0 }
}

function isKept({ origin }: CustomerTerms): boolean {
  return origin === 'order-size' || origin === 'points'
}

function meanTermDays(
  terms: string,
  { invoices, calendar }: { invoices: readonly PastInvoice[]; calendar: Calendar },
): number {
  const operation = read(terms)
  const days = invoices.map(({ issuedDay }) => termDaysOf(operation, issuedDay, calendar))
  return days.reduce((sum, n) => sum + n, 0) / days.length
}

function read(terms: string): Terms {
  const known = parseTerms(terms)
  if (!known) throw new Error(`no terms: ${terms}`)
  return known
}
