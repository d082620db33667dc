import type { Clock } from '../core/clock.ts'
import type { Workspace } from '../core/workspace.ts'
import { enqueue } from '../store/messages.ts'
import type { Db } from '../store/open.ts'

/** Everybody in a channel that was chosen now is told so, once. */
export async function greetNewChannels(
  db: Db,
  clock: Clock,
  before: Workspace | null,
  after: Workspace,
): Promise<void> {
  const at = clock.now().toISOString()
  const known = new Set(Object.values(before?.channels ?? {}).map((c) => c?.channelId))
  for (const { channelId, language } of Object.values(after.channels)) {
    if (known.has(channelId)) continue
    known.add(channelId)
    const message = { key: `channel-ready:${channelId}:${at}`, kind: 'channel-ready', data: {}, channelId, language }
    await enqueue(db, after.id, message, at)
  }
}
