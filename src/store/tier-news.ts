import type { Day } from '../core/day.ts'
import { TIER_CHANGES_PER_MESSAGE, type TierNews } from '../core/tier.ts'
import type { ChannelSetting } from '../core/workspace.ts'
import { enqueue, markStale } from './messages.ts'
import type { Db } from './open.ts'

/**
 * Says what a morning's review found, in one message a day and in parts where it is more than a message holds. What a later batch of the
 * same morning finds is added to it, and it is drawn again where it was sent already. Called in the transaction of what it tells, under
 * the company's lock: however a morning is cut, each is told once.
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
    rest = rest.slice(room)
    if (added.length === 0) continue
    const data = { changes: [...(before?.changes ?? []), ...added] }
    if (before) await replaceData(db, workspaceId, before.id, data)
    else await enqueue(db, workspaceId, { key, kind: 'tier-change', data, channelId, language }, at)
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

async function replaceData(db: Db, workspaceId: string, id: string, data: { changes: TierNews[] }): Promise<void> {
  await db
    .updateTable('messages')
    .set({ data: JSON.stringify(data) })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute()
  await markStale(db, workspaceId, [id])
}
