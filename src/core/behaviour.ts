/**
 * How a customer pays: Σ amount × (paid day − due day) ÷ Σ amount over the last twelve months, weighted by amount; what is open and
 * overdue counts with the day itself. Source: domain.md 'Credit'.
 *
 * Amounts of different currencies cannot be added: a customer of several is weighed by the one that most of the invoices are in that it
 * goes by (of two with as many, the first of the alphabet). Invoices are counted in every currency.
 *
 * A debt that was written off counts as open still, late up to the day, as long as the write-off is no more than twelve months old
 * (judgement): its debtor never paid it, and whoever gives up on a debt must not find the debtor better than before. As paid on the day of
 * the write-off it would be a payment, and the debtor the better, the sooner one gives up.
 *
 * Late interest that was charged is no sale, and says nothing of how a customer pays: it is left out where invoices are read.
 *
 * The trend takes the same mean over each of the last four spans of three months: what was paid in it, and in the last one what is open
 * and overdue. Two days more or less are no trend (judgement: less than a weekend).
 *
 * Example: 1,000 paid 10 days late and 3,000 paid 2 days early: (10,000 − 6,000) ÷ 4,000 = 1.0 day late.
 */
import { addDays, addMonths, type Day, daysBetween } from './day.ts'
import type { Currency } from './money.ts'
import type { PastInvoice } from './past-invoice.ts'

export type Behaviour = {
  /** Σ amount × (paid day − due day) ÷ Σ amount over the last twelve months, open overdue invoices counting with the day; null: nothing to go by. */
  readonly meanDaysLate: number | null
  /** Invoices settled in the last twelve months, and those of them settled on or before the due day. */
  readonly settledCount: number
  readonly onTimeCount: number
}

const MONTHS_LOOKED_AT = 12

/** The day after which a payment counts for the behaviour on a day. */
export function behaviourSince(day: Day): Day {
  return addMonths(day, -MONTHS_LOOKED_AT)
}

export function isOverdueOn({ outstandingMinor, dueDay }: PastInvoice, day: Day): boolean {
  return outstandingMinor > 0 && dueDay < day
}

/** How these invoices, as they stood on the day, were and are being paid. */
export function behaviourOf(invoices: readonly PastInvoice[], day: Day): Behaviour {
  const weighed = weigh(invoices, { since: behaviourSince(day), day })
  const main = mainCurrencyOf(weighed.map((w) => w.invoice))
  return { meanDaysLate: meanOf(inCurrency(weighed, main)), ...settledBy(invoices, day) }
}

type Part = { readonly minor: number; readonly days: number }
type Weighed = { readonly invoice: PastInvoice; readonly late: readonly Part[] }

/** What was paid of each invoice after one day and up to another, and what of it is overdue on the latter, with the days that it was late. */
function weigh(invoices: readonly PastInvoice[], { since, day }: { since: Day; day: Day }): Weighed[] {
  return invoices.flatMap((invoice) => {
    const { dueDay, outstandingMinor } = invoice
    const late = invoice.paid
      .filter((p) => p.day > since && p.day <= day)
      .map((p) => ({ minor: p.minor, days: daysBetween(dueDay, p.day) }))
    if (isOverdueOn(invoice, day)) late.push({ minor: outstandingMinor, days: daysBetween(dueDay, day) })
    return late.length > 0 ? [{ invoice, late }] : []
  })
}

function inCurrency(weighed: readonly Weighed[], main: Currency | null): Part[] {
  return weighed.flatMap((w) => (w.invoice.amount.currency === main ? w.late : []))
}

function meanOf(parts: readonly Part[]): number | null {
  const total = parts.reduce((sum, p) => sum + p.minor, 0)
  return total > 0 ? parts.reduce((sum, p) => sum + p.minor * p.days, 0) / total : null
}

/** The mean delay of one span; null when nothing was paid in it, and nothing is overdue. */
export type TrendSpan = { readonly from: Day; readonly to: Day; readonly meanDaysLate: number | null }

export type Trend = {
  /** The last year in four spans of three months, the earliest first. */
  readonly spans: readonly TrendSpan[]
  /** From the earliest span that has a mean to the latest; null with fewer than two. */
  readonly turn: 'better' | 'worse' | 'steady' | null
}

const SPANS = 4
const MONTHS_A_SPAN = 3
const STEADY_DAYS = 2

/** How the delay has moved over the last year, in the currency that the customer goes by. */
export function trendOf(invoices: readonly PastInvoice[], day: Day): Trend {
  const main = mainCurrencyOf(weigh(invoices, { since: behaviourSince(day), day }).map((w) => w.invoice))
  const spans = Array.from({ length: SPANS }, (_, i): TrendSpan => {
    const [since, to] = [SPANS - i, SPANS - i - 1].map((n) => addMonths(day, -MONTHS_A_SPAN * n)) as [Day, Day]
    // What is still open was not paid in any span before the last one.
    const seen = to === day ? invoices : invoices.map((invoice) => ({ ...invoice, outstandingMinor: 0 }))
    return { from: addDays(since, 1), to, meanDaysLate: meanOf(inCurrency(weigh(seen, { since, day: to }), main)) }
  })
  const means = spans.flatMap((s) => s.meanDaysLate ?? [])
  const moved = (means.at(-1) ?? 0) - (means[0] ?? 0)
  if (means.length < 2) return { spans, turn: null }
  return { spans, turn: Math.abs(moved) <= STEADY_DAYS ? 'steady' : moved > 0 ? 'worse' : 'better' }
}

/** How many of these invoices were settled in the twelve months up to a day, and on time. What was only credited was not paid. */
export function settledBy(invoices: readonly PastInvoice[], day: Day): Pick<Behaviour, 'settledCount' | 'onTimeCount'> {
  const since = behaviourSince(day)
  const settled = invoices.filter(
    ({ settledDay, paid }) => settledDay !== null && settledDay > since && settledDay <= day && paid.length > 0,
  )
  return {
    settledCount: settled.length,
    onTimeCount: settled.filter((i) => i.settledDay !== null && i.settledDay <= i.dueDay).length,
  }
}

function mainCurrencyOf(invoices: readonly PastInvoice[]): Currency | null {
  const groups = [...Map.groupBy(invoices, (i) => i.amount.currency)]
  const [first] = groups.sort(([a, as], [b, bs]) => bs.length - as.length || a.localeCompare(b))
  return first?.[0] ?? null
}
