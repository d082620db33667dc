/** The flows and the paper side by side: every deed is done to both, and then every figure is asked of both. */
import { isDeepStrictEqual } from 'node:util'
import { type Ageing, BUCKETS } from '../../src/core/ageing.ts'
import { addDays, type Day, day, dayAt } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import { applyUnapplied } from '../../src/flows/apply-unapplied.ts'
import { creditInvoice } from '../../src/flows/credit-invoice.ts'
import { logCustomer } from '../../src/flows/log-customer.ts'
import { logInvoice } from '../../src/flows/log-invoice.ts'
import { readAgeing, readAgeingOn } from '../../src/flows/read-ageing.ts'
import { readCustomer } from '../../src/flows/read-customer.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { reversePayment } from '../../src/flows/reverse-payment.ts'
import { saveSettings } from '../../src/flows/save-settings.ts'
import { dutiesOfChains } from '../../src/store/duties.ts'
import { invoicesByNumber } from '../../src/store/invoices.ts'
import type { Db } from '../../src/store/open.ts'
import { asFinance, HandClock, workspaceOf } from '../support/company.ts'
import { CURRENCIES, CUSTOMERS, type Deed } from './deeds.ts'
import { Paper, type PaperAgeing, type PaperInvoice } from './paper.ts'

/** How many figures were compared, over many ledgers. */
export type Tally = { deeds: number; comparisons: number }

export class Office {
  readonly #db: Db
  readonly #clock: HandClock
  readonly #by: typeof asFinance
  readonly #tally: Tally
  readonly #paper = new Paper()

  private constructor(db: Db, clock: HandClock, workspaceId: string, tally: Tally) {
    this.#db = db
    this.#clock = clock
    this.#by = { ...asFinance, workspaceId }
    this.#tally = tally
  }

  /** A company of its own, with nothing but its customers. */
  static async open(db: Db, workspaceId: string, tally: Tally): Promise<Office> {
    const clock = new HandClock('2026-03-02T10:00:00Z')
    const office = new Office(db, clock, workspaceId, tally)
    await saveSettings(db, clock, office.#by, workspaceOf({ id: workspaceId }))
    for (const code of CUSTOMERS) {
      const entry = { name: `${code} Works`, code, terms: null, currency: null, ownerUserId: null }
      office.#same('logging a customer', (await logCustomer(db, clock, office.#by, entry)).kind, 'recorded')
    }
    return office
  }

  get #today(): Day {
    return dayAt(this.#clock.now(), 'UTC')
  }

  #same(what: string, found: unknown, expected: unknown, figures = 1): void {
    this.#tally.comparisons += figures
    if (!isDeepStrictEqual(found, expected))
      throw new Error(`${what}: the books say ${shown(found)}, the paper says ${shown(expected)}`)
  }

  async does(deed: Deed): Promise<void> {
    this.#tally.deeds += 1
    this.#clock.add(1000)
    switch (deed.kind) {
      case 'wait':
        return this.#clock.add(deed.days * 86_400_000)
      case 'invoice':
        return this.#invoices(deed)
      case 'pay-on-account':
        return this.#paysOnAccount(deed)
    }
    const found = this.#paper.invoices[deed.invoice]
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
    this.#same(`logging ${number}`, outcome.kind, 'recorded')
    this.#paper.invoices.push(made)
  }

  async #pays(invoice: PaperInvoice, { minor, back }: Deed & { kind: 'pay' }): Promise<void> {
    const received = addDays(this.#today, -back)
    const outcome = await recordPayment(this.#db, this.#clock, this.#by, {
      target: invoice.number,
      amount: minor === null ? null : money(minor, currency(invoice.currency)),
      receivedDay: received,
    })
    const open = this.#paper.outstanding(invoice)
    this.#same(`paying ${invoice.number}`, outcome.kind, open > 0n ? 'recorded' : 'already-settled')
    if (open === 0n) return
    const { customer, currency: code } = invoice
    const amount = minor === null ? open : BigInt(minor)
    const payment = { customer, currency: code, minor: amount, received, puts: [], takenBack: null }
    this.#paper.payments.push(payment)
    this.#paper.put(payment, invoice, received)
  }

  async #paysOnAccount({ customer, currency: c, minor, back }: Deed & { kind: 'pay-on-account' }): Promise<void> {
    const received = addDays(this.#today, -back)
    const code = CURRENCIES[c] as string
    const amount = money(minor, currency(code))
    const target = CUSTOMERS[customer] as string
    const outcome = await recordPayment(this.#db, this.#clock, this.#by, { target, amount, receivedDay: received })
    this.#same('paying on account', outcome.kind, 'recorded')
    const payment = { customer, currency: code, minor: BigInt(minor), received, puts: [], takenBack: null }
    this.#paper.payments.push(payment)
    const theirs = this.#paper.invoices.filter((i) => i.customer === customer && i.currency === code)
    for (const i of theirs.sort((a, b) => a.due.localeCompare(b.due) || a.number.localeCompare(b.number)))
      this.#paper.put(payment, i, received)
  }

  async #reverses(invoice: PaperInvoice): Promise<void> {
    const last = this.#paper.payments.findLast(
      (p) => p.takenBack === null && p.puts.some((put) => put.invoice === invoice),
    )
    const outcome = await reversePayment(this.#db, this.#clock, this.#by, invoice.number)
    this.#same(`taking back what paid ${invoice.number}`, outcome.kind, last ? 'reversed' : 'no-payment')
    if (last) last.takenBack = this.#today
    if (outcome.kind === 'reversed')
      this.#same(
        `open of ${invoice.number} after a payment was taken back`,
        BigInt(outcome.outstanding.minor),
        this.#paper.outstanding(invoice),
      )
  }

  async #credits(invoice: PaperInvoice, { minor, back }: Deed & { kind: 'credit' }): Promise<void> {
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
    this.#same(`crediting ${invoice.number}`, outcome.kind, fits ? 'credited' : 'more-than-open')
    if (fits) this.#paper.credit(invoice, amount, creditedDay)
  }

  async #applies(invoice: PaperInvoice): Promise<void> {
    const { currency: code, customer } = invoice
    const receipts = this.#paper.payments.filter(
      (p) => p.customer === customer && p.currency === code && this.#paper.left(p) > 0n,
    )
    const outcome = await applyUnapplied(this.#db, this.#clock, this.#by, invoice.number)
    const isSettled = this.#paper.outstanding(invoice) <= 0n
    const expected = isSettled ? 'already-settled' : receipts.length > 0 ? 'applied' : 'nothing-unapplied'
    this.#same(`applying receipts to ${invoice.number}`, outcome.kind, expected)
    if (isSettled) return
    for (const receipt of receipts.toSorted((a, b) => a.received.localeCompare(b.received)))
      this.#paper.put(receipt, invoice, this.#today)
  }

  /** Throws where any figure of the books is not that of the paper. */
  async agrees(): Promise<void> {
    await this.#agreesOnInvoices()
    await this.#agreesOnTotals()
    await this.#agreesOnAgeing()
    await this.#agreesOnCustomers()
  }

  async #agreesOnInvoices(): Promise<void> {
    const paper = this.#paper
    const { workspaceId } = this.#by
    const stored = await invoicesByNumber(
      this.#db,
      workspaceId,
      paper.invoices.map((i) => i.number),
    )
    const found = stored.map((i) => [
      i.number,
      BigInt(i.outstanding.minor),
      BigInt(i.amount.minor - i.creditedMinor - i.appliedMinor),
      i.settledDay,
    ])
    const expected = paper.invoices.map((i) => {
      const open = paper.outstanding(i)
      return [i.number, open, open, paper.settledDay(i)]
    })
    const byNumber = (a: unknown[], b: unknown[]) => String(a[0]).localeCompare(String(b[0]))
    this.#same('open of the invoices', found.sort(byNumber), expected.sort(byNumber), 3 * expected.length)
    const duties = await dutiesOfChains(
      this.#db,
      workspaceId,
      stored.map((i) => i.id),
    )
    for (const { id, number, outstanding } of stored) {
      const own = duties.filter((d) => d.chainId === id)
      const alive = own.filter((d) => d.state === 'planned' || d.state === 'open').map((d) => d.rule)
      const expected = outstanding.minor > 0 ? ['send-invoice', 'start-collection'] : []
      const looked = outstanding.minor > 0 ? expected.filter((rule) => alive.some((a) => a === rule)) : alive
      this.#same(`duties of ${number}`, looked, expected)
      this.#same(`rules of ${number}`, new Set(own.map((d) => d.rule)).size, own.length)
    }
  }

  async #agreesOnTotals(): Promise<void> {
    const stored = await this.#db
      .selectFrom('dailyTotals')
      .select(['day', 'currency', 'invoicedMinor', 'creditedMinor', 'receivedMinor', 'appliedMinor'])
      .where('workspaceId', '=', this.#by.workspaceId)
      .execute()
    const found = stored.map((t) => [
      `${t.day} ${t.currency}`,
      {
        invoiced: BigInt(t.invoicedMinor),
        credited: BigInt(t.creditedMinor),
        received: BigInt(t.receivedMinor),
        applied: BigInt(t.appliedMinor),
      },
    ])
    const expected = this.#paper.totals()
    this.#same('totals of the days', Object.fromEntries(found), Object.fromEntries(expected), 4 * expected.size)
  }

  /** Now, and at the end of each day that anything is dated and of the day before it. */
  async #agreesOnAgeing(): Promise<void> {
    const { workspaceId } = this.#by
    const today = this.#today
    const live = await readAgeing(this.#db, workspaceId, today)
    this.#same('ageing now', onPaper(live), this.#paper.ageing(today), 14)
    const touched = [...this.#paper.totals().keys()].map((key) => day(key.slice(0, 10)))
    for (const on of new Set([today, ...touched.flatMap((d) => [addDays(d, -1), d])])) {
      const found = await readAgeingOn(this.#db, workspaceId, on)
      this.#same(`ageing on ${on}`, onPaper(found), this.#paper.ageing(on), 14)
      for (const code of CURRENCIES) {
        const sums = this.#paper.sumsUpTo(on, code)
        const of = found.find((a) => a.currency === code)
        const ar = BigInt((of?.open.minor ?? 0) - (of?.unappliedMinor ?? 0))
        this.#same(`AR in ${code} on ${on}`, ar, sums.invoiced - sums.credited - sums.received)
      }
    }
  }

  async #agreesOnCustomers(): Promise<void> {
    for (const [index, text] of CUSTOMERS.entries()) {
      const answer = await readCustomer(this.#db, this.#by, { text, today: this.#today })
      if (answer.kind !== 'card') throw new Error(`no card of ${text}: ${answer.kind}`)
      const { unapplied, meanDaysLate } = answer.card
      const { weighted, minor } = this.#paper.daysLate(index, this.#today)
      const mean = minor === 0n ? null : Number(weighted) / Number(minor)
      const isNear = mean === null ? meanDaysLate === null : Math.abs((meanDaysLate ?? Number.NaN) - mean) < 1e-6
      this.#same(`days late of ${text}, ${meanDaysLate} for ${mean}`, isNear, true)
      for (const code of CURRENCIES) {
        const found = unapplied.find((m) => m.currency === code)?.minor ?? 0
        this.#same(`unapplied ${code} of ${text}`, BigInt(found), this.#paper.unapplied(index, code))
      }
    }
  }
}

function onPaper(ageings: readonly Ageing[]): Record<string, PaperAgeing> {
  return Object.fromEntries(
    ageings.map(({ currency, buckets, unappliedMinor }) => [
      currency,
      {
        ...Object.fromEntries(BUCKETS.map((b) => [b, [buckets[b].count, BigInt(buckets[b].minor)]])),
        unapplied: [0, BigInt(unappliedMinor)],
      } as PaperAgeing,
    ]),
  )
}

function shown(value: unknown): string {
  return JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? String(v) : v))
}
