import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Ageing, ageingOf } from '../../src/core/ageing.ts'
import { addDays, type Day, day, dayAt, daysBetween, laterDay } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import { applyUnapplied } from '../../src/flows/apply-unapplied.ts'
import { creditInvoice } from '../../src/flows/credit-invoice.ts'
import { logCustomer } from '../../src/flows/log-customer.ts'
import { logInvoice } from '../../src/flows/log-invoice.ts'
import { readAgeing, readAgeingOn } from '../../src/flows/read-ageing.ts'
import { readCustomer } from '../../src/flows/read-customer.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { reversePayment } from '../../src/flows/reverse-payment.ts'
import { readTotals } from '../../src/store/daily-totals.ts'
import { dutiesOfChains } from '../../src/store/duties.ts'
import { findInvoicesByNumber } from '../../src/store/invoices.ts'
import type { Db } from '../../src/store/open.ts'
import { unappliedNow } from '../../src/store/payments.ts'
import { asFinance, HandClock, openCompany } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const CUSTOMERS = ['ALPHA', 'BRAVO'] as const
const CURRENCIES = ['USD', 'JPY'] as const

/** What somebody does, and how many days back they date it. Invoices are meant by their place in the order of logging. */
type Deed =
  | { kind: 'wait'; days: number }
  | { kind: 'invoice'; customer: number; currency: number; minor: number; back: number; terms: number }
  | { kind: 'pay'; invoice: number; minor: number | null; back: number }
  | { kind: 'pay-on-account'; customer: number; currency: number; minor: number; back: number }
  | { kind: 'reverse'; invoice: number }
  | { kind: 'credit'; invoice: number; minor: number | null; back: number }
  | { kind: 'apply'; invoice: number }

// Small figures, so that part payments, exact ones and over-payments all come often.
const minor = fc.integer({ min: 1, max: 12 })
const back = fc.nat(30)
const invoice = fc.nat(5)
const customer = fc.nat(CUSTOMERS.length - 1)
const inCurrency = fc.nat(CURRENCIES.length - 1)
const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
    fc.record({
      kind: fc.constant('invoice' as const),
      customer,
      currency: inCurrency,
      minor,
      back,
      terms: fc.nat(45),
    }),
    { arbitrary: fc.record({ kind: fc.constant('pay' as const), invoice, minor: fc.option(minor), back }), weight: 3 },
    fc.record({ kind: fc.constant('pay-on-account' as const), customer, currency: inCurrency, minor, back }),
    { arbitrary: fc.record({ kind: fc.constant('reverse' as const), invoice }), weight: 2 },
    fc.record({ kind: fc.constant('credit' as const), invoice, minor: fc.option(minor), back }),
    { arbitrary: fc.record({ kind: fc.constant('apply' as const), invoice }), weight: 2 },
  ),
  { minLength: 12, maxLength: 40 },
)

type ModelInvoice = { number: string; customer: number; currency: string; minor: bigint; issued: Day; due: Day }
type Put = { invoice: ModelInvoice; minor: bigint; day: Day }
type ModelPayment = {
  customer: number
  currency: string
  minor: bigint
  received: Day
  puts: Put[]
  takenBack: Day | null
}

/** The books as anybody would keep them on paper: lists of what happened, and every figure added up from them when it is asked for. */
class Paper {
  readonly invoices: ModelInvoice[] = []
  readonly payments: ModelPayment[] = []
  readonly credits: Put[] = []

  /** All that money did to an invoice by a day: positive lessens what is owed. */
  #movedOf(invoice: ModelInvoice, by: Day | null): Put[] {
    const paid = this.payments.flatMap(({ puts, takenBack }) => [
      ...puts,
      ...(takenBack ? puts.map((p) => ({ ...p, minor: -p.minor, day: takenBack })) : []),
    ])
    return [...paid, ...this.credits].filter((p) => p.invoice === invoice && (by === null || p.day <= by))
  }

  outstanding(invoice: ModelInvoice, by: Day | null = null): bigint {
    return this.#movedOf(invoice, by).reduce((left, p) => left - p.minor, invoice.minor)
  }

  /** The day of the last thing that money did to an invoice of which nothing is owed any more. */
  settledDay(invoice: ModelInvoice): Day | null {
    return this.outstanding(invoice) > 0n ? null : latest(this.#movedOf(invoice, null).map((p) => p.day))
  }

  left(payment: ModelPayment): bigint {
    return payment.takenBack ? 0n : payment.puts.reduce((left, p) => left - p.minor, payment.minor)
  }

  /** Puts up to so much of a payment on an invoice, from the day on which there is something to pay. */
  put(payment: ModelPayment, invoice: ModelInvoice, from: Day): void {
    const left = this.left(payment)
    const open = this.outstanding(invoice)
    const minor = open - left > 0n ? left : open
    if (minor > 0n) payment.puts.push({ invoice, minor, day: latest([from, ...this.#openDays(invoice)]) })
  }

  credit(invoice: ModelInvoice, minor: bigint, from: Day): void {
    this.credits.push({ invoice, minor, day: latest([from, ...this.#openDays(invoice)]) })
  }

  #openDays(invoice: ModelInvoice): Day[] {
    const takenBack = this.payments
      .filter((p) => p.puts.some((put) => put.invoice === invoice))
      .flatMap((p) => p.takenBack ?? [])
    return [invoice.issued, ...takenBack]
  }

  /** Sums a day and currency of everything that happened. */
  totals(): Map<string, Record<'invoiced' | 'credited' | 'received' | 'applied', bigint>> {
    const sums = new Map<string, Record<'invoiced' | 'credited' | 'received' | 'applied', bigint>>()
    const add = (on: Day, code: string, what: 'invoiced' | 'credited' | 'received' | 'applied', minor: bigint) => {
      const row = sums.get(`${on} ${code}`) ?? { invoiced: 0n, credited: 0n, received: 0n, applied: 0n }
      row[what] += minor
      sums.set(`${on} ${code}`, row)
    }
    for (const i of this.invoices) add(i.issued, i.currency, 'invoiced', i.minor)
    for (const c of this.credits) add(c.day, c.invoice.currency, 'credited', c.minor)
    for (const p of this.payments) {
      add(p.received, p.currency, 'received', p.minor)
      for (const put of p.puts) add(put.day, p.currency, 'applied', put.minor)
      if (p.takenBack === null) continue
      add(p.takenBack, p.currency, 'received', -p.minor)
      for (const put of p.puts) add(p.takenBack, p.currency, 'applied', -put.minor)
    }
    return sums
  }

  ageing(on: Day): Ageing[] {
    const open = this.invoices
      .filter((i) => i.issued <= on && this.outstanding(i, on) > 0n)
      .map((i) => ({ dueDay: i.due, outstanding: money(Number(this.outstanding(i, on)), currency(i.currency)) }))
    const unapplied = CURRENCIES.map((code) => {
      let sum = 0n
      for (const [key, row] of this.totals())
        if (key.endsWith(code) && key.slice(0, 10) <= on) sum += row.received - row.applied
      return money(Number(sum), currency(code))
    })
    return ageingOf(open, unapplied, on)
  }

  /** Amount-weighted days between due and paid, of payments that stood and of what is open and late. */
  /** The currency in which a customer is owed most often; of two the first of the alphabet. */
  #mainCurrency(customer: number): string | undefined {
    const counts = CURRENCIES.map((code) => ({
      code,
      count: this.invoices.filter((i) => i.customer === customer && i.currency === code).length,
    }))
    return counts.sort((a, b) => b.count - a.count || a.code.localeCompare(b.code))[0]?.code
  }

  meanDaysLate(customer: number, today: Day): number | null {
    const weights = [
      ...this.payments
        .filter((p) => p.takenBack === null)
        .flatMap((p) => p.puts.map((put) => ({ ...put, late: daysBetween(put.invoice.due, put.day) }))),
      ...this.invoices
        .map((i) => ({ invoice: i, minor: this.outstanding(i), late: daysBetween(i.due, today) }))
        .filter((w) => w.late > 0),
    ].filter((w) => w.invoice.customer === customer && w.invoice.currency === this.#mainCurrency(customer))
    const total = weights.reduce((sum, w) => sum + w.minor, 0n)
    return total > 0n ? Number(weights.reduce((sum, w) => sum + w.minor * BigInt(w.late), 0n)) / Number(total) : null
  }
}

function latest(days: readonly Day[]): Day {
  return days.reduce(laterDay)
}

eachDatabase('the ledger', (openFresh) => {
  test('agrees with books kept on paper, on every day, whatever is invoiced, paid, taken back, credited and applied', async () => {
    const { db } = await openFresh()
    let company = 0
    await fc.assert(
      fc.asyncProperty(deeds, async (all) => {
        company += 1
        const office = await Office.open(db, `T${company}`)
        for (const deed of all) await office.does(deed)
        await office.agrees()
      }),
      {
        numRuns: 30,
        examples: [
          [PAID_TWICE_FROM_ONE_RECEIPT],
          [PAID_AGAIN_AND_DATED_BACK],
          [SETTLED_BY_WHAT_CAME_FIRST],
          [LATE_PAYMENT_TAKEN_BACK],
        ],
      },
    )
  })
})

const ONE_INVOICE: Deed = { kind: 'invoice', customer: 0, currency: 0, minor: 10, back: 30, terms: 5 }

/** A receipt is put on an invoice, another payment of it is taken back, and the rest of the receipt is put on it too. */
const PAID_TWICE_FROM_ONE_RECEIPT: Deed[] = [
  { kind: 'pay-on-account', customer: 0, currency: 0, minor: 4, back: 0 },
  ONE_INVOICE,
  { kind: 'pay', invoice: 0, minor: 8, back: 0 },
  { kind: 'apply', invoice: 0 },
  { kind: 'reverse', invoice: 0 },
  { kind: 'apply', invoice: 0 },
  { kind: 'reverse', invoice: 0 },
]
/** Between the first payment and the day it was taken back the invoice was paid: the second one cannot have paid it then. */
const PAID_AGAIN_AND_DATED_BACK: Deed[] = [
  ONE_INVOICE,
  { kind: 'pay', invoice: 0, minor: null, back: 20 },
  { kind: 'reverse', invoice: 0 },
  { kind: 'pay', invoice: 0, minor: 6, back: 10 },
  { kind: 'credit', invoice: 0, minor: null, back: 15 },
]
const SETTLED_BY_WHAT_CAME_FIRST: Deed[] = [
  ONE_INVOICE,
  { kind: 'pay', invoice: 0, minor: 6, back: 5 },
  { kind: 'pay', invoice: 0, minor: null, back: 25 },
]
const LATE_PAYMENT_TAKEN_BACK: Deed[] = [
  ONE_INVOICE,
  { kind: 'pay', invoice: 0, minor: 6, back: 15 },
  { kind: 'wait', days: 20 },
  { kind: 'reverse', invoice: 0 },
]

/** The flows and the paper side by side: every deed is done to both. */
class Office {
  readonly #db: Db
  readonly #clock: HandClock
  readonly #workspaceId: string
  readonly #paper = new Paper()

  private constructor(db: Db, clock: HandClock, workspaceId: string) {
    this.#db = db
    this.#clock = clock
    this.#workspaceId = workspaceId
  }

  static async open(db: Db, workspaceId: string): Promise<Office> {
    const clock = new HandClock('2026-03-02T10:00:00Z')
    await openCompany(db, clock, { id: workspaceId })
    const office = new Office(db, clock, workspaceId)
    for (const code of CUSTOMERS) {
      const entry = { name: `${code} Works`, code, terms: null, currency: null, ownerUserId: null }
      expect(await logCustomer(db, clock, office.#by, entry)).toMatchObject({ kind: 'recorded' })
    }
    return office
  }

  get #by() {
    return { ...asFinance, workspaceId: this.#workspaceId }
  }

  get #today(): Day {
    return dayAt(this.#clock.now(), 'UTC')
  }

  async does(deed: Deed): Promise<void> {
    this.#clock.add(1000)
    const paper = this.#paper
    switch (deed.kind) {
      case 'wait':
        return this.#clock.add(deed.days * 86_400_000)
      case 'invoice':
        return this.#invoices(deed)
      case 'pay-on-account':
        return this.#paysOnAccount(deed)
    }
    const found = paper.invoices[deed.invoice]
    if (!found) return
    if (deed.kind === 'pay') return this.#pays(found, deed)
    if (deed.kind === 'reverse') return this.#reverses(found)
    if (deed.kind === 'credit') return this.#credits(found, deed)
    return this.#applies(found)
  }

  async #invoices({ customer, currency: c, minor, back, terms }: Deed & { kind: 'invoice' }): Promise<void> {
    const issued = addDays(this.#today, -back)
    const number = `N-${this.#paper.invoices.length}`
    const code = CURRENCIES[c] as string
    const made = { number, customer, currency: code, minor: BigInt(minor), issued, due: addDays(issued, terms) }
    const outcome = await logInvoice(this.#db, this.#clock, this.#by, {
      number,
      customerText: CUSTOMERS[customer] as string,
      amount: money(minor, currency(code)),
      issuedDay: issued,
      dueDay: made.due,
      terms: null,
      deliveredDay: null,
    })
    expect(outcome.kind).toBe('recorded')
    this.#paper.invoices.push(made)
  }

  async #pays(invoice: ModelInvoice, { minor, back }: Deed & { kind: 'pay' }): Promise<void> {
    const received = addDays(this.#today, -back)
    const outcome = await recordPayment(this.#db, this.#clock, this.#by, {
      target: invoice.number,
      amount: minor === null ? null : money(minor, currency(invoice.currency)),
      receivedDay: received,
    })
    const open = this.#paper.outstanding(invoice)
    expect(outcome.kind).toBe(open > 0n ? 'recorded' : 'already-settled')
    if (open === 0n) return
    const amount = minor === null ? open : BigInt(minor)
    const payment = {
      customer: invoice.customer,
      currency: invoice.currency,
      minor: amount,
      received,
      puts: [],
      takenBack: null,
    }
    this.#paper.payments.push(payment)
    this.#paper.put(payment, invoice, received)
  }

  async #paysOnAccount({ customer, currency: c, minor, back }: Deed & { kind: 'pay-on-account' }): Promise<void> {
    const received = addDays(this.#today, -back)
    const code = CURRENCIES[c] as string
    const amount = money(minor, currency(code))
    const target = CUSTOMERS[customer] as string
    const outcome = await recordPayment(this.#db, this.#clock, this.#by, { target, amount, receivedDay: received })
    expect(outcome.kind).toBe('recorded')
    const payment = { customer, currency: code, minor: BigInt(minor), received, puts: [], takenBack: null }
    this.#paper.payments.push(payment)
    const theirs = this.#paper.invoices.filter((i) => i.customer === customer && i.currency === code)
    for (const i of theirs.sort((a, b) => a.due.localeCompare(b.due) || a.number.localeCompare(b.number)))
      this.#paper.put(payment, i, received)
  }

  async #reverses(invoice: ModelInvoice): Promise<void> {
    const last = this.#paper.payments.findLast(
      (p) => p.takenBack === null && p.puts.some((put) => put.invoice === invoice),
    )
    const outcome = await reversePayment(this.#db, this.#clock, this.#by, invoice.number)
    expect(outcome.kind).toBe(last ? 'reversed' : 'no-payment')
    if (last) last.takenBack = this.#today
    if (outcome.kind === 'reversed') expect(BigInt(outcome.outstanding.minor)).toBe(this.#paper.outstanding(invoice))
  }

  async #credits(invoice: ModelInvoice, { minor, back }: Deed & { kind: 'credit' }): Promise<void> {
    const open = this.#paper.outstanding(invoice)
    const amount = minor === null ? open : BigInt(minor)
    const creditedDay = addDays(this.#today, -back)
    const outcome = await creditInvoice(this.#db, this.#clock, this.#by, {
      number: invoice.number,
      amount: minor === null ? null : money(minor, currency(invoice.currency)),
      creditedDay,
      reason: 'returned',
    })
    const fits = amount > 0n && amount <= open
    expect(outcome.kind).toBe(fits ? 'credited' : 'more-than-open')
    if (fits) this.#paper.credit(invoice, amount, creditedDay)
  }

  async #applies(invoice: ModelInvoice): Promise<void> {
    const { currency: code, customer } = invoice
    const receipts = this.#paper.payments.filter(
      (p) => p.customer === customer && p.currency === code && this.#paper.left(p) > 0n,
    )
    const outcome = await applyUnapplied(this.#db, this.#clock, this.#by, invoice.number)
    if (this.#paper.outstanding(invoice) <= 0n) return expect(outcome.kind).toBe('already-settled')
    expect(outcome.kind).toBe(receipts.length > 0 ? 'applied' : 'nothing-unapplied')
    for (const receipt of receipts.toSorted((a, b) => a.received.localeCompare(b.received)))
      this.#paper.put(receipt, invoice, this.#today)
  }

  async agrees(): Promise<void> {
    await this.#agreesOnInvoices()
    await this.#agreesOnTotals()
    await this.#agreesOnAgeing()
    await this.#agreesOnCustomers()
  }

  async #agreesOnInvoices(): Promise<void> {
    for (const invoice of this.#paper.invoices) {
      const [stored] = await findInvoicesByNumber(this.#db, this.#workspaceId, invoice.number)
      if (!stored) throw new Error(`${invoice.number} is not in the books`)
      const outstanding = this.#paper.outstanding(invoice)
      expect({ number: stored.number, minor: BigInt(stored.outstanding.minor), settled: stored.settledDay }).toEqual({
        number: invoice.number,
        minor: outstanding,
        settled: this.#paper.settledDay(invoice),
      })
      const duties = await dutiesOfChains(this.#db, this.#workspaceId, [stored.id])
      const alive = duties.filter((d) => d.state === 'planned' || d.state === 'open').map((d) => d.rule)
      if (outstanding === 0n) expect([invoice.number, alive]).toEqual([invoice.number, []])
      else expect(alive).toEqual(expect.arrayContaining(['send-invoice', 'start-collection']))
      expect(new Set(duties.map((d) => d.rule)).size).toBe(duties.length)
    }
  }

  async #agreesOnTotals(): Promise<void> {
    const stored = await readTotals(this.#db, this.#workspaceId, this.#today)
    const applied = await this.#db
      .selectFrom('dailyTotals')
      .select(['day', 'currency', 'appliedMinor'])
      .where('workspaceId', '=', this.#workspaceId)
      .execute()
    const rows = stored.map((t) => {
      const minor = applied.find((a) => a.day === t.day && a.currency === t.currency)?.appliedMinor ?? 0
      const sums = { invoiced: t.invoicedMinor, credited: t.creditedMinor, received: t.receivedMinor, applied: minor }
      return [`${t.day} ${t.currency}`, sums] as const
    })
    const onPaper = [...this.#paper.totals()].map(([key, row]) => {
      const { invoiced, credited, received, applied: put } = row
      return [
        key,
        { invoiced: Number(invoiced), credited: Number(credited), received: Number(received), applied: Number(put) },
      ] as const
    })
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(onPaper))
  }

  async #agreesOnAgeing(): Promise<void> {
    const byCurrency = (all: Ageing[]) => all.toSorted((a, b) => a.currency.localeCompare(b.currency))
    const live = byCurrency(await readAgeing(this.#db, this.#workspaceId, this.#today))
    expect(live).toEqual(byCurrency(await readAgeingOn(this.#db, this.#workspaceId, this.#today)))
    expect(live).toEqual(byCurrency(this.#paper.ageing(this.#today)))
    const totals = this.#paper.totals()
    const days = [...new Set([...totals.keys()].map((key) => day(key.slice(0, 10))))]
    for (const on of new Set(days.flatMap((d) => [addDays(d, -1), d]))) {
      const found = byCurrency(await readAgeingOn(this.#db, this.#workspaceId, on))
      expect([on, found]).toEqual([on, byCurrency(this.#paper.ageing(on))])
      for (const code of CURRENCIES) {
        let ar = 0n
        for (const [key, row] of totals)
          if (key.endsWith(code) && key.slice(0, 10) <= on) ar += row.invoiced - row.credited - row.received
        const of = found.find((a) => a.currency === code)
        expect([on, code, BigInt((of?.open.minor ?? 0) - (of?.unappliedMinor ?? 0))]).toEqual([on, code, ar])
      }
    }
  }

  async #agreesOnCustomers(): Promise<void> {
    for (const [index, text] of CUSTOMERS.entries()) {
      const answer = await readCustomer(this.#db, this.#by, { text, today: this.#today })
      if (answer.kind !== 'card') throw new Error(`no card of ${text}: ${answer.kind}`)
      const { customer, meanDaysLate } = answer.card
      const expected = this.#paper.meanDaysLate(index, this.#today)
      if (expected === null) expect(meanDaysLate).toBeNull()
      else expect(meanDaysLate).toBeCloseTo(expected, 6)
      const unapplied = CURRENCIES.map((code) =>
        this.#paper.payments.reduce(
          (sum, p) => (p.customer === index && p.currency === code ? sum + this.#paper.left(p) : sum),
          0n,
        ),
      )
      const stored = await unappliedNow(this.#db, this.#workspaceId, customer.id)
      expect(CURRENCIES.map((code) => BigInt(stored.find((m) => m.currency === code)?.minor ?? 0))).toEqual(unapplied)
    }
  }
}
