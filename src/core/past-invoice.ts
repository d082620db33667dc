/** What became of an invoice: when what was owed on it was paid. */
import { type Day, daysBetween } from './day.ts'
import type { Money } from './money.ts'
import { minorDays } from './price-of-money.ts'

export type PastInvoice = {
  readonly amount: Money
  readonly issuedDay: Day
  readonly dueDay: Day
  readonly settledDay: Day | null
  /** In the invoice's currency. A payment that was taken back is none; what was credited or written off was not paid. */
  readonly paid: readonly { readonly minor: number; readonly day: Day }[]
  /** With what of it was written off, which nobody paid. */
  readonly outstandingMinor: number
}

export function paidMinor({ paid }: PastInvoice): number {
  return paid.reduce((sum, p) => sum + p.minor, 0)
}

/** Σ paid × days from issue to payment. */
export function paidMinorDays({ issuedDay, paid }: PastInvoice): bigint {
  return paid.reduce((sum, p) => sum + minorDays(p.minor, daysBetween(issuedDay, p.day)), 0n)
}
