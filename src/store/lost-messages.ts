import type { Db } from './open.ts'

/**
 * For a Slack that has forgotten its messages, as the playground's does when it stops: what still asks for something is posted again,
 * and what is only history is not looked for any more.
 */
export async function requeueLost(db: Db, workspaceId: string): Promise<void> {
  const openDuties = db
    .selectFrom('duties')
    .select('messageId')
    .where('workspaceId', '=', workspaceId)
    .where('state', '=', 'open')
    .where('messageId', 'is not', null)
  const again = { state: 'queued', ts: null, stale: 0, attempts: 0, notBeforeAt: '', leaseUntilAt: null } as const
  await db.transaction().execute(async (tx) => {
    const messages = tx.updateTable('messages').where('workspaceId', '=', workspaceId)
    // Whether these arrived does not matter any more: they are gone either way.
    await messages.set(again).where('state', 'in', ['sending', 'in-doubt']).execute()
    await messages.set(again).where('state', '=', 'sent').where('id', 'in', openDuties).execute()
    await messages.set({ ts: null, stale: 0 }).where('state', '=', 'sent').execute()
  })
}
