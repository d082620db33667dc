/** Starts things, in order, and stops them in theirs; no other file starts anything. */
import { access, constants } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebClient } from '@slack/web-api'
import { readConfig } from './config.ts'
import type { Clock } from './core/clock.ts'
import { reasonOf } from './core/reason.ts'
import { tellUndelivered } from './flows/tell-undelivered.ts'
import { createBackUp } from './jobs/back-up.ts'
import { runDue } from './jobs/run-due.ts'
import { startTimetable, type Timetable } from './jobs/timetable.ts'
import { openLog } from './log.ts'
import { createMailer } from './mail/post.ts'
import { startPlayground } from './playground/start.ts'
import { createApp, sdkLogger } from './slack/app.ts'
import { drawMessage } from './slack/draw.ts'
import { installedTeam } from './slack/installed-team.ts'
import { rememberPeople } from './slack/people.ts'
import { createPoster } from './slack/post.ts'
import { makeFolder } from './store/folder.ts'
import { migrate } from './store/migrate.ts'
import { openStore, type Store, whyUnusable } from './store/open.ts'
import { type Hold, holdAlone } from './store/sole-process.ts'
import { refreshStatistics } from './store/statistics.ts'
import { startWatch, type Watch } from './watch/start.ts'

const POST_TIMEOUT_MS = 10_000
const SLACK_GAP_MS = 1000
/** What is in hand when somebody says stop has so long in all; what is left is handed back. */
const STOP_MS_MOST = 10_000
const STOP_ANSWERS_MS_MOST = 3_000
const STOP_POSTS_MS_MOST = 5_000

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
  const databaseUrl = config.slack.kind === 'playground' ? config.playgroundUrl : config.databaseUrl
  const held = await openHeld(databaseUrl)
  if ('problem' in held) {
    console.error(held.problem)
    process.exitCode = 1
    return
  }
  const { store, hold } = held

  const playground = config.slack.kind === 'playground' ? await startPlayground({ store, config, log, wall }) : null
  const connection = config.slack.kind === 'playground' ? playground?.connection : config.slack
  if (!connection) {
    // The playground has said what to do instead.
    await store.close()
    hold.release()
    process.exitCode = 1
    return
  }
  let watch: Watch | null = null
  const giveUp = async (problem: string) => {
    console.error(problem)
    await watch?.stop()
    await playground?.stop()
    await store.close()
    hold.release()
    process.exitCode = 1
  }
  const slackApiUrl = playground?.slackApiUrl ?? config.slackApiUrl
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
  try {
    watch = config.watch && (await startWatch(config.watch, { db, clock, wall, log, workspaceIds: [teamId] }))
  } catch (error) {
    // Of the two only the port can be taken, or kept for root.
    const isPort = ['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')
    const hint = isPort ? 'another WATCH_PORT may be free' : 'is WATCH_HOST an address of this machine?'
    return giveUp(`Cashlight cannot be watched: ${reasonOf(error)} (${hint}).`)
  }
  const stopping = new AbortController()
  const inHand = new Set<Promise<unknown>>()
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
    ...(watch ? { onOutcome: watch.meters.posted } : {}),
    ...(playground ? { onPosted: playground.onPosted } : {}),
  })
  // The invented company writes to nobody, unless the server is this machine's own, where whoever tries it out looks at the mail.
  const mail = playground && !config.mail?.server.isLocal ? null : config.mail
  const mailer = createMailer({
    ...{ db, log, server: null, from: '', ...mail },
    clock: wall,
    companyClock: clock,
    workspaceIds: [teamId],
    onTold: () => poster.kick(),
  })
  const people = rememberPeople(() => wall.now().getTime())
  let dueInHand: Promise<void> = Promise.resolve()
  const due = () => {
    dueInHand = (async () => {
      await playground?.live()
      await runDue({ db, clock, log, signal: stopping.signal, meters: watch?.meters }, [teamId])
      poster.kick()
      mailer.kick()
    })().catch((error) => log.error({ error }, 'what is due could not be looked at; it is tried again in a minute'))
    return dueInHand
  }
  const demo = playground?.demo({ runDue: due, drain: () => poster.drain() }) ?? null
  const app = createApp(
    {
      ...{ db, clock, log, teamId, people, poster, demo, native, inHand, stopping: stopping.signal },
      ...(watch ? { meters: watch.meters } : {}),
      ...(mail ? { mailer } : {}),
      ...(playground ? { asShown: playground.asShown } : {}),
    },
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

  watch?.slack(true)

  let timetable: Timetable | null = null
  const stop = async () => {
    stopping.abort()
    watch?.slack(false)
    await playground?.halt()
    await timetable?.stop()
    await app.stop()
    await within(STOP_ANSWERS_MS_MOST, Promise.allSettled([dueInHand, ...inHand]))
    await Promise.all([poster.stop(STOP_POSTS_MS_MOST), mailer.stop(STOP_POSTS_MS_MOST)])
    await watch?.stop()
    await playground?.stop()
    await store.close()
    hold.release()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      // It often comes twice: npm hands on what the terminal or systemd has sent to everybody.
      if (stopping.signal.aborted) return
      // Whatever hangs then, the database is whole, and the next start finds what was in hand.
      within(STOP_MS_MOST, stop()).then(
        () => process.exit(0),
        (error) => {
          log.error({ error }, 'stopping failed')
          process.exit(1)
        },
      )
    })

  // What was missed while nothing ran is caught up before anything else.
  await due()
  if (stopping.signal.aborted) return
  const send = () => {
    watch?.ticked()
    poster.kick()
    // What waits while mail is off is asked about by the minute.
    if (mail) mailer.kick()
  }
  const { backupFolder: folder } = config
  // The playground's company is invented, and its backup would be asked for by nobody.
  const backUp = folder === null || playground ? null : createBackUp({ db, clock: wall, log, url: databaseUrl, folder })
  const obstacle = backUp && folder !== null ? await obstacleIn(folder) : null
  if (obstacle !== null)
    log.warn(
      { folder, obstacle },
      'no backup can be kept: let this user write into the folder, or name another one with BACKUP_DIR',
    )
  const jobs = { runDue: due, send, refreshStatistics: () => refreshStatistics(db), ...(backUp ? { backUp } : {}) }
  timetable = startTimetable(jobs, log)
  // What stands at the start is said first, so that the greeting is the last thing on the screen.
  if (playground) await poster.drain()
  playground?.greet()
  if (!playground) log.info({ connection: connection.kind }, 'Cashlight runs')
}

/** What the URL names, held for this process and brought to its newest form; or in words why it cannot be had. */
async function openHeld(url: string): Promise<{ store: Store; hold: Hold } | { problem: string }> {
  let hold: Hold | null = null
  let store: Store | null = null
  try {
    hold = holdAlone(url)
    if (!hold)
      return {
        problem: `Another Cashlight runs on ${url.replace('sqlite:', '')} already. Stop it first; several can share the work on PostgreSQL (DATABASE_URL).`,
      }
    store = openStore(url)
    await migrate(store.db)
    await refreshStatistics(store.db)
    return { store, hold }
  } catch (error) {
    await store?.close()
    hold?.release()
    const { says, remedy } = whyUnusable(url, error)
    return { problem: `${says} ${remedy}` }
  }
}

/** Why nothing can be kept in a folder, which is made where there is none; null when it can. */
async function obstacleIn(folder: string): Promise<string | null> {
  try {
    makeFolder(folder)
    await access(folder, constants.W_OK)
    return null
  } catch (error) {
    return reasonOf(error)
  }
}

/** Waits for some work, and no longer than so long. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const late = new AbortController()
  await Promise.race([work, sleep(ms, undefined, { signal: late.signal }).catch(() => {})])
  late.abort()
}

await main()
