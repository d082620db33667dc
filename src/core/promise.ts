/**
 * A promise to pay: a customer said by when an amount of its invoices will be paid. It pauses the steps of these invoices until its day
 * (core/receivable), and is then kept or broken: read from the payments, never stored, so that a payment that is brought in late, or
 * taken back, says the truth at once.
 *
 * Kept: of each of its invoices the promised amount was received by the end of the promised day, counted since the promise was recorded.
 * A payment that the bank took back counts no more. A credit note is no payment, but lowers what was promised; once nothing is left of it
 * the promise has fallen away, and is scored neither way (judgement), like one that was withdrawn before its day: withdrawing later is not
 * possible, as it would clean the record. Source: domain.md, 'Following up'.
 *
 * Example: on 2026-12-01 ACME promises 5,000.00 of INV-1001 by the 5th. 3,000.00 comes on the 4th and 2,000.00 on the 7th: broken. With
 * a credit note over 2,000.00 on the 3rd it would have been kept.
 */
import type { Day } from './day.ts'
import type { Money } from './money.ts'
import type { CustomerRefusal, InvoiceRefusal, PlannedDuty } from './outcome.ts'
import type { Planned } from './receivable.ts'
import type { Calendar } from './working-day.ts'

export type PromiseState = 'open' | 'kept' | 'broken' | 'withdrawn'

export type PaymentPromise = {
  readonly id: string
  readonly customerId: string
  readonly promisedDay: Day
  readonly recordedDay: Day
  readonly note: string
  /** The message in which it was said, where it was recorded from one. */
  readonly link: string | null
  /** Who follows it up. */
  readonly ownerUserId: string
  readonly withdrawnDay: Day | null
  /** Who recorded it. */
  readonly createdBy: string
  readonly invoices: readonly PromisedInvoice[]
}

export type PromisedInvoice = {
  readonly invoiceId: string
  readonly number: string
  readonly amount: Money
}

/** What lowered an invoice: money by the day on which it was received, a credit note by its own. Minor units. */
export type InvoiceReceipt = {
  /** Ids sort by the time at which they were made: what was entered before a promise was not promised any more. */
  readonly id: string
  readonly invoiceId: string
  readonly kind: 'payment' | 'credit-note'
  readonly day: Day
  readonly minor: number
  /** When it was taken back; null while it stands. */
  readonly takenBackDay: Day | null
}

/** How a promise stands at the end of a day. `receipts` are all of its invoices; those of others are left out. */
export function promiseStateOn(promise: PaymentPromise, receipts: readonly InvoiceReceipt[], day: Day): PromiseState {
  if (promise.withdrawnDay !== null && promise.withdrawnDay <= day) return 'withdrawn'
  const isOver = day > promise.promisedDay
  const rest = restOf(promise, receipts, { until: isOver ? promise.promisedDay : day, asOf: day })
  if (rest.every((r) => r.promisedMinor === 0)) return 'withdrawn'
  if (rest.every((r) => r.paidMinor >= r.promisedMinor)) return 'kept'
  return isOver ? 'broken' : 'open'
}

/** True once all that was promised is paid or credited, in time or late. */
export function isPromisePaid(promise: PaymentPromise, receipts: readonly InvoiceReceipt[], day: Day): boolean {
  return restOf(promise, receipts, { until: day, asOf: day }).every((r) => r.paidMinor >= r.promisedMinor)
}

type Rest = { readonly promisedMinor: number; readonly paidMinor: number }

/** What is still promised of each invoice, and what was paid of it, by what came until a day and had not been taken back as of another. */
function restOf(
  { id, invoices }: PaymentPromise,
  receipts: readonly InvoiceReceipt[],
  { until, asOf }: { until: Day; asOf: Day },
): Rest[] {
  const counts = (r: InvoiceReceipt) =>
    r.id > id && r.day <= until && (r.takenBackDay === null || r.takenBackDay > asOf)
  return invoices.map(({ invoiceId, amount }) => {
    const sum = (kind: InvoiceReceipt['kind']) =>
      receipts.reduce((n, r) => (r.invoiceId === invoiceId && r.kind === kind && counts(r) ? n + r.minor : n), 0)
    return { promisedMinor: Math.max(0, amount.minor - sum('credit-note')), paidMinor: sum('payment') }
  })
}

export type PromiseScore = { readonly kept: number; readonly broken: number; readonly open: number }

/** Of the promises whose day has come, or that were kept before it, the share that was kept, 0 to 1; null when there is none. */
export function keptShare({ kept, broken }: Pick<PromiseScore, 'kept' | 'broken'>): number | null {
  return kept + broken === 0 ? null : kept / (kept + broken)
}

/** A promise with how it stands. */
export type PromiseStanding = PaymentPromise & { readonly state: PromiseState; readonly isPaid: boolean }

export function scoreOf(standings: readonly Pick<PromiseStanding, 'state'>[]): PromiseScore {
  const count = (state: PromiseState) => standings.filter((p) => p.state === state).length
  return { kept: count('kept'), broken: count('broken'), open: count('open') }
}

/** A rule about a promise. */
export type PromiseRule<Id extends string = string> = {
  readonly id: Id
  readonly about: 'promise'
  readonly law: 2
  plan(promise: PromiseStanding, calendar: Calendar): Planned
}

type NotYours = { readonly kind: 'not-your-customer'; readonly customerName: string }

export type PromiseOutcome =
  | InvoiceRefusal
  | CustomerRefusal
  | { readonly kind: 'in-the-past'; readonly day: Day; readonly today: Day }
  | { readonly kind: 'nothing-open'; readonly name: string }
  | { readonly kind: 'other-currency'; readonly number: string; readonly invoiced: Money; readonly paid: Money }
  | { readonly kind: 'more-than-open'; readonly number: string; readonly outstanding: Money }
  | {
      readonly kind: 'recorded'
      readonly promise: PaymentPromise
      readonly customerName: string
      /** The days of the open promises whose place it takes. */
      readonly replaced: readonly Day[]
      readonly duties: readonly PlannedDuty[]
    }

export type PromiseEndOutcome =
  | InvoiceRefusal
  | CustomerRefusal
  | NotYours
  | { readonly kind: 'no-open-promise'; readonly name: string }
  | {
      readonly kind: 'withdrawn'
      readonly customerName: string
      readonly promises: readonly PaymentPromise[]
      readonly duties: readonly PlannedDuty[]
    }
