import { afterEach, expect, test } from 'vitest'
import { addDays, type Day, dayAt, daysBetween, hourAt } from '../../src/core/day.ts'
import { parseTerms } from '../../src/core/terms-text.ts'
import { calendarOf } from '../../src/core/working-day.ts'
import { changeTerms } from '../../src/flows/change-terms.ts'
import { creditInvoice } from '../../src/flows/credit-invoice.ts'
import { finishDuty, snoozeDuty } from '../../src/flows/end-duty.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { findViolations } from '../../src/store/invariants.ts'
import {
  amount,
  asFinance,
  asSales,
  haveCustomer,
  haveInvoice,
  openCompany,
  RECEIVABLES,
  TEAM,
} from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { eachDatabase } from '../support/databases.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-01-01T00:00:00Z')
const ZONE = 'America/New_York' // both changes of the clock lie in the year
const SEED = Number(process.env.SEED ?? 20260101)

/** A small generator with a seed that is printed, so that a year that went wrong can be lived again. */
function chances(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return { next, below: (n: number) => Math.floor(next() * n), often: (share: number) => next() < share }
}

eachDatabase('a year of days', (openFresh, dialect) => {
  // Every query of PostgreSQL goes over a socket: a third of a year is enough to see that it does the same.
  const days = dialect === 'sqlite' ? 365 : 120

  let talk: Conversation
  afterEach(() => talk.stop())

  test(`with outages of 1 to 72 hours every step ends with a reason and nothing is said twice (seed ${SEED})`, async () => {
    const { db } = await openFresh()
    talk = await Conversation.start(db, new Date(START).toISOString())
    await openCompany(db, talk.clock, { timeZone: ZONE, calendar: 'US' })
    const customers = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo']
    for (const [i, name] of customers.entries())
      await haveCustomer(db, talk.clock, name, {
        terms: ['net 30', 'net 10', 'net 60', 'eom+15', '2/10 net 30'][i] as string,
      })
    const chance = chances(SEED)
    const calendar = calendarOf('US')
    /** Days on which the app was up at or after the posting hour: the only ones on which something may be said. */
    const awake = new Set<Day>()
    let outageUntil = 0
    let logged = 0
    const open: string[] = []
    const moved = new Set<string>()
    for (let at = START; at < START + days * 24 * HOUR; at += HOUR) {
      talk.clock.set(new Date(at).toISOString())
      const local = hourAt(talk.clock.now(), ZONE)
      if (local === 14) await liveADay()
      if (at >= outageUntil && chance.often(1 / 150)) outageUntil = at + (1 + chance.below(72)) * HOUR
      if (at < outageUntil) continue
      const today = dayAt(talk.clock.now(), ZONE)
      if (local >= 9 && calendar.isWorkingDay(today)) awake.add(today)
      // Once a day is swept there is nothing for the next ticks of it; a few of them stand for all.
      if (local === 8 || local === 9 || local === 10 || local === 17 || at - HOUR < outageUntil) await talk.tick()
    }
    // The books are closed: everything still open is paid, and the app has one more quiet month.
    for (const number of open)
      await recordPayment(db, talk.clock, asFinance, { target: number, amount: null, receivedDay: null })
    await talk.tick()

    async function liveADay() {
      if (chance.often(0.6)) {
        const number = `INV-${++logged}`
        const customer = customers[chance.below(customers.length)] as string
        await haveInvoice(db, talk.clock, {
          number,
          customer,
          amount: String(10 + chance.below(900)),
          issued: addDays(dayAt(talk.clock.now(), ZONE), -chance.below(40)),
        })
        open.push(number)
      }
      const pick = () => open[chance.below(open.length)] as string
      if (open.length > 3 && chance.often(0.35)) {
        const number = pick()
        const isWhole = chance.often(0.8)
        const paid = await recordPayment(db, talk.clock, asFinance, {
          target: number,
          amount: isWhole ? null : amount('5'),
          receivedDay: null,
        })
        if (isWhole && paid.kind === 'recorded') open.splice(open.indexOf(number), 1)
      }
      if (open.length > 3 && chance.often(0.03))
        await creditInvoice(db, talk.clock, asFinance, {
          number: pick(),
          amount: amount('3'),
          creditedDay: null,
          reason: 'test',
        })
      if (open.length > 3 && chance.often(0.05)) {
        const terms = parseTerms(['net 45', 'net 7', 'net 90'][chance.below(3)] as string)
        const number = pick()
        moved.add(number)
        if (terms) await changeTerms(db, talk.clock, asSales, { number, to: { terms } })
      }
      const said = await db.selectFrom('duties').select('id').where('state', '=', 'open').orderBy('id').execute()
      for (const { id } of said) {
        if (chance.often(0.3)) await finishDuty(db, talk.clock, asSales, id)
        else if (chance.often(0.1)) await snoozeDuty(db, talk.clock, asSales, { dutyId: id, snooze: '3-days' })
      }
    }

    const duties = await db.selectFrom('duties').selectAll().where('workspaceId', '=', TEAM).execute()
    expect(logged).toBeGreaterThan(days / 3)
    expect(duties.length).toBeGreaterThan(days / 2)
    expect(duties.filter((d) => !['done', 'superseded', 'cancelled'].includes(d.state))).toEqual([])
    expect(duties.filter((d) => d.state !== 'done' && d.end === null)).toEqual([])
    for (const state of ['done', 'superseded', 'cancelled'])
      expect(duties.filter((d) => d.state === state).length).toBeGreaterThan(5)

    // Said on the first day on or after its own on which the app was up: never before, never later.
    const ids = await db
      .selectFrom('invoices')
      .select('id')
      .where('number', 'in', [...moved])
      .execute()
    const isMoved = new Set(ids.map((i) => i.id))
    const said = duties.filter((d) => d.openedDay !== null && d.snoozedBy === null && !isMoved.has(d.chainId))
    const firstAwake = (d: Day) => [...awake].filter((a) => a >= d).sort()[0]
    const early = said.filter((d) => (d.openedDay as Day) < d.dueDay && d.state !== 'cancelled')
    expect(early).toEqual([])
    const late = said.filter((d) => d.createdAt.slice(0, 10) < d.dueDay && d.openedDay !== firstAwake(d.dueDay))
    expect(
      late.filter((d) => daysBetween(d.dueDay, d.openedDay as Day) > 0).map((d) => [d.dueDay, d.openedDay]),
    ).toEqual([])

    const keys = talk.slack
      .callsOf('chat.postMessage')
      .map((m) => (m.metadata as { event_payload: { key: string } }).event_payload.key)
    expect(keys.length).toBeGreaterThan(days / 3)
    expect(new Set(keys).size).toBe(keys.length)
    const sent = await db.selectFrom('messages').select(['key', 'state']).execute()
    expect(sent.filter((m) => m.state !== 'sent' && m.state !== 'superseded')).toEqual([])
    expect(keys.sort()).toEqual(
      sent
        .filter((m) => m.state === 'sent')
        .map((m) => m.key)
        .sort(),
    )
    expect(talk.messages(RECEIVABLES).length).toBeGreaterThan(days / 8)
    expect(await findViolations(db)).toEqual([])
  }, 60_000)
})
