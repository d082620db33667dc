/**
 * How long nobody may be asked: a promise, reminders on hold and the day on which a dispute is looked at again reach 180 days ahead and no
 * further (judgement: the longest terms that we meet are shorter, and what is later is nearly always a slip in the year, which would
 * silence an invoice for good).
 *
 * Example: on 2026-11-20 a promise for 2027-05-19 is recorded, one for 2036-01-01 is refused.
 */
import { addDays, type Day } from './day.ts'

const DAYS_AHEAD_MAX = 180

/** `last`: the latest day that can be given. */
export type PauseRefusal =
  | { readonly kind: 'in-the-past'; readonly day: Day; readonly today: Day }
  | { readonly kind: 'too-far-ahead'; readonly day: Day; readonly last: Day }

/** null: a pause may end on this day. */
export function pauseRefusal(day: Day, today: Day): PauseRefusal | null {
  if (day < today) return { kind: 'in-the-past', day, today }
  const last = addDays(today, DAYS_AHEAD_MAX)
  return day > last ? { kind: 'too-far-ahead', day, last } : null
}
