/**
 * A duty: something that somebody in the company has to do on a day because a rule says so.
 *
 * planned (waits for its day) → open (named in a message) → done. Or cancelled (the facts took its ground away: paid, credited),
 * superseded (a higher step of the same receivable took its place). There is no 'missed': what was not said is still due.
 * A duty is one row under a unique key (rule, subject, step): it is never planned twice. What recurs (a customer's file is refreshed every
 * quarter) has a step for each time.
 *
 * Example: INV-1001 due 2026-12-20 has 'remind-before-due' on 2026-12-07 (the 6th is a Sunday) and 'start-collection' on the 28th
 * (the 27th is a Sunday).
 */
import { addDays, type Day, weekday } from './day.ts'
import type { Following } from './following.ts'
import type { Money } from './money.ts'
import type { RuleId } from './rules/index.ts'
import { type Calendar, onOrAfterWorkday } from './working-day.ts'

export const DUTY_STATES = ['planned', 'open', 'done', 'cancelled', 'superseded'] as const
export type DutyState = (typeof DUTY_STATES)[number]

/** What a duty is about. */
export type SubjectKind = 'delivery' | 'invoice' | 'customer' | 'promise' | 'dispute'

/** Why a duty ended without being done. */
export type DutyEnd =
  | 'paid' // the invoice is settled
  | 'sent' // the invoice went out before its day
  | 'not-needed' // the rule no longer asks for it (terms changed, terms too short)
  | 'higher-step' // a later step of the same receivable was said in its place
  | 'looked-at' // the screening that it asked for is through
  | 'disputed' // all that is outstanding is in dispute
  | 'withdrawn' // the promise was withdrawn, or nothing is left of it
  | 'put-off' // the customer promised anew, for a later day
  | 'decided' // the dispute has ended

/** One line of a message or a list: everything a person needs to act. */
export type DutyItem = {
  readonly id: string
  readonly rule: RuleId
  readonly subjectKind: SubjectKind
  readonly subjectId: string
  readonly state: DutyState
  readonly end: DutyEnd | null
  readonly dueDay: Day
  /** The day it was last named in a message; null while it was not. */
  readonly openedDay: Day | null
  readonly customerId: string
  readonly customerName: string
  readonly ownerUserId: string | null
  /** null for a delivery that has no invoice yet, and for what is about the customer itself. */
  readonly invoice: {
    readonly id: string
    readonly number: string
    readonly amount: Money
    readonly outstanding: Money
    readonly dueDay: Day
  } | null
  readonly delivery: { readonly id: string; readonly day: Day; readonly amount: Money } | null
  /** What was promised, disputed or put on hold of what it is about. */
  readonly following: Following
  readonly doneBy: string | null
  /** The local day and minute of the press, ISO instant. */
  readonly endedAt: string | null
  readonly snoozedBy: string | null
}

/** Duties a message holds: more would come near Slack's limit of 12,000 characters of blocks. */
export const DUTIES_PER_MESSAGE = 6

/** A message of one customer's duties, as posted by the sweep. */
export type CustomerDuties = {
  readonly today: Day
  readonly customerId: string
  readonly customerName: string
  readonly ownerUserId: string | null
  readonly duties: readonly DutyItem[]
  /** The day up to which payments are known, null when none was ever recorded. */
  readonly paymentsKnownTo: Day | null
  /** What the customer has paid that is not applied to any invoice, per currency. */
  readonly unapplied: readonly Money[]
  /** When money was last brought in: a payment, a balance, a file. An instant; null while none ever was. */
  readonly moneyAt: string | null
  /** Who is mentioned beside the owner where a step of this rule is to be done (core/dunning-policy). */
  readonly tells: Readonly<Partial<Record<RuleId, string>>>
  /** False when the working-day list of the year is not published yet, so that days are by Monday to Friday. */
  readonly calendarKnown: boolean
}

/** What a morning caught up, when working days before it had none. */
export type CaughtUp = {
  /** The first and the last working day without a finished morning, and how many there are. */
  readonly firstDay: Day
  readonly lastDay: Day
  readonly workdays: number
  /** Steps that were to be said on or before the last of them: said now, or left to a later step that is due as well. */
  readonly steps: number
  readonly superseded: number
}

/** `/cash duties`: what is open or coming, for me, my team or one customer. */
export type DutyList = {
  readonly today: Day
  /** When the next sweep says what is due by then. */
  readonly nextSweepDay: Day
  readonly scope: { readonly kind: 'mine' | 'team' } | { readonly kind: 'customer'; readonly customerName: string }
  readonly open: readonly DutyItem[]
  readonly openCount: number
  /** Planned within the next 14 days. */
  readonly coming: readonly DutyItem[]
  readonly comingCount: number
  /** Those of their years whose official working days are not published yet. */
  readonly unknownYears: readonly string[]
}

/** Today while its morning has not been swept, else the next working day: nobody is written to on the days between. */
export function nextSweepDay(today: Day, isSwept: boolean, calendar: Calendar): Day {
  return onOrAfterWorkday(isSwept ? addDays(today, 1) : today, calendar)
}

export const SNOOZES = ['1-day', '3-days', 'next-week'] as const
export type Snooze = (typeof SNOOZES)[number]

/** The day until which a duty sleeps: next week is next Monday. */
export function snoozedUntil(snooze: Snooze, today: Day): Day {
  if (snooze === '1-day') return addDays(today, 1)
  if (snooze === '3-days') return addDays(today, 3)
  return addDays(today, 8 - weekday(today))
}
