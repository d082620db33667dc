import type { App } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import { tellUndelivered } from '../../src/flows/tell-undelivered.ts'
import { runDue } from '../../src/jobs/run-due.ts'
import { openLog } from '../../src/log.ts'
import { createApp } from '../../src/slack/app.ts'
import { drawMessage } from '../../src/slack/draw.ts'
import type { Deps } from '../../src/slack/handle.ts'
import { rememberPeople } from '../../src/slack/people.ts'
import { createPoster, type Poster } from '../../src/slack/post.ts'
import { payloadAsText } from '../../src/slack/views/payload-text.ts'
import type { Db } from '../../src/store/open.ts'
import { ADMIN, APPROVALS, FINANCE, HandClock, OTHERS, RECEIVABLES, SALES, STATUS, TEAM, VIEWER } from './company.ts'
import { FAKE_APP, FakeSlack } from './fake-slack.ts'
import type { Choice } from './interaction.ts'
import { SlackPeople, signedRequest } from './signed-request.ts'

/** The sender's clock: real time, and what a test lets go by at once. */
class WallClock {
  ahead = 0
  now(): Date {
    return new Date(Date.now() + this.ahead)
  }
}

/** The real app over HTTP, with signed requests, against the strict fake: what people type and press, and what they see. */
export class Conversation {
  readonly slack: FakeSlack
  readonly people: SlackPeople
  readonly poster: Poster
  readonly clock: HandClock
  readonly logged: string[] = []
  readonly #app: App
  readonly #db: Db
  readonly #url: string
  readonly #wall: WallClock
  readonly #inHand: Set<Promise<unknown>>

  private constructor(made: {
    slack: FakeSlack
    people: SlackPeople
    poster: Poster
    clock: HandClock
    app: App
    db: Db
    logged: string[]
    url: string
    wall: WallClock
    inHand: Set<Promise<unknown>>
  }) {
    this.slack = made.slack
    this.people = made.people
    this.poster = made.poster
    this.clock = made.clock
    this.logged = made.logged
    this.#app = made.app
    this.#db = made.db
    this.#url = made.url
    this.#wall = made.wall
    this.#inHand = made.inHand
  }

  static async start(
    db: Db,
    now: string,
    options: { native?: boolean; refuseNativeTables?: boolean; deps?: Partial<Deps> } = {},
  ): Promise<Conversation> {
    const clock = new HandClock(now)
    const logged: string[] = []
    const log = openLog('info', { write: (line: string) => void logged.push(line) })
    const slack = await new FakeSlack({
      users: USERS,
      channels: CHANNELS,
      ...(options.refuseNativeTables ? { refuseNativeTables: true } : {}),
    }).start()
    const posting = new WebClient(FAKE_APP.botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 2000,
    })
    const native = { isDrawn: options.native ?? false }
    const wall = new WallClock()
    const poster = createPoster({
      db,
      clock: wall,
      log,
      workspaceIds: [TEAM],
      clientFor: () => posting,
      draw: (message) => drawMessage(db, clock, message),
      onObstacle: ({ workspaceId, channelId }, why) => tellUndelivered(db, clock, { workspaceId, channelId, why }),
      graceMs: 50,
      gapMs: 0,
      native,
    })
    const inHand = new Set<Promise<unknown>>()
    const deps: Deps = {
      db,
      clock,
      log,
      teamId: TEAM,
      people: rememberPeople(() => 0),
      poster,
      demo: null,
      native,
      inHand,
      ...options.deps,
    }
    const connection = {
      kind: 'http',
      botToken: FAKE_APP.botToken,
      signingSecret: FAKE_APP.signingSecret,
      port: 0,
    } as const
    const app = createApp(deps, connection, { slackApiUrl: slack.apiUrl })
    const server = (await app.start(0)) as { address(): { port: number } }
    const url = `http://127.0.0.1:${server.address().port}/slack/events`
    return new Conversation({
      slack,
      people: new SlackPeople(slack, url),
      poster,
      clock,
      app,
      db,
      logged,
      url,
      wall,
      inHand,
    })
  }

  async stop(): Promise<void> {
    await this.#app.stop()
    await this.poster.stop()
    await this.slack.stop()
  }

  /** Somebody types `/cash TEXT`; what they alone see of it, as text. */
  async types(user: string, text: string, channel: string = RECEIVABLES): Promise<string> {
    const before = this.slack.ephemerals.length
    await this.people.command({ user, channel, text })
    const seen = await this.#until(
      () => this.slack.ephemerals.slice(before).find((e) => e.user === user) ?? this.#newModal(user),
    )
    await this.poster.drain()
    return seen
  }

  #newModal(user: string): { blocks: unknown } | undefined {
    const view = this.slack.modal(user)
    return view ? { blocks: view.blocks } : undefined
  }

  async #until(look: () => { text?: unknown; blocks?: unknown } | undefined): Promise<string> {
    for (let i = 0; i < 1500; i++) {
      const seen = look()
      if (seen) return payloadAsText(seen as Parameters<typeof payloadAsText>[0])
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error(`nothing was seen; the log says:\n${this.logged.join('')}`)
  }

  /** The clock strikes: every day from where it stands up to this instant has its morning. */
  async comesThe(iso: string): Promise<void> {
    this.clock.set(iso)
    await this.tick()
  }

  async tick(): Promise<void> {
    const log = openLog('error', { write: (line: string) => void this.logged.push(line) })
    await runDue({ db: this.#db, clock: this.clock, log }, [TEAM])
    await this.poster.drain()
  }

  /** Real time goes by: leases and pauses run out. */
  later(ms: number): void {
    this.#wall.ahead += ms
  }

  /** The messages of a channel as text, the oldest first. */
  messages(channel: string = RECEIVABLES): string[] {
    return this.slack.messages(channel).map((m) => payloadAsText(m as unknown as Parameters<typeof payloadAsText>[0]))
  }

  /** Somebody presses a button of the newest message that has it, or chooses from its menu what ends in `choice`. */
  async presses(user: string, actionId: string, choice?: string, channel: string = RECEIVABLES): Promise<void> {
    const message = this.slack
      .messages(channel)
      .findLast((m) => JSON.stringify(m.blocks ?? []).includes(`"${actionId}"`))
    if (!message) throw new Error(`there is nothing to press called ${actionId}`)
    const offered = [...JSON.stringify(message.blocks).matchAll(/"value":"([^"]+)"/g)].map((m) => m[1] as string)
    const value = offered.find((v) => choice !== undefined && v.endsWith(`:${choice}`))
    await this.people.press({
      user,
      channel,
      ts: message.ts,
      actionId,
      ...(value ? { choice: value } : {}),
    })
    await this.settles()
  }

  /** Somebody presses a button in what they alone see. */
  async pressesEphemeral(user: string, actionId: string): Promise<void> {
    await this.people.pressEphemeral({ user, actionId })
    await this.settles()
  }

  /** The newest message that only this person sees. */
  lastEphemeral(user: string): string {
    const seen = this.slack.ephemerals.findLast((e) => e.user === user)
    if (!seen) throw new Error(`${user} sees no message of their own`)
    return payloadAsText(seen as unknown as Parameters<typeof payloadAsText>[0])
  }

  /** Somebody who does not know the secret says they are Slack; the status they get. */
  async forged(user: string, text: string): Promise<number> {
    const body = new URLSearchParams({ command: '/cash', text, user_id: user, team_id: TEAM, channel_id: RECEIVABLES })
    const contentType = 'application/x-www-form-urlencoded'
    const request = signedRequest(body.toString(), { contentType, signingSecret: 'not the secret' })
    return (await fetch(this.#url, request)).status
  }

  /** The form that somebody has open: its title, and its fields' first values. */
  form(user: string): { title: string | undefined; fields: Record<string, string> } {
    const view = this.slack.modal(user) as unknown as {
      title: { text: string }
      blocks: { block_id: string; element: { initial_value?: string; initial_date?: string } }[]
    }
    const fields = view?.blocks.map((b) => [b.block_id, b.element.initial_value ?? b.element.initial_date ?? ''])
    return { title: view?.title.text, fields: Object.fromEntries(fields ?? []) }
  }

  /** Somebody fills it in and sends it; what is wrong with which field, if anything. */
  async submits(user: string, fields: Record<string, Choice>): Promise<Record<string, string> | undefined> {
    const answer = await this.people.submit({ user, fields })
    await this.settles()
    return answer.body.errors as Record<string, string> | undefined
  }

  /** Waits until what was asked for is done: Slack is answered before the work is. */
  async settles(): Promise<void> {
    let calls = -1
    while (calls !== this.slack.calls.length) {
      calls = this.slack.calls.length
      // What was acknowledged is begun by then, and is in hand until it is answered.
      await new Promise((resolve) => setTimeout(resolve, 20))
      while (this.#inHand.size > 0) await Promise.allSettled(this.#inHand)
      await this.poster.drain()
    }
  }
}

const USERS = [
  { id: ADMIN, name: 'Ada', locale: 'en-US', is_admin: true },
  { id: FINANCE, name: '小陈', locale: 'zh-CN' },
  { id: SALES, name: 'Sam', locale: 'en-GB' },
  { id: VIEWER, name: 'Vera', locale: 'en-US' },
  ...OTHERS.map((id) => ({ id, name: id, locale: 'en-US' })),
  { id: 'U0NOBODY', name: 'Nobody', locale: 'en-US' },
  { id: 'U0GUEST', name: 'Guest', locale: 'en-US', is_restricted: true },
  { id: 'U0OTHER', name: 'Other', locale: 'en-US', team_id: 'T0OTHER' },
].map((user) => ({ team_id: TEAM, ...user }))

const CHANNELS = [
  { id: RECEIVABLES, name: 'receivables' },
  { id: STATUS, name: 'status' },
  { id: APPROVALS, name: 'approvals' },
].map((channel) => ({ ...channel, members: [...USERS.map((u) => u.id), FAKE_APP.botUserId] }))
