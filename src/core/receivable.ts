/**
 * A receivable as the 3-2-1 rules see it: a delivery, its invoice, or both. And what a rule answers.
 *
 * Every step after the sending asks the customer for something, and waits when there is nothing to ask for: while a promise runs or the
 * reminders are on hold, a step that is due moves to the first working day after; what is disputed in full is not asked for at all.
 * So what was promised and not paid is asked for again by itself. Source: domain.md, 'Following up'.
 *
 * Example: collection is due Monday 2026-12-28 and payment promised for Friday 2027-01-08: collection starts on Monday the 11th.
 */

import { addDays, type Day } from './day.ts'
import type { DunningPolicy } from './dunning-policy.ts'
import type { DutyEnd, SubjectKind } from './duty.ts'
import { type Calendar, onOrAfterWorkday } from './working-day.ts'

export type Receivable = {
  readonly delivery: { readonly id: string; readonly day: Day } | null
  readonly invoice: ReceivableInvoice | null
}

/** Amounts in minor units of the invoice's currency. */
export type ReceivableInvoice = {
  readonly id: string
  readonly issuedDay: Day
  readonly dueDay: Day
  readonly deliveredDay: Day | null
  readonly sentDay: Day | null
  readonly isSettled: boolean
  /** Of an instalment, which one it is. */
  readonly part: number | null
  readonly outstandingMinor: number
  /** What its open disputes hold; may be more than is outstanding. */
  readonly disputedMinor: number
  /** The last day on which nobody asks for it: of its promises that stand and its holds. null: it has none. */
  readonly pausedUntil: Day | null
}

export type Planned =
  | { readonly kind: 'due'; readonly dueDay: Day; readonly subject: { kind: SubjectKind; id: string } }
  | { readonly kind: 'none'; readonly end: DutyEnd }

/** One rule. `step` orders the rules of one receivable: after an outage only the highest step that is due is said. */
export type ReceivableRule<Id extends string = string> = {
  readonly id: Id
  readonly about: 'receivable'
  readonly law: 1 | 2 | 3 | 4 | 5 | 6 | 7
  readonly step: number
  /** `dunning` is what the company decided of the steps after collection. */
  plan(receivable: Receivable, calendar: Calendar, dunning: DunningPolicy): Planned
}

/** What a step that asks for money wants of an invoice: on its day, moved to a working day, unless it has to wait. */
export function chase(invoice: ReceivableInvoice, day: Day, calendar: Calendar): Planned {
  if (invoice.isSettled) return { kind: 'none', end: 'paid' }
  if (invoice.disputedMinor >= invoice.outstandingMinor) return { kind: 'none', end: 'disputed' }
  const { pausedUntil } = invoice
  const from = pausedUntil !== null && day <= pausedUntil ? addDays(pausedUntil, 1) : day
  return { kind: 'due', dueDay: onOrAfterWorkday(from, calendar), subject: { kind: 'invoice', id: invoice.id } }
}
