/**
 * Days as people write them, in numbers or in words, English or Chinese.
 *
 * The whole text has to be the day. A day without a year is the one nearest to today: facts are past, so a day of more than
 * a month ahead is taken from the year before (and the other way round where the future is preferred, as for a due day).
 * What can be two days is asked, not guessed.
 *
 * Example: on 2026-11-22 'last Friday' is 2026-11-20, '5 Jan' is 2026-01-05, and 05/06/2026 is asked.
 */
import type { Day } from './day.ts'
import { type DayOrder, orderedDays } from './day-order.ts'
import { daysInWords, nearestDate } from './day-words.ts'

export type DayReading =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'ambiguous'; readonly readings: readonly Day[] }
  | { readonly kind: 'not-a-day' }

export type DayOptions = {
  readonly today: Day
  /** The order of day and month where it is known, from the column or the company; not known: asked when it matters. */
  readonly order?: DayOrder
  /** For a day without a year or week. Default 'past'. */
  readonly prefer?: 'past' | 'future'
}

// A date with two digits for the year is in the books of these years, where that leaves one.
const YEARS_NEAR = 5

export function parseDay(text: string, options: DayOptions): DayReading {
  const plain = plainText(text)
  const inNumbers = daysInNumbers(plain, options)
  const days = [...new Set(inNumbers.length > 0 ? inNumbers : daysInWords(plain, options))]
  const [day, ...others] = days
  if (day === undefined) return { kind: 'not-a-day' }
  return others.length === 0 ? { kind: 'day', day } : { kind: 'ambiguous', readings: days }
}

function plainText(text: string): string {
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
  return /\p{Script=Han}/u.test(plain) ? plain.replaceAll(' ', '') : plain
}

function daysInNumbers(text: string, { today, order, prefer }: DayOptions): Day[] {
  const readings = orderedDays(text)
  const isYearFirst = /^\d{4}/.test(text)
  if (order && !isYearFirst && readings.length > 0)
    return readings.filter((r) => r.order === order).map(({ day }) => day)
  if (readings.length > 0) {
    const near = readings.filter(
      ({ day }) => Math.abs(Number(day.slice(0, 4)) - Number(today.slice(0, 4))) <= YEARS_NEAR,
    )
    return (near.length > 0 ? near : readings).map(({ day }) => day)
  }
  // Without a year: 20/11, or 20.11. with its closing dot (20.11 is an amount).
  const [, a, , b] = /^(\d{1,2})(?:(\/)(?=\d+$)|\.(?=\d+\.$))(\d{1,2})\.?$/.exec(text) ?? []
  if (!a || !b) return []
  const dayFirst = nearestDate({ month: Number(b), date: Number(a) }, today, prefer)
  const monthFirst = nearestDate({ month: Number(a), date: Number(b) }, today, prefer)
  const orders = { 'day-first': [dayFirst], 'month-first': [monthFirst], 'year-first': [monthFirst] }
  const days = text.endsWith('.') ? [dayFirst] : order ? orders[order] : [dayFirst, monthFirst]
  return days.filter((d) => d !== null)
}
