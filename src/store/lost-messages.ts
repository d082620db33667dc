import type { Day } from '../core/day.ts'
import type { Db } from './open.ts'

const AGAIN = { state: 'queued', ts: null, stale: 0, attempts: 0, notBeforeAt: '', leaseUntilAt: null } as const

/**
 * For a Slack that has forgotten its messages, as the playground's does when it stops: what still asks for something is posted again, as
 * of today, and what is only history is not looked for any more.
 */
export async function requeueLost(db: Db, workspaceId: string, today: Day): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const messages = tx.updateTable('messages').where('workspaceId', '=', workspaceId).where('via', '=', 'slack')
    // Whether these arrived does not matter any more: they are gone either way.
    await messages.set(AGAIN).where('state', 'in', ['sending', 'in-doubt']).execute()
    for (const { id, data } of await sentWithOpenDuties(tx, workspaceId)) {
      const asOfToday = JSON.stringify({ ...JSON.parse(data), day: today })
      await messages
        .set({ ...AGAIN, data: asOfToday })
        .where('id', '=', id)
        .execute()
    }
    await messages.set({ ts: null, stale: 0 }).where('state', '=', 'sent').execute()
  })
}

function sentWithOpenDuties(db: Db, workspaceId: string): Promise<{ id: string; data: string }[]> {
  const open = db
    .selectFrom('duties')
    .select('messageId')
    .where('workspaceId', '=', workspaceId)
    .where('state', '=', 'open')
  return db
    .selectFrom('messages')
    .select(['id', 'data'])
    .where('workspaceId', '=', workspaceId)
    .where('state', '=', 'sent')
    .where('id', 'in', open.where('messageId', 'is not', null))
    .execute()
}
