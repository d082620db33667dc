import { afterEach, describe, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../src/core/credit-policy.ts'
import { addDays, day } from '../../src/core/day.ts'
import { currency } from '../../src/core/money.ts'
import { TIER_CHANGES_PER_MESSAGE } from '../../src/core/tier.ts'
import { assessCustomers } from '../../src/flows/assess-customers.ts'
import { changeFacts } from '../../src/flows/change.ts'
import { creditInvoice } from '../../src/flows/credit-invoice.ts'
import { recordRate } from '../../src/flows/record-rate.ts'
import { recordSignal } from '../../src/flows/record-signal.ts'
import { reviewCredit } from '../../src/flows/review-credit.ts'
import { savePolicy } from '../../src/flows/save-policy.ts'
import { saveSettings } from '../../src/flows/save-settings.ts'
import { changedCustomers } from '../../src/store/changed-customers.ts'
import { insertRequest, requestsOf, updateRequest } from '../../src/store/credit-requests.ts'
import { updateCustomer } from '../../src/store/customers.ts'
import { newId } from '../../src/store/id.ts'
import { insertLimit, limitOn } from '../../src/store/limits.ts'
import { hasRun } from '../../src/store/runs.ts'
import { tierOn } from '../../src/store/tiers.ts'
import {
  ADMIN,
  amount,
  asAdmin,
  asFinance,
  FINANCE,
  haveCustomer,
  haveInvoice,
  TEAM,
  workspaceOf,
} from '../support/company.ts'
import { CreditCompany } from '../support/credit-company.ts'
import { eachDatabase, type FreshDatabase } from '../support/databases.ts'
import { WITH_FIREWALL } from '../support/firewall.ts'

class Company extends CreditCompany {
  /** Due 30 days after it is issued; paid on a day, or open. */
  async sells(
    issued: string,
    sum: string,
    { to = 'ACME', paid, code }: { to?: string; paid?: string; code?: string } = {},
  ) {
    const number = `INV-${issued}-${to}`
    const due = addDays(day(issued), 30)
    const more = code ? { currency: code } : {}
    await haveInvoice(this.db, this.clock, { number, customer: to, amount: sum, issued, due, ...more })
    if (paid) await this.pays(number, paid)
    return number
  }

  /** 300,000 from August to October, the older ones paid 3 days early, the last one open and not due. */
  async sellsWell(to = 'ACME'): Promise<void> {
    await this.sells('2026-08-03', '90000', { to, paid: '2026-08-30' })
    await this.sells('2026-09-15', '120000', { to, paid: '2026-10-12' })
    await this.sells('2026-10-31', '90000', { to })
  }

  /** A limit that somebody asked for and an admin gave. */
  async gives(sum: string, { on = '2026-06-01', whose = this.acme, code = 'USD' } = {}): Promise<void> {
    const at = `${on}T09:00:00.000Z`
    const id = newId()
    const asked = { customerId: whose.id, kind: 'limit', amount: amount(sum, code), currency: currency(code) } as const
    const by = { reason: 'agreed', origin: 'person', basis: null, requestedBy: FINANCE, requestedAt: at } as const
    await insertRequest(this.db, TEAM, { id, ...asked, ...by, expiresAt: at })
    await this.decides(id, 'approved', on)
    const made = { createdBy: ADMIN, createdAt: at }
    await insertLimit(this.db, TEAM, { customerId: whose.id, amount: asked.amount, day: day(on), requestId: id }, made)
  }

  async decides(id: string, state: 'approved' | 'rejected', on = this.today as string): Promise<void> {
    const decided = { decidedBy: ADMIN, decidedAt: `${on}T09:00:00.000Z` }
    await updateRequest(this.db, TEAM, id, { state, ...decided })
  }

  review(signal?: AbortSignal) {
    return reviewCredit(this.db, this.clock, TEAM, { signal })
  }

  /** 'USD 90000.00 pending' of each proposal, the oldest first. */
  async proposals(whose = this.acme): Promise<string[]> {
    const all = await requestsOf(this.db, TEAM, whose.id)
    return all
      .filter((r) => r.origin === 'proposal')
      .reverse()
      .map((r) => `${r.currency} ${(r.amount?.minor ?? 0) / 100} ${r.state}`)
  }

  async lastProposal(whose = this.acme) {
    const found = (await requestsOf(this.db, TEAM, whose.id)).find((r) => r.origin === 'proposal')
    if (!found) throw new Error('there is no proposal')
    return found
  }
}

eachDatabase('the review of credit', (openFresh) => {
  let fresh: FreshDatabase
  const open = async (settings = {}) => {
    fresh = await openFresh()
    return new Company(fresh.db).open(settings)
  }
  afterEach(() => fresh.destroy())

  describe('looks at tiers', () => {
    test('of everybody with an invoice the first time, and once a day', async () => {
      const company = await open()
      await haveCustomer(company.db, company.clock, 'Zeta')
      await company.sells('2026-09-01', '1000', { paid: '2026-09-20' })
      expect(await company.review()).toEqual({ kind: 'reviewed', customers: 1, turned: 1, held: 0, proposed: 0 })
      expect(await hasRun(company.db, TEAM, 'review-credit', company.today)).toBe(true)
    })

    test('holds those that turned red, by nobody’s hand', async () => {
      const company = await open()
      await company.sells('2026-10-01', '1000')
      expect(await company.review()).toMatchObject({ turned: 1, held: 0 })
      company.goesTo('2027-01-04')
      expect(await company.review()).toMatchObject({ turned: 1, held: 1 })
      const [held] = await company.db.selectFrom('holds').select(['cause', 'placedBy', 'placedDay']).execute()
      expect(held).toEqual({ cause: 'red-tier', placedBy: 'cashlight', placedDay: '2027-01-04' })
    })

    test('and says so together: in as few messages as Slack takes, in however many batches they were found', async () => {
      const company = await open()
      const { db, clock } = company
      // Nineteen of the first fifty, and the two of the second batch.
      for (let i = 0; i < 52; i++) {
        await haveCustomer(db, clock, `Buyer ${i} Ltd`)
        await company.sells(i < 19 || i > 49 ? '2026-06-01' : '2026-11-01', '1000', { to: `Buyer ${i} Ltd` })
      }
      const told = () => db.selectFrom('messages').select('data').where('kind', '=', 'tier-change').execute()
      expect(await company.review()).toMatchObject({ customers: 52, held: 21 })
      const changes = (await told()).map((m) => JSON.parse(m.data).changes as { customerId: string }[])
      expect(changes.map((c) => c.length).sort()).toEqual([1, TIER_CHANGES_PER_MESSAGE])
      expect(new Set(changes.flat().map((c) => c.customerId)).size).toBe(21)
      company.goesTo('2026-11-23')
      await company.review()
      expect(await told()).toHaveLength(2)
    })

    test.each(['sending', 'sent', 'failed', 'superseded'] as const)(
      'in a message of its own, when the first one is %s',
      async (state) => {
        const company = await open()
        const { db, clock } = company
        await haveCustomer(db, clock, 'Zeta')
        await company.sells('2026-06-01', '1000', { to: 'Zeta' })
        await company.sells('2026-09-01', '1000', { paid: '2026-10-13' })
        expect(await company.review()).toMatchObject({ held: 1 })
        await db.updateTable('messages').set({ state }).where('kind', '=', 'tier-change').execute()
        await savePolicy(db, clock, asAdmin, { ...DEFAULT_POLICY, greenDays: 15 })
        expect(await company.review()).toMatchObject({ turned: 1, held: 0 })
        const told = await db
          .selectFrom('messages')
          .select(['key', 'state', 'data', 'stale'])
          .where('kind', '=', 'tier-change')
          .orderBy('key')
          .execute()
        expect(told.map((m) => [m.key, m.state, JSON.parse(m.data).changes.length, m.stale])).toEqual([
          ['tier-review:2026-11-20:1', state, 1, 0],
          ['tier-review:2026-11-20:2', 'queued', 1, 0],
        ])
      },
    )

    test('of whom something was seen before the firewall was put up', async () => {
      const company = await open()
      await company.review()
      const { db, clock } = company
      await saveSettings(db, clock, asAdmin, workspaceOf())
      company.goesTo('2026-11-23')
      await recordSignal(db, clock, asFinance, { customerText: 'ACME', severity: 'red', what: 'lawsuit filed' })
      company.goesTo('2026-11-24')
      await saveSettings(db, clock, asAdmin, workspaceOf(WITH_FIREWALL))
      expect(await company.review()).toMatchObject({ held: 1 })
    })

    test('of whose good payments have become too old to count', async () => {
      const company = await open()
      await company.sells('2025-10-20', '100000', { paid: '2025-11-21' })
      await company.sells('2025-11-01', '1000', { paid: '2026-01-30' })
      expect(await company.review()).toMatchObject({ customers: 1, turned: 1 })
      expect((await tierOn(company.db, TEAM, company.acme.id, company.today))?.tier).toBe('green')
      company.goesTo('2026-11-23')
      expect(await company.review()).toMatchObject({ customers: 1, turned: 1 })
      expect((await tierOn(company.db, TEAM, company.acme.id, company.today))?.tier).toBe('orange')
    })

    test('of who bought in a month that is complete since, as its sales count from then on', async () => {
      const company = await open()
      await company.sells('2026-11-03', '1000', { paid: '2026-11-20' })
      await company.review()
      company.goesTo('2026-11-23')
      await company.review()
      company.goesTo('2026-11-30')
      expect(await company.review()).toMatchObject({ customers: 0 })
      company.goesTo('2026-12-01')
      expect(await company.review()).toMatchObject({ customers: 1 })
      company.goesTo('2026-12-02')
      expect(await company.review()).toMatchObject({ customers: 0 })
    })

    test('of all again, when the company judges otherwise', async () => {
      const company = await open()
      await company.sells('2026-09-01', '1000', { paid: '2026-10-13' })
      await company.review()
      company.goesTo('2026-11-23')
      expect(await company.review()).toMatchObject({ customers: 1, turned: 0 })
      expect(await savePolicy(company.db, company.clock, asAdmin, { ...DEFAULT_POLICY, greenDays: 15 })).toMatchObject({
        kind: 'saved',
      })
      expect(await hasRun(company.db, TEAM, 'review-credit', company.today)).toBe(false)
      expect(await company.review()).toMatchObject({ customers: 1, turned: 1 })
    })

    test('stops when it is told to, and begins again', async () => {
      const company = await open()
      await company.sells('2026-09-01', '1000')
      expect(await company.review(AbortSignal.abort())).toMatchObject({ kind: 'stopped', customers: 0 })
      expect(await hasRun(company.db, TEAM, 'review-credit', company.today)).toBe(false)
      expect(await company.review()).toMatchObject({ kind: 'reviewed', turned: 1 })
    })

    test('of nobody without a firewall', async () => {
      const company = await open({ firewall: false })
      await company.gives('60000')
      await company.sellsWell()
      expect(await company.review()).toEqual({ kind: 'no-firewall' })
      expect(await company.proposals()).toEqual([])
    })
  })

  describe('looks again only at', () => {
    const changed = (company: Company) =>
      changedCustomers(company.db, TEAM, {
        today: company.today,
        since: { at: '2026-11-20T10:30:00.000Z', day: day('2026-11-20') },
      })

    test.each<[string, (company: Company) => Promise<unknown>, boolean]>([
      ['nobody of whom nothing came', async () => {}, false],
      ['who owes what is overdue now', (c) => c.sells('2026-10-23', '10'), true],
      ['of whom an invoice was recorded', (c) => c.sells('2026-11-21', '10'), true],
      ['who paid', (c) => c.pays('INV-2026-11-01-ACME', '2026-11-02'), true],
      [
        'who was credited',
        (c) =>
          creditInvoice(c.db, c.clock, asFinance, {
            number: 'INV-2026-11-01-ACME',
            amount: amount('5'),
            creditedDay: null,
            reason: '',
          }),
        true,
      ],
      [
        'who was not green',
        (c) => recordSignal(c.db, c.clock, asFinance, { customerText: 'ACME', severity: 'yellow', what: 'x' }),
        true,
      ],
    ])('%s', async (_, happens, expected) => {
      const company = await open()
      await company.sells('2026-11-01', '1000')
      company.goesTo('2026-11-23')
      await happens(company)
      expect(await changed(company)).toEqual(expected ? [company.acme.id] : [])
    })
  })

  describe('proposes', () => {
    test('a higher limit, with its arithmetic, to the approvers', async () => {
      const company = await open()
      await company.gives('60000')
      await company.sellsWell()
      expect(await company.review()).toMatchObject({ proposed: 1 })
      const request = await company.lastProposal()
      expect(request).toMatchObject({
        kind: 'limit',
        state: 'pending',
        amount: { minor: 9_000_000, currency: 'USD' },
        requestedBy: 'cashlight',
      })
      expect(JSON.parse(request.basis ?? '')).toMatchObject({
        kind: 'up',
        sales: { minor: 30_000_000 },
        termsDays: 30,
        daysLate: 0,
        need: { minor: 10_000_000 },
        onTimeCount: 2,
      })
      // Proposed, not done.
      expect(await limitOn(company.db, TEAM, company.acme.id, company.today)).toMatchObject({
        amount: { minor: 6_000_000 },
      })
    })

    test('nothing where nobody ever set a limit', async () => {
      const company = await open()
      await company.sellsWell()
      expect(await company.review()).toMatchObject({ customers: 1, proposed: 0 })
    })

    test('nothing with an overdue invoice', async () => {
      const company = await open()
      await company.gives('60000')
      await company.sellsWell()
      await company.sells('2026-10-15', '10')
      expect(await company.review()).toMatchObject({ customers: 1, proposed: 0 })
    })

    test('once, and not again while it waits', async () => {
      const company = await open()
      await company.gives('60000')
      await company.sellsWell()
      await company.review()
      company.goesTo('2027-01-04')
      await company.pays('INV-2026-10-31-ACME', '2026-11-30')
      expect(await company.review()).toMatchObject({ customers: 1, proposed: 0 })
      expect(await company.proposals()).toEqual(['USD 90000 pending'])
    })

    test('not for 90 days after a no, and then in another quarter', async () => {
      const company = await open()
      await company.gives('60000')
      await company.sellsWell()
      await company.review()
      await company.decides((await company.lastProposal()).id, 'rejected')
      company.goesTo('2027-02-17')
      await company.pays('INV-2026-10-31-ACME', '2026-11-30')
      expect(await company.review()).toMatchObject({ customers: 1, proposed: 0 })
      company.goesTo('2027-02-18')
      await company.sells('2027-02-17', '10')
      expect(await company.review()).toMatchObject({ customers: 1, proposed: 1 })
      expect(await company.proposals()).toEqual(['USD 90000 rejected', 'USD 90000 pending'])
    })

    test('a lower one when the tier is worse than when the limit was given', async () => {
      const company = await open()
      await company.sells('2026-05-01', '1000', { paid: '2026-05-20' })
      await company.review()
      await company.gives('60000', { on: '2026-11-20' })
      company.goesTo('2026-12-01')
      await company.sells('2026-10-05', '9000')
      expect(await company.review()).toMatchObject({ turned: 1, held: 0, proposed: 1 })
      expect(await company.proposals()).toEqual(['USD 45000 pending'])
      expect(JSON.parse((await company.lastProposal()).basis ?? '')).toMatchObject({
        kind: 'down',
        before: 'green',
        tier: 'yellow',
      })
    })

    test('nothing on hold: the hold says it all', async () => {
      const company = await open()
      await company.gives('60000')
      await company.sellsWell()
      await recordSignal(company.db, company.clock, asFinance, {
        customerText: 'ACME',
        severity: 'red',
        what: 'lawsuit filed',
      })
      expect(await company.review()).toMatchObject({ customers: 1, proposed: 0 })
    })

    test('for a parent by what it and its children bought, and never for a child', async () => {
      const company = await open()
      const child = await haveCustomer(company.db, company.clock, 'Nova')
      await company.gives('60000')
      await company.gives('5000', { whose: child })
      await updateCustomer(company.db, TEAM, { ...child, parentId: company.acme.id })
      await company.sells('2026-09-02', '90000', { paid: '2026-09-20' })
      await company.sellsWell('Nova')
      expect(await company.review()).toMatchObject({ customers: 2, proposed: 1 })
      expect(await company.proposals(child)).toEqual([])
      expect(JSON.parse((await company.lastProposal()).basis ?? '')).toMatchObject({
        sales: { minor: 39_000_000 },
        onTimeCount: 3,
      })
    })

    test('in the currency of the limit, at the rate of the day; nothing without one', async () => {
      const company = await open()
      await company.gives('60000', { code: 'EUR' })
      await company.sellsWell()
      expect(await company.review()).toMatchObject({ customers: 1, proposed: 0 })
      const rate = { from: currency('EUR'), rate: '1.2', day: null }
      expect(await recordRate(company.db, company.clock, asFinance, rate)).toMatchObject({ kind: 'recorded' })
      company.goesTo('2026-11-23')
      await company.sells('2026-11-21', '10')
      expect(await company.review()).toMatchObject({ proposed: 1 })
      expect(await company.proposals()).toEqual(['EUR 83000 pending'])
    })
  })

  test('a customer is assessed once, however often it is named', async () => {
    const company = await open()
    await company.sells('2026-09-01', '1000')
    const { id } = company.acme
    const assessed = await changeFacts(company.db, company.clock, asFinance, (c) => assessCustomers(c, [id, id]))
    expect(assessed).toHaveLength(1)
  })
})
