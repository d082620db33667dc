/**
 * A crash run: companies whose days go by, workers that sweep and post for them and are killed without warning, a Slack that answers
 * badly as often as the real one does on a bad day. Kills are spread evenly over the messages, so that they hit sweeps, claims, posts,
 * redraws and look backs alike. When the last is through, whoever is at work finishes, and everything is counted.
 *
 * The seed decides what there is to say, the answers' faults and the moments of the kills; what a moment hits is the machine's doing.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Day, day } from '../../src/core/day.ts'
import { chanceOf } from '../../src/playground/chance.ts'
import { type Db, openStore } from '../../src/store/open.ts'
import { HandClock } from '../support/company.ts'
import { FakeSlack, type Fault } from '../support/fake-slack.ts'
import { bringWork, type Company, doWork, nextPostingDay, openCompany } from './companies.ts'
import { type Counts, countUp } from './count.ts'
import { Crew } from './crew.ts'
import { Posted } from './posted.ts'
import type { Planted } from './worker.ts'

export type CrashRun = {
  /** A migrated database that nobody else uses. */
  readonly url: string
  /** How many are at work at once: one on SQLite. */
  readonly processes: number
  readonly kills: number
  /** At least so many messages, four a kill by default. */
  readonly messages?: number
  readonly seed: string
  /** The whole run gives up after this. */
  readonly withinMs: number
  readonly planted?: Planted
  readonly onProgress?: (progress: Progress) => void
}

export type Progress = { readonly kills: number; readonly posted: number; readonly day: Day; readonly twice: number }

export type Ran = Counts & {
  readonly kills: number
  readonly faults: Readonly<Record<string, number>>
  readonly days: number
  /** What the workers logged as errors, by its words. */
  readonly logged: Crew['logged']
}

const COMPANIES = 6
const FIRST_DAY = day('2027-01-04')
const LOOK_MS = 75
/** A day may begin when so many messages of the one before are still on their way: a channel that rests holds nobody else up. */
const STILL_WAITING_MOST = 30
/** How long after its first message, or its first breath, a worker is killed at the latest. */
const LIFE_MS_MOST = 80
const BUSY_MS_MOST = 1_000

/**
 * In the app's order: a request ends before its lease does. Alone in its database, a lease may be short: nobody takes it from somebody who
 * lives. Side by side it has to be longer than a live process may stand still on a crowded machine. A day takes seconds here: three hours of
 * history would be all of it, in every look back.
 */
const TIMES = {
  alone: { leaseMs: 400, postTimeoutMs: 150, graceMs: 200, clockSkewMs: 60_000 },
  shared: { leaseMs: 4_000, postTimeoutMs: 1_500, graceMs: 1_000, clockSkewMs: 60_000 },
} as const

const FAULTS: readonly { readonly perMille: number; readonly name: string; readonly fault: Fault }[] = [
  { perMille: 30, name: '429', fault: { kind: 'rate-limited', retryAfterSeconds: 1 } },
  { perMille: 20, name: '500 before accepting', fault: { kind: 'server-error', accepted: false } },
  { perMille: 30, name: 'connection lost after accepting', fault: { kind: 'lost', accepted: true } },
  { perMille: 20, name: '500 after accepting', fault: { kind: 'server-error', accepted: true } },
]

export async function runCrashes(run: CrashRun): Promise<Ran> {
  const store = openStore(run.url)
  const clock = new HandClock(morningOf(FIRST_DAY))
  const companies: Company[] = []
  for (let i = 1; i <= COMPANIES; i++) companies.push(await openCompany(store.db, clock, i))
  const slack = await new FakeSlack({
    users: companies.flatMap((c) => c.users),
    channels: companies.flatMap((c) => c.channels),
  }).start()
  try {
    return await crash(run, { db: store.db, clock, companies, slack })
  } finally {
    await slack.stop()
    await store.close()
  }
}

type World = {
  readonly db: Db
  readonly clock: HandClock
  readonly companies: readonly Company[]
  readonly slack: FakeSlack
}

async function crash(run: CrashRun, { db, clock, companies, slack }: World): Promise<Ran> {
  const messages = run.messages ?? run.kills * 4
  const [work, faults, moments] = ['work', 'faults', 'moments'].map((what) => chanceOf(`${run.seed} ${what}`)) as [
    ReturnType<typeof chanceOf>,
    ReturnType<typeof chanceOf>,
    ReturnType<typeof chanceOf>,
  ]
  const posted = new Posted(slack)
  const faulted: Record<string, number> = Object.fromEntries(FAULTS.map(({ name }) => [name, 0]))
  slack.fault = ({ method }) => {
    if (method !== 'chat.postMessage') return undefined
    const found = faultOf(faults.whole(1, 1000))
    if (found) faulted[found.name] = (faulted[found.name] ?? 0) + 1
    return found?.fault
  }
  let today = FIRST_DAY
  let days = 1
  let kills = 0
  let isOver = false
  for (const company of companies) await bringWork(db, clock, company, work)
  const crew = await Crew.start(
    {
      url: run.url,
      slackApiUrl: slack.apiUrl,
      workspaceIds: companies.map((c) => c.id),
      ...(run.processes === 1 ? TIMES.alone : TIMES.shared),
      ...(run.planted ? { planted: run.planted } : {}),
    },
    run.processes,
    clock.now().toISOString(),
  )

  async function daysGoBy(): Promise<void> {
    while (kills < run.kills && !isOver) {
      await look()
      if ((await waiting(db, companies.length, today)) > STILL_WAITING_MOST) continue
      today = nextPostingDay(today)
      days += 1
      clock.set(morningOf(today))
      for (const company of companies) {
        await bringWork(db, clock, company, work)
        await doWork(db, clock, company, today)
      }
      crew.tell(clock.now().toISOString())
    }
    while (!isOver && (await isSomethingLeft(db, companies.length, today))) await look()
  }

  async function look(): Promise<void> {
    await sleep(LOOK_MS)
    posted.read()
    const twice = posted.total - posted.byKey.size
    run.onProgress?.({ kills, posted: posted.total, day: today, twice })
  }

  async function killing(): Promise<void> {
    while (kills < run.kills && !isOver) {
      const place = moments.whole(0, run.processes - 1)
      // One in four dies young: while it opens the database, or sweeps.
      if (moments.whole(1, 4) > 1) await crew.busy(place, BUSY_MS_MOST)
      await sleep(moments.whole(0, LIFE_MS_MOST))
      while (!isOver && posted.total * run.kills < kills * messages) await sleep(LOOK_MS)
      if (isOver) return
      await crew.kill(place)
      kills += 1
    }
  }

  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () =>
      late.reject(
        new Error(
          `the run did not end in time: ${kills} kills, ${posted.total} messages posted, day ${today}; logged: ${loggedText(crew.logged)}`,
        ),
      ),
    run.withinMs,
  )
  try {
    const both = Promise.all([daysGoBy(), killing()])
    await Promise.race([both, crew.trouble, late.promise])
  } finally {
    isOver = true
    clearTimeout(timer)
    await crew.end()
  }
  return { ...(await countUp(db, posted, today)), kills, faults: faulted, days, logged: crew.logged }
}

function morningOf(d: Day): string {
  return `${d}T09:05:00.000Z`
}

function faultOf(rolled: number): (typeof FAULTS)[number] | undefined {
  let to = 0
  return FAULTS.find(({ perMille }) => {
    to += perMille
    return rolled <= to
  })
}

export function loggedText(logged: Crew['logged']): string {
  return [...logged].map(([words, { count, first }]) => `${count} × ${words} (${first})`).join('; ') || 'nothing'
}

/** Messages that have not come to their end; more than any limit as long as a company has not had its morning. */
async function waiting(db: Db, companies: number, today: Day): Promise<number> {
  const { ran } = await db
    .selectFrom('runs')
    .select((eb) => eb.fn.countAll<number>().as('ran'))
    .where('day', '=', today)
    .where('job', 'in', ['digests', 'sweep', 'status'])
    .executeTakeFirstOrThrow()
  if (ran < companies * 3) return Number.POSITIVE_INFINITY
  const { onTheirWay } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('onTheirWay'))
    .where('state', 'in', ['queued', 'sending', 'in-doubt'])
    .executeTakeFirstOrThrow()
  return onTheirWay
}

async function isSomethingLeft(db: Db, companies: number, today: Day): Promise<boolean> {
  if ((await waiting(db, companies, today)) > 0) return true
  const stale = await db.selectFrom('messages').select('id').where('stale', '>', 0).limit(1).executeTakeFirst()
  const unlit = await db
    .selectFrom('workspaces')
    .select('id')
    .where((eb) =>
      eb.or([eb('lightsDay', 'is', null), eb('lightsDay', '<', today), eb('lightsAt', '<', eb.ref('factsAt'))]),
    )
    .limit(1)
    .executeTakeFirst()
  return stale !== undefined || unlit !== undefined
}
