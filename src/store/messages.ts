/**
 * The outbox: queued → sending → sent, or in-doubt, failed, superseded. One row a message under a unique key, written in the
 * transaction of what caused it.
 *
 * A sender claims with a lease and an epoch; whoever comes back after its lease ran out finds another epoch and changes nothing.
 */
import type { ExpressionBuilder } from 'kysely'
import type { Language } from '../core/language.ts'
import { newId } from './id.ts'
import type { Db } from './open.ts'
import { beginning } from './restored.ts'
import type { Database, MessageState } from './schema.ts'

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
  /** The message in whose thread it stands, null in the channel itself. */
  readonly threadOf: string | null
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
  'threadOf',
] as const

export type NewMessage = {
  readonly key: string
  readonly kind: string
  readonly data: unknown
  readonly channelId: string
  readonly language: Language
  readonly threadOf?: string | null
  /** Left out: Slack. */
  readonly via?: 'slack' | 'mail'
}

/** Puts a message into the outbox; its id, or null when a message with this key is there already. */
export async function enqueue(db: Db, workspaceId: string, message: NewMessage, at: string): Promise<string | null> {
  const row = await db
    .insertInto('messages')
    .values({
      workspaceId,
      id: newId(),
      ...message,
      threadOf: message.threadOf ?? null,
      via: message.via ?? 'slack',
      data: JSON.stringify(message.data),
      // A letter's key is its own: nobody has sent it before.
      ...(message.via === 'mail' ? { state: 'queued', claimedAt: null } : await beginning(db, workspaceId, at)),
      stale: 0,
      attempts: 0,
      epoch: 0,
      // Not before anything: the sender's clock is the wall's, the company's may be moved.
      notBeforeAt: '',
      leaseUntilAt: null,
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

/** Whose messages a sender may post, and what time it is for it. */
export type Sender = {
  readonly workspaceIds: readonly string[]
  /** Left out: Slack. */
  readonly via?: 'slack' | 'mail'
  readonly now: string
  /** What is put off beyond this was put off by a clock that has been set back since: its time has come. */
  readonly farthest: string
}

type Hand = Pick<Message, 'workspaceId' | 'id' | 'epoch' | 'state'>

/**
 * Claims the oldest queued message of each channel that is not paused and in which nothing is on its way or in doubt, so that a
 * channel's messages keep their order. The workspaces take turns: the first message of each comes before the second of any. At most
 * `limit`, and `perWorkspace` of each workspace; none of the `full` ones, which have as much in hand as they may.
 */
export async function claimMessages(
  db: Db,
  { workspaceIds, via = 'slack', now, farthest }: Sender,
  {
    leaseUntil,
    limit,
    perWorkspace = limit,
    full = [],
  }: { leaseUntil: string; limit: number; perWorkspace?: number; full?: readonly string[] },
): Promise<Message[]> {
  const open = workspaceIds.filter((id) => !full.includes(id))
  if (open.length === 0 || limit <= 0) return []
  // One pass each over what is queued and over what is on its way: asked a message at a time, PostgreSQL took seconds while it had no
  // statistics of a queue that had just filled.
  const firsts = db
    .selectFrom('messages')
    .select((eb) => ['workspaceId', 'channelId', eb.fn.min('id').as('id')])
    .where('state', '=', 'queued')
    .where('via', '=', via)
    .where('workspaceId', 'in', open)
    .groupBy(['workspaceId', 'channelId'])
  const busy = db
    .selectFrom('messages')
    .select(['workspaceId', 'channelId'])
    .distinct()
    .where('state', 'in', ['sending', 'in-doubt'])
    .where('via', '=', via)
    .where('workspaceId', 'in', open)
  const heads = db
    .selectFrom(firsts.as('first'))
    .innerJoin('messages as m', (j) =>
      j.onRef('m.workspaceId', '=', 'first.workspaceId').onRef('m.id', '=', 'first.id'),
    )
    .leftJoin(busy.as('busy'), (j) =>
      j.onRef('busy.workspaceId', '=', 'first.workspaceId').onRef('busy.channelId', '=', 'first.channelId'),
    )
    .leftJoin('pauses as p', (j) =>
      j.onRef('p.workspaceId', '=', 'first.workspaceId').onRef('p.what', '=', 'first.channelId'),
    )
    .select((eb) => [
      'm.workspaceId',
      'm.id',
      'm.epoch',
      eb.fn
        .agg<number>('row_number')
        .over((o) => o.partitionBy('m.workspaceId').orderBy('m.id'))
        .as('turn'),
    ])
    .where('busy.channelId', 'is', null)
    .where((eb) => eb.or([eb('m.notBeforeAt', '<=', now), eb('m.notBeforeAt', '>', farthest)]))
    .where((eb) => eb.or([eb('p.untilAt', 'is', null), eb('p.untilAt', '<=', now), eb('p.untilAt', '>', farthest)]))
  const rows = await db
    .selectFrom(heads.as('heads'))
    .selectAll()
    .where('turn', '<=', perWorkspace)
    .orderBy('turn')
    .orderBy('id')
    .limit(limit)
    .execute()
  const claimed: Message[] = []
  // One statement each: two processes that claim at once never wait for each other in a circle.
  for (const head of rows) {
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

export type Settled =
  | { state: 'sent'; ts: string; sentAt: string }
  | { state: 'failed'; error: string }
  | { state: 'superseded'; error: string }
  | { state: 'queued'; notBeforeAt: string; error: string; attempts?: number }
  | { state: 'in-doubt'; notBeforeAt: string; error: string }

/**
 * Writes how an attempt ended, and until when the channel rests after it. False when it is not the asker's any more: its lease went to
 * another sender, or another has found out meanwhile.
 */
export async function settleMessage(
  db: Db,
  { workspaceId, id, epoch, state, channelId }: Hand & Pick<Message, 'channelId'>,
  outcome: Settled,
  restUntil?: string,
): Promise<boolean> {
  const settle = async (tx: Db) => {
    const result = await tx
      .updateTable('messages')
      .set({ ...outcome, leaseUntilAt: null })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', id)
      .where('epoch', '=', epoch)
      .where('state', '=', state)
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }
  if (restUntil === undefined) return settle(db)
  return db.transaction().execute(async (tx) => {
    await pause(tx, workspaceId, channelId, restUntil)
    return settle(tx)
  })
}

/** Nothing is posted into a channel, looked up in the history or drawn again, before an instant. `what`: a channel, 'history' or 'redraw'. */
export async function pause(db: Db, workspaceId: string, what: string, untilAt: string): Promise<void> {
  await db
    .insertInto('pauses')
    .values({ workspaceId, what, untilAt })
    .onConflict((c) => c.columns(['workspaceId', 'what']).doUpdateSet({ untilAt }))
    .execute()
}

/**
 * A sender that did not come back within its lease leaves its message in doubt: it may or may not have arrived. `doubtUntil` is null for
 * one that writes down that it may have arrived before it may: then it has not, and goes back into the queue.
 */
export async function reapLeases(
  db: Db,
  { workspaceIds, via = 'slack', now, farthest }: Sender,
  doubtUntil: string | null,
): Promise<number> {
  if (workspaceIds.length === 0) return 0
  const rows = await db
    .selectFrom('messages')
    .select(['workspaceId', 'id', 'epoch'])
    .where('state', '=', 'sending')
    .where('via', '=', via)
    .where('workspaceId', 'in', workspaceIds)
    .where((eb) => eb.or([eb('leaseUntilAt', '<', now), eb('leaseUntilAt', '>', farthest)]))
    .execute()
  let reaped = 0
  for (const { workspaceId, id, epoch } of rows) {
    const result = await db
      .updateTable('messages')
      .set({
        state: doubtUntil === null ? 'queued' : 'in-doubt',
        epoch: epoch + 1,
        notBeforeAt: doubtUntil ?? '',
        leaseUntilAt: null,
        error: 'the sender did not come back',
      })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .where('epoch', '=', epoch)
      .executeTakeFirst()
    reaped += Number(result.numUpdatedRows)
  }
  return reaped
}

type Take = { readonly leaseUntil: string; readonly limit: number }

/** Messages in doubt whose grace has passed, to be looked up in their channel's history: taken until `leaseUntil`. */
export async function takeDoubtful(db: Db, sender: Sender, take: Take): Promise<Message[]> {
  return takeRested(db, sender, take, 'history')
}

/** Sent messages to draw again, taken until `leaseUntil`: whoever does not come back leaves them to the next. */
export async function takeStale(db: Db, sender: Sender, take: Take): Promise<Message[]> {
  return takeRested(db, sender, take, 'redraw')
}

async function takeRested(
  db: Db,
  { workspaceIds, via = 'slack', now, farthest }: Sender,
  { leaseUntil, limit }: Take,
  kind: 'history' | 'redraw',
): Promise<Message[]> {
  if (workspaceIds.length === 0 || limit <= 0) return []
  const hasCome = (eb: ExpressionBuilder<Database, 'messages'>) =>
    eb.or([eb('messages.notBeforeAt', '<=', now), eb('messages.notBeforeAt', '>', farthest)])
  const query = db
    .selectFrom('messages')
    .select(['messages.workspaceId', 'messages.id', 'messages.epoch'])
    .where('messages.workspaceId', 'in', workspaceIds)
    .where('messages.via', '=', via)
    .where(hasCome)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('pauses as p')
            .select('p.what')
            .whereRef('p.workspaceId', '=', 'messages.workspaceId')
            .where('p.what', '=', kind)
            .where('p.untilAt', '>', now)
            .where('p.untilAt', '<=', farthest),
        ),
      ),
    )
  const found =
    kind === 'redraw'
      ? query.where('messages.stale', '>', 0).where('messages.ts', 'is not', null)
      : query.where('messages.state', '=', 'in-doubt')
  const rows = await found.orderBy('messages.id').limit(limit).execute()
  const taken: Message[] = []
  for (const { workspaceId, id, epoch } of rows) {
    const row = await db
      .updateTable('messages')
      .set((eb) => ({ notBeforeAt: leaseUntil, claimedAt: eb.fn.coalesce('claimedAt', eb.val(now)) }))
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', id)
      .where('epoch', '=', epoch)
      .where((eb) => eb.or([eb('notBeforeAt', '<=', now), eb('notBeforeAt', '>', farthest)]))
      .returning(COLUMNS)
      .executeTakeFirst()
    if (row) taken.push(row)
  }
  return taken
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

/** The message under a key; null when there is none. */
export async function messageIdOf(db: Db, workspaceId: string, key: string): Promise<string | null> {
  const row = await db
    .selectFrom('messages')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function countInStates(
  db: Db,
  workspaceId: string,
  channelId: string,
  states: readonly MessageState[],
): Promise<number> {
  const { n } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('workspaceId', '=', workspaceId)
    .where('channelId', '=', channelId)
    .where('state', 'in', states)
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

/** What comes of asking for everything again that did not arrive. */
export type Requeued = { readonly channelId: string; readonly count: number }

/**
 * Asks again for what did not arrive: what was given up, and what waits for somebody to mend something. What Slack refused goes back into
 * the queue; what nobody knows about is looked for in its channel first. How many messages a channel that was.
 */
export async function requeueUndelivered(db: Db, workspaceId: string): Promise<Requeued[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['id', 'channelId', 'state', 'error'])
    .where('workspaceId', '=', workspaceId)
    .where('via', '=', 'slack')
    .where((eb) =>
      eb.or([
        eb('state', '=', 'failed'),
        eb.and([eb('state', '=', 'queued'), eb('notBeforeAt', '<>', '')]),
        // What rests for its grace goes on resting: looked for too early it is not found, and sent twice.
        eb.and([eb('state', '=', 'in-doubt'), eb('error', 'like', `${HISTORY_UNREAD}%`)]),
      ]),
    )
    .orderBy('id')
    .execute()
  const counts = new Map<string, number>()
  for (const { id, channelId, state, error } of rows) {
    const isUnknown = state === 'in-doubt' || error === STILL_IN_DOUBT
    const result = await db
      .updateTable('messages')
      .set((eb) => ({
        state: isUnknown ? 'in-doubt' : 'queued',
        notBeforeAt: '',
        attempts: 0,
        epoch: eb('epoch', '+', 1),
        // Its day of doubt begins anew.
        ...(isUnknown ? { claimedAt: null } : {}),
      }))
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', id)
      .where('state', '=', state)
      .executeTakeFirst()
    if (result.numUpdatedRows > 0n) counts.set(channelId, (counts.get(channelId) ?? 0) + 1)
  }
  return [...counts].map(([channelId, count]) => ({ channelId, count }))
}

/** How the error of a message begins that could not be looked for: its grace has passed. */
export const HISTORY_UNREAD = 'the history could not be read'

/** The error of a message that was given up although it may have arrived. */
export const STILL_IN_DOUBT = 'in doubt for a day'

/** What waits for a channel that the company uses no more goes to the one that took its place. */
export async function moveWaiting(
  db: Db,
  workspaceId: string,
  {
    used,
    to,
    kinds,
  }: { used: readonly string[]; to: { channelId: string; language: Language }; kinds: readonly string[] },
): Promise<void> {
  await db
    .updateTable('messages')
    .set({ channelId: to.channelId, language: to.language, notBeforeAt: '' })
    .where('workspaceId', '=', workspaceId)
    .where('channelId', 'not in', used)
    .where('state', '=', 'queued')
    .where('kind', 'in', kinds)
    .where('key', 'not like', 'status-shared:%')
    .execute()
}
