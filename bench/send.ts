/** The real sender in a process of its own: what bench/outbox.ts measures. Tells how its event loop was held up when it is asked. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { WebClient } from '@slack/web-api'
import { openLog } from '../src/log.ts'
import { createPoster } from '../src/slack/post.ts'
import { openStore } from '../src/store/open.ts'

const TICK_MS = 2000
const POST_MS_MOST = 10_000

const [databaseUrl = '', slackApiUrl = '', ...workspaceIds] = process.argv.slice(2)
const { db } = openStore(databaseUrl)
const clients = new Map(
  workspaceIds.map((id) => [
    id,
    new WebClient(id, { slackApiUrl, timeout: POST_MS_MOST, retryConfig: { retries: 0 } }),
  ]),
)
const poster = createPoster({
  db,
  clock: { now: () => new Date() },
  log: openLog('error'),
  workspaceIds,
  clientFor: (id) => clients.get(id) as WebClient,
  draw: async ({ data }) => ({ text: data, blocks: [{ type: 'section', text: { type: 'mrkdwn', text: data } }] }),
  graceMs: 60_000,
  gapMs: 1000,
  native: { isDrawn: true },
})
const loop = monitorEventLoopDelay({ resolution: 5 })
loop.enable()
process.on('message', () => process.send?.({ loopMs: { p99: loop.percentile(99) / 1e6, most: loop.max / 1e6 } }))
poster.kick()
setInterval(() => poster.kick(), TICK_MS)
