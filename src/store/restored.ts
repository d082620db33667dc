/**
 * What a restored database must not do: say again what was said after the backup was made.
 *
 * What waited or was on its way in the backup may have arrived since. It is put in doubt, so that the sender looks for its key in the
 * channel's history first. What is made on the day of the restore under a key that names the day (the morning's messages, digests,
 * status) may have been said that morning, too: for a day every new message is in doubt from the start.
 */
import { type AuditHead, recordChange } from './audit.ts'
import type { Db } from './open.ts'
import type { Database } from './schema.ts'

const HOUR_MS = 60 * 60_000
/** Until midnight everywhere. */
const DOUBTFUL_MS = 24 * HOUR_MS
/** How far back a morning lies at most, and yet within the day after which the sender gives up. */
const MORNING_MS = 18 * HOUR_MS
const WHAT = 'post-unseen'

/** To be called on a database that was restored at an instant, before anybody works with it. Returns how many messages are in doubt. */
export async function markRestored(db: Db, at: Date): Promise<number> {
  const now = at.toISOString()
  const result = await db
    .updateTable('messages')
    .set((eb) => ({
      state: 'in-doubt',
      epoch: eb('epoch', '+', 1),
      notBeforeAt: '',
      leaseUntilAt: null,
      claimedAt: now,
      error: 'restored from a backup: looked for before it is sent',
    }))
    .where('state', 'in', ['queued', 'sending', 'in-doubt'])
    .executeTakeFirst()
  await db.deleteFrom('pauses').execute()
  const workspaces = await db.selectFrom('workspaces').select('id').execute()
  const untilAt = new Date(at.getTime() + DOUBTFUL_MS).toISOString()
  for (const { id: workspaceId } of workspaces)
    await db.insertInto('pauses').values({ workspaceId, what: WHAT, untilAt }).execute()
  return Number(result.numUpdatedRows)
}

const RESTORED = 'restore-backup'

/**
 * Writes into the trails of companies that a backup was put in the place of the database, and the heads that they had there: rows after
 * the backup's are gone with it, and whoever compares with a later backup sees why.
 */
export async function recordRestore(
  db: Db,
  at: Date,
  {
    file,
    madeAt,
    workspaceIds,
    before,
  }: { file: string; madeAt: string; workspaceIds: readonly string[]; before: readonly AuditHead[] },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const workspaceId of workspaceIds) {
      const head = before.find((each) => each.workspaceId === workspaceId)
      await recordChange(tx, { workspaceId, userId: 'cli', via: 'cli' }, at.toISOString(), {
        action: RESTORED,
        subjectKind: 'backup',
        subjectId: file,
        ...(head ? { before: { seq: head.seq, hash: head.hash } } : {}),
        after: { madeAt },
      })
    }
  })
}

/** The last restore that a trail tells of up to a row; null when it tells of none. */
export async function lastRestore(
  db: Db,
  workspaceId: string,
  upTo: number,
): Promise<{ seq: number; file: string } | null> {
  const row = await db
    .selectFrom('audit')
    .select(['seq', 'subjectId as file'])
    .where('workspaceId', '=', workspaceId)
    .where('action', '=', RESTORED)
    .where('seq', '<=', upTo)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** How a message made now begins: waiting to be sent, or, soon after a restore, in doubt. */
export async function beginning(
  db: Db,
  workspaceId: string,
  at: string,
): Promise<Pick<Database['messages'], 'state' | 'claimedAt'>> {
  const restored = await db
    .selectFrom('pauses')
    .select('untilAt')
    .where('workspaceId', '=', workspaceId)
    .where('what', '=', WHAT)
    .where('untilAt', '>', at)
    .executeTakeFirst()
  if (!restored) return { state: 'queued', claimedAt: null }
  return { state: 'in-doubt', claimedAt: new Date(Date.parse(at) - MORNING_MS).toISOString() }
}
