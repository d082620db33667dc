/** The app in a process of its own, and people who ask it for `/cash status` in signed requests: what is measured under load. */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Day, day } from '../src/core/day.ts'
import { saveMember } from '../src/store/members.ts'
import { migrate } from '../src/store/migrate.ts'
import { type Db, openStore } from '../src/store/open.ts'
import { ADMIN, asAdmin, HandClock, openCompany, RECEIVABLES, TEAM } from '../test/support/company.ts'
import { FAKE_APP, FakeSlack } from '../test/support/fake-slack.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { SlackPeople } from '../test/support/signed-request.ts'
import { fillBooks } from './books.ts'

export const NOW = '2026-11-20T10:00:00Z'
export const TODAY: Day = day('2026-11-20')
const PEOPLE = 100

/** A fresh database of a company with so many invoices and a hundred people; `stop` leaves nothing behind. */
export async function openBooks(
  kind: string,
  invoices: number,
): Promise<{ url: string; db: Db; close(): Promise<void>; stop(): Promise<void> }> {
  if (kind !== 'sqlite' && kind !== 'postgres') throw new Error(`a database is sqlite or postgres, not ${kind}`)
  const folder = mkdtempSync(join(tmpdir(), 'cashlight-bench-'))
  // As in a company: what is saved is on the disk.
  const server = kind === 'postgres' ? await startPostgres({ fsync: 'on', synchronous_commit: 'on' }) : null
  const url = server ? `${server.url}/postgres` : `sqlite:${join(folder, 'bench.db')}`
  const store = openStore(url)
  await migrate(store.db)
  const clock = new HandClock(NOW)
  await openCompany(store.db, clock)
  console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}, ${kind}`)
  const started = performance.now()
  await fillBooks(store.db, clock, asAdmin, { invoices, today: TODAY })
  const seconds = (performance.now() - started) / 1000
  console.log(`${invoices} invoices saved in ${seconds.toFixed(1)} s (${Math.round(invoices / seconds)} a second)`)
  for (let i = 0; i < PEOPLE; i++)
    await saveMember(store.db, TEAM, {
      userId: `U0BENCH${i}`,
      role: 'finance',
      name: '',
      language: null,
      addedBy: ADMIN,
      addedAt: NOW,
    })
  return {
    url,
    db: store.db,
    close: () => store.close(),
    async stop() {
      await server?.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

type Asked = { readonly acked: number; readonly answered: number }

/** The app on these books and its Slack. The store of whoever filled them is closed before. */
export async function startAsking(url: string) {
  const users = Array.from({ length: PEOPLE }, (_, i) => ({ id: `U0BENCH${i}`, name: `Person ${i}`, locale: 'en-US' }))
  const members = [...users.map((u) => u.id), FAKE_APP.botUserId]
  const slack = await new FakeSlack({ users, channels: [{ id: RECEIVABLES, name: 'receivables', members }] }).start()
  const { apiUrl } = slack
  const child = fork(
    join(import.meta.dirname, 'serve.ts'),
    [url, apiUrl, FAKE_APP.botToken, FAKE_APP.signingSecret, NOW],
    { execArgv: process.env.BENCH_NODE_OPTIONS?.split(' ') ?? [] },
  )
  const heard = <T>() => new Promise<T>((resolve) => child.once('message', (m) => resolve(m as T)))
  const { port } = await heard<{ port: number }>()
  const people = new SlackPeople(slack, `http://127.0.0.1:${port}/slack/events`)

  /** Answers are told apart by the person who asked, and one's own come in the order of asking. */
  const waiting = new Map<string, (() => void)[]>()
  const keep = slack.ephemerals.push.bind(slack.ephemerals)
  slack.ephemerals.push = (...seen) => {
    for (const { user } of seen) waiting.get(user)?.shift()?.()
    return keep(...seen)
  }

  async function ask(user: string): Promise<Asked> {
    const started = performance.now()
    const answer = new Promise<number>((resolve) => {
      const queue = waiting.get(user) ?? []
      waiting.set(user, [...queue, () => resolve(performance.now() - started)])
    })
    await people.command({ user, channel: RECEIVABLES, text: 'status' })
    const acked = performance.now() - started
    return { acked, answered: await answer }
  }

  for (const { id } of users) await ask(id) // everybody is known, as after the first minute of a day

  return {
    slack,
    people,
    users,
    /** Asks so many times a second as long as it is said; the times of all, in milliseconds, when the last is answered. */
    async askWhile(perSecond: number, isOn: (seconds: number) => boolean): Promise<Asked[]> {
      const began = performance.now()
      const asked: Promise<Asked>[] = []
      for (let n = 0; isOn((performance.now() - began) / 1000); n++) {
        await sleep(Math.max(0, began + (n * 1000) / perSecond - performance.now()))
        asked.push(ask(`U0BENCH${n % PEOPLE}`))
      }
      return Promise.all(asked)
    },
    /** How long the app's event loop was held up since it was last asked, in milliseconds. */
    async loopMs(): Promise<{ p99: number; most: number }> {
      child.send({})
      return (await heard<{ loopMs: { p99: number; most: number } }>()).loopMs
    },
    async stop(): Promise<void> {
      const exited = new Promise((resolve) => child.once('exit', resolve))
      child.kill()
      await exited
      await slack.stop()
    },
  }
}

export function percentile(sorted: readonly number[], share: number): string {
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1)} ms`
}

export function sayTimes(times: readonly Asked[], perSecond: number): void {
  for (const what of ['acked', 'answered'] as const) {
    const sorted = times.map((t) => t[what]).sort((a, b) => a - b)
    console.log(
      `${what}: ${sorted.length} requests at ${perSecond} a second, median ${percentile(sorted, 0.5)}, p99 ${percentile(sorted, 0.99)}, most ${percentile(sorted, 1)}`,
    )
  }
}
