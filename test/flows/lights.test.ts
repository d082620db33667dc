import { describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { currency } from '../../src/core/money.ts'
import type { Workspace } from '../../src/core/workspace.ts'
import { readStatus } from '../../src/flows/read-status.ts'
import { recordBalance } from '../../src/flows/record-balance.ts'
import { recordMovement } from '../../src/flows/record-movement.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { recordRate } from '../../src/flows/record-rate.ts'
import { watchLights } from '../../src/flows/watch-lights.ts'
import type { Db } from '../../src/store/open.ts'
import { amount, asFinance, HandClock, haveCustomer, haveInvoice, openCompany, STATUS } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const MONTHS = ['2026-08', '2026-09', '2026-10']

/** A company on 2026-11-20, and its people logging facts. */
class Company {
  readonly db: Db
  readonly clock = new HandClock('2026-11-20T10:00:00Z')
  workspace!: Workspace
  readonly #settings: Partial<Workspace>

  constructor(db: Db, settings: Partial<Workspace> = {}) {
    this.db = db
    this.#settings = settings
  }

  async open(): Promise<this> {
    this.workspace = await openCompany(this.db, this.clock, this.#settings)
    await haveCustomer(this.db, this.clock, 'ACME Trading')
    return this
  }

  async moves(
    direction: 'in' | 'out',
    sum: string,
    on: string,
    category = direction === 'in' ? 'sales' : 'rent',
  ): Promise<void> {
    const entry = { direction, amount: amount(sum), category, activity: null, day: day(on) }
    expect(await recordMovement(this.db, this.clock, asFinance, entry)).toMatchObject({ kind: 'recorded' })
  }

  /** 100 out and 150 in, in each of the last three completed months. */
  async movesEachMonth(): Promise<void> {
    for (const month of MONTHS) {
      await this.moves('out', '100', `${month}-05`)
      await this.moves('in', '150', `${month}-06`)
    }
  }

  async holds(
    sum: string,
    more: { on?: string; account?: string; code?: string; restricted?: boolean } = {},
  ): Promise<void> {
    const { on, account = 'ICBC 8812', code, restricted = null } = more
    const entry = { accountName: account, balance: amount(sum, code), day: on ? day(on) : null, restricted }
    expect(await recordBalance(this.db, this.clock, asFinance, entry)).toMatchObject({ kind: 'recorded' })
  }

  async pays(number: string, on: string): Promise<void> {
    const entry = { target: number, amount: null, receivedDay: day(on) }
    expect(await recordPayment(this.db, this.clock, asFinance, entry)).toMatchObject({ kind: 'recorded' })
  }

  /** Three month-ends at which just that month's sales are owed, and October still is: a mean DSO of 30.7 days. */
  async sells(): Promise<void> {
    for (const month of MONTHS) {
      const number = `INV-${month}`
      await haveInvoice(this.db, this.clock, { number, customer: 'ACME', amount: '100', issued: `${month}-20` })
    }
    await this.pays('INV-2026-08', '2026-09-15')
    await this.pays('INV-2026-09', '2026-10-15')
  }

  async status(asOf?: string) {
    return readStatus(this.db, this.clock, { workspaceId: this.workspace.id, ...(asOf ? { asOf: day(asOf) } : {}) })
  }

  /** The lights as `red orange yellow`, a grey one with its reason. */
  async lights(asOf?: string): Promise<string[]> {
    return (await this.status(asOf)).lights.map((l) => (l.state === 'grey' ? `grey ${l.reason.kind}` : l.state))
  }

  async watches() {
    this.clock.add(60_000)
    return watchLights(this.db, this.clock, this.workspace)
  }

  async messages() {
    const rows = await this.db
      .selectFrom('messages')
      .select(['kind', 'channelId', 'data', 'state'])
      .orderBy('id')
      .execute()
    return rows.map((row) => ({ ...row, data: JSON.parse(row.data) }))
  }
}

eachDatabase('the lights', (openFresh) => {
  const open = async (settings: Partial<Workspace> = {}) => new Company((await openFresh()).db, settings).open()

  describe('in the status', () => {
    test('are grey with their reasons while nothing is known, and so is the headline', async () => {
      const company = await open()
      expect(await company.lights()).toEqual(['grey no-movements', 'grey no-balance', 'grey no-invoices'])
      expect(await company.status()).toMatchObject({ headline: 'grey', receivables: [], rates: [] })
    })

    test('come from movements, balances, invoices and payments', async () => {
      const company = await open({ paymentsAreCash: false })
      await company.movesEachMonth()
      await company.holds('400')
      await company.sells()
      const status = await company.status()
      expect(status).toMatchObject({
        headline: 'yellow',
        lights: [
          {
            id: 'red',
            state: 'clear',
            figures: { months: [{ operating: amount('50') }, { operating: amount('50') }] },
          },
          {
            id: 'orange',
            state: 'clear',
            figures: { cash: amount('400'), meanOutflow: amount('100'), limit: amount('150') },
          },
          { id: 'yellow', state: 'lit', figures: { dsoDays: 20 + 31, monthEnds: 3 } },
        ],
        receivables: [{ currency: 'USD', arMinor: 10_000, overdueMinor: 10_000, overdueCount: 1 }],
      })
      expect(status.dsoHistory.slice(-5).map((d) => d.days)).toEqual([null, 31, 30, 31, 51])
    })

    test('turn with the facts: a payment puts yellow out, an outflow lights orange, two bad months light red', async () => {
      const company = await open()
      await company.movesEachMonth()
      await company.holds('160')
      await company.sells()
      expect(await company.lights()).toEqual(['clear', 'clear', 'lit'])
      await company.pays('INV-2026-10', '2026-11-20')
      expect(await company.lights()).toEqual(['clear', 'clear', 'clear'])
      await company.moves('out', '50', '2026-10-31')
      expect(await company.lights()).toEqual(['clear', 'lit', 'clear'])
      await company.moves('out', '500', '2026-09-30')
      await company.moves('out', '500', '2026-10-30')
      expect(await company.lights()).toEqual(['lit', 'lit', 'clear'])
      // A loan brings cash and hides nothing; money moved between own accounts is neither income nor spending.
      await company.moves('in', '5000', '2026-10-30', 'bank loan')
      await company.moves('out', '9000', '2026-10-30', 'internal transfer')
      expect(await company.status()).toMatchObject({
        headline: 'red',
        lights: [{ state: 'lit' }, { figures: { meanOutflow: amount('450') } }, {}],
      })
    })

    test('leave restricted cash out, and count what an account held last', async () => {
      const company = await open()
      await company.movesEachMonth()
      await company.holds('1000', { account: 'Deposit', restricted: true })
      expect((await company.lights())[1]).toBe('grey no-balance')
      await company.holds('100', { on: '2026-11-19' })
      await company.holds('999')
      await company.holds('200')
      expect((await company.status()).lights[1]).toMatchObject({ state: 'clear', figures: { cash: amount('200') } })
    })

    test('are grey where a rate is missing, and say the rate once it is there', async () => {
      const company = await open()
      await company.movesEachMonth()
      await company.holds('700', { code: 'CNY' })
      expect((await company.status()).lights[1]).toMatchObject({
        state: 'grey',
        reason: { kind: 'no-rate', currency: 'CNY' },
      })
      const rate = (text: string) =>
        recordRate(company.db, company.clock, asFinance, { from: currency('CNY'), rate: text, day: day('2026-11-01') })
      await rate('0.2')
      await rate('0.14') // a correction: the rate recorded last counts, also within the same moment
      const { lights, rates } = await company.status()
      expect(lights[1]).toMatchObject({ state: 'lit', figures: { cash: amount('98') } })
      expect(rates).toEqual([{ from: 'CNY', to: 'USD', rate: '0.14', day: '2026-11-01' }])
    })

    test('of an earlier day use only what is dated on or before it', async () => {
      const company = await open()
      await company.movesEachMonth()
      await company.holds('400', { on: '2026-11-10' })
      await company.holds('10')
      await company.sells()
      expect(await company.lights()).toEqual(['clear', 'lit', 'lit'])
      expect(await company.lights('2026-11-19')).toEqual(['clear', 'clear', 'lit'])
      expect(await company.lights('2026-11-09')).toEqual(['clear', 'grey no-balance', 'lit'])
      expect(await company.lights('2026-10-31')).toEqual(['clear', 'grey no-balance', 'grey history-short'])
      expect(await company.lights('2026-08-01')).toEqual(['grey no-movements', 'grey no-balance', 'grey no-invoices'])
      expect((await company.status('2026-09-30')).receivables).toEqual([
        { currency: 'USD', arMinor: 10_000, overdueMinor: 0, overdueCount: 0 },
      ])
    })

    test('of today are the same whether asked for by the day or not', async () => {
      const company = await open()
      await company.movesEachMonth()
      await company.holds('400')
      await company.sells()
      company.clock.set('2026-11-20T23:59:59Z')
      expect(await company.status('2026-11-20')).toEqual(await company.status())
    })
  })

  describe('watched', () => {
    test('are remembered at the first look and not said while none is lit', async () => {
      const company = await open()
      expect(await company.watches()).toEqual([])
      expect(await company.messages()).toEqual([])
    })

    test('are said at the first look when one is lit', async () => {
      const company = await open()
      await company.movesEachMonth()
      await company.holds('10')
      expect(await company.watches()).toEqual([{ light: 'orange', before: null }])
      expect(await company.messages()).toHaveLength(1)
    })

    test('are said once in the status channel when one turns, and not again at the second look', async () => {
      const company = await open()
      await company.movesEachMonth()
      await company.holds('400')
      expect(await company.watches()).toEqual([])
      await company.holds('100')
      const turns = [{ light: 'orange', before: 'clear' }]
      expect(await company.watches()).toEqual(turns)
      expect(await company.watches()).toEqual([])
      expect(await company.messages()).toEqual([
        { kind: 'light-change', channelId: STATUS, state: 'queued', data: { day: '2026-11-20', turns } },
      ])
    })

    test('are not said when facts change and no light turns', async () => {
      const company = await open()
      await company.movesEachMonth()
      await company.holds('400')
      await company.watches()
      await company.holds('390')
      expect(await company.watches()).toEqual([])
      expect(await company.messages()).toEqual([])
    })

    test('are looked at again when a fact comes within the moment of the last look', async () => {
      const company = await open()
      await company.movesEachMonth()
      await company.holds('400')
      await company.watches()
      await company.holds('400')
      expect(await watchLights(company.db, company.clock, company.workspace)).toEqual([])
      await company.holds('100')
      expect(await watchLights(company.db, company.clock, company.workspace)).toEqual([
        { light: 'orange', before: 'clear' },
      ])
    })

    test('turn grey by time alone, and back', async () => {
      const company = await open()
      await company.movesEachMonth()
      await company.holds('400')
      await company.watches()
      company.clock.set('2026-11-30T09:00:00Z')
      expect(await company.watches()).toEqual([])
      company.clock.set('2026-12-01T09:00:00Z')
      // Of November no movement is known, and the balance is eleven days old.
      expect(await company.watches()).toEqual([
        { light: 'red', before: 'clear' },
        { light: 'orange', before: 'clear' },
      ])
      expect((await company.messages()).map((m) => m.data.turns.length)).toEqual([2])
    })

    test('several that turn at once are one message', async () => {
      const company = await open()
      await company.movesEachMonth()
      await company.holds('400')
      await company.watches()
      await company.moves('out', '900', '2026-09-30')
      await company.moves('out', '900', '2026-10-30')
      expect((await company.watches()).map((t) => t.light)).toEqual(['red', 'orange'])
      expect(await company.messages()).toHaveLength(1)
    })

    test('without a status channel are remembered and said to nobody', async () => {
      const company = await open({ channels: {} })
      await company.movesEachMonth()
      await company.holds('10')
      expect(await company.watches()).toEqual([{ light: 'orange', before: null }])
      expect(await company.messages()).toEqual([])
    })

    test('by two processes at once are said once', async () => {
      const company = await open()
      await company.movesEachMonth()
      await company.holds('10')
      company.clock.add(1000)
      const looks = [1, 2, 3].map(() => watchLights(company.db, company.clock, company.workspace))
      expect((await Promise.all(looks)).flat()).toEqual([{ light: 'orange', before: null }])
      expect(await company.messages()).toHaveLength(1)
    })
  })
})
