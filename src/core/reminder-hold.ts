/**
 * Reminders on hold: nobody asks for an invoice until a day, for a reason of our own (goods on their way back, a word with the owner). It
 * pauses the steps as a promise does (core/receivable, core/pause) and ends by itself, on its last day; nobody scores it. Source: domain.md,
 * 'Following up' (each hold has a reason, an owner, and an end).
 *
 * Example: on hold until Saturday 2026-12-05: a reminder that was due on the 1st is due on Monday the 7th.
 */
import type { Day } from './day.ts'
import type { InvoiceRefusal, PlannedDuty } from './outcome.ts'
import type { PauseRefusal } from './pause.ts'

export type ReminderHold = {
  readonly id: string
  readonly invoiceId: string
  /** Its last day. */
  readonly untilDay: Day
  readonly reason: string
  readonly ownerUserId: string
  readonly placedDay: Day
  /** When somebody released it before its day; null when nobody did. */
  readonly endedDay: Day | null
}

type NotYours = { readonly kind: 'not-your-customer'; readonly customerName: string }

export type ReminderHoldOutcome =
  | InvoiceRefusal
  | NotYours
  | PauseRefusal
  | { readonly kind: 'nothing-open'; readonly name: string }
  | {
      readonly kind: 'held'
      readonly untilDay: Day
      readonly number: string
      readonly customerName: string
      readonly duties: readonly PlannedDuty[]
    }

export type ReminderReleaseOutcome =
  | InvoiceRefusal
  | NotYours
  | { readonly kind: 'not-on-hold'; readonly number: string }
  | {
      readonly kind: 'released'
      readonly number: string
      readonly customerName: string
      readonly duties: readonly PlannedDuty[]
    }
