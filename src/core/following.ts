/**
 * What is shown beside an invoice or a duty of the talk with its customer: what was promised, what is in dispute, until when nobody asks.
 *
 * Of several promises the one for the last day is shown: the open one, or a broken one. What was kept, put off or withdrawn says nothing
 * any more. A card has those too: first what can still be asked about (open, then broken), last what was withdrawn.
 *
 * Example: INV-1001, 10,000.00 open, of which 2,000.00 is in dispute: 'USD 2,000.00 in dispute, USD 8,000.00 chased'.
 */
import { type Day, daysBetween, earlierDay } from './day.ts'
import { chasedOf, type Dispute } from './dispute.ts'
import { type Money, money, totalsByCurrency } from './money.ts'
import type { Note } from './note.ts'
import type { PromiseStanding } from './promise.ts'
import type { ReminderHold } from './reminder-hold.ts'

export type Following = {
  readonly promise: ShownPromise | null
  readonly dispute: ShownDispute | null
  readonly hold: ShownHold | null
}

export type ShownPromise = {
  readonly numbers: readonly string[]
  /** One a currency. */
  readonly amounts: readonly Money[]
  readonly promisedDay: Day
  readonly state: PromiseStanding['state']
  /** Of one that was put off, to which day. */
  readonly putOffTo: Day | null
  readonly recordedBy: string
  readonly note: string
  readonly link: string | null
}

export type ShownDispute = {
  readonly invoiceId: string
  readonly number: string
  /** At most what is outstanding. */
  readonly disputed: Money
  readonly chased: Money
  /** Until when nobody asks for what is chased either; null: it is asked for. */
  readonly waits: Wait | null
  readonly untilDay: Day
  /** Of the dispute that was opened first. */
  readonly reason: string
  readonly ownerUserId: string
}

/** The last day on which nobody asks for an invoice, and why. */
export type Wait = { readonly day: Day; readonly why: 'promised' | 'on-hold' }

export type ShownHold = Pick<ReminderHold, 'untilDay' | 'reason' | 'ownerUserId'>

/** What is shown on the card of an invoice, or of a customer: promises put off, kept and withdrawn too. */
export type FollowingCard = {
  readonly promises: readonly ShownPromise[]
  /** How many promises are not among them. */
  readonly morePromises: number
  readonly disputes: readonly ShownDispute[]
  readonly holds: readonly (ShownHold & { readonly number: string })[]
  /** The newest first. */
  readonly notes: readonly Note[]
}

export const NOTHING_TO_FOLLOW: Following = { promise: null, dispute: null, hold: null }

/** How one invoice is followed up on a day, from all its promises, disputes and holds. */
export function followingOn(
  invoice: { readonly id: string; readonly number: string; readonly outstanding: Money },
  {
    promises,
    disputes,
    holds,
  }: {
    promises: readonly PromiseStanding[]
    disputes: readonly Dispute[]
    holds: readonly ReminderHold[]
  },
  day: Day,
): Following {
  if (invoice.outstanding.minor <= 0) return NOTHING_TO_FOLLOW
  const promise = promises.findLast(
    (p) => (p.state === 'open' || p.state === 'broken') && p.invoices.some((i) => i.invoiceId === invoice.id),
  )
  const hold = holds.findLast((h) => h.untilDay >= day)
  const shown = {
    promise: promise ? shownPromise(promise, (i) => i.invoiceId === invoice.id) : null,
    hold: hold ? { untilDay: hold.untilDay, reason: hold.reason, ownerUserId: hold.ownerUserId } : null,
  }
  return { ...shown, dispute: shownDispute(invoice, disputes, waitOf(shown)) }
}

/** Until when an open promise or a hold silences an invoice, whichever is longer; null: neither does. */
export function waitOf({ promise, hold }: Pick<Following, 'promise' | 'hold'>): Wait | null {
  const promised = promise?.state === 'open' ? ({ day: promise.promisedDay, why: 'promised' } as const) : null
  const held = hold && ({ day: hold.untilDay, why: 'on-hold' } as const)
  if (promised === null || held === null) return promised ?? held
  return held.day > promised.day ? held : promised
}

const PROMISES_SHOWN = 5
const RANKS: readonly PromiseStanding['state'][] = ['open', 'broken', 'put-off', 'kept', 'withdrawn']

/** The promises for a card: those of a rank the last day first. */
export function promisesToShow(promises: readonly PromiseStanding[]): {
  readonly shown: readonly PromiseStanding[]
  readonly more: number
} {
  const ranked = promises.toSorted(
    (a, b) => RANKS.indexOf(a.state) - RANKS.indexOf(b.state) || daysBetween(a.promisedDay, b.promisedDay),
  )
  const shown = ranked.slice(0, PROMISES_SHOWN)
  return { shown, more: ranked.length - shown.length }
}

/** A promise with those of its invoices that are asked about. */
export function shownPromise(
  { promisedDay, state, putOffTo, createdBy, note, link, invoices }: PromiseStanding,
  isShown: (invoice: PromiseStanding['invoices'][number]) => boolean = () => true,
): ShownPromise {
  const shown = invoices.filter(isShown)
  return {
    numbers: shown.map((i) => i.number),
    amounts: totalsByCurrency(shown.map((i) => i.amount)),
    promisedDay,
    state,
    putOffTo,
    recordedBy: createdBy,
    note,
    link,
  }
}

/** The open disputes of an invoice as one; null when it has none. */
export function shownDispute(
  { id, number, outstanding }: { readonly id: string; readonly number: string; readonly outstanding: Money },
  disputes: readonly Dispute[],
  waits: Wait | null = null,
): ShownDispute | null {
  const open = disputes.filter((d) => d.endedDay === null)
  const [first] = open
  if (!first) return null
  const minor = open.reduce((n, d) => n + d.amountMinor, 0)
  return {
    invoiceId: id,
    number,
    disputed: money(Math.min(minor, Math.max(0, outstanding.minor)), outstanding.currency),
    chased: chasedOf(outstanding, minor),
    waits,
    untilDay: open.map((d) => d.untilDay).reduce(earlierDay),
    reason: first.reason,
    ownerUserId: first.ownerUserId,
  }
}
