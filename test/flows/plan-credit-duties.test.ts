import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { currency } from '../../src/core/money.ts'
import { parseTerms } from '../../src/core/terms-text.ts'
import type { Workspace } from '../../src/core/workspace.ts'
import { acceptTerms } from '../../src/flows/accept-terms.ts'
import { changeFacts } from '../../src/flows/change.ts'
import { logCustomer } from '../../src/flows/log-customer.ts'
import { planCreditDuties } from '../../src/flows/plan-credit-duties.ts'
import { saveSettings } from '../../src/flows/save-settings.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { insertCustomers } from '../../src/store/customers.ts'
import { dutyItems } from '../../src/store/duties.ts'
import { findViolations } from '../../src/store/invariants.ts'
import type { Db } from '../../src/store/open.ts'
import { insertScreening } from '../../src/store/screenings.ts'
import {
  asAdmin,
  FINANCE,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  SALES,
  TEAM,
  workspaceOf,
} from '../support/company.ts'
import { findingOf, findingsOf } from '../support/credit-file.ts'
import { eachDatabase } from '../support/databases.ts'
import { WITH_FIREWALL } from '../support/firewall.ts'

eachDatabase('the duties of law 1', (openFresh) => {
  async function company(settings: Partial<Workspace> = WITH_FIREWALL) {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-20T10:00:00Z')
    await openCompany(db, clock, settings)
    return { db, clock }
  }
  const settle = (db: Db, clock: HandClock, settings: Partial<Workspace>) =>
    saveSettings(db, clock, asAdmin, workspaceOf(settings))
  const dutiesIn = async (db: Db) => {
    const rows = await db
      .selectFrom('duties')
      .selectAll()
      .where('subjectKind', '=', 'customer')
      .orderBy('rule')
      .execute()
    return rows.map((d) => `${d.rule} ${d.step} ${d.state}${d.end ? ` ${d.end}` : ''} ${d.ruleDay}`)
  }
  const replan = (db: Db, clock: HandClock, customerId: string) =>
    changeFacts(db, clock, asAdmin, (change) => planCreditDuties(change, [customerId]))
  const screen = async (db: Db, clock: HandClock, customerId: string, findings = findingsOf('2026-11-24')) => {
    for (const finding of findings) await insertScreening(db, TEAM, { customerId, finding }, clock.now().toISOString())
    return replan(db, clock, customerId)
  }
  const terms = (db: Db, clock: HandClock, text: string) =>
    logCustomer(db, clock, asAdmin, {
      name: 'ACME Trading',
      code: null,
      terms: parseTerms(text),
      currency: null,
      ownerUserId: null,
    })

  test('without a channel for approvals there are none', async () => {
    const { db, clock } = await company({})
    const { id } = await haveCustomer(db, clock, 'ACME Trading')
    expect(await replan(db, clock, id)).toEqual([])
    expect(await dutiesIn(db)).toEqual([])
  })

  test('a new customer is to be screened on the next working day, and whoever logs it is told', async () => {
    const { db, clock } = await company()
    const outcome = await logCustomer(db, clock, asAdmin, {
      name: 'ACME Trading',
      code: null,
      terms: null,
      currency: currency('USD'),
      ownerUserId: SALES,
    })
    expect(outcome).toMatchObject({ kind: 'recorded', duties: [{ rule: 'screen-customer', dueDay: '2026-11-23' }] })
    expect(await dutiesIn(db)).toEqual(['screen-customer 1 planned 2026-11-23'])
  })

  test('the morning that first says it finds it due, not late, and asks who logged the customer where nobody else owns it', async () => {
    const { db, clock } = await company()
    await terms(db, clock, 'net 30')
    clock.set('2026-11-23T10:00:00Z')
    expect(await sweepDuties(db, clock, TEAM)).toMatchObject({ duties: 1, late: 0 })
    expect(await dutyItems(db, TEAM, { states: ['open'] })).toMatchObject([
      { rule: 'screen-customer', dueDay: '2026-11-23', ownerUserId: asAdmin.userId },
    ])
  })

  test('a customer who pays in advance is asked for when it gets credit, and no more when it has none', async () => {
    const { db, clock } = await company()
    await haveCustomer(db, clock, 'ACME Trading', { terms: 'in advance' })
    expect(await dutiesIn(db)).toEqual([])
    clock.set('2027-03-01T10:00:00Z')
    expect(await terms(db, clock, 'net 30')).toMatchObject({ kind: 'changed', duties: [{ dueDay: '2027-03-02' }] })
    expect(await dutiesIn(db)).toEqual(['screen-customer 1 planned 2027-03-02'])
    clock.set('2027-03-09T10:00:00Z')
    await terms(db, clock, 'net 45')
    expect(await dutiesIn(db)).toEqual(['screen-customer 1 planned 2027-03-02'])
    await terms(db, clock, 'cod')
    expect(await dutiesIn(db)).toEqual(['screen-customer 1 cancelled not-needed 2027-03-02'])
    clock.set('2027-06-01T10:00:00Z')
    await terms(db, clock, 'net 30')
    expect(await dutiesIn(db)).toEqual(['screen-customer 1 planned 2027-06-02'])
  })

  test('terms that were agreed by day count: credit that comes is screened before, and none that is gone is', async () => {
    const { db, clock } = await company()
    const { id } = await haveCustomer(db, clock, 'ACME Trading', { terms: 'in advance' })
    const agree = (text: string, from: string) => {
      const all = { untilDay: null, scope: 'all', fromAmount: null, fromPoints: null, origin: 'agreed' } as const
      return acceptTerms(db, clock, asAdmin, { customerId: id, agreed: [{ ...all, fromDay: day(from), terms: text }] })
    }
    await agree('net 30', '2026-12-01')
    expect(await dutiesIn(db)).toEqual(['screen-customer 1 planned 2026-11-23'])
    clock.set('2026-12-07T10:00:00Z')
    await agree('in advance', '2026-12-10')
    expect(await dutiesIn(db)).toEqual(['screen-customer 1 planned 2026-11-23'])
    // The day comes without a word, and nobody is asked.
    clock.set('2026-12-10T10:00:00Z')
    expect(await sweepDuties(db, clock, TEAM)).toMatchObject({ duties: 0 })
    expect(await dutiesIn(db)).toEqual(['screen-customer 1 cancelled not-needed 2026-11-23'])
  })

  test('the screening ends it and begins the rhythm; a step that fails later opens it again', async () => {
    const { db, clock } = await company()
    const { id } = await haveCustomer(db, clock, 'ACME Trading')
    clock.set('2026-11-24T09:00:00Z')
    await sweepDuties(db, clock, TEAM)
    await screen(db, clock, id)
    expect(await dutiesIn(db)).toEqual([
      'refresh-file 1 planned 2027-02-24',
      'review-terms 1 planned 2027-05-24',
      'screen-customer 1 cancelled looked-at 2026-11-23',
    ])
    const [message] = await db.selectFrom('messages').select('stale').where('kind', '=', 'customer-duties').execute()
    expect(message?.stale).toBe(1)
    clock.set('2026-12-01T09:00:00Z')
    await screen(db, clock, id, [findingOf('registry', '2026-12-01', 'failed')])
    expect(await dutiesIn(db)).toEqual([
      'refresh-file 1 cancelled not-needed 2027-02-24',
      'review-terms 1 cancelled not-needed 2027-05-24',
      'screen-customer 1 planned 2026-12-02',
    ])
    expect(await findViolations(db)).toEqual([])
  })

  test('are said in the message about the customer, with its invoices’', async () => {
    const { db, clock } = await company()
    await haveCustomer(db, clock, 'ACME Trading')
    await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100', issued: '2026-11-16' })
    clock.set('2026-11-23T10:00:00Z')
    expect(await sweepDuties(db, clock, TEAM)).toMatchObject({ kind: 'swept', messages: 1, duties: 2 })
    expect(await findViolations(db)).toEqual([])
  })

  test('when the firewall is put up, who has bought is refreshed, and who has not is screened', async () => {
    const { db, clock } = await company({})
    const old = await haveCustomer(db, clock, 'ACME Trading')
    const fresh = await haveCustomer(db, clock, 'Globex')
    await haveCustomer(db, clock, 'Initech', { terms: 'in advance' })
    await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100' })
    clock.set('2026-12-01T09:00:00Z')
    await settle(db, clock, WITH_FIREWALL)
    const rules = await db
      .selectFrom('duties')
      .select(['customerId', 'rule', 'dueDay'])
      .where('subjectKind', '=', 'customer')
      .orderBy('rule')
      .execute()
    expect(rules).toMatchObject([
      { customerId: old.id, rule: 'refresh-file' },
      { customerId: old.id, rule: 'review-terms' },
      { customerId: fresh.id, rule: 'screen-customer', dueDay: '2026-12-02' },
    ])
    const audit = await db.selectFrom('audit').select('after').where('action', '=', 'put-up-firewall').execute()
    expect(audit).toEqual([{ after: '{"customersTradedBefore":1}' }])
    expect(await findViolations(db)).toEqual([])
  })

  test('are gone with the firewall and come back with it, from then on', async () => {
    const { db, clock } = await company()
    const { id } = await haveCustomer(db, clock, 'ACME Trading')
    await screen(db, clock, id, [findingOf('registry', '2026-11-20', 'failed')])
    await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100' })
    await settle(db, clock, {})
    expect(await dutiesIn(db)).toEqual(['screen-customer 1 cancelled not-needed 2026-11-23'])
    clock.set('2027-01-11T09:00:00Z')
    await settle(db, clock, WITH_FIREWALL)
    // It has bought meanwhile, but somebody had begun to screen it: what failed does not pass so.
    expect(await dutiesIn(db)).toEqual(['screen-customer 1 planned 2027-01-12'])
  })

  test('move with the calendar of the company', async () => {
    const { db, clock } = await company()
    clock.set('2026-09-30T09:00:00Z')
    const { id } = await haveCustomer(db, clock, 'ACME Trading')
    await screen(db, clock, id, findingsOf('2026-07-01'))
    expect((await dutiesIn(db))[0]).toBe('refresh-file 1 planned 2026-10-01')
    await settle(db, clock, { ...WITH_FIREWALL, calendar: 'CN' })
    expect((await dutiesIn(db))[0]).toBe('refresh-file 1 planned 2026-10-08')
  })

  test('of a thousand customers are planned in one go, and stay as they are the next time', async () => {
    const { db, clock } = await company()
    const made = { createdBy: FINANCE, createdAt: clock.now().toISOString() }
    const ids = Array.from({ length: 1_000 }, (_, i) => `c${i}`)
    for (let i = 0; i < ids.length; i += 100)
      await insertCustomers(
        db,
        TEAM,
        ids.slice(i, i + 100).map((id) => ({
          id,
          code: id,
          name: id,
          ownerUserId: null,
          terms: 'net 30',
          currency: currency('USD'),
          parentId: null,
          tradedBefore: true,
        })),
        made,
      )
    const plan = () => changeFacts(db, clock, asAdmin, (change) => planCreditDuties(change, ids))
    const planned = await plan()
    expect(planned).toHaveLength(2_000)
    const before = await dutiesIn(db)
    clock.set('2026-11-23T10:00:00Z')
    expect(await plan()).toEqual(planned)
    expect(await dutiesIn(db)).toEqual(before)
  })
})
