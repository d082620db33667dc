import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { day } from '../../src/core/day.ts'
import { openLog } from '../../src/log.ts'
import { enqueue } from '../../src/store/messages.ts'
import { type Db, openStore } from '../../src/store/open.ts'
import { startRun } from '../../src/store/runs.ts'
import { startWatch, type Watch } from '../../src/watch/start.ts'
import { HandClock, haveCustomer, haveInvoice, openCompany, TEAM } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const log = openLog('silent')
const LOCAL = { host: '127.0.0.1', port: 0 }
/** A Friday, an hour and a half past the posting hour. */
const NOW = '2026-11-20T10:30:00Z'

async function watching(db: Db, clock: HandClock, work: (watch: Watch, at: string) => Promise<void>): Promise<void> {
  const watch = await startWatch(LOCAL, { db, clock, wall: clock, log, workspaceIds: [TEAM] })
  try {
    await work(watch, `http://127.0.0.1:${watch.port}`)
  } finally {
    await watch.stop()
  }
}

/**
 * Every sample of Prometheus's text: its name with its labels, and its value. Throws on a line that is neither sample nor comment.
 * The client writes Nan where nothing was measured yet.
 */
function samplesOf(text: string): Map<string, number> {
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('# '))
      .map((line) => {
        const [, name, value] = line.match(/^([a-z_][a-z0-9_]*(?:\{[^}]*\})?) (\S+)$/i) ?? []
        if (name === undefined || (value !== 'Nan' && Number.isNaN(Number(value))))
          throw new Error(`not a sample: ${line}`)
        return [name, Number(value)]
      }),
  )
}

async function scrape(at: string): Promise<Map<string, number>> {
  const answer = await fetch(`${at}/metrics`)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  return samplesOf(await answer.text())
}

test.each([
  { name: 'nothing is set', env: {}, watch: null },
  { name: 'only the host is set', env: { WATCH_HOST: '0.0.0.0' }, watch: null },
  { name: 'the port is set', env: { WATCH_PORT: '9464' }, watch: { host: '127.0.0.1', port: 9464 } },
  { name: 'both are', env: { WATCH_PORT: '1', WATCH_HOST: '0.0.0.0' }, watch: { host: '0.0.0.0', port: 1 } },
])('who may watch, when $name', ({ env, watch }) => {
  expect(readConfig(env)).toMatchObject({ config: { watch } })
})

test('a port that is none is told', () => {
  expect(readConfig({ WATCH_PORT: 'many' })).toEqual({
    problems: ['WATCH_PORT is not a port number; for example WATCH_PORT=3000'],
  })
})

eachDatabase('whoever watches', (openFresh) => {
  test('hears that the process is alive, whatever else is wrong', async () => {
    const { db, destroy } = await openFresh()
    await destroy()
    await watching(db, new HandClock(NOW), async (_, at) => {
      expect((await fetch(`${at}/healthz`)).status).toBe(200)
      const ready = await fetch(`${at}/readyz`)
      expect(ready.status).toBe(503)
      expect(await ready.json()).toMatchObject({
        ready: false,
        reasons: [expect.stringMatching(/^the database does not answer: ./), expect.any(String), expect.any(String)],
      })
      expect((await fetch(`${at}/metrics`)).status).toBe(503)
    })
  })

  test('hears what keeps it from being ready, until nothing does, and again when it stops', async () => {
    const { db } = await openFresh()
    const clock = new HandClock(NOW)
    await watching(db, clock, async (watch, at) => {
      const ready = async () => {
        const answer = await fetch(`${at}/readyz`)
        return { status: answer.status, ...((await answer.json()) as object) }
      }
      const notReady = (...reasons: string[]) => ({ status: 503, ready: false, reasons })
      expect(await ready()).toEqual(notReady('Slack is not connected', 'the outbox has not been looked at yet'))
      watch.slack(true)
      expect(await ready()).toEqual(notReady('the outbox has not been looked at yet'))
      watch.ticked()
      expect(await ready()).toEqual({ status: 200, ready: true, reasons: [] })
      clock.add(30_000)
      expect(await ready()).toEqual({ status: 200, ready: true, reasons: [] })
      clock.add(1_000)
      expect(await ready()).toEqual(notReady('the outbox has not been looked at for 31 s'))
      watch.ticked()
      watch.slack(false)
      expect(await ready()).toEqual(notReady('Slack is not connected'))
    })
  })

  test('reads the figures of the outbox and of the sweep as they are', async () => {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-18T08:00:00Z')
    await openCompany(db, clock, { setUpAt: clock.now().toISOString() })
    await haveCustomer(db, clock, 'ACME')
    await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100', issued: '2026-09-01' })
    await startRun(db, TEAM, 'sweep', day('2026-11-19'), clock.now().toISOString())
    clock.set(NOW)
    const put = async (
      key: string,
      state: 'queued' | 'sending' | 'in-doubt' | 'failed' | 'sent',
      createdAt: string,
    ) => {
      const message = { key, kind: 'status', data: {}, channelId: 'C0STA', language: 'en' as const }
      const id = await enqueue(db, TEAM, message, createdAt)
      await db.updateTable('messages').set({ state }).where('id', '=', id).execute()
    }
    await put('a', 'sent', '2026-11-20T09:00:00.000Z')
    await put('b', 'failed', '2026-11-20T09:01:00.000Z')
    await put('c', 'in-doubt', '2026-11-20T10:28:30.000Z')
    await put('d', 'sending', '2026-11-20T10:29:00.000Z')
    await put('e', 'queued', '2026-11-20T10:29:30.000Z')
    await watching(db, clock, async (_, at) => {
      const figures = await scrape(at)
      const ours = [...figures].filter(([name]) => /^cashlight_(outbox|duties|sweep)/.test(name))
      expect(Object.fromEntries(ours)).toEqual({
        cashlight_outbox_oldest_waiting_seconds: 90,
        cashlight_outbox_waiting: 2,
        cashlight_outbox_in_doubt: 1,
        cashlight_outbox_failed: 1,
        cashlight_duties_due: (
          await db.selectFrom('duties').where('dueDay', '<=', day('2026-11-20')).select('id').execute()
        ).length,
        cashlight_sweep_lag_seconds: 90 * 60,
        cashlight_sweep_duration_seconds: 0,
      })
      expect(figures.get('cashlight_duties_due')).toBeGreaterThan(0)
      expect(figures.get('process_start_time_seconds')).toBeGreaterThan(0)

      await startRun(db, TEAM, 'sweep', day('2026-11-20'), clock.now().toISOString())
      await db.updateTable('messages').set({ state: 'sent' }).execute()
      const after = await scrape(at)
      expect(after.get('cashlight_sweep_lag_seconds')).toBe(0)
      expect(after.get('cashlight_outbox_oldest_waiting_seconds')).toBe(0)
      expect(after.get('cashlight_outbox_waiting')).toBe(0)
    })
  })

  test('counts what this process measured', async () => {
    const { db } = await openFresh()
    await watching(db, new HandClock(NOW), async ({ meters }, at) => {
      expect((await scrape(at)).get('cashlight_posts_total{outcome="failed"}')).toBe(0)
      for (const ms of [4, 240, 2_999, 3_001]) meters.acked(ms)
      meters.answered(4_000)
      for (const outcome of ['sent', 'sent', 'queued', 'in-doubt'] as const) meters.posted(outcome)
      meters.swept(1_500)
      const figures = await scrape(at)
      expect(
        ['0.005', '0.1', '0.25', '3', '+Inf'].map((le) =>
          figures.get(`cashlight_slack_ack_seconds_bucket{le="${le}"}`),
        ),
      ).toEqual([1, 1, 2, 3, 4])
      expect(figures.get('cashlight_slack_ack_seconds_sum')).toBeCloseTo(6.244)
      expect(figures.get('cashlight_slack_answer_seconds_bucket{le="5"}')).toBe(1)
      expect(
        ['sent', 'queued', 'in-doubt', 'failed'].map((o) => figures.get(`cashlight_posts_total{outcome="${o}"}`)),
      ).toEqual([2, 1, 1, 0])
      expect(figures.get('cashlight_sweep_duration_seconds')).toBe(1.5)
    })
  })
})

describe('on a database that a newer or no Cashlight has seen', () => {
  test('the migrations that have not run are named', async () => {
    const store = openStore('sqlite::memory:')
    await watching(store.db, new HandClock(NOW), async (_, at) => {
      const { reasons } = (await (await fetch(`${at}/readyz`)).json()) as { reasons: string[] }
      expect(reasons[0]).toMatch(/^\d+ migrations have not run: .*2026-11-22-foundation/)
    })
    await store.close()
  })
})

test('what is not offered is refused, and what is taken is said', async () => {
  const store = openStore('sqlite::memory:')
  await watching(store.db, new HandClock(NOW), async ({ port }, at) => {
    expect((await fetch(`${at}/secrets`)).status).toBe(404)
    expect((await fetch(`${at}/metrics`, { method: 'POST' })).status).toBe(405)
    const clock = new HandClock(NOW)
    const second = startWatch({ host: '127.0.0.1', port }, { db: store.db, clock, wall: clock, log, workspaceIds: [] })
    await expect(second).rejects.toThrow('EADDRINUSE')
  })
  await store.close()
})
