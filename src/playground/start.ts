/**
 * The playground: what `npm start` is without Slack's tokens. A local Slack, a demo company in the database, a clock that moves, and the
 * terminal in which everything posted can be read.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '@slack/bolt'
import type { Config } from '../config.ts'
import type { Clock } from '../core/clock.ts'
import { type Day, dayAt } from '../core/day.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Message } from '../flows/outbox.ts'
import { queueStatus } from '../flows/queue-status.ts'
import { readLights } from '../flows/read-status.ts'
import { findWorkspace, listWorkspaceIds } from '../flows/read-workspace.ts'
import { sweepDuties } from '../flows/sweep-duties.ts'
import type { Log } from '../log.ts'
import type { Connection } from '../slack/app.ts'
import type { Demo } from '../slack/handle.ts'
import type { Payload } from '../slack/views/payload.ts'
import { payloadAsText, withPlainDates } from '../slack/views/payload-text.ts'
import { eraseFacts } from '../store/erase.ts'
import { requeueLost } from '../store/lost-messages.ts'
import { enqueue } from '../store/messages.ts'
import type { Db, Store } from '../store/open.ts'
import { beginAtMorning, type Clockwork, createClockwork, type World } from './clockwork.ts'
import { DEMO_CHANNELS, DEMO_PEOPLE, DEMO_TEAM_ID, DEMO_TIME_ZONE, demoSlack, demoWorkspace } from './demo-company.ts'
import { lastPlayedDay, liveDemo, seedDemo } from './demo-life.ts'
import { fillUntouched } from './fill-untouched.ts'
import { LOCAL_APP, type LocalSlack, localSlackProgram, openDirectMessage, startLocalSlack } from './local-slack.ts'
import { clockFileOf, instantAt, type MovableClock, openMovableClock } from './movable-clock.ts'
import { createPrinter } from './printer.ts'

const ANSWER_MS = 250
const GOODBYE_MS = 100

export type PlaygroundDeps = {
  readonly store: Store
  readonly config: Config
  readonly log: Log
  /** The wall clock. */
  readonly wall: Clock
  /** A line for the person at the terminal. */
  readonly say?: (line: string) => void
}

export type Playground = {
  readonly connection: Connection
  readonly slackApiUrl: string
  /** The company's clock: for everything but the poster, whose leases and pauses are the wall's. */
  readonly clock: Clock
  readonly onPosted: (message: Message, payload: Payload) => void
  /** A message as the local Slack can show it: for what the poster draws. */
  asShown(payload: Payload): Payload
  /** Plays what the script has for the days that have come: before the jobs, at every tick. */
  live(): Promise<void>
  /** What `/cash demo` moves. */
  demo(jobs: Pick<World, 'runDue' | 'drain'>): Demo
  /** What Slack does and its local stand-in does not. */
  prepare(app: App): void
  /** Three lines: what to open, who to be, what to type and where to send a file. */
  greet(): void
  /** The first thing when the program is to end: a clock that is being moved stops after the day in hand. */
  halt(): Promise<void>
  /** The last thing. */
  stop(): Promise<void>
}

/** null when there can be no playground here; what to do instead has been said. */
export async function startPlayground({
  store,
  config,
  wall,
  say = console.log,
}: PlaygroundDeps): Promise<Playground | null> {
  const { db } = store
  const port = config.slack.kind === 'playground' ? config.slack.port : 0
  const obstacle = await obstacleTo(db)
  if (obstacle) {
    say(obstacle)
    return null
  }
  const slack = await startLocalSlack({ ...demoSlack(), port })
  if (port !== 0 && slack.port !== port) say(`Port ${port} is taken, so the playground is on ${slack.port}.`)
  // Its page has no way to begin a direct message, and a file is sent in one.
  for (const { id } of DEMO_PEOPLE) await openDirectMessage(slack, id)
  const clock = openMovableClock(clockFileOf(config.playgroundUrl), wall)
  if (await findWorkspace(db, DEMO_TEAM_ID)) await goOn(db, clock, wall)
  else await startAnew(db, clock)

  const names = new Map<string, string>([
    ...DEMO_CHANNELS.map(({ id, name }) => [id, `#${name}`] as const),
    ...DEMO_PEOPLE.map(({ id, name }) => [id, `@${name}`] as const),
  ])
  const printer = createPrinter(say, names)
  let isEnding = false
  let clockwork: Clockwork | null = null
  return {
    connection: { kind: 'socket', botToken: LOCAL_APP.botToken, appToken: LOCAL_APP.appToken },
    slackApiUrl: slack.apiUrl,
    clock,
    onPosted: ({ channelId }, payload) => {
      const text = payloadAsText(payload, (userId) => names.get(userId)?.slice(1) ?? userId)
      printer.print({ day: dayAt(clock.now(), DEMO_TIME_ZONE), to: channelId, text })
    },
    asShown: (payload) => withPlainDates(payload, DEMO_TIME_ZONE),
    live: () => live(db, clock),
    demo: (jobs) => {
      const printInBrief = printer.setBrief
      clockwork = createClockwork(
        worldOf({ db, clock, slack, jobs: { ...jobs, printInBrief, isEnding: () => isEnding } }),
      )
      return clockwork
    },
    prepare: fillUntouched,
    greet: () => {
      say(`Open ${slack.url} in a browser: a Slack of your own, with an invented company in it.`)
      const [english, chinese] = DEMO_PEOPLE
      say(`Act as ${english?.name} or ${chinese?.name}: the menu at the top right says who you are.`)
      say(
        'Type /cash status in any channel, then /cash help; /cash demo tomorrow moves the clock. ' +
          'A CSV or Excel file goes into "Direct messages", under your own name. Ctrl-C ends it.',
      )
    },
    halt: async () => {
      isEnding = true
      // Whoever moved it is still told where it stopped.
      if (await clockwork?.rest()) await sleep(ANSWER_MS)
    },
    stop: async () => {
      // Bolt does not wait until its goodbye has been heard.
      await sleep(GOODBYE_MS)
      await slack.stop()
    },
  }
}

/** Why there can be no playground, as a line that says what to do instead. */
async function obstacleTo(db: Db): Promise<string | null> {
  if (localSlackProgram() === undefined)
    return `There is no playground for ${process.platform}-${process.arch}: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN to connect a Slack workspace (README, "Connect your workspace").`
  // Its clock would move for every company in the database.
  const others = (await listWorkspaceIds(db)).filter((id) => id !== DEMO_TEAM_ID)
  if (others.length === 0) return null
  return 'This database holds a real company: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN to serve it, or another DATABASE_URL to play.'
}

async function startAnew(db: Db, clock: MovableClock): Promise<void> {
  clock.moveBack()
  beginAtMorning(clock, demoWorkspace(''))
  await seedDemo(db, clock)
  // On a day off the jobs would say nothing, and a newcomer would see empty channels.
  await sweepDuties(db, clock, DEMO_TEAM_ID)
  await queueStatus(db, clock, await demoWorkspaceIn(db))
}

/** A second start: the books are there, but the local Slack has forgotten every message. */
async function goOn(db: Db, clock: MovableClock, wall: Clock): Promise<void> {
  const workspace = await demoWorkspaceIn(db)
  const played = await lastPlayedDay(db)
  // The clock's file was lost: it cannot be earlier than what has happened.
  if (played && played > dayAt(clock.now(), workspace.timeZone))
    clock.moveTo(instantAt(played, workspace.postingHour, workspace.timeZone))
  await live(db, clock)
  const day = dayAt(clock.now(), workspace.timeZone)
  await requeueLost(db, DEMO_TEAM_ID, day)
  const channel = workspace.channels.status
  if ((await queueStatus(db, clock, workspace)) || !channel) return
  const at = wall.now().toISOString()
  const { channelId, language } = channel
  await enqueue(
    db,
    DEMO_TEAM_ID,
    { key: `status:${day}:${at}`, kind: 'status', data: { day }, channelId, language },
    at,
  )
}

async function demoWorkspaceIn(db: Db): Promise<Workspace> {
  const workspace = await findWorkspace(db, DEMO_TEAM_ID)
  if (!workspace) throw new Error('the demo company is not in the database')
  return workspace
}

async function live(db: Db, clock: Clock): Promise<void> {
  const { setUpAt, timeZone } = await demoWorkspaceIn(db)
  if (setUpAt === null) return
  const startDay: Day = dayAt(new Date(setUpAt), DEMO_TIME_ZONE)
  await liveDemo(db, clock, { startDay, today: dayAt(clock.now(), timeZone) })
}

function worldOf({
  db,
  clock,
  slack,
  jobs,
}: {
  db: Db
  clock: MovableClock
  slack: LocalSlack
  jobs: Pick<World, 'runDue' | 'drain' | 'printInBrief' | 'isEnding'>
}): World {
  return {
    ...jobs,
    clock,
    workspace: () => demoWorkspaceIn(db),
    live: () => live(db, clock),
    isLit: async (light) => {
      const workspace = await demoWorkspaceIn(db)
      const lights = await readLights(db, workspace, dayAt(clock.now(), workspace.timeZone))
      return lights.some((l) => l.id === light && l.state === 'lit')
    },
    startAnew: async () => {
      await db.transaction().execute((tx) => eraseFacts(tx, DEMO_TEAM_ID))
      await forgetMessages(slack.url)
      await startAnew(db, clock)
    },
  }
}

/** Message by message: the local Slack's own reset would give every direct message another id. */
async function forgetMessages(url: string): Promise<void> {
  const control = async (path: string, body?: object) => {
    const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    return (await fetch(`${url}/_control/${path}`, init)).json()
  }
  const { channels } = (await control('state')) as { channels: { id: string }[] }
  for (const { id: channel } of channels) {
    const { messages } = (await control(`messages/${channel}`)) as { messages: { ts: string; user: string }[] }
    for (const { ts, user } of messages) await control('delete-message', { channel, ts, user })
  }
}
