import { expect, test } from 'vitest'
import { addDays, type Day, day } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import type { Actor } from '../../src/flows/change.ts'
import { logInvoice } from '../../src/flows/log-invoice.ts'
import { readCustomer } from '../../src/flows/read-customer.ts'
import { readInterest } from '../../src/flows/read-interest.ts'
import { readInvoice } from '../../src/flows/read-invoice.ts'
import { readStatus } from '../../src/flows/read-status.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { ALICE, DEMO_TEAM_ID, DEMO_TIME_ZONE } from '../../src/playground/demo-company.ts'
import { lastPlayedDay, liveDemo, seedDemo } from '../../src/playground/demo-life.ts'
import { demoScript } from '../../src/playground/demo-script.ts'
import { instantAt } from '../../src/playground/movable-clock.ts'
import { dutyItems } from '../../src/store/duties.ts'
import { findViolations } from '../../src/store/invariants.ts'
import type { Db } from '../../src/store/open.ts'
import type { Database } from '../../src/store/schema.ts'
import { eachDatabase } from '../support/databases.ts'

const START = day('2026-11-23')
const ALICE_ACTS: Actor = { workspaceId: DEMO_TEAM_ID, userId: ALICE, role: 'admin', via: 'command' }

function clockAt(d: Day) {
  return { now: () => instantAt(d, 9, DEMO_TIME_ZONE) }
}

async function countOf(db: Db, table: keyof Database): Promise<number> {
  const { n } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** A newcomer's mornings: what the script brings, then the sweep. */
async function liveUntil(db: Db, last: Day): Promise<void> {
  for (let d = addDays(START, 1); d <= last; d = addDays(d, 1)) {
    await liveDemo(db, clockAt(d), { startDay: START, today: d })
    await sweepDuties(db, clockAt(d), DEMO_TEAM_ID)
  }
}

eachDatabase('the demo company', (openFresh) => {
  test('is seeded with the facts of the script up to its day, and with few duties left for the first morning', async () => {
    const { db } = await openFresh()
    await seedDemo(db, clockAt(START))
    const past = demoScript(START).invoices.filter((i) => i.issuedDay <= START)
    expect(await countOf(db, 'invoices')).toBe(past.length)
    expect(await countOf(db, 'payments')).toBe(past.flatMap((i) => i.payments).filter((p) => p.day <= START).length)
    expect(await lastPlayedDay(db)).toBe(START)
    const { lights } = await readStatus(db, clockAt(START), { workspaceId: DEMO_TEAM_ID })
    expect(lights.map((l) => l.state)).toEqual(['clear', 'clear', 'lit'])
    const swept = await sweepDuties(db, clockAt(START), DEMO_TEAM_ID)
    expect(swept).toMatchObject({ kind: 'swept', superseded: 0 })
    expect(swept.kind === 'swept' && swept.messages > 0 && swept.messages < 10).toBe(true)
  })

  test('shows a newcomer what following up is: talks, instalments, a discount, interest, on every kind of start day', async () => {
    for (const start of ['2026-11-23', '2027-02-14'].map(day)) {
      const { db } = await openFresh()
      const clock = clockAt(start)
      await seedDemo(db, clock)
      const cardOf = async (customerText: string) => {
        const answer = await readCustomer(db, ALICE_ACTS, { text: customerText, today: start })
        if (answer.kind !== 'card') throw new Error(`${customerText} is ${answer.kind}`)
        return answer.card
      }
      expect((await cardOf('ACME')).conduct.promises).toMatchObject({ kept: 1, broken: 0 })
      expect((await cardOf('PORRIDGE')).conduct.promises).toMatchObject({ kept: 0, broken: 1 })
      const report = await readInterest(db, clock, ALICE_ACTS, { which: { text: 'PORRIDGE' }, today: start })
      expect(report.kind === 'report' && report.totals.map((t) => [t.currency, t.minor > 0])).toEqual([['USD', true]])
      expect((await cardOf('ACME')).invoices.filter((i) => i.part !== null).length).toBeGreaterThan(0)
      const parts = await db
        .selectFrom('invoices')
        .select(['number', 'wholeId'])
        .where('part', 'is not', null)
        .execute()
      expect(parts.length).toBe(3)
      expect(new Set(parts.map((p) => p.wholeId)).size).toBe(1)
      const credits = await db.selectFrom('creditNotes').select('kind').execute()
      expect(credits.filter((c) => c.kind === 'discount').length).toBeGreaterThan(5)
      expect(await db.selectFrom('disputes').select('outcome').execute()).toEqual([{ outcome: null }])
      expect(await countOf(db, 'notes')).toBe(1)
      expect(await findViolations(db)).toEqual([])
      expect(await sweepDuties(db, clock, DEMO_TEAM_ID)).toMatchObject({ kind: 'swept', superseded: 0, held: 0 })
      const duties = await dutyItems(db, DEMO_TEAM_ID, { states: ['open', 'planned'] })
      expect(duties.map((d) => d.rule)).toContain('follow-up-promise')
    }
  })

  test('lives on day by day; a day that is played again, or caught up after a pause, adds nothing twice', async () => {
    const { db } = await openFresh()
    await seedDemo(db, clockAt(START))
    const last = addDays(START, 30)
    // Two days alone, then the rest at once, as after a week in which it was switched off.
    for (const n of [1, 2, 30])
      await liveDemo(db, clockAt(addDays(START, n)), { startDay: START, today: addDays(START, n) })
    await liveDemo(db, clockAt(last), { startDay: START, today: last })
    const { invoices } = demoScript(START)
    expect(await countOf(db, 'invoices')).toBe(invoices.filter((i) => i.issuedDay <= last).length)
    expect(await countOf(db, 'payments')).toBe(invoices.flatMap((i) => i.payments).filter((p) => p.day <= last).length)
    const { lights } = await readStatus(db, clockAt(last), { workspaceId: DEMO_TEAM_ID })
    expect(lights.filter((l) => l.state === 'grey')).toEqual([])
  })

  test('leaves a newcomer alone: nobody pays their invoice or presses its buttons, and what they paid is not paid again', async () => {
    const { db } = await openFresh()
    await seedDemo(db, clockAt(START))
    const amount = money(1_250_000, currency('USD'))
    const none = { issuedDay: null, terms: null, dueDay: null, deliveredDay: null, sentDay: null }
    await logInvoice(db, clockAt(START), ALICE_ACTS, { number: 'INV-1001', customerText: 'ACME', amount, ...none })
    const theirs = demoScript(START).invoices.find(
      (i) => i.issuedDay <= START && i.payments[0] && i.payments[0].day > START,
    )
    const { number = '' } = theirs ?? {}
    await recordPayment(db, clockAt(START), ALICE_ACTS, { target: number, amount: null, receivedDay: null })
    const paid = await readInvoice(db, ALICE_ACTS, number)
    await liveUntil(db, addDays(START, 60))
    expect(await readInvoice(db, ALICE_ACTS, 'INV-1001')).toMatchObject({ card: { invoice: { outstanding: amount } } })
    expect(await readInvoice(db, ALICE_ACTS, number)).toEqual(paid)
    const duties = (await dutyItems(db, DEMO_TEAM_ID, {})).filter((d) => d.invoice?.number === 'INV-1001')
    expect(duties.map((d) => [d.rule, d.state]).sort()).toEqual([
      ['final-notice', 'open'],
      ['hand-over', 'planned'],
      ['remind-before-due', 'superseded'],
      ['send-invoice', 'superseded'],
      ['start-collection', 'superseded'],
    ])
    // The demo's own people press theirs.
    expect((await dutyItems(db, DEMO_TEAM_ID, { states: ['done'] })).some((d) => d.openedDay !== null)).toBe(true)
  })
})
