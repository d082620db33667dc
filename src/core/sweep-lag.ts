/**
 * How long a company's morning sweep has been due without having run.
 *
 * The sweep is due from the posting hour on, on working days (jobs/run-due.ts). What counts is the first working day after the last one
 * that was swept: a morning that was missed altogether is late since then, until a sweep catches it up. A company that has just been
 * set up is late from then on at the earliest.
 *
 * Example: posting hour 9 in Asia/Shanghai, last swept on Thursday 2026-11-19. On Friday at 09:20 the sweep is 20 minutes late; on
 * Saturday, when nobody is written to, it is as late as if it were Friday still.
 */
import { TZDate } from '@date-fns/tz'
import { addDays, type Day, dayAt } from './day.ts'
import { calendarOf, onOrAfterWorkday } from './working-day.ts'
import type { Workspace } from './workspace.ts'

type Schedule = Pick<Workspace, 'timeZone' | 'calendar' | 'postingHour' | 'setUpAt'>

/** Milliseconds, 0 when nothing is late or nothing is set up. Throws on a calendar or a time zone that nobody knows. */
export function sweepLagMs(company: Schedule, lastSweptDay: Day | null, now: Date): number {
  if (company.setUpAt === null) return 0
  const setUpAt = new Date(company.setUpAt)
  const earliest = lastSweptDay === null ? dayAt(setUpAt, company.timeZone) : addDays(lastSweptDay, 1)
  if (earliest > dayAt(now, company.timeZone)) return 0
  const dueAt = postingInstant(onOrAfterWorkday(earliest, calendarOf(company.calendar)), company)
  return Math.max(0, now.getTime() - Math.max(dueAt, setUpAt.getTime()))
}

/** When a day's posting hour begins, in milliseconds since 1970; an hour that the clocks skip begins when they have skipped it. */
function postingInstant(day: Day, { timeZone, postingHour }: Schedule): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new TZDate(year, month - 1, date, postingHour, 0, 0, timeZone).getTime()
}
