import type { Day } from '../core/day.ts'
import type { CaughtUp } from '../core/duty.ts'
import type { ChannelSetting } from '../core/workspace.ts'
import { enqueue, markStale } from './messages.ts'
import type { Db } from './open.ts'

/**
 * Says what a morning caught up, in one message a day. What a later batch of the same morning catches up is added to it, and it is
 * drawn again where it was sent already. Called in the transaction of what it counts, under the company's lock: however a morning is
 * cut, every step is counted once.
 */
export async function addCaughtUp(
  db: Db,
  workspaceId: string,
  { channelId, language }: ChannelSetting,
  { today, caughtUp, at }: { today: Day; caughtUp: CaughtUp; at: string },
): Promise<void> {
  const key = `caught-up:${today}`
  if (await enqueue(db, workspaceId, { key, kind: 'caught-up', data: caughtUp, channelId, language }, at)) return
  const { id, data } = await db
    .selectFrom('messages')
    .select(['id', 'data'])
    .where('workspaceId', '=', workspaceId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  const before = JSON.parse(data) as CaughtUp
  const sum = {
    ...before,
    steps: before.steps + caughtUp.steps,
    superseded: before.superseded + caughtUp.superseded,
  } satisfies CaughtUp
  await db
    .updateTable('messages')
    .set({ data: JSON.stringify(sum) })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute()
  await markStale(db, workspaceId, [id])
}
