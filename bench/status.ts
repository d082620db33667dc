/**
 * `/cash status` under load: with 100,000 invoices in SQLite, signed requests at 50 a second, from the request to the answer's
 * arrival at Slack; and the morning's selection of due duties.
 *
 *   node bench/status.ts [invoices] [requests a second] [seconds]
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { day } from '../src/core/day.ts'
import { dutiesDue } from '../src/store/duties.ts'
import { saveMember } from '../src/store/members.ts'
import { migrate } from '../src/store/migrate.ts'
import { openStore } from '../src/store/open.ts'
import { ADMIN, asAdmin, HandClock, openCompany, RECEIVABLES, TEAM } from '../test/support/company.ts'
import { FAKE_APP, FakeSlack } from '../test/support/fake-slack.ts'
import { SlackPeople } from '../test/support/signed-request.ts'
import { fillBooks } from './books.ts'

const [invoices = 100_000, perSecond = 50, seconds = 30] = process.argv.slice(2).map(Number)
const NOW = '2026-11-20T10:00:00Z'
const TODAY = day('2026-11-20')
const PEOPLE = 100

function percentile(sorted: readonly number[], share: number): string {
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1)} ms`
}

const folder = mkdtempSync(join(tmpdir(), 'cashlight-bench-'))
const url = `sqlite:${join(folder, 'bench.db')}`
const store = openStore(url)
await migrate(store.db)
const clock = new HandClock(NOW)
await openCompany(store.db, clock)
const filling = performance.now()
await fillBooks(store.db, clock, asAdmin, { invoices, today: TODAY })
const filled = (performance.now() - filling) / 1000
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}`)
console.log(`${invoices} invoices saved in ${filled.toFixed(1)} s (${Math.round(invoices / filled)} a second)`)

// The morning after a quiet night: what is due by today was said, and the day's own share waits.
await store.db.updateTable('duties').set({ state: 'done' }).where('dueDay', '<', TODAY).execute()
const selections: number[] = []
let due = 0
for (let i = 0; i < 200; i++) {
  const started = performance.now()
  due = (await dutiesDue(store.db, TEAM, TODAY)).length
  selections.push(performance.now() - started)
}
selections.sort((a, b) => a - b)
console.log(`due duties: ${due} selected, median ${percentile(selections, 0.5)}, p99 ${percentile(selections, 0.99)}`)
for (let i = 0; i < PEOPLE; i++)
  await saveMember(store.db, TEAM, {
    userId: `U0BENCH${i}`,
    role: 'finance',
    name: '',
    language: null,
    addedBy: ADMIN,
    addedAt: NOW,
  })
await store.close()

const users = Array.from({ length: PEOPLE }, (_, i) => ({ id: `U0BENCH${i}`, name: `Person ${i}`, locale: 'en-US' }))
const members = [...users.map((u) => u.id), FAKE_APP.botUserId]
const slack = await new FakeSlack({ users, channels: [{ id: RECEIVABLES, name: 'receivables', members }] }).start()
const child = fork(join(import.meta.dirname, 'serve.ts'), [
  url,
  slack.apiUrl,
  FAKE_APP.botToken,
  FAKE_APP.signingSecret,
  NOW,
])
const port = await new Promise<number>((resolve) => child.once('message', (m) => resolve((m as { port: number }).port)))
const people = new SlackPeople(slack, `http://127.0.0.1:${port}/slack/events`)

/** Answers are told apart by the person who asked: each asks again only after a second or more. */
const waiting = new Map<string, () => void>()
const keep = slack.ephemerals.push.bind(slack.ephemerals)
slack.ephemerals.push = (...seen) => {
  for (const { user } of seen) waiting.get(user)?.()
  return keep(...seen)
}

async function ask(user: string): Promise<{ acked: number; answered: number }> {
  const started = performance.now()
  const answer = new Promise<number>((resolve) => waiting.set(user, () => resolve(performance.now() - started)))
  await people.command({ user, channel: RECEIVABLES, text: 'status' })
  const acked = performance.now() - started
  return { acked, answered: await answer }
}

for (const { id } of users) await ask(id) // everybody is known, as after the first minute of a day
const began = performance.now()
const asked: Promise<{ acked: number; answered: number }>[] = []
for (let n = 0; n < perSecond * seconds; n++) {
  await sleep(Math.max(0, began + (n * 1000) / perSecond - performance.now()))
  asked.push(ask(`U0BENCH${n % PEOPLE}`))
}
const times = await Promise.all(asked)
for (const what of ['acked', 'answered'] as const) {
  const sorted = times.map((t) => t[what]).sort((a, b) => a - b)
  console.log(
    `${what}: ${sorted.length} requests at ${perSecond} a second, median ${percentile(sorted, 0.5)}, p99 ${percentile(sorted, 0.99)}, most ${percentile(sorted, 1)}`,
  )
}
child.kill()
await slack.stop()
rmSync(folder, { recursive: true })
