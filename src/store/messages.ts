/**
 * The outbox: queued → sending → sent, or in-doubt, failed, superseded. One row a message under a unique key, written in the
 * transaction of what caused it.
 *
 * A sender claims with a lease and an epoch; whoever comes back after its lease ran out finds another epoch and changes nothing.
 */
import type { Language } from '../core/language.ts'
import { newId } from './id.ts'
import type { Db } from './open.ts'
import type { MessageState } from './schema.ts'

export type Message = {
  readonly workspaceId: string
  readonly id: string
  readonly key: string
  readonly kind: string
  readonly data: string
  readonly channelId: string
  readonly language: Language
  readonly state: MessageState
  readonly attempts: number
  readonly epoch: number
  readonly ts: string | null
  readonly createdAt: string
  readonly leaseUntilAt: string | null
  /** Wall clock of the last attempt; null before the first. */
  readonly claimedAt: string | null
  readonly stale: number
}

const COLUMNS = [
  'workspaceId',
  'id',
  'key',
  'kind',
  'data',
  'channelId',
  'language',
  'state',
  'attempts',
  'epoch',
  'ts',
  'createdAt',
  'leaseUntilAt',
  'claimedAt',
  'stale',
] as const

export type NewMessage = {
  readonly key: string
  readonly kind: string
  readonly data: unknown
  readonly channelId: string
  readonly language: Language
}

/** Puts a message into the outbox; its id, or null when a message with this key is there already. */
export async function enqueue(db: Db, workspaceId: string, message: NewMessage, at: string): Promise<string | null> {
  const row = await db
    .insertInto('messages')
    .values({
      workspaceId,
      id: newId(),
      ...message,
      data: JSON.stringify(message.data),
      state: 'queued',
      stale: 0,
      attempts: 0,
      epoch: 0,
      // Not before anything: the sender's clock is the wall's, the company's may be moved.
      notBeforeAt: '',
      leaseUntilAt: null,
      claimedAt: null,
      ts: null,
      error: null,
      createdAt: at,
      sentAt: null,
    })
    .onConflict((c) => c.columns(['workspaceId', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/**
 * Claims the oldest queued message of each channel in which nothing is on its way or in doubt, so that a channel's messages keep
 * their order. At most `limit`.
 */
export async function claimMessages(
  db: Db,
  { now, leaseUntil, limit }: { now: string; leaseUntil: string; limit: number },
): Promise<Message[]> {
  const heads = await db
    .selectFrom('messages as m')
    .select(['m.workspaceId', 'm.id', 'm.epoch'])
    .where('m.state', '=', 'queued')
    .where('m.notBeforeAt', '<=', now)
    .where('m.id', 'in', (eb) =>
      eb
        .selectFrom('messages as head')
        .select((e) => e.fn.min('head.id').as('id'))
        .where('head.state', '=', 'queued')
        .groupBy(['head.workspaceId', 'head.channelId']),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('messages as other')
            .select('other.id')
            .whereRef('other.workspaceId', '=', 'm.workspaceId')
            .whereRef('other.channelId', '=', 'm.channelId')
            .where('other.state', 'in', ['sending', 'in-doubt']),
        ),
      ),
    )
    .orderBy('m.id')
    .limit(limit)
    .execute()
  const claimed: Message[] = []
  for (const head of heads) {
    const row = await db
      .updateTable('messages')
      .set((eb) => ({
        state: 'sending',
        epoch: eb('epoch', '+', 1),
        attempts: eb('attempts', '+', 1),
        leaseUntilAt: leaseUntil,
        claimedAt: now,
      }))
      .where('workspaceId', '=', head.workspaceId)
      .where('id', '=', head.id)
      .where('state', '=', 'queued')
      .where('epoch', '=', head.epoch)
      .returning(COLUMNS)
      .executeTakeFirst()
    if (row) claimed.push(row)
  }
  return claimed
}

type Settled =
  | { state: 'sent'; ts: string; sentAt: string }
  | { state: 'failed'; error: string }
  | { state: 'superseded'; error: string }
  | { state: 'queued'; notBeforeAt: string; error: string }
  | { state: 'in-doubt'; notBeforeAt: string; error: string }

/** Writes how an attempt ended. False when the lease has gone to another sender meanwhile. */
export async function settleMessage(
  db: Db,
  { workspaceId, id, epoch }: Pick<Message, 'workspaceId' | 'id' | 'epoch'>,
  outcome: Settled,
): Promise<boolean> {
  const result = await db
    .updateTable('messages')
    .set({ ...outcome, leaseUntilAt: null })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .where('epoch', '=', epoch)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** A sender that did not come back within its lease leaves its message in doubt: it may or may not have arrived. */
export async function reapLeases(db: Db, { now, doubtUntil }: { now: string; doubtUntil: string }): Promise<number> {
  const result = await db
    .updateTable('messages')
    .set((eb) => ({
      state: 'in-doubt',
      epoch: eb('epoch', '+', 1),
      notBeforeAt: doubtUntil,
      leaseUntilAt: null,
      error: 'the sender did not come back',
    }))
    .where('state', '=', 'sending')
    .where('leaseUntilAt', '<', now)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Messages in doubt whose grace has passed: to be looked up in the channel's history. */
export async function messagesInDoubt(db: Db, now: string, limit: number): Promise<Message[]> {
  return db
    .selectFrom('messages')
    .select(COLUMNS)
    .where('state', '=', 'in-doubt')
    .where('notBeforeAt', '<=', now)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Says that what these messages show has changed, so that they are drawn again in place. */
export async function markStale(db: Db, workspaceId: string, ids: Iterable<string>): Promise<void> {
  const list = [...new Set(ids)]
  if (list.length === 0) return
  await db
    .updateTable('messages')
    .set((eb) => ({
      stale: eb('stale', '+', 1),
      // A redraw that waits need not; a message that waits to be sent keeps its pause.
      notBeforeAt: eb.case().when('state', '=', 'sent').then('').else(eb.ref('notBeforeAt')).end(),
    }))
    .where('workspaceId', '=', workspaceId)
    .where('id', 'in', list)
    .execute()
}

/** Sent messages to draw again, taken until `leaseUntil`: whoever does not come back leaves them to the next. */
export async function takeStale(
  db: Db,
  { now, leaseUntil, limit }: { now: string; leaseUntil: string; limit: number },
): Promise<Message[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['workspaceId', 'id', 'stale'])
    .where('stale', '>', 0)
    .where('ts', 'is not', null)
    .where('notBeforeAt', '<=', now)
    .orderBy('id')
    .limit(limit)
    .execute()
  const taken: Message[] = []
  for (const { workspaceId, id } of rows) {
    const row = await db
      .updateTable('messages')
      .set({ notBeforeAt: leaseUntil })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', id)
      .where('notBeforeAt', '<=', now)
      .returning(COLUMNS)
      .executeTakeFirst()
    if (row) taken.push(row)
  }
  return taken
}

/** The message shows what was true when it was taken; a change that came since keeps it stale. */
export async function settleRedraw(
  db: Db,
  { workspaceId, id, stale }: Pick<Message, 'workspaceId' | 'id' | 'stale'>,
): Promise<void> {
  await db
    .updateTable('messages')
    .set((eb) => ({ stale: eb('stale', '-', stale), notBeforeAt: '' }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .where('stale', '>=', stale)
    .execute()
}

/** A redraw that did not succeed is tried again later. */
export async function postponeRedraw(
  db: Db,
  { workspaceId, id }: Pick<Message, 'workspaceId' | 'id'>,
  notBeforeAt: string,
): Promise<void> {
  await db
    .updateTable('messages')
    .set({ notBeforeAt })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

export async function findMessage(db: Db, workspaceId: string, id: string): Promise<Message | null> {
  const row = await db
    .selectFrom('messages')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function countWaiting(db: Db, workspaceId: string, channelId: string): Promise<number> {
  const { n } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('workspaceId', '=', workspaceId)
    .where('channelId', '=', channelId)
    .where('state', 'in', ['queued', 'sending'])
    .executeTakeFirstOrThrow()
  return n
}

/** The newest digest that a person was sent; null when there is none. */
export async function lastDigestOf(db: Db, workspaceId: string, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('messages')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('channelId', '=', userId)
    .where('state', '=', 'sent')
    .where('kind', '=', 'digest')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
