/** Starts things, in order; no other file starts anything. */
import { WebClient } from '@slack/web-api'
import { readConfig } from './config.ts'
import type { Clock } from './core/clock.ts'
import { tellUndelivered } from './flows/tell-undelivered.ts'
import { runDue } from './jobs/run-due.ts'
import { startTimetable } from './jobs/timetable.ts'
import { openLog } from './log.ts'
import { startPlayground } from './playground/start.ts'
import { createApp, sdkLogger } from './slack/app.ts'
import { drawMessage } from './slack/draw.ts'
import { installedTeam } from './slack/installed-team.ts'
import { rememberPeople } from './slack/people.ts'
import { createPoster } from './slack/post.ts'
import { migrate } from './store/migrate.ts'
import { openStore } from './store/open.ts'

const POST_TIMEOUT_MS = 10_000
const SLACK_GAP_MS = 1000

async function main(): Promise<void> {
  const read = readConfig()
  if ('problems' in read) {
    for (const problem of read.problems) console.error(problem)
    process.exitCode = 1
    return
  }
  const { config } = read
  const log = openLog(config.logLevel)
  const wall: Clock = { now: () => new Date() }
  const store = openStore(config.slack.kind === 'playground' ? config.playgroundUrl : config.databaseUrl)
  try {
    await migrate(store.db)
  } catch (error) {
    console.error(`The database cannot be used: ${reasonOf(error)}. Is DATABASE_URL right, and does it run?`)
    process.exitCode = 1
    return store.close()
  }

  const playground = config.slack.kind === 'playground' ? await startPlayground({ store, config, log, wall }) : null
  const connection = config.slack.kind === 'playground' ? playground?.connection : config.slack
  if (!connection) {
    // The playground has said what to do instead.
    await store.close()
    process.exitCode = 1
    return
  }
  const giveUp = async (problem: string) => {
    console.error(problem)
    await playground?.stop()
    await store.close()
    process.exitCode = 1
  }
  const slackApiUrl = playground?.slackApiUrl
  const clock = playground?.clock ?? wall
  const { db } = store
  const posting = new WebClient(connection.botToken, {
    logger: sdkLogger(log),
    retryConfig: { retries: 0 },
    timeout: POST_TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    ...(slackApiUrl ? { slackApiUrl } : {}),
  })
  const installed = await installedTeam(posting)
  if ('problem' in installed) return giveUp(installed.problem)
  const { teamId } = installed
  const native = { isDrawn: playground === null }
  const poster = createPoster({
    db,
    clock: wall,
    log,
    workspaceIds: [teamId],
    clientFor: () => posting,
    draw: async (message) => {
      const payload = await drawMessage(db, clock, message)
      return payload && (playground?.asShown(payload) ?? payload)
    },
    onObstacle: ({ workspaceId, channelId }, why) => tellUndelivered(db, clock, { workspaceId, channelId, why }),
    graceMs: config.postGraceMs,
    gapMs: playground ? 0 : SLACK_GAP_MS,
    native,
    ...(playground ? { onPosted: playground.onPosted } : {}),
  })
  const people = rememberPeople(() => wall.now().getTime())
  let inHand: Promise<void> = Promise.resolve()
  const due = () => {
    inHand = (async () => {
      await playground?.live()
      await runDue({ db, clock, log }, [teamId])
      poster.kick()
    })()
    return inHand
  }
  const demo = playground?.demo({ runDue: due, drain: () => poster.drain() }) ?? null
  const app = createApp(
    { db, clock, log, teamId, people, poster, demo, native, ...(playground ? { asShown: playground.asShown } : {}) },
    connection,
    slackApiUrl ? { slackApiUrl } : {},
  )
  playground?.prepare(app)
  try {
    await (connection.kind === 'http' ? app.start(connection.port) : app.start())
  } catch (error) {
    const hint = connection.kind === 'http' ? 'another PORT may be free' : 'is SLACK_APP_TOKEN right?'
    return giveUp(`Cashlight cannot listen to Slack: ${reasonOf(error)} (${hint}).`)
  }

  await due()
  const timetable = startTimetable({ runDue: due, send: () => poster.kick() })
  // What stands at the start is said first, so that the greeting is the last thing on the screen.
  if (playground) await poster.drain()
  playground?.greet()
  if (!playground) log.info({ connection: connection.kind }, 'Cashlight runs')

  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    await playground?.halt()
    await timetable.stop()
    await inHand.catch(() => {})
    await app.stop()
    await poster.stop()
    await playground?.stop()
    await store.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      stop().then(
        () => process.exit(0),
        (error) => {
          log.error({ error }, 'stopping failed')
          process.exit(1)
        },
      )
    })
}

/** What a failed connection says: Node keeps the reasons of several tries in one error. */
function reasonOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error]
  return first instanceof Error ? first.message : String(first)
}

await main()
