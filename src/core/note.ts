/**
 * A note: what a colleague said to a customer, or heard of it, for whoever takes up the receiver next. It changes nothing.
 *
 * Example: '2026-12-01 @ann: Mr Li is on holiday until the 8th, ask Ms Wang.'
 */
import type { Day } from './day.ts'
import type { CustomerRefusal, InvoiceRefusal } from './outcome.ts'

export type Note = {
  readonly id: string
  readonly customerId: string
  /** null: of the customer as a whole. */
  readonly invoiceId: string | null
  readonly text: string
  readonly day: Day
  readonly createdBy: string
}

export type NoteOutcome =
  | InvoiceRefusal
  | CustomerRefusal
  | { readonly kind: 'noted'; readonly customerName: string; readonly number: string | null; readonly note: Note }
