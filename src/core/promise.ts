/**
 * A promise to pay: a customer said by when an amount of its invoices will be paid. While it is open it pauses the steps of these invoices
 * until its day (core/receivable); it is then kept or broken: read from the payments, never stored, so that a payment that is brought in
 * late, or taken back, says the truth at once. One that was kept before its day pauses nothing more: what it left open is asked for.
 *
 * Kept: of each of its invoices the promised amount was received by the end of the promised day, counted since the promise was recorded.
 * Where the customer and no invoice was named, any money counts that it paid since, on whatever invoice or on none, in that currency, and
 * that was received on the day of the promise or later: what comes in with old books was not promised.
 * A payment that the bank took back counts no more. A credit note is no payment, but lowers what was promised, a discount by the day of
 * its payment, however late it was allowed; once nothing is left of it the promise has fallen away, and is scored neither way
 * (judgement), like one that was withdrawn before its day: withdrawing later is not possible, as it would clean the record.
 *
 * Money counts for one promise of an invoice after another: first for the one with the earlier day, then, with what is left, for the later
 * one. But where both promise the same money, as less was open than both together, what they share counts for both. So it is, of all that
 * it paid, for promises where no invoice was named.
 *
 * A promise of the same invoices for a later day puts an open one off: the later one pauses and is followed up, but the earlier one is
 * scored by its own day all the same, or a customer who puts off every week would never break one. It stands again when the later one is
 * withdrawn. Withdrawn first and then promised anew before its day is over, it was put off as well. A slip (put right on the day on which
 * it was recorded), and a promise that is not for a later day, are withdrawn instead.
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
  /** The promise in whose favour it was withdrawn; null: by command, or not at all. */
  readonly replacedBy: string | null
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
  /** What was open of it besides, and not in dispute, when this was promised. Minor units. */
  readonly restMinor: number
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

/** How a promise stands at the end of a day. `others` are all of the same invoices, or by the same customer; itself may be among them. */
export function promiseStateOn(
  promise: PaymentPromise,
  receipts: readonly PromiseReceipt[],
  day: Day,
  others: readonly PaymentPromise[] = [],
): PromiseState {
  if (promise.withdrawnDay !== null && promise.withdrawnDay <= day) return 'withdrawn'
  const isOver = day > promise.promisedDay
  const rest = restOf(promise, receipts, { until: isOver ? promise.promisedDay : day, asOf: day }, others)
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

/**
 * True for one that was withdrawn by command although it was no slip, and all of whose invoices are promised anew before its day is over, for
 * a later day: that puts it off, whatever was said in between.
 */
export function wasOnlyPutOff(
  { promisedDay, recordedDay, withdrawnDay, replacedBy: replacing }: PaymentPromise,
  { day, today }: { day: Day; today: Day },
): boolean {
  const wasTakenBack = withdrawnDay !== null && withdrawnDay > recordedDay && replacing === null
  return wasTakenBack && today <= promisedDay && day > promisedDay
}

/** True once all that was promised is paid or credited, in time or late. */
export function isPromisePaid(
  promise: PaymentPromise,
  receipts: readonly PromiseReceipt[],
  day: Day,
  others: readonly PaymentPromise[] = [],
): boolean {
  return restOf(promise, receipts, { until: day, asOf: day }, others).every((r) => r.paidMinor >= r.promisedMinor)
}

type Rest = { readonly promisedMinor: number; readonly paidMinor: number }
type Span = { readonly until: Day; readonly asOf: Day }

/** What is still promised, and what was paid of it. */
function restOf(
  promise: PaymentPromise,
  receipts: readonly PromiseReceipt[],
  span: Span,
  others: readonly PaymentPromise[],
): Rest[] {
  const before = others.filter((o) => goesBefore(o, promise, span.asOf)).sort(byDay)
  return linesOf(promise, receipts, span).map((line) => {
    const minor = line.paid.reduce((n, r) => n + r.minor, 0)
    const takenMinor = line.restMinor === 0 ? 0 : takenBefore(line, before, receipts, span)
    return { promisedMinor: line.promisedMinor, paidMinor: minor - Math.min(takenMinor, line.restMinor) }
  })
}

/** Its day is earlier, it stood as of a day, and the same money can keep it. */
function goesBefore(other: PaymentPromise, promise: PaymentPromise, asOf: Day): boolean {
  const isThere = other.recordedDay <= asOf && (other.withdrawnDay === null || other.withdrawnDay > asOf)
  const isAlike = other.customerId === promise.customerId && other.isOfCustomer === promise.isOfCustomer
  return isThere && isAlike && byDay(other, promise) < 0
}

/** How much of what counts for a line was used up by promises before it, the first first. */
function takenBefore(
  { of, paid }: Line,
  before: readonly PaymentPromise[],
  receipts: readonly PromiseReceipt[],
  { until, asOf }: Span,
): number {
  const left = new Map(paid.map((r) => [r.id, r.minor]))
  for (const promise of before) {
    const span = { until: promise.promisedDay < until ? promise.promisedDay : until, asOf }
    const line = linesOf(promise, receipts, span).find((l) => l.of === of)
    let needed = line?.promisedMinor ?? 0
    for (const { id, minor } of line?.paid ?? []) {
      const used = Math.min(needed, left.get(id) ?? minor)
      left.set(id, (left.get(id) ?? minor) - used)
      needed -= used
    }
  }
  return paid.reduce((n, r) => n + r.minor - (left.get(r.id) as number), 0)
}

/** What is promised of one invoice, or where none was named in one currency; with the money that may keep it, the first received first. */
type Line = {
  readonly of: string
  readonly promisedMinor: number
  readonly restMinor: number
  readonly paid: readonly PromiseReceipt[]
}

/** By what came until a day and had not been taken back as of another. */
function linesOf(
  { id, recordedDay, invoices, isOfCustomer }: PaymentPromise,
  receipts: readonly PromiseReceipt[],
  { until, asOf }: Span,
): Line[] {
  const counted = receipts
    .filter((r) => {
      const day = (r.kind === 'credit-note' && r.paidDay) || r.day
      // Of the customer's money what is older than the promise may only be brought in now.
      if (r.kind === 'receipt' && r.day < recordedDay) return false
      return r.id > id && day <= until && (r.takenBackDay === null || r.takenBackDay > asOf)
    })
    .sort((a, b) => a.day.localeCompare(b.day) || a.id.localeCompare(b.id))
  const each = invoices.map(({ invoiceId: of, amount: { minor, currency }, restMinor }) => {
    const credits = counted.filter((r) => r.kind === 'credit-note' && r.invoiceId === of)
    const promisedMinor = Math.max(0, minor - credits.reduce((n, r) => n + r.minor, 0))
    return {
      of,
      currency,
      promisedMinor,
      restMinor,
      paid: counted.filter((r) => r.kind === 'payment' && r.invoiceId === of),
    }
  })
  if (!isOfCustomer) return each
  return [...Map.groupBy(each, (r) => r.currency)].map(([currency, parts]) => ({
    of: currency,
    promisedMinor: parts.reduce((n, r) => n + r.promisedMinor, 0),
    restMinor: parts.reduce((n, r) => n + r.restMinor, 0),
    paid: counted.filter((r) => r.kind === 'receipt' && r.currency === currency),
  }))
}

function byDay(a: PaymentPromise, b: PaymentPromise): number {
  return a.promisedDay.localeCompare(b.promisedDay) || a.id.localeCompare(b.id)
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
  others: readonly PaymentPromise[] = [],
): PromiseStanding {
  const state = promiseStateOn(promise, receipts, day, others)
  return { ...promise, state, isPaid: isPromisePaid(promise, receipts, day, others), putOffTo: putOffTo(promise, day) }
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
