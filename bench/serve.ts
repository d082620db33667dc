/**
 * The app as it runs over HTTP, in a process of its own, against a Web API somewhere else: what bench/asking.ts starts. Tells the longest
 * wait of its event loop, in milliseconds, whenever it is asked for it.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { WebClient } from '@slack/web-api'
import { openLog } from '../src/log.ts'
import { createApp } from '../src/slack/app.ts'
import { drawMessage } from '../src/slack/draw.ts'
import { rememberPeople } from '../src/slack/people.ts'
import { createPoster } from '../src/slack/post.ts'
import { openStore } from '../src/store/open.ts'

const [databaseUrl = '', slackApiUrl = '', botToken = '', signingSecret = '', now = ''] = process.argv.slice(2)
const { db } = openStore(databaseUrl)
const wall = { now: () => new Date() }
const clock = { now: () => new Date(now) }
const log = openLog('info')
const posting = new WebClient(botToken, { slackApiUrl, retryConfig: { retries: 0 } })
const { team_id: teamId = '' } = await posting.auth.test()
const native = { isDrawn: true }
const poster = createPoster({
  db,
  clock: wall,
  log,
  workspaceIds: [teamId],
  clientFor: () => posting,
  draw: (message) => drawMessage(db, clock, message),
  graceMs: 60_000,
  gapMs: 1000,
  native,
})
const people = rememberPeople(() => Date.now())
const app = createApp(
  { db, clock, log, teamId, people, poster, demo: null, native },
  { kind: 'http', botToken, signingSecret, port: 0 },
  { slackApiUrl },
)
const server = (await app.start(0)) as { address(): { port: number } }
process.send?.({ port: server.address().port })
const loop = monitorEventLoopDelay({ resolution: 5 })
loop.enable()
process.on('message', () => {
  process.send?.({ loopMs: { p99: loop.percentile(99) / 1e6, most: loop.max / 1e6 } })
  loop.reset()
})
