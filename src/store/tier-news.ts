import type { Day } from '../core/day.ts'
import { TIER_CHANGES_PER_MESSAGE, type TierNews } from '../core/tier.ts'
import type { ChannelSetting } from '../core/workspace.ts'
import { enqueue } from './messages.ts'
import type { Db } from './open.ts'

/**
 * Says what a morning's review found, in one message a day and in parts where it is more than a message holds. What a later batch or
 * another review of the same day finds is added to a part that waits; a part that has left the queue stays as it is, since a message
 * drawn again notifies nobody, and the next one is opened. Called in the transaction of what it tells, under the company's lock: however
 * a day is cut, each is told once.
 */
export async function addTierNews(
  db: Db,
  workspaceId: string,
  { channelId, language }: ChannelSetting,
  { today, changes, at }: { today: Day; changes: readonly TierNews[]; at: string },
): Promise<void> {
  let rest = changes
  for (let part = 1; rest.length > 0; part += 1) {
    const key = `tier-review:${today}:${part}`
    const before = await findNews(db, workspaceId, key)
    const room = TIER_CHANGES_PER_MESSAGE - (before?.changes.length ?? 0)
    const added = rest.slice(0, room)
    if (added.length === 0) continue
    const data = { changes: [...(before?.changes ?? []), ...added] }
    if (!before) await enqueue(db, workspaceId, { key, kind: 'tier-change', data, channelId, language }, at)
    else if (!(await replaceQueued(db, workspaceId, before.id, data))) continue
    rest = rest.slice(room)
  }
}

async function findNews(db: Db, workspaceId: string, key: string): Promise<{ id: string; changes: TierNews[] } | null> {
  const row = await db
    .selectFrom('messages')
    .select(['id', 'data'])
    .where('workspaceId', '=', workspaceId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row ? { id: row.id, ...(JSON.parse(row.data) as { changes: TierNews[] }) } : null
}

/** False when it waits no more: a sender claims without the company's lock. */
async function replaceQueued(db: Db, workspaceId: string, id: string, data: { changes: TierNews[] }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('messages')
    .set({ data: JSON.stringify(data) })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
