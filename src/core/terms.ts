/**
 * Payment terms as operations on a day, not as labels: the same delivery or invoice day always gives the same due day.
 *
 * Terms are a due rule (the table of domain.md, 'Due days'), with a cash discount or without, whose due day may move off a day that is
 * no working day; or several such rules, each for a share of the amount: instalments. What people write for them is in terms-text.ts.
 * Weeks run from Monday to Sunday (ISO 8601).
 *
 * A discount's days are counted from where the rule's own days begin: under 'end of month, then 30 days' from the end of the month, as
 * EOM dating does, else from the invoice. It can only be taken before the due day (domain.md), and the discount day never moves: what
 * moves is when the whole falls due (judgement). Where that moved to the discount day or before it, the day before it is the last.
 *
 * Example: 45 days, then end of month, from 2021-09-13 is 2021-10-31; end of month, then 45 days, is 2021-11-14. With '1/15 eom 45' 1 %
 * less is paid until 2021-10-15.
 */
import {
  addDays,
  addMonths,
  addToMonth,
  type Day,
  daysBetween,
  daysInMonth,
  earlierDay,
  endOfMonth,
  type Month,
  monthEnd,
  monthOf,
  monthStart,
  weekday,
} from './day.ts'
import type { Money } from './money.ts'
import { shareOf } from './price-of-money.ts'
import { type Calendar, onOrAfterWorkday } from './working-day.ts'

export type DueRule =
  | { readonly kind: 'net'; readonly days: number }
  /** The same date so many months on; a date that the month does not have becomes its last day. */
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'net-then-month-end'; readonly days: number }
  | { readonly kind: 'month-end-then-net'; readonly days: number }
  | { readonly kind: 'months-after-month-end'; readonly months: number }
  /** N days on, then the given date of the month after that; 29 to 31 become the last day of a shorter month. */
  | { readonly kind: 'net-then-date-of-next-month'; readonly days: number; readonly date: number }
  /** N days on, then the payer's next pay day; dates ascending, each once, 29 to 31 as above. */
  | { readonly kind: 'pay-days'; readonly days: number; readonly dates: readonly number[] }
  | { readonly kind: 'on-receipt' | 'on-delivery' | 'in-advance' }
  /** All of a week's (a calendar month's) deliveries fall due together, on its last day. */
  | { readonly kind: 'weekly' | 'monthly' }

/** 200 basis points are 2 % off, until so many days after where the rule's days begin. */
export type Discount = { readonly basisPoints: number; readonly days: number }

/** Where a due day that is no working day moves to. */
export type Shift = 'next' | 'previous'

/** All of an amount falls due together. */
export type SingleTerms = DueRule & { readonly discount?: Discount; readonly shift?: Shift }

/** A share of the amount, and when it falls due. */
export type Instalment = { readonly share: number; readonly terms: DueRule & { readonly discount?: Discount } }

/** Two parts or more, in the order of their numbers. Shares are basis points that sum to 10,000, or each is 1: equal parts. */
export type InstalmentTerms = {
  readonly kind: 'instalments'
  readonly parts: readonly Instalment[]
  readonly shift?: Shift
}

export type Terms = SingleTerms | InstalmentTerms

/** The terms of each part, with its share of how many: one part of one where all falls due together. */
export function partsOf(terms: Terms): { readonly terms: SingleTerms; readonly share: number; readonly of: number }[] {
  if (terms.kind !== 'instalments') return [{ terms, share: 1, of: 1 }]
  const { parts, shift } = terms
  const of = parts.reduce((sum, part) => sum + part.share, 0)
  return parts.map((part) => ({ terms: shift ? { ...part.terms, shift } : part.terms, share: part.share, of }))
}

/** The day on which what was invoiced or delivered on `from` falls due: never before it. Cash terms are due on the day itself. */
export function dueDayOf(terms: SingleTerms, from: Day, calendar: Calendar): Day {
  return shifted(dueDayByRule(terms, from), { shift: terms.shift, from, calendar })
}

function dueDayByRule(rule: DueRule, from: Day): Day {
  switch (rule.kind) {
    case 'net':
      return addDays(from, rule.days)
    case 'months':
      return addMonths(from, rule.months)
    case 'net-then-month-end':
      return endOfMonth(addDays(from, rule.days))
    case 'month-end-then-net':
      return addDays(endOfMonth(from), rule.days)
    case 'months-after-month-end':
      return endOfMonth(addMonths(from, rule.months))
    case 'net-then-date-of-next-month':
      return dateInMonth(addToMonth(monthOf(addDays(from, rule.days)), 1), rule.date)
    case 'pay-days':
      return payDayOnOrAfter(addDays(from, rule.days), rule.dates)
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

function shifted(
  due: Day,
  { shift, from, calendar }: { shift: Shift | undefined; from: Day; calendar: Calendar },
): Day {
  if (shift === undefined || calendar.isWorkingDay(due)) return due
  if (shift === 'previous')
    for (let at = addDays(due, -1); at >= from; at = addDays(at, -1)) if (calendar.isWorkingDay(at)) return at
  // Nothing is due before it was invoiced.
  return onOrAfterWorkday(due, calendar)
}

/** True for terms under which a customer has goods that it has not paid: cash before or on delivery gives no credit. */
export function givesCredit(terms: Terms): boolean {
  if (terms.kind === 'instalments') return terms.parts.some((part) => givesCredit(part.terms))
  return terms.kind !== 'in-advance' && terms.kind !== 'on-delivery'
}

/**
 * The last day on which the cash discount may be taken of what falls due on `dueDay`; null without one, where its days by the terms end
 * with the due day or after it, or where the due day leaves none.
 */
export function discountDayOf(terms: SingleTerms, { from, dueDay }: { from: Day; dueDay: Day }): Day | null {
  const { discount } = terms
  if (!discount) return null
  const day = addDays(terms.kind === 'month-end-then-net' ? endOfMonth(from) : from, discount.days)
  if (day >= dueDayByRule(terms, from)) return null
  const last = earlierDay(day, addDays(dueDay, -1))
  return last < from ? null : last
}

/**
 * What may be left out of an invoice's amount, and until which day; null without a discount, or where it comes to nothing. Of
 * instalments each part has its own terms, the whole none. Minor units of the amount's currency, rounded half away from zero.
 */
export function discountOf(
  terms: Terms,
  { issuedDay, dueDay, amount }: { issuedDay: Day; dueDay: Day; amount: Money },
): { readonly day: Day; readonly minor: number } | null {
  if (terms.kind === 'instalments' || !terms.discount) return null
  const day = discountDayOf(terms, { from: issuedDay, dueDay })
  const { minor } = shareOf(amount, terms.discount.basisPoints)
  return day === null || minor === 0 ? null : { day, minor }
}

/** From `from` to the due day; of instalments the mean by their shares, which may be no whole number. */
export function termDaysOf(terms: Terms, from: Day, calendar: Calendar): number {
  const parts = partsOf(terms)
  const days = parts.map(({ terms: each, share }) => share * daysBetween(from, dueDayOf(each, from, calendar)))
  return days.reduce((sum, n) => sum + n, 0) / (parts[0]?.of ?? 1)
}

/** What was invoiced on a day, and when it falls due: once, or each instalment. */
export type SampleDueDay = {
  readonly from: Day
  readonly dues: readonly { readonly due: Day; readonly discountDay: Day | null }[]
  /** False where a due day that may have to move is in a year of which no holidays are known. */
  readonly isKnown: boolean
}

/** Three examples to be seen before terms are saved: the first, the 15th and the last day of this month, where terms differ most. */
export function sampleDueDays(terms: Terms, today: Day, calendar: Calendar): SampleDueDay[] {
  const month = monthOf(today)
  return [monthStart(month), dateInMonth(month, 15), monthEnd(month)].map((from) => {
    const dues = partsOf(terms).map((part) => {
      const due = dueDayOf(part.terms, from, calendar)
      return { due, discountDay: discountDayOf(part.terms, { from, dueDay: due }) }
    })
    return { from, dues, isKnown: terms.shift === undefined || dues.every(({ due }) => calendar.isKnown(due)) }
  })
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
