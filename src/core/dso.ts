/**
 * Days sales outstanding, three ways; the light is driven by countback.
 *
 * simple = AR ÷ credit sales × days of the period. countback = from the AR, take each month's sales away backwards: a month fully
 * absorbed adds its real days, the last one adds remaining ÷ sales × its days; a month without sales adds its days. best possible
 * = AR that is not overdue ÷ credit sales × days. AR is net of unapplied receipts. AR beyond all known sales has no answer: grey.
 * Source: domain.md 'DSO'.
 *
 * Example: sales 70k, 80k, 100k in months of 30 days, AR 212k: 30 + 30 + 32/70 × 30 = 73.71.
 */

import type { NoRate } from './books.ts'
import { addToMonth, type Day, daysInMonth, type Month, monthOf } from './day.ts'
import type { Currency } from './money.ts'

/** The latest month first. `days` are the month's days, or those elapsed when it has not ended. */
export type SalesMonth = { readonly salesMinor: number; readonly days: number }

/** Countback DSO in days; null when the AR is more than all the sales given. An AR of 0 or less is 0 days. */
export function countbackDso(arMinor: number, latestFirst: Iterable<SalesMonth>): number | null {
  let remaining = Math.max(0, arMinor)
  let days = 0
  for (const step of stepsBack(arMinor, latestFirst)) {
    remaining -= step.takenMinor
    days += step.days
  }
  return remaining === 0 ? days : null
}

/** A month of a countback: what of its sales the AR still holds, and the days that it adds of those it has. */
export type CountbackStep = {
  readonly salesMinor: number
  readonly takenMinor: number
  readonly monthDays: number
  readonly days: number
}

/** Asks for no month more than it needs: to work one out may take a rate that is missing. */
function* stepsBack(arMinor: number, latestFirst: Iterable<SalesMonth>): Generator<CountbackStep> {
  let remaining = arMinor
  if (remaining <= 0) return
  for (const { salesMinor, days: monthDays } of latestFirst) {
    // A month with more credit notes than sales adds its days and gives nothing back.
    const takenMinor = Math.min(remaining, Math.max(0, salesMinor))
    const days = salesMinor > remaining ? (remaining / salesMinor) * monthDays : monthDays
    remaining -= takenMinor
    yield { salesMinor, takenMinor, monthDays, days }
    if (remaining === 0) return
  }
}

/** AR ÷ sales × days over the months given; null without sales. Also the best possible DSO, given the AR that is not overdue. */
export function simpleDso(arMinor: number, months: readonly SalesMonth[]): number | null {
  const sales = months.reduce((sum, m) => sum + m.salesMinor, 0)
  const days = months.reduce((sum, m) => sum + m.days, 0)
  return sales > 0 ? (Math.max(0, arMinor) / sales) * days : null
}

/** What is owed on a day, in minor units of one currency. */
export type Owed = {
  /** Net of unapplied receipts. */
  readonly arMinor: number
  readonly notOverdueMinor: number
  /** What of it is in dispute. */
  readonly disputedMinor: number
}

/** Days, each null where it has no answer. */
export type DsoWays = {
  readonly simple: number | null
  readonly countback: number | null
  readonly bestPossible: number | null
  /** The countback without what is in dispute: how fast customers pay what they do not contest. */
  readonly undisputed: number | null
}

const MONTHS_OF_SIMPLE = 12

/** The three ways, and the countback without disputes beside them. The simple ones look at the last twelve months. */
export function dsoWays(
  { arMinor, notOverdueMinor, disputedMinor }: Owed,
  latestFirst: readonly SalesMonth[],
): DsoWays {
  const year = latestFirst.slice(0, MONTHS_OF_SIMPLE)
  return {
    simple: simpleDso(arMinor, year),
    countback: countbackDso(arMinor, latestFirst),
    bestPossible: simpleDso(notOverdueMinor, year),
    undisputed: countbackDso(arMinor - disputedMinor, latestFirst),
  }
}

/** What the ways are worked out from, so that somebody can do it again by hand. */
export type DsoBasis = {
  /** The last twelve months, or as many as there are: of the simple and the best possible one. */
  readonly year: SalesMonth
  /** The months of the countback, the latest first. */
  readonly steps: readonly CountbackStep[]
}

export function dsoBasis({ arMinor }: Owed, latestFirst: readonly SalesMonth[]): DsoBasis {
  const year = latestFirst.slice(0, MONTHS_OF_SIMPLE)
  return {
    year: { salesMinor: year.reduce((n, m) => n + m.salesMinor, 0), days: year.reduce((n, m) => n + m.days, 0) },
    steps: [...stepsBack(arMinor, latestFirst)],
  }
}

/** What was sold on the days up to `day`, credit notes below 0, as months: the latest first, back to that of the first sale. */
export function salesMonthsOf(sales: readonly { readonly day: Day; readonly minor: number }[], day: Day): SalesMonth[] {
  const byMonth = new Map<Month, number>()
  for (const { day: on, minor } of sales) byMonth.set(monthOf(on), (byMonth.get(monthOf(on)) ?? 0) + minor)
  const first = [...byMonth.keys()].sort()[0]
  const months: SalesMonth[] = []
  for (let m = monthOf(day); first !== undefined && m >= first; m = addToMonth(m, -1))
    months.push({ salesMinor: byMonth.get(m) ?? 0, days: m === monthOf(day) ? Number(day.slice(8)) : daysInMonth(m) })
  return months
}

export type DsoLine = {
  readonly currency: Currency
  readonly owed: Owed
  readonly ways: DsoWays
  readonly basis: DsoBasis
}

/** `/cash dso`: of one customer, a line a currency; or of all, in the base currency. */
export type DsoReport = {
  readonly kind: 'report'
  readonly today: Day
  readonly customerName: string | null
  readonly lines: readonly DsoLine[]
  /** Of all: why there is no figure. */
  readonly missing: NoRate | null
}
