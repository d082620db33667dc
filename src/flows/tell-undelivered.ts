import type { Clock } from '../core/clock.ts'
import { dayAt } from '../core/day.ts'
import { listMembers } from '../store/members.ts'
import { countInStates, enqueue } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { findWorkspace } from '../store/workspaces.ts'

/**
 * Tells the admins, once a day, channel and kind of trouble, that messages wait and what has to be mended, or that some were given up. What
 * waits follows by itself; what was given up is sent again when somebody asks for it.
 */
export async function tellUndelivered(
  db: Db,
  clock: Clock,
  { workspaceId, channelId, why }: { workspaceId: string; channelId: string; why: string },
): Promise<void> {
  const workspace = await findWorkspace(db, workspaceId)
  // A person who cannot be written to is not told that they cannot be written to.
  if (!workspace || !/^[CG]/.test(channelId)) return
  const now = clock.now()
  for (const { userId, role, language } of await listMembers(db, workspaceId)) {
    if (role !== 'admin') continue
    const key = `undelivered:${dayAt(now, workspace.timeZone)}:${channelId}:${why}:${userId}`
    const data = { channelId, why }
    const message = { key, kind: 'undelivered', data, channelId: userId, language: language ?? workspace.language }
    await enqueue(db, workspaceId, message, now.toISOString())
  }
}

/** How many messages wait for a channel, and how many for it were given up. */
export async function readUndelivered(
  db: Db,
  workspaceId: string,
  channelId: string,
): Promise<{ waiting: number; givenUp: number }> {
  return {
    waiting: await countInStates(db, workspaceId, channelId, ['queued', 'sending']),
    givenUp: await countInStates(db, workspaceId, channelId, ['failed']),
  }
}
