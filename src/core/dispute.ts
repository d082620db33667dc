/**
 * A dispute: the customer says that an amount of an invoice is not owed. It holds that amount only, the rest is still chased; it is
 * looked at again on a day, and ends by what was decided. Source: domain.md, 'Following up'.
 *
 * What was disputed while it was open stays known, so that any day can be asked about. Where nobody says when to look at it again, it is
 * after two weeks (judgement), and never later than a pause may end (core/pause).
 *
 * Example: INV-1001 over 10,000.00, of which 2,000.00 is disputed: 8,000.00 is reminded of and collected.
 */
import { addDays, type Day } from './day.ts'
import type { Wait } from './following.ts'
import { type Money, money } from './money.ts'
import type { InvoiceRefusal, PlannedDuty } from './outcome.ts'
import type { PauseRefusal } from './pause.ts'
import type { Planned } from './receivable.ts'
import type { Calendar } from './working-day.ts'

export const DISPUTE_ENDS = ['credited', 'rejected', 'withdrawn'] as const
/** What came of it: credited (the customer was right), rejected (it is owed), withdrawn (the customer gave it up). */
export type DisputeEnd = (typeof DISPUTE_ENDS)[number]

export type Dispute = {
  readonly id: string
  readonly invoiceId: string
  /** In the invoice's currency. */
  readonly amountMinor: number
  readonly reason: string
  readonly ownerUserId: string
  readonly openedDay: Day
  /** When it is to be looked at again. */
  readonly untilDay: Day
  readonly endedDay: Day | null
  readonly outcome: DisputeEnd | null
}

const DAYS_UNTIL_LOOKED_AT = 14

export function disputedUntil(today: Day): Day {
  return addDays(today, DAYS_UNTIL_LOOKED_AT)
}

/** What is still asked for while a dispute holds the rest: never less than nothing. */
export function chasedOf(outstanding: Money, disputedMinor: number): Money {
  return money(Math.max(0, outstanding.minor - disputedMinor), outstanding.currency)
}

/** A rule about a dispute. */
export type DisputeRule<Id extends string = string> = {
  readonly id: Id
  readonly about: 'dispute'
  readonly law: 2
  plan(dispute: Dispute & { readonly isSettled: boolean }, calendar: Calendar): Planned
}

type NotYours = { readonly kind: 'not-your-customer'; readonly customerName: string }

export type DisputeOutcome =
  | InvoiceRefusal
  | NotYours
  | PauseRefusal
  | { readonly kind: 'nothing-open'; readonly name: string }
  | { readonly kind: 'other-currency'; readonly number: string; readonly invoiced: Money; readonly paid: Money }
  /** `undisputed` is what a dispute can still be about. */
  | { readonly kind: 'more-than-undisputed'; readonly number: string; readonly undisputed: Money }
  | {
      readonly kind: 'opened'
      readonly untilDay: Day
      readonly number: string
      readonly customerName: string
      readonly amount: Money
      /** With what was in dispute before. */
      readonly inDispute: Money
      /** What of the invoice is not in dispute; `waits`: until when nobody asks for that either, null: it is asked for. */
      readonly chased: Money
      readonly waits: Wait | null
      readonly duties: readonly PlannedDuty[]
    }

export type DisputeEndOutcome =
  | InvoiceRefusal
  | NotYours
  | { readonly kind: 'no-open-dispute'; readonly number: string }
  /** A credit note is somebody else's to write. */
  | { readonly kind: 'may-not-credit' }
  | {
      readonly kind: 'ended'
      readonly outcome: DisputeEnd
      readonly number: string
      readonly customerName: string
      readonly amount: Money
      /** The credit note written with it; minor 0 when there was nothing left to credit. */
      readonly credited: Money
      readonly outstanding: Money
      readonly duties: readonly PlannedDuty[]
    }
