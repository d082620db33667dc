/**
 * Ageing: what is owed, by how late it is. not due · 1–30 · 31–60 · 61–90 · 91–120 · over 120 days past the due day, and receipts
 * not yet applied to an invoice. The buckets less the unapplied receipts are the AR, always (property test).
 *
 * Example: 100 due yesterday and 40 due tomorrow with 15 unapplied: 'not-due' 40, '1-30' 100, unapplied 15, AR 125.
 */
import { type Day, daysBetween } from './day.ts'
import { type Currency, type Money, money } from './money.ts'

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

/** Nothing open in a currency. */
export function emptyAgeing(currency: Currency): Ageing {
  const none = { count: 0, minor: 0 }
  const buckets = Object.fromEntries(BUCKETS.map((b) => [b, none])) as Ageing['buckets']
  return { currency, buckets, open: none, overdue: none, unappliedMinor: 0 }
}

export function arOf({ currency, open, unappliedMinor }: Ageing): Money {
  return money(open.minor - unappliedMinor, currency)
}

/** An ageing of one customer in one currency. */
export type CustomerAgeing = { readonly customerId: string; readonly customerName: string; readonly ageing: Ageing }

/** All customers together, one ageing a currency, and each by itself: what the ones sum to is in the other. */
export type AgeingReport = {
  readonly kind: 'ageing'
  readonly day: Day
  readonly ageings: readonly Ageing[]
  /** By currency, in the order of the totals; in each who owes most overdue first. */
  readonly customers: readonly CustomerAgeing[]
}

/** What is open and unapplied does not sum to the receivables of the facts: a report of it would be wrong, and is not shown. */
export type Untied = { readonly kind: 'untied'; readonly buckets: Money; readonly receivable: Money }

/** The first currency in which the buckets less what is unapplied are not the receivables; null when all of them are. */
export function untiedIn(ageings: readonly Ageing[], receivables: readonly Money[]): Untied | null {
  for (const currency of new Set([...ageings, ...receivables].map((of) => of.currency))) {
    const ageing = ageings.find((a) => a.currency === currency)
    const buckets = ageing ? BUCKETS.reduce((sum, b) => sum + ageing.buckets[b].minor, -ageing.unappliedMinor) : 0
    const receivable = receivables.filter((m) => m.currency === currency).reduce((sum, m) => sum + m.minor, 0)
    if (buckets !== receivable)
      return { kind: 'untied', buckets: money(buckets, currency), receivable: money(receivable, currency) }
  }
  return null
}

type OpenOf = OpenInvoice & { readonly customerId: string }

/** The report of what is open and unapplied of all customers; or where it does not tie to the receivables. */
export function ageingReportOf(
  {
    open,
    unapplied,
    receivables,
    names,
  }: {
    open: readonly OpenOf[]
    unapplied: readonly { readonly customerId: string; readonly amount: Money }[]
    receivables: readonly Money[]
    names: ReadonlyMap<string, string>
  },
  day: Day,
): AgeingReport | Untied {
  const unappliedAmounts = unapplied.map((u) => u.amount)
  const ageings = ageingOf(open, unappliedAmounts, day)
  const untied = untiedIn(ageings, receivables)
  if (untied) return untied
  const openOf = Map.groupBy(open, (i) => i.customerId)
  const unappliedOf = Map.groupBy(unapplied, (u) => u.customerId)
  const each = [...new Set([...openOf.keys(), ...unappliedOf.keys()])].flatMap((customerId) => {
    const theirs = (unappliedOf.get(customerId) ?? []).map((u) => u.amount)
    const customerName = names.get(customerId) ?? customerId
    return ageingOf(openOf.get(customerId) ?? [], theirs, day).map((ageing) => ({ customerId, customerName, ageing }))
  })
  const customers = ageings.flatMap(({ currency }) =>
    each.filter(({ ageing }) => ageing.currency === currency).sort(whoOwesMostLate),
  )
  return { kind: 'ageing', day, ageings, customers }
}

function whoOwesMostLate(a: CustomerAgeing, b: CustomerAgeing): number {
  return (
    b.ageing.overdue.minor - a.ageing.overdue.minor ||
    arOf(b.ageing).minor - arOf(a.ageing).minor ||
    (a.customerName < b.customerName ? -1 : 1)
  )
}
