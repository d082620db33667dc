/**
 * The only sender. Takes messages out of the outbox, draws and posts them, and redraws in place what changed since.
 *
 * What it rests on: Slack has no idempotency key, and the SDK's default client sends again after a lost answer, which doubles. So this
 * client never retries by itself; the message's key travels in its metadata and in its first block's id; and after a crash or an
 * unclear answer the message is in doubt until the grace has passed, is looked for in the channel's history, and only sent again
 * when it is not there. One message on its way a channel, in order; a 429 pauses that channel, nothing else.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { KnownBlock } from '@slack/types'
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type WebClient,
} from '@slack/web-api'
import type { Clock } from '../core/clock.ts'
import {
  claimMessages,
  type Message,
  messagesInDoubt,
  type Outbox,
  postponeRedraw,
  reapLeases,
  settleMessage,
  settleRedraw,
  takeStale,
} from '../flows/outbox.ts'
import type { Log } from '../log.ts'
import { inNativeForm, type NativeForm } from './native-form.ts'
import type { NativeBlock, Payload } from './views/payload.ts'

const LEASE_MS = 60_000
/** The posting client gives up after ten seconds. */
const POST_MS_MOST = 15_000
/** Doubt that outlives this is given up, so that the channel goes on. */
const DOUBT_MS_MOST = 24 * 60 * 60_000
const AT_ONCE = 20
const DRAW_TRIES_MAX = 5
const REDRAW_PAUSE_MS = 30_000
const HISTORY_PAGE = 200
/** Slack's clock and ours. */
const CLOCK_SKEW_SECONDS = 120
const HISTORY_PAGES_MAX = 50

/** Ours or an admin's to mend, not the message's fault: it waits, and keeps its place in the channel. */
const MENDABLE: Readonly<Record<string, Obstacle>> = {
  not_in_channel: 'not-in-channel',
  channel_not_found: 'channel-gone',
  is_archived: 'channel-gone',
  restricted_action: 'other',
  missing_scope: 'token',
  invalid_auth: 'token',
  not_authed: 'token',
  token_revoked: 'token',
  token_expired: 'token',
  account_inactive: 'token',
  team_access_not_granted: 'token',
}
const MENDABLE_PAUSE_MS = 15 * 60_000

/** Slack may or may not have taken these: only the channel's history knows. */
const UNCLEAR = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
])

/** What keeps a message from its channel. */
export type Obstacle = 'not-in-channel' | 'channel-gone' | 'token' | 'other'

export type PosterOptions = {
  readonly db: Outbox
  /** The wall clock: leases and pauses are real time, whatever day the company's clock says. */
  readonly clock: Clock
  readonly log: Log
  readonly clientFor: (workspaceId: string) => WebClient
  /** What the message says now; null when there is nothing left to say. */
  readonly draw: (message: Message) => Promise<Payload | null>
  /** How long a message stays in doubt before the history is asked. */
  readonly graceMs: number
  /** The least time between two messages of a channel: Slack asks for one a second. */
  readonly gapMs: number
  readonly native: NativeForm
  readonly onPosted?: (message: Message, payload: Payload) => void
  /** A message waits for somebody to mend what keeps it. */
  readonly onObstacle?: (message: Message, obstacle: Obstacle) => Promise<void>
}

export type Poster = {
  /** Says that there may be something to send. */
  kick(): void
  /** Sends until nothing can be sent now. */
  drain(): Promise<void>
  /** Ends after what is in hand. */
  stop(): Promise<void>
}

export function createPoster(options: PosterOptions): Poster {
  const { db, clock, log } = options
  const freeAt = new Map<string, number>()
  const rooms = new Map<string, string>()
  const { native } = options
  let isStopped = false
  let running: Promise<void> = Promise.resolve()
  let isQueued = false

  const iso = (ms: number) => new Date(ms).toISOString()
  const nowMs = () => clock.now().getTime()

  async function drain(): Promise<void> {
    while (!isStopped && (await pass())) {}
  }

  function kick(): void {
    if (isQueued || isStopped) return
    isQueued = true
    running = running
      .then(() => {
        isQueued = false
        return drain()
      })
      .catch((error) => log.error({ error }, 'the sender stumbled; it goes on with the next tick'))
  }

  /** One round; false when it found nothing to do. */
  async function pass(): Promise<boolean> {
    const now = nowMs()
    await reapLeases(db, { now: iso(now), doubtUntil: iso(now + options.graceMs) })
    const doubtful = await messagesInDoubt(db, iso(now), AT_ONCE)
    await Promise.all(doubtful.map(lookBack))
    const claimed = await claimMessages(db, { now: iso(now), leaseUntil: iso(now + LEASE_MS), limit: AT_ONCE })
    await Promise.all(claimed.map(send))
    const stale = await takeStale(db, { now: iso(now), leaseUntil: iso(now + LEASE_MS), limit: AT_ONCE })
    await Promise.all(stale.map(redraw))
    return doubtful.length + claimed.length + stale.length > 0
  }

  async function send(message: Message): Promise<void> {
    let payload: Payload | null
    try {
      payload = await options.draw(message)
    } catch (error) {
      log.error({ error, key: message.key }, 'a message could not be drawn')
      const again = { state: 'queued' as const, notBeforeAt: iso(nowMs() + REDRAW_PAUSE_MS), error: String(error) }
      const gaveUp = { state: 'failed' as const, error: String(error) }
      await settleMessage(db, message, message.attempts < DRAW_TRIES_MAX ? again : gaveUp)
      return
    }
    if (payload === null) {
      await settleMessage(db, message, { state: 'superseded', error: 'nothing left to say' })
      return
    }
    await pace(message.channelId)
    // Whoever was held up for so long may have lost the message to another sender: the reaper decides.
    if (iso(nowMs() + POST_MS_MOST) > (message.leaseUntilAt ?? '')) return
    const outcome = await post(message, payload)
    await settleMessage(db, message, outcome)
    const obstacle = outcome.state === 'queued' ? MENDABLE[outcome.error] : undefined
    if (obstacle) await options.onObstacle?.(message, obstacle)
  }

  async function post(message: Message, payload: Payload): Promise<Parameters<typeof settleMessage>[2]> {
    const client = options.clientFor(message.workspaceId)
    try {
      const channel = await roomOf(client, message)
      const say = (blocks: readonly NativeBlock[]) =>
        client.chat.postMessage({
          channel,
          text: payload.text,
          blocks: keyed(blocks, message.key),
          metadata: { event_type: 'cashlight_message', event_payload: { key: message.key } },
          unfurl_links: false,
          unfurl_media: false,
        })
      const answer = await inNativeForm(payload, native, say)
      options.onPosted?.(message, payload)
      return { state: 'sent', ts: answer.ts as string, sentAt: iso(nowMs()) }
    } catch (error) {
      return whatOf(error, message)
    }
  }

  function whatOf(error: unknown, message: Message): Parameters<typeof settleMessage>[2] {
    const { key, channelId } = message
    if (error instanceof WebAPIRateLimitedError) {
      const until = nowMs() + error.retryAfter * 1000
      freeAt.set(channelId, until)
      return { state: 'queued', notBeforeAt: iso(until), error: 'rate limited' }
    }
    if (error instanceof WebAPIPlatformError && /^rate_?limited$/.test(error.data.error))
      return { state: 'queued', notBeforeAt: iso(nowMs() + REDRAW_PAUSE_MS), error: 'rate limited' }
    if (error instanceof WebAPIPlatformError && error.data.error in MENDABLE) {
      log.error(
        { key, channelId, slack: error.data.error },
        'Slack takes no messages here now: it is tried again in 15 minutes',
      )
      return { state: 'queued', notBeforeAt: iso(nowMs() + MENDABLE_PAUSE_MS), error: error.data.error }
    }
    if (error instanceof WebAPIPlatformError && !UNCLEAR.has(error.data.error)) {
      log.error({ key, channelId, slack: error.data.error }, 'Slack refused a message')
      return { state: 'failed', error: error.data.error }
    }
    if (
      error instanceof WebAPIRequestError ||
      error instanceof WebAPIHTTPError ||
      error instanceof WebAPIPlatformError
    ) {
      log.warn({ key, channelId, error: String(error) }, 'it is unclear whether a message arrived')
      return { state: 'in-doubt', notBeforeAt: iso(nowMs() + options.graceMs), error: String(error) }
    }
    throw error
  }

  /** Looks for a message in doubt in its channel: there it is sent, elsewhere it goes back into the queue. */
  async function lookBack(message: Message): Promise<void> {
    const client = options.clientFor(message.workspaceId)
    try {
      const ts = await findInHistory(client, await roomOf(client, message), message)
      await settleMessage(
        db,
        message,
        ts === null
          ? { state: 'queued', notBeforeAt: '', error: 'not in the history: sent again' }
          : { state: 'sent', ts, sentAt: iso(nowMs()) },
      )
    } catch (error) {
      // As long as nobody knows whether it arrived it is neither sent again nor given up.
      log.warn({ key: message.key, error: String(error) }, 'the history could not be read')
      if (nowMs() - Date.parse(message.claimedAt ?? '') > DOUBT_MS_MOST) {
        log.error({ key: message.key }, 'a message stayed in doubt for a day, and is given up')
        await settleMessage(db, message, { state: 'failed', error: 'in doubt for a day' })
        return
      }
      const outcome = {
        state: 'in-doubt' as const,
        notBeforeAt: iso(nowMs() + pauseAfter(error)),
        error: String(error),
      }
      await settleMessage(db, message, outcome)
    }
  }

  async function redraw(message: Message): Promise<void> {
    let payload: Payload | null
    try {
      payload = await options.draw(message)
    } catch (error) {
      log.error({ error, key: message.key }, 'a message could not be drawn again, and stays as it was')
      return settleRedraw(db, message)
    }
    if (payload === null || message.ts === null) return settleRedraw(db, message)
    try {
      const client = options.clientFor(message.workspaceId)
      const channel = await roomOf(client, message)
      const { ts } = message
      await inNativeForm(payload, native, (blocks) =>
        client.chat.update({ channel, ts, text: payload.text, blocks: keyed(blocks, message.key) }),
      )
    } catch (error) {
      log.warn({ key: message.key, error: String(error) }, 'a message could not be drawn again')
      // A message that somebody deleted is gone; everything else is tried again later.
      const isGone =
        error instanceof WebAPIPlatformError && !UNCLEAR.has(error.data.error) && !(error.data.error in MENDABLE)
      return isGone ? settleRedraw(db, message) : postponeRedraw(db, message, iso(nowMs() + pauseAfter(error)))
    }
    await settleRedraw(db, message)
  }

  function pauseAfter(error: unknown): number {
    if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1000
    const isMendable = error instanceof WebAPIPlatformError && error.data.error in MENDABLE
    return isMendable ? MENDABLE_PAUSE_MS : Math.min(options.graceMs, REDRAW_PAUSE_MS)
  }

  async function pace(channelId: string): Promise<void> {
    const now = nowMs()
    const free = freeAt.get(channelId) ?? 0
    freeAt.set(channelId, Math.max(now, free) + options.gapMs)
    if (free > now) await sleep(free - now)
  }

  /** A person is written to in the app's own conversation with them. */
  async function roomOf(client: WebClient, { workspaceId, channelId }: Message): Promise<string> {
    if (!/^[UW]/.test(channelId)) return channelId
    const key = `${workspaceId} ${channelId}`
    const known = rooms.get(key)
    if (known) return known
    const { channel } = await client.conversations.open({ users: channelId })
    if (!channel?.id) throw new Error(`no conversation with ${channelId}`)
    rooms.set(key, channel.id)
    return channel.id
  }

  return {
    kick,
    drain: () => {
      kick()
      return running
    },
    stop: async () => {
      isStopped = true
      await running
    },
  }
}

/** Answers one person: where they asked, seen by them alone; or in their conversation with the app. */
export async function whisper(
  client: WebClient,
  { userId, channelId }: { userId: string; channelId: string | null },
  { text, blocks }: Payload,
): Promise<void> {
  if (channelId !== null && !channelId.startsWith('D')) {
    try {
      await client.chat.postEphemeral({ channel: channelId, user: userId, text, blocks })
      return
    } catch (error) {
      // The app is not in the channel: the person is told in private instead.
      if (!(error instanceof WebAPIPlatformError)) throw error
    }
  }
  const { channel } = await client.conversations.open({ users: userId })
  await client.chat.postMessage({ channel: channel?.id as string, text, blocks })
}

/** A message in a conversation that tells how far something long has come: posted once, then changed in place. */
export function progressMessage(client: WebClient, channel: string): (payload: Payload) => Promise<void> {
  let ts: string | undefined
  let last: Promise<void> = Promise.resolve()
  const show = async ({ text, blocks }: Payload) => {
    if (ts !== undefined) await client.chat.update({ channel, ts, text, blocks })
    else ts = (await client.chat.postMessage({ channel, text, blocks })).ts
  }
  return (payload) => {
    last = last.catch(() => {}).then(() => show(payload))
    return last
  }
}

/** The key in the first block's id: where metadata is dropped, the history still shows it. */
function keyed(blocks: readonly NativeBlock[], key: string): KnownBlock[] {
  // The SDK's types lag behind Slack's blocks; what Slack does not know it refuses, and the plain form follows.
  return blocks.map((block, i) => (i === 0 ? { ...block, block_id: `key:${key}` } : block)) as KnownBlock[]
}

/** The ts under which a message stands in its channel; null when it does not. Throws when that cannot be told. */
async function findInHistory(
  client: WebClient,
  channel: string,
  { key, claimedAt }: Pick<Message, 'key' | 'claimedAt'>,
): Promise<string | null> {
  const oldest = claimedAt === null ? '0' : String(Date.parse(claimedAt) / 1000 - CLOCK_SKEW_SECONDS)
  let cursor: string | undefined
  for (let page = 0; page < HISTORY_PAGES_MAX; page++) {
    const answer = await client.conversations.history({
      channel,
      include_all_metadata: true,
      oldest,
      inclusive: true,
      limit: HISTORY_PAGE,
      ...(cursor ? { cursor } : {}),
    })
    for (const message of answer.messages ?? []) {
      const payload = message.metadata?.event_payload as { key?: string } | undefined
      if (payload?.key === key || message.blocks?.[0]?.block_id === `key:${key}`) return message.ts ?? null
    }
    cursor = answer.response_metadata?.next_cursor || undefined
    if (!cursor) return null
  }
  throw new Error(`more than ${HISTORY_PAGE * HISTORY_PAGES_MAX} messages to look through`)
}
