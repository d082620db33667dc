/** The end of a crash run: what the database says was said against what stands in Slack. */
import type { Day } from '../../src/core/day.ts'
import { findViolations } from '../../src/store/invariants.ts'
import type { Db } from '../../src/store/open.ts'
import { Posted } from './posted.ts'

export type Counts = {
  /** Messages that the database says are to be said. */
  readonly messages: number
  /** Of these: keys that are not in their channel; keys that are there more than once. */
  readonly lost: number
  readonly twice: number
  /** Duties that were due: how many, those that no message named, and those that more than one message named. */
  readonly duties: number
  readonly dutiesLost: number
  readonly dutiesTwice: number
  /** Messages with nothing left to say when their turn came. */
  readonly superseded: number
  /** Rows that have not come to their end, or remember another message than the one that stands there. */
  readonly unsettled: number
  /** Messages in Slack that no row says should be there. */
  readonly strange: number
  /** What else is not as it must be in the database. */
  readonly violations: readonly string[]
}

export async function countUp(db: Db, posted: Posted, lastDay: Day): Promise<Counts> {
  posted.read()
  const rows = await db.selectFrom('messages').select(['key', 'channelId', 'state', 'ts', 'stale']).execute()
  const standing = rows.map((row) => ({
    row,
    there: posted.byKey.get(Posted.place(posted.room(row.channelId), row.key)),
  }))
  const toSay = standing.filter(({ row }) => row.state !== 'superseded')
  const duties = await db.selectFrom('duties').select(['id', 'state', 'dueDay', 'openedDay']).execute()
  const due = duties.filter((d) => d.dueDay <= lastDay && (d.state === 'planned' || d.openedDay !== null))
  const timesSaid = (d: { id: string }) => posted.duties.get(d.id) ?? 0
  const isAsked = (d: { state: string }) => d.state !== 'superseded' && d.state !== 'cancelled'
  const timesOver = [...posted.byKey.values()].reduce((sum, { count }) => sum + count - 1, 0)
  const violations = await findViolations(db)
  return {
    messages: toSay.length,
    lost: toSay.filter(({ there }) => there === undefined).length,
    twice: timesOver,
    duties: due.length,
    dutiesLost: due.filter((d) => isAsked(d) && timesSaid(d) === 0).length,
    dutiesTwice: due.filter((d) => timesSaid(d) > 1).length,
    superseded: rows.length - toSay.length,
    unsettled: toSay.filter(({ row, there }) => row.state !== 'sent' || row.stale !== 0 || row.ts !== there?.ts).length,
    strange: posted.byKey.size - toSay.filter(({ there }) => there !== undefined).length,
    violations: violations.map((v) => JSON.stringify(v)),
  }
}
