/**
 * A day is a calendar day in the company's time zone, 'YYYY-MM-DD'; an instant is a Date in UTC. They are different types,
 * because 'overdue since the 20th' is a statement about a calendar and not about a moment.
 *
 * Example: in Asia/Shanghai the instant 2026-11-21T16:30:00Z lies on the day 2026-11-22.
 */
import { TZDate } from '@date-fns/tz'
import { addMonths as addMonthsTo } from 'date-fns/addMonths'

export type Day = string & { readonly __day: unique symbol }
/** A month, 'YYYY-MM'. */
export type Month = string & { readonly __month: unique symbol }

const MS_A_DAY = 86_400_000

/** True for a real calendar day written YYYY-MM-DD, years 1900 to 2199. */
export function isDay(text: string): text is Day {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}

/** The text as a Day. Throws when it is none: the edge has to have checked it. */
export function day(text: string): Day {
  if (!isDay(text)) throw new Error(`not a calendar day: ${text}`)
  return text
}

export function dayFrom(year: number, month: number, date: number): Day | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return isDay(text) ? text : null
}

function epochDay(d: Day): number {
  return Date.UTC(Number(d.slice(0, 4)), Number(d.slice(5, 7)) - 1, Number(d.slice(8, 10))) / MS_A_DAY
}

function fromEpochDay(n: number): Day {
  return new Date(n * MS_A_DAY).toISOString().slice(0, 10) as Day
}

export function addDays(d: Day, n: number): Day {
  return fromEpochDay(epochDay(d) + n)
}

/** Whole days from a to b: 3 from the 1st to the 4th, negative when b is before a. */
export function daysBetween(a: Day, b: Day): number {
  return epochDay(b) - epochDay(a)
}

/** The same date n months on; a date the month does not have becomes its last day (31 January + 1 = 28 February). */
export function addMonths(d: Day, n: number): Day {
  const moved = addMonthsTo(new TZDate(`${d}T00:00:00Z`, 'UTC'), n)
  return moved.toISOString().slice(0, 10) as Day
}

export function monthOf(d: Day): Month {
  return d.slice(0, 7) as Month
}

export function addToMonth(m: Month, n: number): Month {
  const index = Number(m.slice(0, 4)) * 12 + Number(m.slice(5, 7)) - 1 + n
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}` as Month
}

export function monthStart(m: Month): Day {
  return `${m}-01` as Day
}

export function monthEnd(m: Month): Day {
  return `${m}-${daysInMonth(m)}` as Day
}

export function daysInMonth(m: Month): number {
  const month = Number(m.slice(5, 7))
  if (month === 2) return isLeapYear(Number(m.slice(0, 4))) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function endOfMonth(d: Day): Day {
  return monthEnd(monthOf(d))
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekday(d: Day): number {
  return ((((epochDay(d) + 3) % 7) + 7) % 7) + 1
}

/** The calendar day on which an instant lies in an IANA time zone. */
export function dayAt(instant: Date, timeZone: string): Day {
  const local = new TZDate(instant, timeZone)
  return dayFrom(local.getFullYear(), local.getMonth() + 1, local.getDate()) as Day
}

/** The instant at which a day ends in an IANA time zone: the first that does not lie on it. */
export function dayEnd(d: Day, timeZone: string): Date {
  const [year, month, date] = d.split('-').map(Number) as [number, number, number]
  return new Date(new TZDate(year, month - 1, date + 1, timeZone).getTime())
}

/** The hour of the day, 0 to 23, at which an instant lies in an IANA time zone. */
export function hourAt(instant: Date, timeZone: string): number {
  return new TZDate(instant, timeZone).getHours()
}

/** The earlier of two days. */
export function earlierDay(a: Day, b: Day): Day {
  return a <= b ? a : b
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return a >= b ? a : b
}

/** True for a name the platform's time zone data knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
