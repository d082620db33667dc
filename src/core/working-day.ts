/**
 * Which days people work, by country.
 *
 * An official override for the day wins, else Monday to Friday. Mainland China (CN) has make-up working days on weekends; its
 * lists come from chinese-days. Every other country's public holidays come from date-holidays. The State Council publishes
 * next year's list around November: a year that the library does not hold yet falls back to Monday to Friday, and `known` says
 * so, so that whoever shows the day can say so too.
 *
 * Example: in CN, Sunday 2026-01-04 is a working day and Thursday 2026-10-01 is not.
 */
import chinaLists from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import DateHolidays from 'date-holidays'
import { addDays, type Day, weekday } from './day.ts'

export type Calendar = {
  readonly country: string
  isWorkingDay(d: Day): boolean
  /** False when there is no official list for the day's year, so that the answer is only 'Monday to Friday'. */
  isKnown(d: Day): boolean
}

function isMondayToFriday(d: Day): boolean {
  return weekday(d) <= 5
}

// The lists themselves: the functions around them count days in the machine's own time zone, and west of UTC are a day off.
const chinaHolidays: Readonly<Record<string, string>> = chinaLists.holidays
const chinaMakeUpDays: Readonly<Record<string, string>> = chinaLists.workdays

const mainlandChina: Calendar = {
  country: 'CN',
  isWorkingDay: (d) => d in chinaMakeUpDays || (isMondayToFriday(d) && !(d in chinaHolidays)),
  // New Year's Day may stand in the list of the year before; National Day stands only in that of its own.
  isKnown: (d) => `${d.slice(0, 4)}-10-01` in chinaHolidays,
}

const MONDAY_TO_FRIDAY: Calendar = { country: 'none', isWorkingDay: isMondayToFriday, isKnown: () => true }

function publicHolidaysOf(country: string): Calendar {
  const source = new DateHolidays(country)
  const years = new Map<string, Set<string>>()
  const holidaysOf = (year: string): Set<string> => {
    let days = years.get(year)
    if (!days) {
      days = new Set(
        source
          .getHolidays(Number(year))
          .filter((h) => h.type === 'public')
          .flatMap((h) => daysOfHoliday(h.date, h.start, h.end)),
      )
      years.set(year, days)
    }
    return days
  }
  return {
    country,
    isWorkingDay: (d) => isMondayToFriday(d) && !holidaysOf(d.slice(0, 4)).has(d),
    isKnown: (d) => holidaysOf(d.slice(0, 4)).size > 0,
  }
}

/** A holiday may last several days; `date` begins with its first local day. */
function daysOfHoliday(date: string, start: Date, end: Date): string[] {
  const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000))
  const first = date.slice(0, 10) as Day
  return Array.from({ length }, (_, i) => addDays(first, i))
}

const calendars = new Map<string, Calendar>([
  ['CN', mainlandChina],
  ['none', MONDAY_TO_FRIDAY],
])

/** The countries that can be chosen, by ISO 3166-1 alpha-2 code. */
export function calendarCountries(): { code: string }[] {
  return Object.keys(new DateHolidays().getCountries()).map((code) => ({ code }))
}

/** The calendar of a country (ISO 3166-1 alpha-2), or of 'none': Monday to Friday. Throws on an unknown code. */
export function calendarOf(country: string): Calendar {
  let calendar = calendars.get(country)
  if (!calendar) {
    if (!(country in new DateHolidays().getCountries())) throw new Error(`no calendar for country ${country}`)
    calendar = publicHolidaysOf(country)
    calendars.set(country, calendar)
  }
  return calendar
}

/** The nth working day after a day, that day being day 0. n ≥ 0. */
export function addWorkdays(d: Day, n: number, calendar: Calendar): Day {
  let at = d
  for (let left = n; left > 0; ) {
    at = addDays(at, 1)
    if (calendar.isWorkingDay(at)) left -= 1
  }
  return at
}

/** The working days after one day and before another, the earliest first. */
export function workdaysBetween(after: Day, before: Day, calendar: Calendar): Day[] {
  const days: Day[] = []
  for (let at = addDays(after, 1); at < before; at = addDays(at, 1)) if (calendar.isWorkingDay(at)) days.push(at)
  return days
}

/** The day itself when it is a working day, else the next one. Our own contact moves; a legal deadline never does. */
export function onOrAfterWorkday(d: Day, calendar: Calendar): Day {
  let at = d
  while (!calendar.isWorkingDay(at)) at = addDays(at, 1)
  return at
}
