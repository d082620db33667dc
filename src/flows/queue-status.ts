import type { Clock } from '../core/clock.ts'
import { type Day, dayAt } from '../core/day.ts'
import type { Workspace } from '../core/workspace.ts'
import { recordChange } from '../store/audit.ts'
import { newId } from '../store/id.ts'
import { enqueue } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { startRun } from '../store/runs.ts'
import { findWorkspace } from '../store/workspaces.ts'
import type { Actor } from './change.ts'

/** Puts the day's status into the outbox, once a day. False when it is there, or there is no channel for it. */
export async function queueStatus(db: Db, clock: Clock, workspace: Workspace): Promise<boolean> {
  const channel = workspace.channels.status
  if (!channel) return false
  const today = dayAt(clock.now(), workspace.timeZone)
  const at = clock.now().toISOString()
  return db.transaction().execute(async (tx) => {
    if (!(await startRun(tx, workspace.id, 'status', today, at))) return false
    const { channelId, language } = channel
    const message = { key: `status:${today}`, kind: 'status', data: { day: today }, channelId, language }
    return (await enqueue(tx, workspace.id, message, at)) !== null
  })
}

/** Puts the status of a day into a channel because a person asked for it to be seen there. */
export async function shareStatus(
  db: Db,
  clock: Clock,
  by: Actor,
  { channelId, day }: { channelId: string; day: Day },
): Promise<void> {
  const at = clock.now().toISOString()
  await db.transaction().execute(async (tx) => {
    const workspace = await findWorkspace(tx, by.workspaceId)
    if (!workspace) throw new Error(`no workspace ${by.workspaceId}`)
    const known = Object.values(workspace.channels).find((c) => c?.channelId === channelId)
    const language = known?.language ?? workspace.language
    const data = { day, sharedBy: by.userId }
    await enqueue(tx, workspace.id, { key: `status-shared:${newId()}`, kind: 'status', data, channelId, language }, at)
    await recordChange(tx, by, at, {
      action: 'share-status',
      subjectKind: 'channel',
      subjectId: channelId,
      after: { day },
    })
  })
}
