/**
 * How a customer pays: Σ amount × (paid day − due day) ÷ Σ amount over the last twelve months, weighted by amount; what is open and
 * overdue counts with the day itself. Source: domain.md 'Credit'.
 *
 * Amounts of different currencies cannot be added: a customer of several is weighed by the one that most of the invoices are in that it
 * goes by (of two with as many, the first of the alphabet). Invoices are counted in every currency.
 *
 * Example: 1,000 paid 10 days late and 3,000 paid 2 days early: (10,000 − 6,000) ÷ 4,000 = 1.0 day late.
 */
import { addMonths, type Day, daysBetween } from './day.ts'
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
  const since = behaviourSince(day)
  const weighed = invoices.flatMap((invoice) => {
    const { dueDay, outstandingMinor } = invoice
    const late = invoice.paid
      .filter((p) => p.day > since && p.day <= day)
      .map((p) => ({ minor: p.minor, days: daysBetween(dueDay, p.day) }))
    if (isOverdueOn(invoice, day)) late.push({ minor: outstandingMinor, days: daysBetween(dueDay, day) })
    return late.length > 0 ? [{ invoice, late }] : []
  })
  const main = mainCurrencyOf(weighed.map((w) => w.invoice))
  const parts = weighed.flatMap((w) => (w.invoice.amount.currency === main ? w.late : []))
  const total = parts.reduce((sum, p) => sum + p.minor, 0)
  return {
    meanDaysLate: total > 0 ? parts.reduce((sum, p) => sum + p.minor * p.days, 0) / total : null,
    ...settledBy(invoices, day),
  }
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
