/**
 * A trial of weekly settlement, measured (law 2: long-standing customers, weekly instead of monthly settlement): how many days went by
 * from issue to payment, weighted by amount, on the invoices issued in it, and on those of the twelve months before it. What is not paid
 * yet counts with the day on which it is looked at, so a trial never looks better for what is still owed.
 *
 * The cash tied up is what the sales of the trial alone make of either: Σ amount × mean days ÷ days of the trial, so that more or less
 * business in it proves nothing.
 *
 * Example: four weeks with USD 28,000 of invoices, paid after 9 days on average where it took 37 before: USD 9,000 tied up, not 37,000.
 */
import { addDays, addMonths, type Day, daysBetween } from './day.ts'
import { type Currency, type Money, money } from './money.ts'
import { type PastInvoice, paidMinor, paidMinorDays } from './past-invoice.ts'
import { minorDays, quotient } from './price-of-money.ts'

export type TrialState = 'planned' | 'running' | 'ended'

export type Measured = {
  readonly invoices: number
  readonly meanDays: number
  /** Of the invoices, those on which something is still open. */
  readonly open: number
}

export type TermsTrial = {
  readonly id: string
  readonly fromDay: Day
  /** Its last day. */
  readonly untilDay: Day
  readonly state: TrialState
  /** null: no invoice was issued. */
  readonly before: Measured | null
  readonly during: Measured | null
  /** On the sales of the trial; null unless both are measured. */
  readonly tiedUp: { readonly before: Money; readonly during: Money } | null
}

export type TrialSpan = { readonly id: string; readonly fromDay: Day; readonly untilDay: Day }

/** `invoices` of one currency, from twelve months before the trial on. */
export function measureTrial(
  { id, fromDay, untilDay }: TrialSpan,
  { invoices, currency, day }: { invoices: readonly PastInvoice[]; currency: Currency; day: Day },
): TermsTrial {
  const issuedIn = (from: Day, to: Day) =>
    invoices.filter(
      (i) => i.amount.currency === currency && i.issuedDay >= from && i.issuedDay <= to && i.issuedDay <= day,
    )
  const own = issuedIn(fromDay, untilDay)
  const before = measure(issuedIn(addMonths(fromDay, -12), addDays(fromDay, -1)), day)
  const during = measure(own, day)
  const days = daysBetween(fromDay, day < untilDay ? day : untilDay) + 1
  /** Σ amount × mean days ÷ days of the trial, of the trial's sales. */
  const tiedUp = ({ total, minor }: Sum) =>
    money(quotient(total * BigInt(during?.minor ?? 0), BigInt(minor) * BigInt(days)), currency)
  return {
    id,
    fromDay,
    untilDay,
    state: day < fromDay ? 'planned' : day <= untilDay ? 'running' : 'ended',
    before: before && measured(before),
    during: during && measured(during),
    tiedUp: before && during ? { before: tiedUp(before), during: tiedUp(during) } : null,
  }
}

/** `total` is Σ minor × days from issue to payment. */
type Sum = { readonly minor: number; readonly total: bigint; readonly invoices: number; readonly open: number }

function measure(invoices: readonly PastInvoice[], day: Day): Sum | null {
  const owed = invoices.filter((i) => owedMinor(i) > 0)
  if (owed.length === 0) return null
  return {
    minor: owed.reduce((sum, i) => sum + owedMinor(i), 0),
    total: owed
      .map((i) => paidMinorDays(i) + minorDays(i.outstandingMinor, daysBetween(i.issuedDay, day)))
      .reduce((a, b) => a + b, 0n),
    invoices: owed.length,
    open: owed.filter((i) => i.outstandingMinor > 0).length,
  }
}

function measured({ minor, total, invoices, open }: Sum): Measured {
  return { invoices, meanDays: Number(total) / minor, open }
}

/** What was to be paid: without what was credited. */
function owedMinor(invoice: PastInvoice): number {
  return paidMinor(invoice) + invoice.outstandingMinor
}
