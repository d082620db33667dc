import type { Clock } from '../core/clock.ts'
import { dayAt } from '../core/day.ts'
import { addWorkdays, calendarOf } from '../core/working-day.ts'
import type { Workspace } from '../core/workspace.ts'
import { JOB_ACTOR, recordChange } from '../store/audit.ts'
import { dutyItems, updateDuties } from '../store/duties.ts'
import { listMembers } from '../store/members.ts'
import { enqueue } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { startRun } from '../store/runs.ts'
import { lockWorkspace } from '../store/workspaces.ts'

/**
 * What was said on an earlier day and is still undone is named again: to each owner in a morning digest, and after the set number of
 * working days once to the channel's escalation person (the admins, when none is set). Once a day, in one transaction.
 */
export async function queueDigests(
  db: Db,
  clock: Clock,
  workspace: Workspace,
): Promise<{ digests: number; escalations: number }> {
  const today = dayAt(clock.now(), workspace.timeZone)
  const at = clock.now().toISOString()
  return db.transaction().execute(async (tx) => {
    await lockWorkspace(tx, workspace.id)
    const counts = { digests: 0, escalations: 0 }
    if (!(await startRun(tx, workspace.id, 'digests', today, at))) return counts
    const undone = await dutyItems(tx, workspace.id, { states: ['open'], openedBefore: today })
    const members = new Map((await listMembers(tx, workspace.id)).map((m) => [m.userId, m]))
    const languageOf = (userId: string) => members.get(userId)?.language ?? workspace.language
    for (const [owner, duties] of Map.groupBy(undone, (d) => d.ownerUserId)) {
      // What nobody owns goes to nobody's digest: it escalates.
      if (owner === null || !members.has(owner)) continue
      counts.digests += 1
      await enqueue(
        tx,
        workspace.id,
        {
          key: `digest:${today}:${owner}`,
          kind: 'digest',
          data: { day: today, dutyIds: duties.map((d) => d.id) },
          channelId: owner,
          language: languageOf(owner),
        },
        at,
      )
    }
    const calendar = calendarOf(workspace.calendar)
    const late = await dutyItems(tx, workspace.id, { states: ['open'], openedBefore: today, notEscalated: true })
    const overdue = late.filter(
      (d) => d.openedDay !== null && addWorkdays(d.openedDay, workspace.escalateAfterDays, calendar) <= today,
    )
    if (overdue.length === 0) return counts
    const admins = [...members.values()].filter((m) => m.role === 'admin').map((m) => m.userId)
    const escalationUserId = workspace.channels.receivables?.escalationUserId
    const dutyIds = overdue.map((d) => d.id)
    const told = escalationUserId ? [escalationUserId] : admins
    for (const userId of told) {
      counts.escalations += 1
      const data = { day: today, dutyIds }
      await enqueue(
        tx,
        workspace.id,
        {
          key: `escalation:${today}:${userId}`,
          kind: 'escalation',
          data,
          channelId: userId,
          language: languageOf(userId),
        },
        at,
      )
    }
    await updateDuties(tx, workspace.id, dutyIds, { escalatedDay: today })
    await recordChange(tx, { workspaceId: workspace.id, userId: JOB_ACTOR, via: 'job' }, at, {
      action: 'escalate-duties',
      subjectKind: 'workspace',
      subjectId: workspace.id,
      after: { day: today, duties: dutyIds.length, to: told },
    })
    return counts
  })
}
