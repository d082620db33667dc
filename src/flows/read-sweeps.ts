import type { Clock } from '../core/clock.ts'
import { addDays, type Day, dayAt } from '../core/day.ts'
import { sweepLagMs } from '../core/sweep-lag.ts'
import { countDue } from '../store/duties.ts'
import type { Db } from '../store/open.ts'
import { lastRunBefore } from '../store/runs.ts'
import { findWorkspace } from '../store/workspaces.ts'

export type SweepState = {
  readonly workspaceId: string
  /** Duties due on or before today that have not been said. What came after the morning's sweep waits for the next one. */
  readonly dueCount: number
  readonly lastSweptDay: Day | null
  readonly lagMs: number
}

/** How the morning sweep stands for each of these companies; nothing about one that is not set up, because it has none. */
export async function readSweeps(db: Db, clock: Clock, workspaceIds: readonly string[]): Promise<SweepState[]> {
  const now = clock.now()
  const states: SweepState[] = []
  for (const workspaceId of workspaceIds) {
    const workspace = await findWorkspace(db, workspaceId)
    if (!workspace?.setUpAt) continue
    const today = dayAt(now, workspace.timeZone)
    const lastSweptDay = await lastRunBefore(db, workspaceId, 'sweep', addDays(today, 1))
    states.push({
      workspaceId,
      dueCount: await countDue(db, workspaceId, today),
      lastSweptDay,
      lagMs: sweepLagMs(workspace, lastSweptDay, now),
    })
  }
  return states
}
