/**
 * What is due for a company at an instant: the morning's duties, digests and status at its posting hour, changes of light whenever
 * they happen. Run every minute; each part asks the database whether it has been done for the day, so that a tick that is missed,
 * comes twice or comes days late changes nothing.
 */
import type { Clock } from '../core/clock.ts'
import { dayAt, hourAt } from '../core/day.ts'
import { calendarOf } from '../core/working-day.ts'
import type { Workspace } from '../core/workspace.ts'
import { forgetOldEvents } from '../flows/handled-events.ts'
import type { Outbox } from '../flows/outbox.ts'
import { queueDigests } from '../flows/queue-digests.ts'
import { queueStatus } from '../flows/queue-status.ts'
import { findWorkspace, hasRun } from '../flows/read-workspace.ts'
import { sweepDuties } from '../flows/sweep-duties.ts'
import { watchLights } from '../flows/watch-lights.ts'
import type { Log } from '../log.ts'

export async function runDue(
  { db, clock, log }: { db: Outbox; clock: Clock; log: Log },
  /** The workspaces that the app can post to: others in the database are not its own. */
  workspaceIds: readonly string[],
): Promise<void> {
  for (const id of workspaceIds) {
    try {
      const workspace = await findWorkspace(db, id)
      if (workspace?.setUpAt) await runFor(workspace, { db, clock, log })
    } catch (error) {
      // One company's trouble is not another's: the rest go on, and this one is tried again in a minute.
      log.error({ error, workspaceId: id }, 'a job failed')
    }
  }
  await forgetOldEvents(db, clock)
}

async function runFor(workspace: Workspace, { db, clock, log }: { db: Outbox; clock: Clock; log: Log }): Promise<void> {
  if (isPostingTime(workspace, clock)) {
    const today = dayAt(clock.now(), workspace.timeZone)
    // Digests look back at yesterday's messages, so they come before the sweep says today's.
    await queueDigests(db, clock, workspace)
    if (!(await hasRun(db, workspace.id, 'sweep', today))) {
      const swept = await sweepDuties(db, clock, workspace.id)
      log.info({ workspaceId: workspace.id, today, ...swept }, 'the morning sweep')
    }
    await queueStatus(db, clock, workspace)
  }
  await watchLights(db, clock, workspace)
}

/** From the posting hour on, on working days: our own contact keeps off the others. */
function isPostingTime({ timeZone, calendar, postingHour }: Workspace, clock: Clock): boolean {
  const now = clock.now()
  return hourAt(now, timeZone) >= postingHour && calendarOf(calendar).isWorkingDay(dayAt(now, timeZone))
}
