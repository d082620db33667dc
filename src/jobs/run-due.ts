/**
 * What is due for a company at an instant: the morning's duties, digests and status at its posting hour, changes of light and what was
 * left half planned whenever they happen. Run every minute; each part asks the database whether it has been done for the day, so that a
 * tick that is missed, comes twice or comes days late changes nothing, and whoever is told to stop leaves the rest due.
 */
import type { Clock } from '../core/clock.ts'
import { dayAt, hourAt } from '../core/day.ts'
import type { Meters } from '../core/meters.ts'
import { calendarOf } from '../core/working-day.ts'
import { hasFirewall, type Workspace } from '../core/workspace.ts'
import { expireRequests } from '../flows/decide-credit.ts'
import { forgetOldEvents } from '../flows/handled-events.ts'
import { mayResume } from '../flows/hold-chasing.ts'
import type { Outbox } from '../flows/outbox.ts'
import { queueDigests } from '../flows/queue-digests.ts'
import { queueStatus } from '../flows/queue-status.ts'
import { findWorkspace, hasRun } from '../flows/read-workspace.ts'
import { resumeReplan } from '../flows/replan-duties.ts'
import { reportTrials } from '../flows/report-trials.ts'
import { reviewCredit } from '../flows/review-credit.ts'
import { sweepDuties } from '../flows/sweep-duties.ts'
import { watchLights } from '../flows/watch-lights.ts'
import type { Log } from '../log.ts'

type Deps = {
  readonly db: Outbox
  readonly clock: Clock
  readonly log: Log
  /** Aborted when somebody says stop: what is due stays due. */
  readonly signal?: AbortSignal | undefined
  readonly meters?: Pick<Meters, 'swept'> | undefined
}

export async function runDue(
  deps: Deps,
  /** The workspaces that the app can post to: others in the database are not its own. */
  workspaceIds: readonly string[],
): Promise<void> {
  const { db, clock, log, signal } = deps
  for (const id of workspaceIds) {
    const workspace = await findWorkspace(db, id)
    if (!workspace?.setUpAt) continue
    for (const [job, run] of jobsOf(workspace, deps)) {
      if (signal?.aborted) return
      try {
        await run()
      } catch (error) {
        // One job's trouble is not another's: the rest go on, and this one is tried again in a minute.
        log.error({ error, workspaceId: id, job }, 'a job failed')
      }
    }
  }
  if (!signal?.aborted) await forgetOldEvents(db, clock)
}

type Job = readonly [name: string, run: () => Promise<unknown>]

function jobsOf(workspace: Workspace, deps: Deps): Job[] {
  const { db, clock, signal } = deps
  const watch: Job = ['watch-lights', () => watchLights(db, clock, workspace)]
  // Before what is due is said: its days may be others.
  const replan: Job = ['replan', () => resumeReplan(db, clock, workspace.id, { signal })]
  // A request ends at the hour at which it was asked for.
  const expire: Job = ['expire-requests', () => expireRequests(db, clock, workspace)]
  if (!isPostingTime(workspace, clock)) return [replan, expire, watch]
  return [
    replan,
    expire,
    // Digests look back at yesterday's messages, so they come before the sweep says today's.
    ['digests', () => queueDigests(db, clock, workspace)],
    ['sweep', () => sweepOnce(workspace, deps)],
    ['review-credit', () => reviewOnce(workspace, deps)],
    ['trials', () => reportTrials(db, clock, workspace)],
    ['status', () => queueStatus(db, clock, workspace)],
    watch,
  ]
}

async function sweepOnce(workspace: Workspace, { db, clock, log, signal, meters }: Deps): Promise<void> {
  const today = dayAt(clock.now(), workspace.timeZone)
  const isSwept = await hasRun(db, workspace.id, 'sweep', today)
  // What was held for want of news has its turn on the same day, once there is news or somebody says to go on.
  if (isSwept && !(await mayResume(db, clock, workspace))) return
  const startedMs = performance.now()
  const swept = await sweepDuties(db, clock, workspace.id, { signal, only: isSwept ? 'chasing' : undefined })
  meters?.swept(performance.now() - startedMs)
  log.info({ workspaceId: workspace.id, today, ...swept }, 'the morning sweep')
}

async function reviewOnce(workspace: Workspace, { db, clock, log, signal }: Deps): Promise<void> {
  const today = dayAt(clock.now(), workspace.timeZone)
  if (!hasFirewall(workspace) || (await hasRun(db, workspace.id, 'review-credit', today))) return
  const reviewed = await reviewCredit(db, clock, workspace.id, { signal })
  log.info({ workspaceId: workspace.id, today, ...reviewed }, 'the review of credit')
}

/** From the posting hour on, on working days: our own contact keeps off the others. */
function isPostingTime({ timeZone, calendar, postingHour }: Workspace, clock: Clock): boolean {
  const now = clock.now()
  return hourAt(now, timeZone) >= postingHour && calendarOf(calendar).isWorkingDay(dayAt(now, timeZone))
}
