import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import type { LookEntry } from '../../src/core/look.ts'
import { acceptTerms } from '../../src/flows/accept-terms.ts'
import { changeFacts } from '../../src/flows/change.ts'
import { finishDuty } from '../../src/flows/end-duty.ts'
import { logOrder } from '../../src/flows/log-order.ts'
import { planCreditDuties } from '../../src/flows/plan-credit-duties.ts'
import { queueDigests } from '../../src/flows/queue-digests.ts'
import { readDuties } from '../../src/flows/read-duties.ts'
import { readLookDraft, readLooks } from '../../src/flows/read-look.ts'
import { recordLook } from '../../src/flows/record-look.ts'
import { reviewCredit } from '../../src/flows/review-credit.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { findViolations } from '../../src/store/invariants.ts'
import type { Db } from '../../src/store/open.ts'
import { insertScreening } from '../../src/store/screenings.ts'
import {
  actor,
  amount,
  asAdmin,
  asFinance,
  asSales,
  FINANCE,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  TEAM,
} from '../support/company.ts'
import { findingsOf } from '../support/credit-file.ts'
import { eachDatabase } from '../support/databases.ts'
import { WITH_FIREWALL } from '../support/firewall.ts'

const REFRESH: LookEntry = {
  kind: 'refresh',
  suppliers: 'stable',
  buyers: 'unstable',
  changed: 'Globex stopped buying',
}
const REVIEW: LookEntry = { kind: 'review', changed: 'net 30 stays' }

eachDatabase('a look at a credit file', (openFresh) => {
  /** A customer that is through its screening, on the morning on which its file is to be refreshed for the first time. */
  async function refreshDue() {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-20T10:00:00Z')
    const workspace = await openCompany(db, clock, WITH_FIREWALL)
    const customer = await haveCustomer(db, clock, 'ACME Trading')
    for (const finding of findingsOf('2026-11-20'))
      await insertScreening(db, TEAM, { customerId: customer.id, finding }, clock.now().toISOString())
    await changeFacts(db, clock, asAdmin, (change) => planCreditDuties(change, [customer.id]))
    clock.set('2027-02-22T09:00:00Z')
    await sweepDuties(db, clock, TEAM)
    const duties = await db.selectFrom('duties').select(['id', 'rule']).where('state', '<>', 'cancelled').execute()
    const idOf = (rule: string) => duties.find((d) => d.rule === rule)?.id as string
    const look = (by = asFinance, entry = REFRESH, dutyId = idOf('refresh-file')) =>
      recordLook(db, clock, by, { dutyId, entry })
    return { db, clock, workspace, customer, idOf, look }
  }

  /** What is ordered and not delivered keeps the file awake. */
  const haveOrder = async (db: Db, clock: HandClock) => {
    const said = { number: 'SO-1', customerText: 'ACME', orderedDay: null, prepaid: true, note: '' }
    const outcome = await logOrder(db, clock, asFinance, { ...said, amount: amount('100') })
    expect(outcome.kind).toBe('recorded')
  }

  test('of whoever has bought nothing for a year is not asked for, until it buys again', async () => {
    const { db, clock, look } = await refreshDue()
    await look()
    clock.set('2027-11-24T09:00:00Z')
    expect(await sweepDuties(db, clock, TEAM)).toMatchObject({ duties: 0 })
    const states = async () => {
      const duties = await db
        .selectFrom('duties')
        .select(['rule', 'state', 'dueDay'])
        .where('subjectKind', '=', 'customer')
        .where('rule', '<>', 'screen-customer')
        .where('state', '<>', 'done')
        .orderBy('rule')
        .execute()
      return duties.map((d) => `${d.rule} ${d.state} ${d.dueDay}`)
    }
    expect(await states()).toEqual(['refresh-file cancelled 2027-05-24', 'review-terms cancelled 2027-05-20'])
    await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100' })
    await reviewCredit(db, clock, TEAM)
    expect(await states()).toEqual(['refresh-file planned 2027-05-24', 'review-terms planned 2027-05-20'])
  })

  test('at the terms begins with those that were agreed by day', async () => {
    const { db, clock, customer, idOf } = await refreshDue()
    const agreed = {
      fromDay: day('2027-02-22'),
      untilDay: null,
      scope: 'all',
      fromAmount: null,
      fromPoints: null,
    } as const
    await acceptTerms(db, clock, asFinance, {
      customerId: customer.id,
      agreed: [{ ...agreed, terms: 'net 10', origin: 'agreed' }],
    })
    const draft = await readLookDraft(db, asFinance, { dutyId: idOf('review-terms'), today: day('2027-02-22') })
    expect(draft).toMatchObject({ draft: { terms: 'net 30', standing: [{ terms: 'net 10' }] } })
  })

  test('ends its duty, and asks for the next one a rhythm later', async () => {
    const { db, clock, customer, look } = await refreshDue()
    clock.set('2027-02-25T09:00:00Z')
    expect(await look()).toMatchObject({
      kind: 'looked',
      look: { day: '2027-02-25', suppliers: 'stable', buyers: 'unstable', lookedBy: FINANCE },
      duty: { state: 'done', doneBy: FINANCE },
      nextDay: '2027-05-25',
    })
    const duties = await db
      .selectFrom('duties')
      .selectAll()
      .where('rule', '=', 'refresh-file')
      .orderBy('step')
      .execute()
    expect(duties.map((d) => [d.step, d.state, d.dueDay])).toEqual([
      [1, 'done', '2027-02-22'],
      [2, 'planned', '2027-05-25'],
    ])
    expect(await readLooks(db, TEAM, { customerId: customer.id, day: day('2027-02-25') })).toHaveLength(1)
    const audit = await db
      .selectFrom('audit')
      .select(['action', 'after'])
      .where('actor', '=', FINANCE)
      .orderBy('seq')
      .execute()
    expect(audit.map((a) => a.action)).toEqual(['record-look', 'finish-duty'])
    expect(JSON.parse(audit[0]?.after as string)).toEqual({ ...REFRESH, day: '2027-02-25' })
    expect(await findViolations(db)).toEqual([])
  })

  test('goes on for years: each time is a duty of its own, said in a message of its own', async () => {
    const { db, clock, customer } = await refreshDue()
    await haveOrder(db, clock)
    for (const morning of ['2027-02-22', '2027-05-24', '2027-08-24', '2027-11-24']) {
      clock.set(`${morning}T09:00:00Z`)
      await sweepDuties(db, clock, TEAM)
      const open = await db.selectFrom('duties').select(['id', 'rule']).where('state', '=', 'open').execute()
      expect(open.map((d) => d.rule)).toContain('refresh-file')
      for (const { id, rule } of open)
        await recordLook(db, clock, asFinance, { dutyId: id, entry: rule === 'refresh-file' ? REFRESH : REVIEW })
    }
    expect(await readLooks(db, TEAM, { customerId: customer.id, day: day('2027-12-31') })).toHaveLength(6)
    const states = await db
      .selectFrom('duties')
      .select(['rule', 'state'])
      .where('state', '<>', 'done')
      .orderBy('rule')
      .execute()
    expect(states).toEqual([
      { rule: 'refresh-file', state: 'planned' },
      { rule: 'review-terms', state: 'planned' },
      { rule: 'screen-customer', state: 'cancelled' },
    ])
    expect(await findViolations(db)).toEqual([])
  })

  test('before its day ends the duty all the same', async () => {
    const { clock, look, idOf } = await refreshDue()
    clock.set('2027-03-01T09:00:00Z')
    expect(await look(asFinance, REVIEW, idOf('review-terms'))).toMatchObject({ kind: 'looked', nextDay: '2027-09-01' })
  })

  test('two people at once: the second is told who was first, and one look is kept', async () => {
    const { db, customer, look } = await refreshDue()
    const both = await Promise.all([look(asFinance), look(asSales)])
    expect(both.map((o) => o.kind).sort()).toEqual(['already-ended', 'looked'])
    expect(await readLooks(db, TEAM, { customerId: customer.id, day: day('2027-12-31') })).toHaveLength(1)
  })

  test('is refused, and nothing kept, in this order', async () => {
    const { db, clock, customer, look, idOf } = await refreshDue()
    const another = actor('U0ELSE', 'sales')
    expect(await look(another, REFRESH, 'nobody')).toEqual({ kind: 'no-such-duty' })
    expect(await look(another)).toEqual({ kind: 'not-your-customer', customerName: 'ACME Trading' })
    expect(await look(asFinance, REVIEW)).toEqual({ kind: 'no-such-duty' })
    // A duty about the customer is not ended by a press that somebody made up.
    expect(await finishDuty(db, clock, asFinance, idOf('refresh-file'))).toEqual({ kind: 'no-such-duty' })
    await look()
    expect(await look()).toMatchObject({ kind: 'already-ended', duty: { state: 'done' } })
    expect(await readLooks(db, TEAM, { customerId: customer.id, day: day('2027-12-31') })).toHaveLength(1)
  })

  test('begins with the terms now and with what was found last time', async () => {
    const { db, clock, look, idOf } = await refreshDue()
    const draft = async (by = asFinance, dutyId = idOf('refresh-file')) =>
      readLookDraft(db, by, { dutyId, today: day('2027-05-25') })
    expect(await draft()).toMatchObject({
      kind: 'draft',
      draft: { kind: 'refresh', customerName: 'ACME Trading', customerCode: 'ACME', terms: 'net 30', before: [] },
    })
    await look()
    expect(await draft()).toMatchObject({ kind: 'already-ended' })
    clock.set('2027-05-25T09:00:00Z')
    const next = await db
      .selectFrom('duties')
      .select('id')
      .where('rule', '=', 'refresh-file')
      .where('state', '=', 'planned')
      .executeTakeFirstOrThrow()
    expect(await draft(asFinance, next.id)).toMatchObject({
      draft: { before: [{ changed: 'Globex stopped buying', day: '2027-02-22' }] },
    })
    expect(await draft(actor('U0ELSE', 'sales'), next.id)).toMatchObject({ kind: 'not-your-customer' })
    expect(await draft(asFinance, 'nobody')).toEqual({ kind: 'no-such-duty' })
  })

  test('left undone is in its owner’s digest and escalates, like any duty', async () => {
    const { db, clock, workspace, look } = await refreshDue()
    clock.set('2027-02-25T09:00:00Z')
    expect(await queueDigests(db, clock, workspace)).toEqual({ digests: 1, escalations: 1 })
    const mine = await readDuties(db, asSales, { today: day('2027-02-25'), scope: { kind: 'mine' } })
    expect(mine).toMatchObject({
      list: { open: [{ rule: 'refresh-file', subjectKind: 'customer', invoice: null, delivery: null }] },
    })
    await db.updateTable('messages').set({ state: 'sent' }).execute()
    await look()
    const stale = await db.selectFrom('messages').select('kind').where('stale', '>', 0).orderBy('kind').execute()
    expect(stale.map((m) => m.kind)).toEqual(expect.arrayContaining(['customer-duties', 'digest']))
  })
})
