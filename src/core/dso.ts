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

/** The latest month first. `days` are the month's days, or those elapsed when it has not ended. */
export type SalesMonth = { readonly salesMinor: number; readonly days: number }

/** Countback DSO in days; null when the AR is more than all the sales given. An AR of 0 or less is 0 days. */
export function countbackDso(arMinor: number, latestFirst: Iterable<SalesMonth>): number | null {
  let remaining = arMinor
  let days = 0
  if (remaining <= 0) return 0
  for (const month of latestFirst) {
    if (month.salesMinor > remaining) return days + (remaining / month.salesMinor) * month.days
    // A month with more credit notes than sales adds its days and gives nothing back.
    remaining -= Math.max(0, month.salesMinor)
    days += month.days
    if (remaining === 0) return days
  }
  return null
}

/** AR ÷ sales × days over the months given; null without sales. Also the best possible DSO, given the AR that is not overdue. */
export function simpleDso(arMinor: number, months: readonly SalesMonth[]): number | null {
  const sales = months.reduce((sum, m) => sum + m.salesMinor, 0)
  const days = months.reduce((sum, m) => sum + m.days, 0)
  return sales > 0 ? (Math.max(0, arMinor) / sales) * days : null
}
