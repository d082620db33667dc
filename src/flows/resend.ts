import type { Clock } from '../core/clock.ts'
import { recordChange } from '../store/audit.ts'
import { type Requeued, requeueUndelivered } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'

/** Asks again for everything that did not arrive, once somebody has mended what kept it. How many messages a channel that is. */
export async function resend(db: Db, clock: Clock, by: Actor): Promise<readonly Requeued[]> {
  return db.transaction().execute(async (tx) => {
    const requeued = await requeueUndelivered(tx, by.workspaceId)
    if (requeued.length > 0)
      await recordChange(tx, by, clock.now().toISOString(), {
        action: 'resend',
        subjectKind: 'workspace',
        subjectId: by.workspaceId,
        after: requeued,
      })
    return requeued
  })
}
