/**
 * The only sender. Takes messages out of the outbox, draws and posts them, and redraws in place what changed since.
 *
 * What it rests on: Slack has no idempotency key, and the SDK's default client sends again after a lost answer, which doubles. So this
 * client never retries by itself; the message's key travels in its metadata and in its first block's id; and after a crash or an
 * unclear answer the message is in doubt until the grace has passed, is looked for in the channel's history, and only sent again
 * when it is not there.
 *
 * Pace: one message on its way a channel, in order, one a second; many channels and workspaces side by side, none with more than its
 * share. A 429 pauses what it names (a channel, or a method of a workspace) and nothing else. Pauses and leases stand in the database,
 * so that several processes keep them together.
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
  findMessage,
  HISTORY_UNREAD,
  type Message,
  type Outbox,
  pause,
  postponeRedraw,
  reapLeases,
  type Sender,
  type Settled,
  STILL_IN_DOUBT,
  settleMessage,
  settleRedraw,
  takeDoubtful,
  takeStale,
} from '../flows/outbox.ts'
import type { Log } from '../log.ts'
import { createPump } from '../pump.ts'
import { inNativeForm, type NativeForm } from './native-form.ts'
import type { NativeBlock, Payload } from './views/payload.ts'

const LEASE_MS = 60_000
/** The posting client gives up after ten seconds. */
const POST_MS_MOST = 15_000
/** Doubt that outlives this is given up, so that the channel goes on. */
const DOUBT_MS_MOST = 24 * 60 * 60_000
/** On their way at once: in all, and of one workspace. */
const AT_ONCE = 100
const AT_ONCE_OF_ONE = 50
/** Taken at once: drawing more in one go would keep people waiting. */
const A_ROUND = 10
/** Looking back and drawing again leave this much room for what is new. */
const AGAIN_AT_ONCE = 30
const DRAW_TRIES_MAX = 5
const REDRAW_PAUSE_MS = 30_000
const HISTORY_PAGE = 200
/** By an hour that was set back, and more. */
const CLOCK_SKEW_MS = 3 * 60 * 60_000
const HISTORY_PAGES_MAX = 50
const STOP_MS_MOST = 8_000

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
/** The longest pause that is set. */
const MENDABLE_PAUSE_MS = 15 * 60_000
/** How far the clocks of two processes may be apart: what one puts off must not look to the other like the work of a wrong clock. */
const CLOCKS_APART_MS_MOST = 10 * 60_000

/** Slack may or may not have taken these: only the channel's history knows. */
const UNCLEAR = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
])

/** What keeps a message from its channel. The last two are its own: it was given up. */
export type Obstacle = 'not-in-channel' | 'channel-gone' | 'token' | 'other' | 'refused' | 'unknown'

export type PosterOptions = {
  readonly db: Outbox
  /** The wall clock: leases and pauses are real time, whatever day the company's clock says. */
  readonly clock: Clock
  readonly log: Log
  /** The workspaces that it can post to: others in the database are not its own. */
  readonly workspaceIds: readonly string[]
  readonly clientFor: (workspaceId: string) => WebClient
  /** What the message says now; null when there is nothing left to say. */
  readonly draw: (message: Message) => Promise<Payload | null>
  /** How long a message stays in doubt before the history is asked. */
  readonly graceMs: number
  /** The least time between two messages of a channel: Slack asks for one a second. */
  readonly gapMs: number
  readonly leaseMs?: number
  /** How far our clock may have been ahead of Slack's when a message was claimed: so much further back its history is read. */
  readonly clockSkewMs?: number
  readonly native: NativeForm
  readonly onPosted?: (message: Message, payload: Payload) => void
  /** A message waits for somebody to mend what keeps it, or was given up. */
  readonly onObstacle?: (message: Message, obstacle: Obstacle) => Promise<void>
  /** How an attempt ended: for whoever counts them. */
  readonly onOutcome?: (state: Settled['state']) => void
}

export type Poster = {
  /** Says that there may be something to send. */
  kick(): void
  /** Sends until nothing can be sent now. */
  drain(): Promise<void>
  /** Takes nothing more, and ends when what is in hand is through, or handed back after `withinMs`. */
  stop(withinMs?: number): Promise<void>
}

export function createPoster(options: PosterOptions): Poster {
  const { db, clock, log, native } = options
  const leaseMs = options.leaseMs ?? LEASE_MS
  const clockSkewMs = options.clockSkewMs ?? CLOCK_SKEW_MS
  const rooms = new Map<string, string>()
  const inHand = new Map<Message, Promise<void>>()
  const timers = new Set<NodeJS.Timeout>()
  const pump = createPump({ log, name: 'the sender', round, inHand: () => [...inHand.values()] })

  const iso = (ms: number) => new Date(ms).toISOString()
  const nowMs = () => clock.now().getTime()

  /** `longestMs`: no further off than that is anything of this kind ever put. */
  function sender(longestMs: number): Sender {
    const now = nowMs()
    const farthest = iso(now + longestMs + CLOCKS_APART_MS_MOST)
    return { workspaceIds: options.workspaceIds, now: iso(now), farthest }
  }

  /** Takes what there is and has a hand free for; false when there was nothing. */
  async function round(): Promise<boolean> {
    const farthestDoubtMs = Math.max(options.graceMs, MENDABLE_PAUSE_MS)
    await reapLeases(db, sender(leaseMs), iso(nowMs() + options.graceMs))
    const take = (limit: number) => ({ leaseUntil: iso(nowMs() + leaseMs), limit: Math.min(A_ROUND, limit) })
    const again = () => AGAIN_AT_ONCE - [...inHand.keys()].filter(({ state }) => state !== 'sending').length
    const doubtful = await takeDoubtful(db, sender(farthestDoubtMs), take(again()))
    for (const message of doubtful) hold(message, lookBack)
    const share = { perWorkspace: AT_ONCE_OF_ONE, full: fullWorkspaces() }
    const claimed = await claimMessages(db, sender(MENDABLE_PAUSE_MS), { ...take(AT_ONCE - inHand.size), ...share })
    for (const message of claimed) hold(message, send)
    const stale = await takeStale(db, sender(MENDABLE_PAUSE_MS), take(again()))
    for (const message of stale) hold(message, redraw)
    return doubtful.length + claimed.length + stale.length > 0
  }

  function fullWorkspaces(): string[] {
    const hands = Map.groupBy(inHand.keys(), (m) => m.workspaceId)
    return [...hands].filter(([, messages]) => messages.length >= AT_ONCE_OF_ONE).map(([id]) => id)
  }

  function hold(message: Message, work: (message: Message) => Promise<void>): void {
    const done = work(message)
      .catch((error) => log.error({ error, key: message.key }, 'the sender stumbled over a message'))
      .finally(() => {
        inHand.delete(message)
        pump.kick()
      })
    inHand.set(message, done)
  }

  function kickIn(ms: number): void {
    if (pump.isStopped) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      pump.kick()
    }, ms)
    timer.unref()
    timers.add(timer)
  }

  async function send(message: Message): Promise<void> {
    const settle = async (outcome: Settled, restMs = 0) => {
      await settleMessage(db, message, outcome, restMs > 0 ? iso(nowMs() + restMs) : undefined)
      options.onOutcome?.(outcome.state)
      if (restMs > 0) kickIn(restMs)
    }
    let payload: Payload | null
    try {
      payload = await options.draw(message)
    } catch (error) {
      log.error({ error, key: message.key }, 'a message could not be drawn')
      const isLast = message.attempts >= DRAW_TRIES_MAX
      await settle(
        isLast
          ? { state: 'failed', error: String(error) }
          : { state: 'queued', notBeforeAt: iso(nowMs() + REDRAW_PAUSE_MS), error: String(error) },
      )
      if (isLast) await options.onObstacle?.(message, 'refused')
      return
    }
    if (payload === null) return settle({ state: 'superseded', error: 'nothing left to say' })
    if (pump.isStopped)
      return settle({ state: 'queued', notBeforeAt: '', error: 'handed back', attempts: message.attempts - 1 })
    const startedMs = nowMs()
    const posted = await post(message, payload)
    // Whoever was held up for so long may have lost the message to another sender: the reaper decides.
    if (posted === 'too-late') return
    const { outcome, pauseMs } = posted
    // One a second counts from when it was sent, not from when the answer came.
    await settle(outcome, pauseMs ?? startedMs + options.gapMs - nowMs())
    const obstacle = obstacleOf(outcome)
    if (obstacle) await options.onObstacle?.(message, obstacle)
  }

  async function post(
    message: Message,
    payload: Payload,
  ): Promise<{ outcome: Settled; pauseMs?: number } | 'too-late'> {
    const client = options.clientFor(message.workspaceId)
    try {
      const channel = await roomOf(client, message)
      const thread_ts = await threadOf(message)
      if (nowMs() + Math.min(POST_MS_MOST, leaseMs / 2) > Date.parse(message.leaseUntilAt ?? '')) return 'too-late'
      const say = (blocks: readonly NativeBlock[]) =>
        client.chat.postMessage({
          channel,
          ...(thread_ts ? { thread_ts } : {}),
          text: payload.text,
          blocks: keyed(blocks, message.key),
          metadata: { event_type: 'cashlight_message', event_payload: { key: message.key } },
          unfurl_links: false,
          unfurl_media: false,
        })
      const answer = await inNativeForm(payload, native, say)
      options.onPosted?.(message, payload)
      return { outcome: { state: 'sent', ts: answer.ts as string, sentAt: iso(nowMs()) } }
    } catch (error) {
      return whatOf(error, message)
    }
  }

  function whatOf(error: unknown, message: Message): { outcome: Settled; pauseMs?: number } {
    const { key, channelId } = message
    const retryMs = retryAfterMs(error)
    if (retryMs !== null) {
      // Slack did not look at it: that is no attempt of the message's.
      const attempts = message.attempts - 1
      return { outcome: { state: 'queued', notBeforeAt: '', error: 'rate limited', attempts }, pauseMs: retryMs }
    }
    if (error instanceof WebAPIPlatformError && error.data.error in MENDABLE) {
      log.error(
        { key, channelId, slack: error.data.error },
        'Slack takes no messages here now: it is tried again in 15 minutes',
      )
      const notBeforeAt = iso(nowMs() + MENDABLE_PAUSE_MS)
      // Nor is this one: what waited for long is not given up sooner for it.
      const attempts = message.attempts - 1
      return { outcome: { state: 'queued', notBeforeAt, error: error.data.error, attempts } }
    }
    if (isRefusal(error)) {
      log.error({ key, channelId, slack: error.data.error }, 'Slack refused a message')
      return { outcome: { state: 'failed', error: error.data.error } }
    }
    if (isUnclear(error)) {
      log.warn({ key, channelId, error: String(error) }, 'it is unclear whether a message arrived')
      kickIn(options.graceMs)
      return { outcome: { state: 'in-doubt', notBeforeAt: iso(nowMs() + options.graceMs), error: String(error) } }
    }
    throw error
  }

  /** Looks for a message in doubt in its channel: there it is sent, elsewhere it goes back into the queue. */
  async function lookBack(message: Message): Promise<void> {
    const client = options.clientFor(message.workspaceId)
    try {
      const place = { channel: await roomOf(client, message), threadTs: await threadOf(message) }
      const ts = await findInHistory(client, { ...place, clockSkewMs }, message)
      // Every attempt has taken a grace: what Slack has not accepted for a day must not keep the channel for ever.
      if (ts === null && message.attempts * options.graceMs > DOUBT_MS_MOST) {
        log.error({ key: message.key, attempts: message.attempts }, 'Slack accepted a message for a day not once')
        await settleMessage(db, message, { state: 'failed', error: 'not accepted for a day' })
        await options.onObstacle?.(message, 'refused')
        return
      }
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
        await settleMessage(db, message, { state: 'failed', error: STILL_IN_DOUBT })
        await options.onObstacle?.(message, 'unknown')
        return
      }
      const restMs = await restAfter(error, message, 'history')
      const unread = `${HISTORY_UNREAD}: ${error}`
      await settleMessage(db, message, { state: 'in-doubt', notBeforeAt: iso(nowMs() + restMs), error: unread })
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
      const isGone = isRefusal(error) && !(error.data.error in MENDABLE)
      if (isGone && retryAfterMs(error) === null) return settleRedraw(db, message)
      const restMs = await restAfter(error, message, 'redraw')
      return postponeRedraw(db, message, iso(nowMs() + restMs))
    }
    await settleRedraw(db, message)
  }

  /** How long a look back or a redraw waits after an error; a 429 pauses its kind for the whole workspace. */
  async function restAfter(error: unknown, { workspaceId }: Message, kind: 'history' | 'redraw'): Promise<number> {
    const retryMs = retryAfterMs(error)
    if (retryMs !== null) {
      await pause(db, workspaceId, kind, iso(nowMs() + retryMs))
      kickIn(retryMs)
      return 0
    }
    const isMendable = error instanceof WebAPIPlatformError && error.data.error in MENDABLE
    const restMs = isMendable ? MENDABLE_PAUSE_MS : Math.min(options.graceMs, REDRAW_PAUSE_MS)
    kickIn(restMs)
    return restMs
  }

  /**
   * The ts of the message in whose thread this one stands; null for one that stands in the channel, also when that message never came, or
   * came to a channel that is not used any more.
   */
  async function threadOf({ workspaceId, channelId, threadOf }: Message): Promise<string | null> {
    const first = threadOf === null ? null : await findMessage(db, workspaceId, threadOf)
    return first?.channelId === channelId ? first.ts : null
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

  /**
   * What did not come to an end. Of what was being posted nobody knows whether it arrived, so the next sender looks for it; what was being
   * looked for or drawn again comes back by itself when its lease is over.
   */
  async function handBack(): Promise<void> {
    for (const message of inHand.keys()) {
      if (message.state !== 'sending') continue
      const notBeforeAt = iso(nowMs() + options.graceMs)
      await settleMessage(db, message, { state: 'in-doubt', notBeforeAt, error: 'stopped before an answer came' })
    }
  }

  return {
    kick: pump.kick,
    drain: pump.drain,
    stop: async (withinMs = STOP_MS_MOST) => {
      const stopped = pump.stop()
      for (const timer of timers) clearTimeout(timer)
      await stopped
      const late = new AbortController()
      await Promise.race([
        Promise.all(inHand.values()),
        sleep(withinMs, undefined, { signal: late.signal }).catch(() => {}),
      ])
      late.abort()
      await handBack()
    },
  }
}

/** How long Slack asks us to wait; null when it does not. */
function retryAfterMs(error: unknown): number | null {
  if (error instanceof WebAPIRateLimitedError) return Math.min(Math.max(error.retryAfter, 1) * 1000, MENDABLE_PAUSE_MS)
  const isLimited = error instanceof WebAPIPlatformError && /^rate_?limited$/.test(error.data.error)
  return isLimited ? REDRAW_PAUSE_MS : null
}

/** A word of Slack's own. The SDK takes any other answer, as a gateway's page, for one too: that says nothing about the message. */
function isRefusal(error: unknown): error is WebAPIPlatformError {
  if (!(error instanceof WebAPIPlatformError)) return false
  return /^\w+$/.test(error.data.error ?? '') && !UNCLEAR.has(error.data.error)
}

function isUnclear(error: unknown): boolean {
  return error instanceof WebAPIRequestError || error instanceof WebAPIHTTPError || error instanceof WebAPIPlatformError
}

function obstacleOf(outcome: Settled): Obstacle | undefined {
  if (outcome.state === 'failed') return 'refused'
  return outcome.state === 'queued' ? MENDABLE[outcome.error] : undefined
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
  { channel, threadTs, clockSkewMs }: { channel: string; threadTs: string | null; clockSkewMs: number },
  { key, claimedAt, createdAt }: Pick<Message, 'key' | 'claimedAt' | 'createdAt'>,
): Promise<string | null> {
  const firstMs = Math.min(Date.parse(createdAt), claimedAt === null ? Number.POSITIVE_INFINITY : Date.parse(claimedAt))
  const oldest = String(Math.max(0, firstMs - clockSkewMs) / 1000)
  let cursor: string | undefined
  for (let page = 0; page < HISTORY_PAGES_MAX; page++) {
    const page = {
      channel,
      include_all_metadata: true,
      oldest,
      inclusive: true,
      limit: HISTORY_PAGE,
      ...(cursor ? { cursor } : {}),
    }
    // The history of a channel leaves out what stands in a thread.
    const answer = threadTs
      ? await client.conversations.replies({ ...page, ts: threadTs })
      : await client.conversations.history(page)
    for (const message of answer.messages ?? []) {
      const payload = message.metadata?.event_payload as { key?: string } | undefined
      if (payload?.key === key || message.blocks?.[0]?.block_id === `key:${key}`) return message.ts ?? null
    }
    cursor = answer.response_metadata?.next_cursor || undefined
    if (!cursor) return null
  }
  throw new Error(`more than ${HISTORY_PAGE * HISTORY_PAGES_MAX} messages to look through`)
}
