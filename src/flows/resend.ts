import type { Clock } from '../core/clock.ts'
import { recordChange } from '../store/audit.ts'
import { countInStates, type Requeued, requeueUndelivered } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'

/** What is tried again in a channel, and how many messages wait `behind` it for their turn. */
export type Resent = Requeued & { readonly behind: number }

/** Asks again for everything that did not arrive, once somebody has mended what kept it. */
export async function resend(db: Db, clock: Clock, by: Actor): Promise<readonly Resent[]> {
  return db.transaction().execute(async (tx) => {
    const requeued = await requeueUndelivered(tx, by.workspaceId)
    if (requeued.length > 0)
      await recordChange(tx, by, clock.now().toISOString(), {
        action: 'resend',
        subjectKind: 'workspace',
        subjectId: by.workspaceId,
        after: requeued,
      })
    const resent: Resent[] = []
    for (const { channelId, count } of requeued) {
      const waiting = await countInStates(tx, by.workspaceId, channelId, ['queued', 'sending', 'in-doubt'])
      resent.push({ channelId, count, behind: waiting - count })
    }
    return resent
  })
}
