/**
 * The outbox at Slack's pace: 2,000 messages over 50 channels against a Slack that takes one a second and channel. Aim: at least 90 %
 * of the ideal time (a channel's messages × 1 s), 429s under 5 % of the requests. With more workspaces the others have 20 messages each,
 * and are to be done soon after their own ideal time: nobody waits for the large one.
 *
 *   node bench/outbox.ts [--database sqlite|postgres] [--messages 2000] [--channels 50] [--workspaces 1]
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { enqueue } from '../src/store/messages.ts'
import { migrate } from '../src/store/migrate.ts'
import { openStore } from '../src/store/open.ts'
import { HandClock, openCompany } from '../test/support/company.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { startPacedSlack } from './paced-slack.ts'

const SMALL = { messages: 20, channels: 5 }
const GIVEN_UP_AFTER_IDEALS = 5

const { values } = parseArgs({
  options: {
    database: { type: 'string', default: 'sqlite' },
    messages: { type: 'string', default: '2000' },
    channels: { type: 'string', default: '50' },
    workspaces: { type: 'string', default: '1' },
  },
})
const large = { messages: Number(values.messages), channels: Number(values.channels) }
const workspaces = Array.from({ length: Number(values.workspaces) }, (_, i) => ({
  id: `T${i + 1}`,
  ...(i === 0 ? large : SMALL),
}))

const folder = mkdtempSync(join(tmpdir(), 'cashlight-bench-'))
const postgres = values.database === 'postgres' ? await startPostgres({ fsync: 'on', synchronous_commit: 'on' }) : null
const url = postgres ? `${postgres.url}/postgres` : `sqlite:${join(folder, 'bench.db')}`
const store = openStore(url)
await migrate(store.db)
const at = new Date().toISOString()
for (const { id } of workspaces) await openCompany(store.db, new HandClock(at), { id })
await store.db.transaction().execute(async (tx) => {
  for (const { id, messages, channels } of workspaces)
    for (let n = 0; n < messages; n++)
      await enqueue(
        tx,
        id,
        {
          key: `bench:${n}`,
          kind: 'bench',
          data: Math.floor(n / channels),
          channelId: `C${n % channels}`,
          language: 'en',
        },
        at,
      )
})

const slack = await startPacedSlack()
const started = performance.now()
const child = fork(join(import.meta.dirname, 'send.ts'), [url, slack.apiUrl, ...workspaces.map((w) => w.id)])
const all = workspaces.reduce((sum, w) => sum + w.messages, 0)
const idealOf = (w: { messages: number; channels: number }) => Math.ceil(w.messages / w.channels)
const idealSeconds = Math.max(...workspaces.map(idealOf))
while (slack.posted.length < all && performance.now() - started < GIVEN_UP_AFTER_IDEALS * idealSeconds * 1000)
  await sleep(20)
const loopMs = await new Promise<{ p99: number; most: number }>((resolve) => {
  child.once('message', (m) => resolve((m as { loopMs: { p99: number; most: number } }).loopMs))
  child.send({})
})
const first = slack.posted[0]?.at ?? started

for (const workspace of workspaces) {
  const own = slack.posted.filter((p) => p.workspaceId === workspace.id)
  const byChannel = Map.groupBy(own, (p) => p.channelId)
  const inOrder = [...byChannel.values()].filter((ps) => ps.every((p, i) => Number(p.text) === i)).length
  const took = ((own.at(-1)?.at ?? Number.NaN) - first) / 1000
  const ideal = idealOf(workspace)
  console.log(
    `${workspace.id}: ${own.length} of ${workspace.messages} messages over ${workspace.channels} channels in ${took.toFixed(1)} s, ` +
      `ideal ${ideal} s (${((100 * ideal) / took).toFixed(0)} %), ${inOrder} channels in order`,
  )
}
const { requests, refused } = slack.counts
console.log(
  `${values.database}: ${requests} requests, ${refused} refused with 429 (${((100 * refused) / requests).toFixed(1)} %), ` +
    `first after ${((first - started) / 1000).toFixed(1)} s; the sender's event loop: p99 ${loopMs.p99.toFixed(0)} ms, most ${loopMs.most.toFixed(0)} ms`,
)
const exited = new Promise((resolve) => child.once('exit', resolve))
child.kill()
await exited
await slack.stop()
await store.close()
await postgres?.stop()
rmSync(folder, { recursive: true })
