/**
 * Ageing: what is owed, by how late it is. not due · 1–30 · 31–60 · 61–90 · 91–120 · over 120 days past the due day, and receipts
 * not yet applied to an invoice. The buckets less the unapplied receipts are the AR, always (property test).
 *
 * Example: 100 due yesterday and 40 due tomorrow with 15 unapplied: 'not-due' 40, '1-30' 100, unapplied 15, AR 125.
 */
import { type Day, daysBetween } from './day.ts'
import type { Currency, Money } from './money.ts'

export const BUCKETS = ['not-due', '1-30', '31-60', '61-90', '91-120', 'over-120'] as const
export type Bucket = (typeof BUCKETS)[number]

/** Days past the due day at the end of `today`: 0 or less is not overdue. */
export function daysOverdue(dueDay: Day, today: Day): number {
  return daysBetween(dueDay, today)
}

export function bucketOf(dueDay: Day, today: Day): Bucket {
  const late = daysOverdue(dueDay, today)
  if (late <= 0) return 'not-due'
  if (late <= 30) return '1-30'
  if (late <= 60) return '31-60'
  if (late <= 90) return '61-90'
  return late <= 120 ? '91-120' : 'over-120'
}

export type OpenInvoice = { readonly dueDay: Day; readonly outstanding: Money }

export type Ageing = {
  readonly currency: Currency
  readonly buckets: Readonly<Record<Bucket, { readonly count: number; readonly minor: number }>>
  /** Σ outstanding of the open invoices: the sum of the buckets. */
  readonly open: { readonly count: number; readonly minor: number }
  readonly overdue: { readonly count: number; readonly minor: number }
  /** Receipts not applied to an invoice. AR = open − unapplied. */
  readonly unappliedMinor: number
}

/** One ageing a currency, in order of first appearance; `unapplied` may name a currency that no invoice has. */
export function ageingOf(invoices: Iterable<OpenInvoice>, unapplied: Iterable<Money>, today: Day): Ageing[] {
  type Draft = { buckets: Record<Bucket, { count: number; minor: number }>; unappliedMinor: number }
  const drafts = new Map<Currency, Draft>()
  const draftOf = (currency: Currency): Draft => {
    let draft = drafts.get(currency)
    if (!draft) {
      const buckets = Object.fromEntries(BUCKETS.map((b) => [b, { count: 0, minor: 0 }])) as Draft['buckets']
      draft = { buckets, unappliedMinor: 0 }
      drafts.set(currency, draft)
    }
    return draft
  }
  for (const { dueDay, outstanding } of invoices) {
    const bucket = draftOf(outstanding.currency).buckets[bucketOf(dueDay, today)]
    bucket.count += 1
    bucket.minor += outstanding.minor
  }
  for (const { minor, currency } of unapplied) if (minor !== 0) draftOf(currency).unappliedMinor += minor
  return [...drafts].map(([currency, { buckets, unappliedMinor }]) => {
    const sum = (of: readonly Bucket[]) =>
      of.reduce((s, b) => ({ count: s.count + buckets[b].count, minor: s.minor + buckets[b].minor }), {
        count: 0,
        minor: 0,
      })
    return { currency, buckets, open: sum(BUCKETS), overdue: sum(BUCKETS.slice(1)), unappliedMinor }
  })
}
