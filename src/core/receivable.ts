/**
 * A receivable as the 3-2-1 rules see it: a delivery, its invoice, or both. And what a rule answers.
 *
 * Every step after the sending asks the customer for something, and waits when there is nothing to ask for: while a promise runs or the
 * reminders are on hold, a step that is due moves to the first working day after; what is disputed in full is not asked for at all.
 * So what was promised and not paid is asked for again by itself. Source: domain.md, 'Following up'.
 *
 * A debtor is warned in order: collection, final notice, hand-over. Each comes, counted from the day on which the one before it was said,
 * after as many days as the ladder has between the two, and at least a working day later: whoever is late in being told first (a promise
 * was broken, a dispute rejected, an old invoice brought in) has as long to answer as everybody else (judgement).
 *
 * Example: collection is due Monday 2026-12-28 and payment promised for Friday 2027-01-08: collection starts on Monday the 11th, and
 * the final notice, two weeks after it in the ladder, comes on the 25th.
 */

import { addDays, type Day, earlierDay, laterDay } from './day.ts'
import type { DunningPolicy } from './dunning-policy.ts'
import type { DutyEnd, SubjectKind } from './duty.ts'
import { addWorkdays, type Calendar, onOrAfterWorkday } from './working-day.ts'

/** The steps that warn a debtor, the mildest first: none of them is jumped over. */
const WARNINGS = ['start-collection', 'final-notice', 'hand-over'] as const
export type Warning = (typeof WARNINGS)[number]

export function isWarning(rule: string): rule is Warning {
  return (WARNINGS as readonly string[]).includes(rule)
}

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
  /** The last day on which nobody asks for it: of its promises that pause and its holds. null: it has none. */
  readonly pausedUntil: Day | null
  /** When each warning was said last; of one that is still to be said, when it will be, for those after it. null: nobody knows. */
  readonly saidDays: Readonly<Partial<Record<Warning, Day | null>>>
}

export type Planned =
  | {
      readonly kind: 'due'
      readonly dueDay: Day
      readonly subject: { kind: SubjectKind; id: string }
      /** Where it waits for a promise or a hold: the day on which it would be without. */
      readonly unpausedDay?: Day
    }
  | { readonly kind: 'none'; readonly end: DutyEnd }

/**
 * One rule. `step` orders the rules of one receivable: of those that are due the highest is said in the place of the others, only that no
 * warning is said before the ones below it were.
 */
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
  const subject = { kind: 'invoice', id: invoice.id } as const
  const unpausedDay = onOrAfterWorkday(day, calendar)
  if (pausedUntil === null || day > pausedUntil) return { kind: 'due', dueDay: unpausedDay, subject }
  return { kind: 'due', dueDay: onOrAfterWorkday(addDays(pausedUntil, 1), calendar), subject, unpausedDay }
}

/** A warning and its place in the ladder, in calendar days after the due day. */
type Rung = { readonly warning: Warning; readonly days: number }

/**
 * What a warning wants of an invoice that comes after another one: its own day, but not before its distance in the ladder from when that
 * one was said. What was said already stays said, however near to the one before.
 */
export function warn(
  invoice: ReceivableInvoice,
  { warning, days, after }: Rung & { readonly after: Rung },
  calendar: Calendar,
): Planned {
  const [before, said] = [invoice.saidDays[after.warning], invoice.saidDays[warning]]
  const apart = before && laterDay(addDays(before, days - after.days), addWorkdays(before, 1, calendar))
  const earliest = apart && said ? earlierDay(apart, said) : (apart ?? said)
  const ownDay = addDays(invoice.dueDay, days)
  return chase(invoice, earliest ? laterDay(ownDay, earliest) : ownDay, calendar)
}
