import { afterEach, describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '../../src/core/day.ts'
import type { Finding, Grade } from '../../src/core/screening.ts'
import { assessCustomers } from '../../src/flows/assess-customers.ts'
import { changeFacts } from '../../src/flows/change.ts'
import { readCustomer } from '../../src/flows/read-customer.ts'
import { clearSignals, readSignals, recordSignal } from '../../src/flows/record-signal.ts'
import { reversePayment } from '../../src/flows/reverse-payment.ts'
import { findHold, holdOn, releaseHold } from '../../src/store/holds.ts'
import { insertScreening } from '../../src/store/screenings.ts'
import { tierOn } from '../../src/store/tiers.ts'
import { ADMIN, asFinance, asSales, FINANCE, haveInvoice, RECEIVABLES, TEAM } from '../support/company.ts'
import { CreditCompany } from '../support/credit-company.ts'
import { eachDatabase, type FreshDatabase } from '../support/databases.ts'

/** A message that tells of a hold. */
const HELD = { data: { changes: [{ holdId: expect.any(String) }] } }

class Company extends CreditCompany {
  async invoices(number: string, due: string, amount = '1000'): Promise<void> {
    const issued = addDays(day(due), -30)
    await haveInvoice(this.db, this.clock, { number, customer: 'ACME', amount, issued, due })
  }

  async scores(grade: Grade): Promise<void> {
    const looked = { result: 'concern', evidence: 'seen', lookedDay: this.today, lookedBy: FINANCE } as const
    const findings: Finding[] = [
      {
        step: 'registry',
        registration: null,
        grades: { 'credit-report': grade, 'court-records': grade, 'management-changes': grade },
        ...looked,
      },
      { step: 'reputation', grades: { reputation: grade, 'supply-chain': grade }, ...looked },
    ]
    for (const finding of findings)
      await insertScreening(this.db, TEAM, { customerId: this.acme.id, finding }, this.clock.now().toISOString())
  }

  assess() {
    return changeFacts(this.db, this.clock, asFinance, (change) => assessCustomers(change, [this.acme.id]))
  }

  signals(severity: 'yellow' | 'orange' | 'red', what: string) {
    return recordSignal(this.db, this.clock, asFinance, { customerText: 'ACME', severity, what })
  }

  /** As an approver would, through a request that is none of ours. */
  async releases(): Promise<void> {
    const row = { customerId: this.acme.id, requestId: 'r1', by: ADMIN, day: this.today }
    const hold = await changeFacts(this.db, this.clock, asFinance, ({ tx, at }) =>
      releaseHold(tx, TEAM, { ...row, at }),
    )
    expect(hold).not.toBeNull()
  }

  async tier(on: Day = this.today): Promise<string | null> {
    const found = await tierOn(this.db, TEAM, this.acme.id, on)
    return found && `${found.tier} since ${found.since}`
  }

  async isHeld(on: Day = this.today): Promise<boolean> {
    return (await holdOn(this.db, TEAM, [this.acme.id], on)) !== null
  }

  async messages() {
    const rows = await this.db
      .selectFrom('messages')
      .select(['key', 'kind', 'channelId', 'data'])
      .where('kind', '=', 'tier-change')
      .orderBy('id')
      .execute()
    return rows.map((row) => ({ ...row, key: row.key.replace(/:.*/, ''), data: JSON.parse(row.data) }))
  }

  async audited(): Promise<string[]> {
    const rows = await this.db
      .selectFrom('audit')
      .select('action')
      .where('action', 'in', ['change-tier', 'place-hold', 'record-signal', 'end-signals'])
      .orderBy('seq')
      .execute()
    return rows.map((r) => r.action)
  }
}

eachDatabase('tiers', (openFresh) => {
  let fresh: FreshDatabase
  const open = async (settings = {}) => {
    fresh = await openFresh()
    return new Company(fresh.db).open(settings)
  }
  afterEach(() => fresh.destroy())

  describe('from payments', () => {
    test('a first tier is kept with its reason and not announced', async () => {
      const company = await open()
      await company.invoices('INV-1', '2026-10-01')
      await company.pays('INV-1', '2026-10-21')
      expect(await company.assess()).toEqual([
        { customerId: company.acme.id, before: null, tier: 'yellow', placed: null },
      ])
      expect(await tierOn(company.db, TEAM, company.acme.id, company.today)).toEqual({
        tier: 'yellow',
        since: '2026-11-20',
        parts: { behaviour: { tier: 'yellow', day: '2026-11-20', meanDaysLate: 20 }, score: null, signals: null },
      })
      expect(await company.messages()).toEqual([])
      expect(await company.audited()).toEqual(['change-tier'])
    })

    test('a turn is announced once, where receivables are followed up', async () => {
      const company = await open()
      await company.invoices('INV-1', '2026-10-01')
      await company.pays('INV-1', '2026-10-01')
      await company.assess()
      await company.invoices('INV-2', '2026-11-10')
      company.goesTo('2026-12-10')
      expect(await company.assess()).toMatchObject([{ before: 'green', tier: 'yellow', placed: null }])
      expect(await company.assess()).toMatchObject([{ before: 'yellow', tier: 'yellow' }])
      const [message, ...others] = await company.messages()
      expect(others).toEqual([])
      expect(message).toMatchObject({ key: 'tier', channelId: RECEIVABLES, data: { changes: [{ holdId: null }] } })
    })

    test('another figure of the same colour leaves no row', async () => {
      const company = await open()
      await company.invoices('INV-1', '2026-11-10')
      await company.assess()
      company.goesTo('2026-11-23')
      await company.assess()
      expect(await company.audited()).toEqual(['change-tier'])
      expect(await company.tier()).toBe('yellow since 2026-11-20')
    })

    test('a tier that turns red stops credit at once, in one message', async () => {
      const company = await open()
      await company.invoices('INV-1', '2026-11-10')
      await company.assess()
      company.goesTo('2027-01-20')
      const [assessed] = await company.assess()
      expect(assessed).toMatchObject({ before: 'yellow', tier: 'red', placed: { cause: 'red-tier', what: '' } })
      expect(await company.isHeld()).toBe(true)
      const messages = await company.messages()
      expect(messages).toHaveLength(1)
      expect(messages[0]).toMatchObject({ key: 'tier', data: { changes: [{ holdId: assessed?.placed?.id }] } })
      expect(await company.audited()).toEqual(['change-tier', 'change-tier', 'place-hold'])
    })

    test('a first tier that is red is announced as the hold that it is', async () => {
      const company = await open()
      await company.invoices('INV-1', '2026-08-10')
      expect(await company.assess()).toMatchObject([{ before: null, tier: 'red', placed: { cause: 'red-tier' } }])
      expect(await company.messages()).toMatchObject([HELD])
    })

    test('a payment that was taken back is none, from the day on which it was', async () => {
      const company = await open()
      await company.invoices('INV-1', '2026-10-01')
      await company.pays('INV-1', '2026-10-01')
      await company.assess()
      company.goesTo('2026-11-25')
      expect(await reversePayment(company.db, company.clock, asFinance, 'INV-1')).toMatchObject({ kind: 'reversed' })
      expect(await company.assess()).toMatchObject([{ before: 'green', tier: 'orange' }])
      expect(await company.tier(day('2026-11-24'))).toBe('green since 2026-11-20')
    })

    test('the card of a customer tells the same delay', async () => {
      const company = await open()
      await company.invoices('INV-1', '2026-10-01')
      await company.invoices('INV-0', '2024-10-01')
      await company.pays('INV-1', '2026-10-08')
      await company.pays('INV-0', '2025-10-01')
      const answer = await readCustomer(company.db, asFinance, { text: 'ACME', today: company.today })
      expect(answer).toMatchObject({ kind: 'card', card: { conduct: { meanDaysLate: 7 } } })
    })
  })

  test('a score that is not whole counts for nothing', async () => {
    const company = await open()
    await company.scores('poor')
    expect(await company.assess()).toMatchObject([{ before: null, tier: null, placed: null }])
    expect(await company.tier()).toBeNull()
  })

  describe('by signals', () => {
    test('red stops credit at once and says so', async () => {
      const company = await open()
      expect(await company.signals('red', 'lawsuit filed')).toMatchObject({
        kind: 'recorded',
        customerName: 'ACME Trading',
        tier: { tier: 'red', since: '2026-11-20' },
        before: null,
        hold: { cause: 'red-signal', what: 'lawsuit filed', placedDay: '2026-11-20', releasedDay: null },
        isHeldNow: true,
        hasFirewall: true,
      })
      expect(await company.audited()).toEqual(['record-signal', 'change-tier', 'place-hold'])
      expect(await company.messages()).toMatchObject([HELD])
    })

    test('another red one under a hold is kept, and nothing more', async () => {
      const company = await open()
      await company.signals('red', 'lawsuit filed')
      expect(await company.signals('red', 'accounts frozen')).toMatchObject({
        hold: { what: 'lawsuit filed' },
        isHeldNow: false,
        before: 'red',
      })
      expect(await company.messages()).toHaveLength(1)
    })

    test('the same one twice is refused, and names the day', async () => {
      const company = await open()
      await company.signals('red', 'Lawsuit filed')
      company.goesTo('2026-11-23')
      expect(await company.signals('red', 'lawsuit filed ')).toMatchObject({
        kind: 'already-open',
        signal: { day: '2026-11-20' },
      })
      expect(await company.audited()).toEqual(['record-signal', 'change-tier', 'place-hold'])
    })

    test('a hold outlives its signal, and the tier recovers by what else is known', async () => {
      const company = await open()
      await company.invoices('INV-1', '2026-10-01')
      await company.pays('INV-1', '2026-10-01')
      await company.signals('red', 'lawsuit filed')
      company.goesTo('2026-11-24')
      expect(await clearSignals(company.db, company.clock, asFinance, 'ACME')).toMatchObject({
        kind: 'cleared',
        signals: [{ what: 'lawsuit filed' }],
        before: 'red',
        tier: { tier: 'green', since: '2026-11-24' },
        hold: { cause: 'red-signal' },
      })
      expect(await company.isHeld()).toBe(true)
      // What the channel hears of the better tier says that the hold stands.
      expect((await company.messages()).at(-1)).toMatchObject({ key: 'tier', ...HELD })
    })

    test('a tier that is known by a signal alone stays when it ends', async () => {
      const company = await open()
      await company.signals('orange', 'new director')
      company.goesTo('2026-11-24')
      const outcome = await clearSignals(company.db, company.clock, asFinance, 'ACME')
      expect(outcome).toMatchObject({ kind: 'cleared', before: 'orange', tier: { tier: 'orange' }, hold: null })
    })

    test('none open is nothing to clear', async () => {
      const company = await open()
      expect(await clearSignals(company.db, company.clock, asFinance, 'ACME')).toEqual({
        kind: 'none-open',
        customerName: 'ACME Trading',
      })
      expect(await company.audited()).toEqual([])
    })

    test('what was open when a hold was released does not hold again, what is seen later does', async () => {
      const company = await open()
      await company.signals('red', 'lawsuit filed')
      company.goesTo('2026-11-24')
      await company.releases()
      expect(await company.isHeld()).toBe(false)
      expect(await company.isHeld(day('2026-11-23'))).toBe(true)
      company.goesTo('2026-11-25')
      expect(await company.assess()).toMatchObject([{ tier: 'red', placed: null }])
      expect(await company.signals('red', 'accounts frozen')).toMatchObject({ isHeldNow: true })
      expect(await company.messages()).toMatchObject([HELD, HELD])
    })

    test('are shown with the tier and the hold', async () => {
      const company = await open()
      await company.signals('red', 'lawsuit filed')
      await company.signals('yellow', 'late twice')
      const card = await readSignals(company.db, asFinance, { text: 'ACME', today: company.today })
      expect(card).toMatchObject({
        kind: 'card',
        signals: [{ what: 'lawsuit filed' }, { what: 'late twice' }],
        tier: { tier: 'red', parts: { signals: { what: 'lawsuit filed' } } },
        hold: { what: 'lawsuit filed' },
      })
    })

    test('are shown with the figures of the day', async () => {
      const company = await open()
      await company.invoices('INV-1', '2026-11-10')
      await company.assess()
      company.goesTo('2026-11-23')
      expect(await readSignals(company.db, asFinance, { text: 'ACME', today: company.today })).toMatchObject({
        tier: { tier: 'yellow', since: '2026-11-20', parts: { behaviour: { meanDaysLate: 13, day: '2026-11-23' } } },
      })
    })

    test('a customer that is not there, or is another’s, is refused before anything is written', async () => {
      const company = await open()
      const entry = { severity: 'red', what: 'x' } as const
      const nobody = await recordSignal(company.db, company.clock, asFinance, { customerText: 'Zeta', ...entry })
      expect(nobody).toMatchObject({ kind: 'no-such-customer' })
      // Sales has no such right, on no customer.
      const sales = await recordSignal(company.db, company.clock, asSales, { customerText: 'ACME Trading', ...entry })
      expect(sales).toMatchObject({ kind: 'not-your-customer' })
      expect(await company.audited()).toEqual([])
    })
  })

  test('without a firewall a signal is kept, and nothing follows from it', async () => {
    const company = await open({ firewall: false })
    expect(await company.signals('red', 'lawsuit filed')).toMatchObject({
      kind: 'recorded',
      tier: null,
      hold: null,
      isHeldNow: false,
      hasFirewall: false,
    })
    await company.invoices('INV-1', '2026-08-10')
    expect(await company.assess()).toEqual([])
    expect(await company.messages()).toEqual([])
    expect(await company.audited()).toEqual(['record-signal'])
  })

  test('a hold is found by its id, and not in another company', async () => {
    const company = await open()
    const outcome = await company.signals('red', 'lawsuit filed')
    const id = outcome.kind === 'recorded' ? (outcome.hold?.id ?? '') : ''
    expect(await findHold(company.db, TEAM, id)).toMatchObject({ id, what: 'lawsuit filed' })
    expect(await findHold(company.db, 'T0OTHER', id)).toBeNull()
    expect(await tierOn(company.db, 'T0OTHER', company.acme.id, company.today)).toBeNull()
  })
})
