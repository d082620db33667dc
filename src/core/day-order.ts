/**
 * Days in numbers: which of the three is the day, which the month.
 *
 * ISO and Chinese put the year first and are never in doubt; 05/06/2026 is a June day in London and a May day in New York.
 * Dots are day-first wherever that makes a day, because where people write dots they write the day first.
 *
 * Example: 20/11/2026 can only be day-first; 05/06/26 can be three days.
 */
import { type Day, dayFrom } from './day.ts'

export type DayOrder = 'day-first' | 'month-first' | 'year-first'

export type OrderedDay = { readonly order: DayOrder; readonly day: Day }

// A time behind it (as spreadsheets and databases write) says nothing about the day, unless it is in another zone.
const TIME = '(?:[t ]\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?|t00:00:00(?:\\.0+)?z)?'
const THREE_NUMBERS = new RegExp(`^(\\d{4}|\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{1,2})${TIME}$`)
const YEAR_FIRST = [new RegExp(`^(\\d{4})(\\d\\d)(\\d\\d)${TIME}$`), /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/]

/** Every day that a date in numbers can be, one an order; empty when it is no such date. `text` in small letters. */
export function orderedDays(text: string): OrderedDay[] {
  for (const pattern of YEAR_FIRST) {
    const [, year, month, date] = pattern.exec(text) ?? []
    if (year && month && date) return inOrder('year-first', year, month, date)
  }
  const [, a, separator, b, c] = THREE_NUMBERS.exec(text) ?? []
  if (!a || !b || !c) return []
  if (a.length === 4) return inOrder('year-first', a, b, c)
  const dayFirst = inOrder('day-first', c, b, a)
  if (separator === '.' && dayFirst.length > 0) return dayFirst
  const yearFirst = c.length === 4 ? [] : inOrder('year-first', a, b, c)
  return [...dayFirst, ...inOrder('month-first', c, a, b), ...yearFirst]
}

function inOrder(order: DayOrder, year: string, month: string, date: string): OrderedDay[] {
  const day = dayFrom(fullYear(year), Number(month), Number(date))
  return day === null ? [] : [{ order, day }]
}

/** Two digits are 1970 to 2069: the POSIX reading, moved on by a year. */
function fullYear(year: string): number {
  if (year.length === 4) return Number(year)
  return Number(year) < 70 ? 2000 + Number(year) : 1900 + Number(year)
}

/**
 * The order in which a column of dates is written. 'ambiguous' only when orders are left that give different days; 'mixed' when
 * no single order reads them all. Cells that are no date in numbers ('20 Nov 2026', an empty one) say nothing.
 */
export function dayOrderOf(texts: Iterable<string>): DayOrder | 'ambiguous' | 'mixed' {
  let orders: readonly DayOrder[] = ['day-first', 'month-first', 'year-first']
  let differs = false
  for (const text of texts) {
    const readings = orderedDays(text.normalize('NFKC').trim().toLowerCase())
    if (readings.length === 0) continue
    differs ||= new Set(readings.map(({ day }) => day)).size > 1
    orders = orders.filter((order) => readings.some((reading) => reading.order === order))
  }
  const [order, other] = orders
  if (order === undefined) return 'mixed'
  return other !== undefined && differs ? 'ambiguous' : order
}
