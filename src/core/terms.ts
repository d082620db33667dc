/**
 * Payment terms as operations on a day, not as labels: the same delivery or invoice day always gives the same due day.
 *
 * What people write for them is in terms-text.ts. Weeks run from Monday to Sunday (ISO 8601).
 *
 * Example: 45 days, then end of month, from 2021-09-13 is 2021-10-31; end of month, then 45 days, is 2021-11-14.
 */
import {
  addDays,
  addMonths,
  addToMonth,
  type Day,
  daysInMonth,
  endOfMonth,
  type Month,
  monthEnd,
  monthOf,
  monthStart,
  weekday,
} from './day.ts'

export type Terms =
  | { readonly kind: 'net'; readonly days: number }
  | { readonly kind: 'net-then-month-end'; readonly days: number }
  | { readonly kind: 'month-end-then-net'; readonly days: number }
  | { readonly kind: 'months-after-month-end'; readonly months: number }
  /** N days on, then the given date of the month after that; 29 to 31 become the last day of a shorter month. */
  | { readonly kind: 'net-then-date-of-next-month'; readonly days: number; readonly date: number }
  /** N days on, then the payer's next pay day; dates ascending, each once, 29 to 31 as above. */
  | { readonly kind: 'pay-days'; readonly days: number; readonly dates: readonly number[] }
  /** Net days with a cash discount until the (earlier) discount day; 200 basis points are 2 %. */
  | { readonly kind: 'discount'; readonly basisPoints: number; readonly discountDays: number; readonly days: number }
  | { readonly kind: 'on-receipt' | 'on-delivery' | 'in-advance' }
  /** All of a week's (a calendar month's) deliveries fall due together, on its last day. */
  | { readonly kind: 'weekly' | 'monthly' }

/** The day on which what was invoiced or delivered on `from` falls due. Cash terms are due on the day itself. */
export function dueDayOf(terms: Terms, from: Day): Day {
  switch (terms.kind) {
    case 'net':
    case 'discount':
      return addDays(from, terms.days)
    case 'net-then-month-end':
      return endOfMonth(addDays(from, terms.days))
    case 'month-end-then-net':
      return addDays(endOfMonth(from), terms.days)
    case 'months-after-month-end':
      return endOfMonth(addMonths(from, terms.months))
    case 'net-then-date-of-next-month':
      return dateInMonth(addToMonth(monthOf(addDays(from, terms.days)), 1), terms.date)
    case 'pay-days':
      return payDayOnOrAfter(addDays(from, terms.days), terms.dates)
    case 'on-receipt':
    case 'on-delivery':
    case 'in-advance':
      return from
    case 'weekly':
      return addDays(from, 7 - weekday(from))
    case 'monthly':
      return endOfMonth(from)
  }
}

/** True for terms under which a customer has goods that it has not paid: cash before or on delivery gives no credit. */
export function givesCredit({ kind }: Terms): boolean {
  return kind !== 'in-advance' && kind !== 'on-delivery'
}

/** The last day on which the cash discount may be taken; null for terms without one. */
export function discountDayOf(terms: Terms, from: Day): Day | null {
  return terms.kind === 'discount' ? addDays(from, terms.discountDays) : null
}

/** Three examples to be seen before terms are saved: the first, the 15th and the last day of this month, where terms differ most. */
export function sampleDueDays(terms: Terms, today: Day): { readonly from: Day; readonly due: Day }[] {
  const month = monthOf(today)
  return [monthStart(month), dateInMonth(month, 15), monthEnd(month)].map((from) => ({
    from,
    due: dueDayOf(terms, from),
  }))
}

function dateInMonth(month: Month, date: number): Day {
  return addDays(monthStart(month), Math.min(date, daysInMonth(month)) - 1)
}

function payDayOnOrAfter(day: Day, dates: readonly number[]): Day {
  const month = monthOf(day)
  const [first] = dates
  if (first === undefined) throw new Error('pay days without a date')
  return dates.map((date) => dateInMonth(month, date)).find((d) => d >= day) ?? dateInMonth(addToMonth(month, 1), first)
}
