/**
 * What Prometheus reads. Figures of the database are read when it asks, by indexes; what happens in this process is counted as it
 * happens. Several processes on one database tell the same figures of it: take their maximum, not their sum.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from '@prometheus-io/client'
import type { Clock } from '../core/clock.ts'
import { type Meters, POST_OUTCOMES } from '../core/meters.ts'
import { readSweeps } from '../flows/read-sweeps.ts'
import type { Db } from '../store/open.ts'
import { readOutboxFigures } from '../store/outbox-figures.ts'
import { oneAtATime } from './one-at-a-time.ts'

export type Watched = {
  readonly db: Db
  /** The companies' clock: by it their messages are dated. */
  readonly clock: Clock
  /** The companies that this process works for. */
  readonly workspaceIds: readonly string[]
}

/** Slack waits 3 s for an acknowledgement; a person a little longer for the answer. */
const ACK_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3]
const ANSWER_SECONDS = [...ACK_SECONDS, 5, 10, 20]
const SCRAPE_MS_MOST = 5_000

export function createMetrics(watched: Watched): { readonly registry: Registry; readonly meters: Meters } {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })

  const figures = oneAtATime(() => readFigures(watched), SCRAPE_MS_MOST)
  const gauge = (name: string, help: string, of: (read: Figures) => number) =>
    new Gauge({
      name: `cashlight_${name}`,
      help,
      registers,
      async collect() {
        this.set(of(await figures()))
      },
    })
  gauge('outbox_oldest_waiting_seconds', 'Age of the oldest message that has not arrived for certain.', (f) =>
    f.oldestAt === null ? 0 : Math.max(0, f.now - Date.parse(f.oldestAt)) / 1000,
  )
  gauge('outbox_waiting', 'Messages queued or on their way.', (f) => f.waiting)
  gauge('outbox_in_doubt', 'Messages of which nobody knows yet whether they arrived.', (f) => f.inDoubt)
  gauge('outbox_failed', 'Messages that were given up and not sent again since.', (f) => f.failed)
  gauge('duties_due', 'Duties due on or before today that have not been said.', (f) => f.dueCount)
  gauge('sweep_lag_seconds', 'How long the morning sweep has been due without having run; 0 when it has.', (f) => f.lag)

  const sweepDuration = new Gauge({
    name: 'cashlight_sweep_duration_seconds',
    help: 'How long the last morning sweep of this process took.',
    registers,
  })
  const ack = new Histogram({
    name: 'cashlight_slack_ack_seconds',
    help: 'From a request of Slack to its acknowledgement; Slack gives up after 3.',
    buckets: ACK_SECONDS,
    registers,
  })
  const answer = new Histogram({
    name: 'cashlight_slack_answer_seconds',
    help: 'From a request of Slack until all that it asked for was done.',
    buckets: ANSWER_SECONDS,
    registers,
  })
  const posts = new Counter({
    name: 'cashlight_posts_total',
    help: 'Attempts to post a message, by how they ended.',
    labelNames: ['outcome'],
    registers,
  })
  // A rate can only be seen to rise from a figure that was there before.
  for (const outcome of POST_OUTCOMES) posts.inc({ outcome }, 0)

  return {
    registry,
    meters: {
      acked: (ms) => ack.observe(ms / 1000),
      answered: (ms) => answer.observe(ms / 1000),
      posted: (outcome) => posts.inc({ outcome }),
      swept: (ms) => sweepDuration.set(ms / 1000),
    },
  }
}

type Figures = Awaited<ReturnType<typeof readFigures>>

async function readFigures({ db, clock, workspaceIds }: Watched) {
  const sweeps = await readSweeps(db, clock, workspaceIds)
  return {
    ...(await readOutboxFigures(db, workspaceIds)),
    now: clock.now().getTime(),
    dueCount: sweeps.reduce((sum, { dueCount }) => sum + dueCount, 0),
    lag: Math.max(0, ...sweeps.map(({ lagMs }) => lagMs)) / 1000,
  }
}
