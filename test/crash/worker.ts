/**
 * The process that is killed: the real store, the real jobs and the real sender, for companies whose day the parent tells, against the
 * Slack that lives in the parent. Its packages are read when it starts; nothing is opened before the parent tells the first day.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { LogLevel, WebClient } from '@slack/web-api'
import type { Clock } from '../../src/core/clock.ts'
import { tellUndelivered } from '../../src/flows/tell-undelivered.ts'
import { runDue } from '../../src/jobs/run-due.ts'
import { openLog } from '../../src/log.ts'
import { drawMessage } from '../../src/slack/draw.ts'
import { createPoster } from '../../src/slack/post.ts'
import { type Message, settleMessage } from '../../src/store/messages.ts'
import { type Db, openStore } from '../../src/store/open.ts'
import { FAKE_APP } from '../support/fake-slack.ts'

/** What is wrong with a worker on purpose, so that the counting is seen to count. */
export type Planted = 'mark-before-posting' | 'no-look-back'

export type WorkerSettings = {
  readonly url: string
  readonly slackApiUrl: string
  readonly workspaceIds: readonly string[]
  readonly graceMs: number
  readonly leaseMs: number
  readonly clockSkewMs: number
  /** Shorter than what a sender keeps in hand of its lease when it posts, as in the app. */
  readonly postTimeoutMs: number
  readonly planted?: Planted
}

/** From the parent: the instant on the companies' clock. */
export type Told = { readonly now: string }
/** To the parent: everything is read; it has taken a message to post. */
export type Says = 'ready' | 'busy'

/** The timetable of the app, faster: its sender looks every two seconds, its jobs every minute. */
const BEAT_MS = 60
const BEATS_A_SWEEP = 10

function posting({ slackApiUrl, postTimeoutMs, planted }: WorkerSettings): WebClient {
  const client = new WebClient(FAKE_APP.botToken, {
    slackApiUrl,
    logLevel: LogLevel.ERROR,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: postTimeoutMs,
  })
  if (planted === 'no-look-back')
    Object.assign(client.conversations, { history: async () => ({ ok: true, messages: [] }) })
  return client
}

async function work(settings: WorkerSettings, clock: Clock, say: (what: Says) => void): Promise<never> {
  const { url, workspaceIds, graceMs, leaseMs, clockSkewMs, planted } = settings
  const { db } = openStore(url)
  const log = openLog('error')
  const client = posting(settings)
  const poster = createPoster({
    db,
    clock: { now: () => new Date() },
    log,
    workspaceIds,
    clientFor: () => client,
    draw: async (message) => {
      say('busy')
      const payload = await drawMessage(db, clock, message)
      if (planted === 'mark-before-posting' && payload !== null) await markSent(db, message)
      return payload
    },
    onObstacle: ({ workspaceId, channelId }, why) => tellUndelivered(db, clock, { workspaceId, channelId, why }),
    graceMs,
    leaseMs,
    clockSkewMs,
    gapMs: 0,
    native: { isDrawn: false },
  })
  let swept: Date | null = null
  for (let beat = 0; ; beat++) {
    poster.kick()
    if (beat % BEATS_A_SWEEP === 0 || clock.now() !== swept) {
      swept = clock.now()
      await runDue({ db, clock, log }, workspaceIds)
    }
    await sleep(BEAT_MS)
  }
}

async function markSent(db: Db, message: Message): Promise<void> {
  if (message.state === 'sending')
    await settleMessage(db, message, { state: 'sent', ts: '0', sentAt: new Date().toISOString() })
}

function start(settings: WorkerSettings): void {
  const said = new Set<Says>()
  const say = (what: Says) => {
    if (!said.has(what)) process.send?.(what)
    said.add(what)
  }
  let now: Date | null = null
  process.on('message', (told: Told) => {
    const isFirst = now === null
    now = new Date(told.now)
    if (isFirst) work(settings, { now: () => now as Date }, say)
  })
  // Nobody is left behind by a parent that ends.
  process.on('disconnect', () => process.exit())
  say('ready')
}

start(JSON.parse(process.argv[2] as string))
