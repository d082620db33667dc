/**
 * A customer's terms from a day on: which of them an invoice gets. Terms are never changed backwards, so an invoice that is logged late
 * gets those of the day on which it was issued.
 *
 * What is agreed at one time is one agreement: terms for all, and beside them what is kept for orders of a size or for customers with
 * points (on-time invoices in the twelve months before; domain.md, 'FAQ: shorter terms'). The newest agreement that says anything of the
 * invoice counts, and in it the most demanding condition that holds. Terms for new products and a trial stand before all others, as
 * they are exceptions. A size in another currency than the invoice's is no size to compare with: it does not hold.
 *
 * Example: agreed for March on: net 15, net 30 from USD 10,000. Until then net 30. An invoice of USD 12,000 of 28 February has net 30,
 * one of 1 March too, one of USD 9,000 of 1 March net 15.
 */

import { settledBy } from './behaviour.ts'
import type { Day } from './day.ts'
import type { Money } from './money.ts'
import type { CustomerRefusal } from './outcome.ts'
import type { PastInvoice } from './past-invoice.ts'
import { givesCredit, type SampleDueDay } from './terms.ts'
import { parseTerms } from './terms-text.ts'

export type TermsScope = 'all' | 'new-products'
/** What led to them: said by a person, or one of the three steps towards shorter terms, or a trial. */
export type TermsOrigin = 'agreed' | 'new-products' | 'order-size' | 'points' | 'weekly-trial'

export type CustomerTerms = {
  readonly id: string
  readonly customerId: string
  readonly fromDay: Day
  /** The last day of a trial; null: until something else is agreed. */
  readonly untilDay: Day | null
  readonly scope: TermsScope
  /** Only for invoices of at least this amount. */
  readonly fromAmount: Money | null
  /** Only for customers with at least so many points. */
  readonly fromPoints: number | null
  /** Canonical form (core/terms-text). */
  readonly terms: string
  readonly origin: TermsOrigin
  /** What was agreed at the same instant belongs together. */
  readonly agreedAt: string
}

/** What is to be said of new terms; the rest follows from when and by whom they are agreed. */
export type NewTerms = Omit<CustomerTerms, 'id' | 'customerId' | 'agreedAt'>

/** Before any day that can be typed: what held until the first agreement. */
export const SINCE_EVER = '1900-01-01' as Day

export type TermsCase = {
  /** The issue day. */
  readonly day: Day
  /** null: of no size, as when terms are shown and not an invoice's. */
  readonly amount: Money | null
  readonly points: number
  readonly isNewProduct: boolean
}

/** The terms of an invoice; null: nothing was ever agreed for it, the customer's own count. */
export function termsFor(rows: readonly CustomerTerms[], wanted: TermsCase): CustomerTerms | null {
  return standingTerms(rows, wanted.day).find((row) => isMet(row, wanted)) ?? null
}

/**
 * All terms that some invoice of a day can get, in the order in which they are tried: for new products, a trial, then the agreements
 * back to the one that has terms for everything.
 */
export function standingTerms(rows: readonly CustomerTerms[], day: Day): CustomerTerms[] {
  const begun = rows.filter((row) => row.fromDay <= day && (row.untilDay === null || row.untilDay >= day))
  const newProducts = untilUnconditional(begun.filter((row) => row.scope === 'new-products'))
  const trials = untilUnconditional(begun.filter((row) => row.scope === 'all' && row.untilDay !== null))
  const others = untilUnconditional(begun.filter((row) => row.scope === 'all' && row.untilDay === null))
  return [...newProducts, ...(trials.length > 0 ? trials : others)]
}

/** What is agreed already for a later day, the first first. */
export function comingTerms(rows: readonly CustomerTerms[], day: Day): CustomerTerms[] {
  return rows
    .filter((row) => row.fromDay > day)
    .sort((a, b) => a.fromDay.localeCompare(b.fromDay) || a.agreedAt.localeCompare(b.agreedAt) || byDemand(a, b))
}

/** Terms for every invoice of their scope. */
export function isUnconditional({ fromAmount, fromPoints }: Pick<CustomerTerms, 'fromAmount' | 'fromPoints'>): boolean {
  return fromAmount === null && fromPoints === null
}

/** Whether points have to be counted to know an invoice's terms. */
export function dependsOnPoints(rows: readonly CustomerTerms[]): boolean {
  return rows.some((row) => row.fromPoints !== null)
}

/** Points: the invoices paid on time in the twelve months up to a day, as the behaviour counts them. */
export function pointsOn(invoices: readonly PastInvoice[], day: Day): number {
  return settledBy(invoices, day).onTimeCount
}

/** Without trials: what stands when they are over. */
export function untried(rows: readonly CustomerTerms[]): CustomerTerms[] {
  return rows.filter((row) => row.untilDay === null)
}

/** The terms (canonical form) of all that has no others on a day, trials aside: those agreed by day, else the customer's own. */
export function baseTerms(rows: readonly CustomerTerms[], { day, own }: { day: Day; own: string }): string {
  return standingTerms(untried(rows), day).find((row) => row.scope === 'all' && isUnconditional(row))?.terms ?? own
}

/** Every one of the terms that some invoice of a day or of a later one can get by what is known. */
function possibleTerms(rows: readonly CustomerTerms[], { day, own }: { day: Day; own: string }): string[] {
  const agreed = [...standingTerms(rows, day), ...comingTerms(rows, day)].map((row) => row.terms)
  return [...new Set([baseTerms(rows, { day, own }), ...agreed])]
}

/** Some of the invoices of a day or of a later one, by what is agreed, are paid after the goods. Terms that cannot be read may be. */
export function mayOwe(rows: readonly CustomerTerms[], base: { day: Day; own: string }): boolean {
  return possibleTerms(rows, base).some((terms) => {
    const read = parseTerms(terms)
    return read === null || givesCredit(read)
  })
}

function isMet({ scope, fromAmount, fromPoints }: CustomerTerms, { amount, points, isNewProduct }: TermsCase): boolean {
  if (scope === 'new-products' && !isNewProduct) return false
  if (fromPoints !== null && points < fromPoints) return false
  if (fromAmount === null) return true
  return amount !== null && amount.currency === fromAmount.currency && amount.minor >= fromAmount.minor
}

/** The newest agreement first, in each the most demanding first; what lies behind terms without a condition is never reached. */
function untilUnconditional(rows: readonly CustomerTerms[]): CustomerTerms[] {
  const inOrder = [...rows].sort(
    (a, b) =>
      b.fromDay.localeCompare(a.fromDay) ||
      b.agreedAt.localeCompare(a.agreedAt) ||
      byDemand(a, b) ||
      b.id.localeCompare(a.id),
  )
  const last = inOrder.findIndex(isUnconditional)
  return last < 0 ? inOrder : inOrder.slice(0, last + 1)
}

function byDemand(a: CustomerTerms, b: CustomerTerms): number {
  return (b.fromPoints ?? -1) - (a.fromPoints ?? -1) || (b.fromAmount?.minor ?? -1) - (a.fromAmount?.minor ?? -1)
}

/** What can come of agreeing on terms. Refusals first, in the order in which they are looked for. */
export type AcceptOutcome =
  | CustomerRefusal
  | { readonly kind: 'starts-in-the-past'; readonly fromDay: Day; readonly today: Day }
  | { readonly kind: 'ends-before-start'; readonly fromDay: Day; readonly untilDay: Day }
  | { readonly kind: 'trial-there'; readonly customerName: string; readonly fromDay: Day; readonly untilDay: Day }
  | { readonly kind: 'already-agreed'; readonly customerName: string; readonly fromDay: Day }
  | {
      readonly kind: 'agreed'
      readonly customerName: string
      readonly rows: readonly CustomerTerms[]
      /** The terms without a condition, or else the first of them, and what falls due when by them. */
      readonly sampled: string
      readonly samples: readonly SampleDueDay[]
    }

/** What can come of ending a trial on another day. */
export type TrialEndOutcome =
  | { readonly kind: 'no-such-trial' }
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  | { readonly kind: 'trial-over'; readonly customerName: string; readonly untilDay: Day }
  | { readonly kind: 'ends-in-the-past'; readonly untilDay: Day; readonly today: Day }
  | { readonly kind: 'ends-before-start'; readonly fromDay: Day; readonly untilDay: Day }
  | { readonly kind: 'moved'; readonly customerName: string; readonly untilDay: Day }
