/**
 * A promise to pay: a customer said by when an amount of its invoices will be paid. While it is open it pauses the steps of these invoices
 * until its day (core/receivable); it is then kept or broken: read from the payments, never stored, so that a payment that is brought in
 * late, or taken back, says the truth at once. One that was kept before its day pauses nothing more: what it left open is asked for.
 *
 * Kept: of each of its invoices the promised amount was received by the end of the promised day, counted since the promise was recorded.
 * Where the customer and no invoice was named, any money counts that it paid since, on whatever invoice or on none, in that currency.
 * A payment that the bank took back counts no more. A credit note is no payment, but lowers what was promised, a discount by the day of
 * its payment, however late it was allowed; once nothing is left of it the promise has fallen away, and is scored neither way
 * (judgement), like one that was withdrawn before its day: withdrawing later is not possible, as it would clean the record.
 *
 * A promise of the same invoices for a later day puts an open one off: the later one pauses and is followed up, but the earlier one is
 * scored by its own day all the same, or a customer who puts off every week would never break one. It stands again when the later one is
 * withdrawn. A slip (put right on the day on which it was recorded), and a promise that is not for a later day, are withdrawn instead.
 * Source: domain.md, 'Following up'.
 *
 * Example: on 2026-12-01 ACME promises 5,000.00 of INV-1001 by the 5th. 3,000.00 comes on the 4th and 2,000.00 on the 7th: broken, also
 * where it was put off to the 10th on the 5th. With a credit note over 2,000.00 on the 3rd it would have been kept.
 */
import { type Day, laterDay } from './day.ts'
import type { Currency, Money } from './money.ts'
import type { CustomerRefusal, InvoiceRefusal, PlannedDuty } from './outcome.ts'
import type { PauseRefusal } from './pause.ts'
import type { Planned } from './receivable.ts'
import type { Calendar } from './working-day.ts'

export type PromiseState = 'open' | 'put-off' | 'kept' | 'broken' | 'withdrawn'

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
  /** The customer and no invoice was named: any of its money keeps it. The invoices are those that it pauses. */
  readonly isOfCustomer: boolean
  /** All that ever put it off, the first recorded first. */
  readonly putOffs: readonly PutOff[]
  /** Who recorded it. */
  readonly createdBy: string
  readonly invoices: readonly PromisedInvoice[]
}

export type PromisedInvoice = {
  readonly invoiceId: string
  readonly number: string
  readonly amount: Money
}

/** By which promise one was put off, to which day; `undoneDay` is when that one was withdrawn. */
export type PutOff = {
  readonly promiseId: string
  readonly day: Day
  readonly toDay: Day
  readonly undoneDay: Day | null
}

/** What lowered an invoice: money by the day on which it was received, a credit note by its own. Minor units. */
export type InvoiceReceipt = {
  /** Ids sort by the time at which they were made: what was entered before a promise was not promised any more. */
  readonly id: string
  readonly invoiceId: string
  readonly kind: 'payment' | 'credit-note'
  readonly day: Day
  readonly minor: number
  /** Of a discount, when the payment that took it was received. */
  readonly paidDay: Day | null
  /** When it was taken back; null while it stands. */
  readonly takenBackDay: Day | null
}

/** Money that a customer paid, on whatever invoice or on none, by the day on which it was received. Minor units. */
export type CustomerReceipt = {
  readonly id: string
  readonly kind: 'receipt'
  readonly currency: Currency
  readonly day: Day
  readonly minor: number
  readonly takenBackDay: Day | null
}

/** All that can keep a promise: of its invoices, and of its customer. What is of other invoices is left out. */
export type PromiseReceipt = InvoiceReceipt | CustomerReceipt

/** How a promise stands at the end of a day. */
export function promiseStateOn(promise: PaymentPromise, receipts: readonly PromiseReceipt[], day: Day): PromiseState {
  if (promise.withdrawnDay !== null && promise.withdrawnDay <= day) return 'withdrawn'
  const isOver = day > promise.promisedDay
  const rest = restOf(promise, receipts, { until: isOver ? promise.promisedDay : day, asOf: day })
  if (rest.every((r) => r.promisedMinor === 0)) return 'withdrawn'
  if (rest.every((r) => r.paidMinor >= r.promisedMinor)) return 'kept'
  if (isOver) return 'broken'
  return putOffTo(promise, day) === null ? 'open' : 'put-off'
}

/** To which day it is put off as of a day; null: it is not. */
function putOffTo({ putOffs }: PaymentPromise, day: Day): Day | null {
  const standing = putOffs.findLast((o) => o.day <= day && (o.undoneDay === null || o.undoneDay > day))
  return standing?.toDay ?? null
}

/**
 * The last day on which nobody asks for its invoices. What fell before the day of a broken one stays due after it, unless it had been put
 * off by then and nobody waited for it any more. null: it pauses nothing.
 */
export function pausesUntil({ state, promisedDay, putOffTo }: PromiseStanding): Day | null {
  return state === 'open' || (state === 'broken' && putOffTo === null) ? promisedDay : null
}

/** By invoice, the last day on which one of these pauses it. */
export function promisedUntil(promises: readonly PromiseStanding[]): Map<string, Day> {
  const until = new Map<string, Day>()
  for (const promise of promises) {
    const day = pausesUntil(promise)
    if (day === null) continue
    for (const { invoiceId } of promise.invoices) until.set(invoiceId, laterDay(day, until.get(invoiceId) ?? day))
  }
  return until
}

/** What becomes of an open promise, all of whose invoices are promised anew today for a day. */
export function replacedBy(
  { promisedDay, recordedDay }: PaymentPromise,
  { day, today }: { day: Day; today: Day },
): 'withdrawn' | 'put-off' {
  return recordedDay === today || day <= promisedDay ? 'withdrawn' : 'put-off'
}

/** True once all that was promised is paid or credited, in time or late. */
export function isPromisePaid(promise: PaymentPromise, receipts: readonly PromiseReceipt[], day: Day): boolean {
  return restOf(promise, receipts, { until: day, asOf: day }).every((r) => r.paidMinor >= r.promisedMinor)
}

type Rest = { readonly promisedMinor: number; readonly paidMinor: number }

/**
 * What is still promised and what was paid of it, by what came until a day and had not been taken back as of another: of each invoice, or
 * where none was named of each currency.
 */
function restOf(
  { id, invoices, isOfCustomer }: PaymentPromise,
  receipts: readonly PromiseReceipt[],
  { until, asOf }: { until: Day; asOf: Day },
): Rest[] {
  const counted = receipts.filter((r) => {
    const day = (r.kind === 'credit-note' && r.paidDay) || r.day
    return r.id > id && day <= until && (r.takenBackDay === null || r.takenBackDay > asOf)
  })
  const sum = (which: (receipt: PromiseReceipt) => boolean) => counted.reduce((n, r) => (which(r) ? n + r.minor : n), 0)
  const each = invoices.map(({ invoiceId, amount: { minor, currency } }) => {
    const creditedMinor = sum((r) => r.kind === 'credit-note' && r.invoiceId === invoiceId)
    const paidMinor = sum((r) => r.kind === 'payment' && r.invoiceId === invoiceId)
    return { currency, promisedMinor: Math.max(0, minor - creditedMinor), paidMinor }
  })
  if (!isOfCustomer) return each
  return [...Map.groupBy(each, (r) => r.currency)].map(([currency, parts]) => ({
    promisedMinor: parts.reduce((n, r) => n + r.promisedMinor, 0),
    paidMinor: sum((r) => r.kind === 'receipt' && r.currency === currency),
  }))
}

export type PromiseScore = { readonly kept: number; readonly broken: number; readonly open: number }

/** Of the promises whose day has come, or that were kept before it, the share that was kept, 0 to 1; null when there is none. */
export function keptShare({ kept, broken }: Pick<PromiseScore, 'kept' | 'broken'>): number | null {
  return kept + broken === 0 ? null : kept / (kept + broken)
}

/** A promise with how it stands; of one that was put off the day it was put off to, whatever became of it. */
export type PromiseStanding = PaymentPromise & {
  readonly state: PromiseState
  readonly isPaid: boolean
  readonly putOffTo: Day | null
}

/** How a promise stands on a day, with all that can be asked about it. */
export function promiseStanding(
  promise: PaymentPromise,
  receipts: readonly PromiseReceipt[],
  day: Day,
): PromiseStanding {
  const state = promiseStateOn(promise, receipts, day)
  return { ...promise, state, isPaid: isPromisePaid(promise, receipts, day), putOffTo: putOffTo(promise, day) }
}

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
  | PauseRefusal
  | { readonly kind: 'nothing-open'; readonly name: string }
  | { readonly kind: 'other-currency'; readonly number: string; readonly invoiced: Money; readonly paid: Money }
  | { readonly kind: 'more-than-open'; readonly number: string; readonly outstanding: Money }
  | {
      readonly kind: 'recorded'
      readonly promise: PaymentPromise
      readonly customerName: string
      /** What is open on its invoices, one amount a currency: nobody asks for what was not promised of them either. */
      readonly open: readonly Money[]
      /** The days of the open promises whose place it takes: those that are withdrawn, and those that are put off. */
      readonly withdrawn: readonly Day[]
      readonly putOff: readonly Day[]
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
      /** The days of those that they had put off, and that stand again. */
      readonly restored: readonly Day[]
      readonly duties: readonly PlannedDuty[]
    }
