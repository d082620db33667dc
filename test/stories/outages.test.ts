/**
 * 400 days in each of thirteen time zones, on a machine that is away for up to three days at a time, over both changes of the clock,
 * whose clock is set back, whose ticks come twice, and which is told to stop. What the app does at each tick is held against a model
 * that is as simple as the promise: a morning is the first tick at or after the posting hour of a working day, and nothing that is due
 * waits longer than that or comes before it.
 */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { addDays, type Day, day, daysBetween } from '../../src/core/day.ts'
import { DEFAULT_DUNNING } from '../../src/core/dunning-policy.ts'
import { parseTerms } from '../../src/core/terms-text.ts'
import { changeTerms } from '../../src/flows/change-terms.ts'
import { creditInvoice } from '../../src/flows/credit-invoice.ts'
import { finishDuty, snoozeDuty } from '../../src/flows/end-duty.ts'
import { logDelivery } from '../../src/flows/log-delivery.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { reversePayment } from '../../src/flows/reverse-payment.ts'
import { saveDunningPolicy } from '../../src/flows/save-dunning-policy.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { runDue } from '../../src/jobs/run-due.ts'
import { startTimetable } from '../../src/jobs/timetable.ts'
import { openLog } from '../../src/log.ts'
import { migrate } from '../../src/store/migrate.ts'
import { type Db, openStore } from '../../src/store/open.ts'
import { lightsSeen } from '../../src/store/runs.ts'
import {
  amount,
  asAdmin,
  asFinance,
  asSales,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  RECEIVABLES,
  SALES,
  TEAM,
} from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { eachDatabase } from '../support/databases.ts'

const SEED = Number(process.env.SEED ?? 20261120)
const DAYS = 400
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const STEP = 30 * MINUTE

type Place = { zone: string; from: string; postingHour: number }

const PLACES: Place[] = [
  { zone: 'America/New_York', from: '2026-01-01', postingHour: 2 }, // an hour that is missing in March, and comes twice in November
  { zone: 'Europe/Berlin', from: '2026-01-01', postingHour: 9 },
  { zone: 'Australia/Lord_Howe', from: '2026-02-01', postingHour: 9 }, // moves by half an hour
  { zone: 'Asia/Kathmandu', from: '2026-01-01', postingHour: 10 },
  { zone: 'Pacific/Apia', from: '2011-06-01', postingHour: 9 }, // Friday, 30 December 2011 does not exist
  { zone: 'America/St_Johns', from: '2026-01-01', postingHour: 23 },
  { zone: 'Asia/Shanghai', from: '2026-01-01', postingHour: 9 },
  { zone: 'Africa/Casablanca', from: '2026-01-01', postingHour: 8 }, // one hour back for Ramadan
  { zone: 'Pacific/Chatham', from: '2026-01-01', postingHour: 9 },
  { zone: 'UTC', from: '2027-06-01', postingHour: 0 },
  { zone: 'America/Sao_Paulo', from: '2018-01-01', postingHour: 9 }, // midnight itself was skipped
  { zone: 'Pacific/Kiritimati', from: '2026-01-01', postingHour: 7 },
  { zone: 'Africa/Cairo', from: '2026-01-01', postingHour: 0 }, // changes on working days, at the posting hour
]

/** A small generator with a seed that is printed, so that a year that went wrong can be lived again. */
function chances(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    often: (share: number) => next() < share,
    pick: <T>(all: readonly T[]) => all[below(all.length)] as T,
  }
}
type Chance = ReturnType<typeof chances>

/** What the platform says the wall's clock shows in a place. */
function localTime(zone: string): (at: number) => { day: Day; hour: number; minute: number; offset: number } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return (at) => {
    const [date, time] = format.format(at).split(', ') as [string, string]
    const [hour, minute] = time.split(':').map(Number) as [number, number]
    return { day: day(date), hour, minute, offset: Date.parse(`${date}T${time}:00Z`) - at }
  }
}

/** From collection on a step warns the debtor: none is said before the one below it was, and has had its calendar days. */
const FIRST_WARNING = 3
const DAYS_BETWEEN_WARNINGS: Readonly<Record<number, number>> = { 4: 2, 5: 3 }
/** A ladder so close that an outage is as long as its steps are apart. */
const LADDER = { ...DEFAULT_DUNNING, finalNoticeDays: 9, handOverDays: 12 }

const isWorkingDay = (d: Day) => new Date(`${d}T00:00:00Z`).getUTCDay() % 6 !== 0

type Duty = Awaited<ReturnType<typeof dutiesIn>>[number]

/** The duties in some states, as they stand in the database. */
function dutiesIn(db: Db, states: readonly ('planned' | 'open')[]) {
  return db
    .selectFrom('duties')
    .select(['id', 'step', 'chainId', 'state', 'dueDay', 'messageId', 'openedDay', 'createdAt', 'end'])
    .where('state', 'in', states)
    .orderBy('id')
    .execute()
}

class Life {
  readonly seen = {
    said: 0,
    superseded: 0,
    keptBack: 0,
    mornings: 0,
    caughtUp: 0,
    ticks: 0,
    slow: 0,
    stopped: 0,
    overChanges: 0,
  }
  readonly #db: Db
  readonly #clock: HandClock
  readonly #place: Place
  readonly #chance: Chance
  readonly #local: ReturnType<typeof localTime>
  /** The model: the days that have had their morning. */
  readonly #swept = new Set<Day>()
  readonly #timesSaid = new Map<string, number>()
  /** When a step of a receivable was said last. */
  readonly #saidOn = new Map<string, Day>()
  /** Whom somebody asked to be said again: put to sleep, or given another due day. */
  readonly #askedAgain = new Set<string>()
  readonly #invoices: string[] = []
  readonly #faults: string[] = []
  readonly #log = openLog('error', { write: (line: string) => void this.#faults.push(line) })
  #lastMessage = ''
  #logged = 0

  constructor(db: Db, clock: HandClock, place: Place, chance: Chance) {
    this.#db = db
    this.#clock = clock
    this.#place = place
    this.#chance = chance
    this.#local = localTime(place.zone)
  }

  async live(days: number): Promise<void> {
    const start = this.#clock.now().getTime()
    const outages = this.#outages(start, days)
    let slowUntil = 0
    let wasUp = true
    let wasSlow = 0
    for (let at = start; at < start + days * 24 * HOUR; at += STEP) {
      if (at >= slowUntil && this.#chance.often(1 / (48 * 20))) slowUntil = at + (1 + this.#chance.below(36)) * HOUR
      const slow = at < slowUntil ? HOUR : 0
      const wall = at - slow
      const isUp = !outages.some((o) => o.from <= at && at < o.to)
      const { day: today, hour, minute } = this.#local(wall)
      this.#clock.set(new Date(wall).toISOString())
      // Nobody types while the app is away; a file may still be brought in by the command line.
      if (hour === 14 && minute < 30 && (isUp || this.#chance.often(0.3))) await this.#work(isUp)
      if (slow > wasSlow) this.seen.slow += 1
      if (isUp) {
        // Of a tick a minute only those are lived in which something may happen, and a few of the others.
        const isWaiting = hour >= this.#place.postingHour && isWorkingDay(today) && !this.#swept.has(today)
        if (isWaiting || (!wasUp && this.#chance.often(0.5)) || this.#chance.often(1 / 96)) await this.#tick(wall)
        const toPosting = 60 - minute
        if ((hour + 1) % 24 === this.#place.postingHour && toPosting <= 30)
          for (const [minutes, share] of [
            [toPosting - 1, 0.2],
            [toPosting, 0.9],
            [toPosting, 0.2],
          ] as const)
            if (this.#chance.often(share)) await this.#tick(wall + minutes * MINUTE)
      }
      wasUp = isUp
      wasSlow = slow
    }
  }

  /** Any time, and the nights on which the clock changes more often than others. */
  #outages(start: number, days: number): { from: number; to: number }[] {
    const outages: { from: number; to: number }[] = []
    const add = (from: number) => outages.push({ from, to: from + this.#chance.below(73) * HOUR })
    let offset = this.#local(start).offset
    for (let at = start; at < start + days * 24 * HOUR; at += STEP) {
      const { offset: now } = this.#local(at)
      if (now !== offset && this.#chance.often(0.8)) {
        add(at - this.#chance.below(12) * HOUR)
        this.seen.overChanges += 1
      }
      if (this.#chance.often(1 / (48 * 6))) add(at)
      offset = now
    }
    return outages
  }

  /** One tick, sometimes two at once and sometimes of an app that is just told to stop, held against the model. */
  async #tick(wall: number): Promise<void> {
    this.#clock.set(new Date(wall).toISOString())
    const { day: today, hour } = this.#local(wall)
    const before = await dutiesIn(this.#db, ['planned'])
    const log = this.#log
    // The lights are another story, and most of a tick's work: they count as looked at.
    await lightsSeen(this.#db, TEAM, today)
    const signal = this.#chance.often(0.1) ? AbortSignal.abort() : undefined
    const tick = () => runDue({ db: this.#db, clock: this.#clock, log, signal }, [TEAM])
    await (this.#chance.often(0.1) ? Promise.all([tick(), tick()]) : tick())

    this.seen.ticks += 1
    const isMorning = !signal && hour >= this.#place.postingHour && isWorkingDay(today) && !this.#swept.has(today)
    const news = await this.#db
      .selectFrom('messages')
      .select(['id', 'key', 'kind', 'data', 'channelId'])
      .where('id', '>', this.#lastMessage)
      .orderBy('id')
      .execute()
    this.#lastMessage = news.at(-1)?.id ?? this.#lastMessage
    if (signal) this.seen.stopped += 1
    if (!isMorning) return this.#expectNothing(before, news)
    await this.#expectMorning(today, before, news)
    this.#swept.add(today)
  }

  async #expectNothing(before: Duty[], news: { kind: string; key: string }[]): Promise<void> {
    expect(news).toEqual([])
    expect(await dutiesIn(this.#db, ['planned'])).toEqual(before)
  }

  /**
   * Everything that was due is named in a message of now, or left to a later step of the same receivable; or it is a warning, and waits for
   * those below it. And nothing else is touched.
   */
  async #expectMorning(today: Day, before: Duty[], news: { id: string; key: string; kind: string; data: string }[]) {
    this.seen.mornings += 1
    const due = before.filter((d) => d.dueDay <= today)
    const [planned, open] = [await dutiesIn(this.#db, ['planned']), await dutiesIn(this.#db, ['open'])]
    const isOutrun = (d: Duty) => open.some((o) => o.chainId === d.chainId && o.step > d.step)
    // Of what is to come only a step that sleeps may go, when a later one of its receivable has come up.
    const chainsDue = new Set(due.map((d) => d.chainId))
    const isWarned = new Set(due.filter((d) => d.step >= FIRST_WARNING).map((d) => d.chainId))
    const ofOthers = (d: Duty) => !isWarned.has(d.chainId)
    expect(planned.filter(ofOthers)).toEqual(
      before.filter((d) => ofOthers(d) && d.dueDay > today && !(chainsDue.has(d.chainId) && isOutrun(d))),
    )
    const messages = news.filter((m) => m.kind === 'customer-duties')
    const messageIds = new Set(messages.map((m) => m.id))
    const said = open.filter((d) => d.messageId !== null && messageIds.has(d.messageId))
    expect(new Set(said.map((d) => d.messageId)).size).toBe(messages.length)
    const dueIds = new Set(due.map((d) => d.id))
    expect(said.filter((d) => !dueIds.has(d.id) || d.openedDay !== today)).toEqual([])
    const waiting = planned.filter((d) => !ofOthers(d))
    expect(waiting.filter((d) => d.dueDay <= today)).toEqual([])
    const left = before.filter((d) => !ofOthers(d) && !isOutrun(d) && said.every((s) => s.id !== d.id))
    expect(waiting.map((d) => d.id).sort()).toEqual(left.map((d) => d.id).sort())
    const isKeptBack = (d: Duty) => waiting.some((w) => w.id === d.id)
    for (const kept of due.filter(isKeptBack)) {
      const below = [...said, ...waiting].filter((d) => d.chainId === kept.chainId && d.step < kept.step)
      expect(below.some((d) => d.step >= FIRST_WARNING)).toBe(true)
      this.seen.keptBack += 1
    }
    const unsaid = due.filter((d) => said.every((s) => s.id !== d.id) && !isKeptBack(d))
    for (const lower of unsaid) expect(open.some((d) => d.chainId === lower.chainId && d.step > lower.step)).toBe(true)
    for (const { id, step, chainId } of said) {
      const gap = DAYS_BETWEEN_WARNINGS[step]
      const below = this.#saidOn.get(`${chainId} ${step - 1}`)
      if (gap) expect(below && daysBetween(below, today)).toBeGreaterThanOrEqual(gap)
      this.#saidOn.set(`${chainId} ${step}`, today)
      this.#timesSaid.set(id, (this.#timesSaid.get(id) ?? 0) + 1)
      if (!this.#askedAgain.has(id)) expect(this.#timesSaid.get(id)).toBe(1)
      expect(open.filter((d) => d.chainId === chainId && d.id !== id).every((d) => d.step > step)).toBe(true)
    }
    this.seen.said += said.length
    this.seen.superseded += unsaid.length
    this.#expectCaughtUp(today, { said: due.filter((d) => said.some((s) => s.id === d.id)), unsaid }, news)
  }

  /** One message, and the first of them, when working days were missed on which something was to be said. */
  #expectCaughtUp(
    today: Day,
    { said, unsaid }: { said: Duty[]; unsaid: Duty[] },
    news: { key: string; kind: string; data: string }[],
  ): void {
    const last = [...this.#swept]
      .filter((d) => d < today)
      .sort()
      .at(-1)
    const missed: Day[] = []
    for (let d = last ?? today; d < today; d = addDays(d, 1)) if (d !== last && isWorkingDay(d)) missed.push(d)
    const until = missed.at(-1)
    const wasMissed = (d: Duty) =>
      until !== undefined && d.dueDay <= until && this.#local(Date.parse(d.createdAt)).day <= until
    const [steps, superseded] = [said.filter(wasMissed).length, unsaid.filter(wasMissed).length]
    const told = news.filter((m) => m.kind === 'caught-up')
    if (steps + superseded === 0) {
      expect(told).toEqual([])
      return
    }
    this.seen.caughtUp += 1
    const inChannel = news.filter((m) => m.kind === 'caught-up' || m.kind === 'customer-duties')
    expect(inChannel[0]?.key).toBe(`caught-up:${today}`)
    expect(told.map((m) => JSON.parse(m.data))).toEqual([
      { firstDay: missed[0], lastDay: until, workdays: missed.length, steps, superseded },
    ])
  }

  /** An afternoon: goods go out, invoices are written, money comes in, buttons are pressed; or not. */
  async #work(isUp: boolean): Promise<void> {
    const { often, below, pick } = this.#chance
    const [db, clock] = [this.#db, this.#clock]
    const today = this.#local(clock.now().getTime()).day
    if (often(0.25)) {
      const number = `INV-${++this.#logged}`
      const customer = pick(CUSTOMERS).name
      await haveInvoice(db, clock, { number, customer, amount: '100', issued: addDays(today, -below(40)) })
      this.#invoices.push(number)
    }
    if (often(0.1))
      await logDelivery(db, clock, asSales, {
        customerText: pick(CUSTOMERS).name,
        amount: amount('50'),
        deliveredDay: addDays(today, -below(9)),
        note: '',
      })
    if (!isUp || this.#invoices.length === 0) return
    const number = pick(this.#invoices)
    const what = below(100)
    if (what < 25) {
      const part = often(0.2) ? amount('5') : null
      await recordPayment(db, clock, asFinance, { target: number, amount: part, receivedDay: null })
    } else if (what < 28) await reversePayment(db, clock, asFinance, number)
    else if (what < 30)
      await creditInvoice(db, clock, asFinance, { number, amount: null, creditedDay: null, reason: 'test' })
    else if (what < 35) {
      for (const id of await dutiesOfInvoice(db, number)) this.#askedAgain.add(id)
      const terms = parseTerms(pick(['net 45', 'net 7', 'net 90']))
      if (terms) await changeTerms(db, clock, asSales, { number, to: { terms } })
    }
    for (const { id } of await dutiesIn(db, ['open'])) {
      if (often(0.2)) await finishDuty(db, clock, asSales, id)
      else if (often(0.04)) {
        this.#askedAgain.add(id)
        await snoozeDuty(db, clock, asSales, { dutyId: id, snooze: pick(['1-day', '3-days', 'next-week']) })
      }
    }
  }

  /** How everything stands when the days are over. */
  async expectTheEnd(): Promise<void> {
    expect(this.#faults).toEqual([])
    const duties = await this.#db.selectFrom('duties').selectAll().execute()
    const lastMorning = [...this.#swept].sort().at(-1) as Day
    const why = {
      planned: (d: (typeof duties)[number]) => d.dueDay > lastMorning || d.createdAt.slice(0, 10) >= lastMorning,
      open: (d: (typeof duties)[number]) => d.messageId !== null && d.openedDay !== null && d.dueDay <= d.openedDay,
      done: (d: (typeof duties)[number]) => d.endedBy !== null,
      superseded: (d: (typeof duties)[number]) => d.end === 'higher-step',
      cancelled: (d: (typeof duties)[number]) => ['paid', 'sent', 'not-needed'].includes(d.end ?? ''),
    }
    expect(duties.filter((d) => !why[d.state](d))).toEqual([])
    for (const state of ['done', 'superseded', 'cancelled'])
      expect(duties.filter((d) => d.state === state).length, state).toBeGreaterThan(0)
    const keys = await this.#db.selectFrom('messages').select(['key', 'channelId']).execute()
    expect(new Set(keys.map((m) => m.key)).size).toBe(keys.length)
    expect(keys.filter((m) => m.channelId === RECEIVABLES).length).toBeGreaterThan(this.seen.mornings / 20)
  }
}

const CUSTOMERS = ['net 30', 'net 10', 'net 60', 'eom+15', '2/10 net 30'].map((terms, i) => ({
  terms,
  name: ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo'][i] as string,
}))

async function dutiesOfInvoice(db: Db, number: string): Promise<string[]> {
  const rows = await db
    .selectFrom('duties')
    .innerJoin('invoices', 'invoices.id', 'duties.chainId')
    .select('duties.id')
    .where('invoices.number', '=', number)
    .execute()
  return rows.map((r) => r.id)
}

async function liveIn(db: Db, place: Place, { days, seed }: { days: number; seed: number }): Promise<Life> {
  const clock = new HandClock(`${place.from}T00:00:00Z`)
  await openCompany(db, clock, {
    timeZone: place.zone,
    postingHour: place.postingHour,
    channels: { receivables: { channelId: RECEIVABLES, language: 'en', escalationUserId: null } },
  })
  await saveDunningPolicy(db, clock, asAdmin, LADDER)
  for (const { name, terms } of CUSTOMERS) await haveCustomer(db, clock, name, { terms })
  const life = new Life(db, clock, place, chances(seed))
  await life.live(days)
  await life.expectTheEnd()
  return life
}

describe(`${DAYS} days with outages of 0 to 72 hours (seed ${SEED})`, () => {
  test.each(PLACES.map((place, i) => ({ ...place, i })))(
    'in $zone every step ends with a reason, on its morning, and nothing is said twice',
    async ({ i, ...place }) => {
      const store = openStore('sqlite::memory:')
      await migrate(store.db)
      try {
        const { seen } = await liveIn(store.db, place, { days: DAYS, seed: SEED + i })
        expect(seen.mornings).toBeGreaterThan(DAYS / 3)
        expect(seen.said).toBeGreaterThan(DAYS / 4)
        for (const what of ['superseded', 'keptBack', 'caughtUp', 'slow', 'stopped', 'ticks'] as const)
          expect(seen[what], what).toBeGreaterThan(3)
      } finally {
        await store.close()
      }
    },
  )
})

eachDatabase('outages', (openFresh, dialect) => {
  afterEach(() => void vi.useRealTimers())

  // Every query of PostgreSQL goes over a socket: a season is enough to see that it does the same.
  const days = dialect === 'sqlite' ? 60 : 90
  test(`${days} days from a change of the clock on are lived in the same way (seed ${SEED})`, async () => {
    const { db } = await openFresh()
    const { seen } = await liveIn(
      db,
      { zone: 'Europe/Berlin', from: '2026-10-20', postingHour: 9 },
      { days, seed: SEED },
    )
    expect(seen.said).toBeGreaterThan(days / 4)
  })

  const TODAY = day('2026-11-25')

  /** More customers than one transaction takes, all with an invoice to be sent on Tuesday the 24th; the last sweep was on Monday. */
  async function aMorningToCatchUp() {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-19T08:00:00Z')
    await openCompany(db, clock)
    for (let i = 1; i <= CROWD; i++) {
      await haveCustomer(db, clock, `Customer ${i}`)
      await haveInvoice(db, clock, { number: `INV-${i}`, customer: `Customer ${i}`, amount: '10' })
    }
    clock.set('2026-11-23T09:00:00Z')
    expect(await sweepDuties(db, clock, TEAM)).toMatchObject({ kind: 'swept', duties: 0 })
    clock.set(`${TODAY}T09:00:00Z`)
    return { db, clock }
  }
  const CROWD = 60

  async function inChannel(db: Db) {
    return db
      .selectFrom('messages')
      .select(['id', 'kind', 'data', 'stale'])
      .where('channelId', '=', RECEIVABLES)
      .orderBy('id')
      .execute()
  }
  const caughtUp = { firstDay: '2026-11-24', lastDay: '2026-11-24', workdays: 1, steps: CROWD, superseded: 0 }

  test('a sweep that is told to stop leaves the rest due, and the next one says it: every step once, and counted once', async () => {
    const { db, clock } = await aMorningToCatchUp()
    let batches = 0
    const first = await sweepDuties(db, clock, TEAM, {
      signal: {
        get aborted() {
          return batches++ > 0
        },
      } as AbortSignal,
    })
    expect(first.kind).toBe('stopped')
    const open = (await dutiesIn(db, ['open'])).length
    expect(open).toBeGreaterThan(0)
    expect(open).toBeLessThan(CROWD)

    clock.set(`${TODAY}T10:30:00Z`)
    const second = await sweepDuties(db, clock, TEAM)
    expect(second).toMatchObject({ kind: 'swept', duties: CROWD - open, late: CROWD - open })
    const [head, ...rest] = await inChannel(db)
    expect(head?.kind).toBe('caught-up')
    expect(JSON.parse(head?.data ?? '')).toEqual(caughtUp)
    expect(head?.stale).toBeGreaterThan(0)
    expect(rest.map((m) => m.kind)).toEqual(Array(CROWD).fill('customer-duties'))
    const said = await dutiesIn(db, ['open'])
    expect(new Set(said.map((d) => d.messageId)).size).toBe(CROWD)
    expect(said).toHaveLength(CROWD)
  })

  test('two sweeps at once say every step once, and count it once', async () => {
    const { db, clock } = await aMorningToCatchUp()
    await Promise.all([sweepDuties(db, clock, TEAM), sweepDuties(db, clock, TEAM)])
    const [head, ...rest] = await inChannel(db)
    expect(JSON.parse(head?.data ?? '')).toEqual(caughtUp)
    expect(rest).toHaveLength(CROWD)
  })

  test('a step that was recorded after the outage was not missed by it', async () => {
    const { db, clock } = await aMorningToCatchUp()
    clock.set(`${TODAY}T07:00:00Z`)
    await haveInvoice(db, clock, { number: 'OLD-1', customer: 'Customer 1', amount: '10', issued: '2026-11-02' })
    clock.set(`${TODAY}T09:00:00Z`)
    expect(await sweepDuties(db, clock, TEAM)).toMatchObject({ duties: CROWD + 1, late: CROWD + 1 })
    const [head] = await inChannel(db)
    expect(JSON.parse(head?.data ?? '')).toEqual(caughtUp)
  })

  test('a start later on the same day has missed nothing, and neither has a company’s first morning', async () => {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-02T08:00:00Z')
    await openCompany(db, clock)
    await haveCustomer(db, clock, 'ACME')
    await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '10' })
    await haveInvoice(db, clock, { number: 'INV-2', customer: 'ACME', amount: '10', issued: '2026-10-20' })
    clock.set('2026-11-10T09:00:00Z')
    expect(await sweepDuties(db, clock, TEAM)).toMatchObject({ duties: 2, late: 2 })
    await haveInvoice(db, clock, { number: 'INV-3', customer: 'ACME', amount: '10', issued: '2026-11-06' })
    clock.set('2026-11-11T17:45:00Z')
    expect(await sweepDuties(db, clock, TEAM)).toMatchObject({ duties: 1 })
    expect((await inChannel(db)).map((m) => m.kind)).toEqual(['customer-duties', 'customer-duties'])
  })

  test('after days away the channel reads first what is caught up, and then each customer once', async () => {
    const { db } = await openFresh()
    const talk = await Conversation.start(db, '2026-11-20T08:00:00Z')
    try {
      await openCompany(db, talk.clock)
      await talk.comesThe('2026-11-20T09:00:00Z')
      await talk.types(SALES, 'customer ACME net 7')
      await talk.types(SALES, 'customer Bravo net 30')
      await talk.types(SALES, 'invoice INV-1 ACME 100 USD 2026-11-20')
      await talk.types(SALES, 'invoice INV-2 Bravo 100 USD 2026-11-20')
      // Wednesday to Monday: the invoices were to go out on the 25th, and a reminder of the short one on the 26th.
      await talk.comesThe('2026-11-24T09:00:00Z')
      await talk.comesThe('2026-11-30T09:00:00Z')
      await talk.comesThe('2026-11-30T09:01:00Z')
      const [told, ...rest] = talk.messages()
      expect(told).toContain('2 steps caught up, 1 superseded')
      expect(told).toContain('on 3 working days, 25 – 27 Nov 2026')
      expect(rest).toHaveLength(2)
      expect(rest.join()).toContain('[Reminder sent]')
      expect(rest.join()).toContain('[Invoice sent]')
      await talk.comesThe('2026-12-01T09:00:00Z')
      expect(talk.messages()).toHaveLength(3)
    } finally {
      await talk.stop()
    }
  })

  test('an event loop blocked for 5 s across the posting minute does not lose the morning, and neither does the clock set back', async () => {
    const { db } = await openFresh()
    vi.useFakeTimers({
      now: new Date('2026-11-25T08:58:30Z'),
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    })
    const clock = { now: () => new Date() }
    await openCompany(db, clock)
    await haveCustomer(db, clock, 'ACME')
    await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '10', issued: '2026-11-20' })
    const log = openLog('error', { write: (line: string) => expect(line).toBe('') })
    let inHand = Promise.resolve()
    let runs = 0
    let isBlocked = false
    const timetable = startTimetable(
      {
        runDue: () => {
          runs += 1
          inHand = runDue({ db, clock, log }, [TEAM])
          return inHand
        },
        send: () => {
          if (isBlocked || Date.now() < Date.parse('2026-11-25T08:59:58Z')) return
          isBlocked = true
          vi.setSystemTime(Date.now() + 5_000)
        },
      },
      log,
    )
    try {
      const goOn = async (seconds: number) => {
        for (let i = 0; i < seconds; i += 10) {
          await vi.advanceTimersByTimeAsync(10_000)
          await inHand
        }
      }
      await goOn(120)
      expect(isBlocked).toBe(true)
      expect((await inChannel(db)).map((m) => m.kind)).toEqual(['customer-duties'])
      const before = runs
      vi.setSystemTime(Date.now() - HOUR)
      await goOn(120)
      expect(runs).toBe(before + 2)
      vi.setSystemTime(Date.now() + HOUR)
      await goOn(60)
      expect(await inChannel(db)).toHaveLength(1)
    } finally {
      await timetable.stop()
    }
  })
})
