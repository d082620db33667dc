/** The flows and the paper side by side: every deed is done to both, and then every figure is asked of both. */
import { isDeepStrictEqual } from 'node:util'
import { type Ageing, BUCKETS } from '../../src/core/ageing.ts'
import { addDays, addMonths, type Day, day, dayAt } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import { parseTerms } from '../../src/core/terms-text.ts'
import { allowDiscount } from '../../src/flows/allow-discount.ts'
import { applyUnapplied } from '../../src/flows/apply-unapplied.ts'
import { creditInvoice } from '../../src/flows/credit-invoice.ts'
import { logCustomer } from '../../src/flows/log-customer.ts'
import { logInvoice } from '../../src/flows/log-invoice.ts'
import { readAgeing, readAgeingOn, readAgeingReport } from '../../src/flows/read-ageing.ts'
import { readCustomer } from '../../src/flows/read-customer.ts'
import { readStatement } from '../../src/flows/read-statement.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { reverseCredit } from '../../src/flows/reverse-credit.ts'
import { reversePayment } from '../../src/flows/reverse-payment.ts'
import { saveSettings } from '../../src/flows/save-settings.ts'
import { proposeWriteOff, writeOffDebt } from '../../src/flows/write-off-debt.ts'
import { listCustomers } from '../../src/store/customers.ts'
import { invoicesByNumber } from '../../src/store/invoices.ts'
import type { Db } from '../../src/store/open.ts'
import { asFinance, HandClock, workspaceOf } from '../support/company.ts'
import { Collector, type Meant } from './collector.ts'
import { CURRENCIES, CUSTOMERS, type Deed, OFFERED, type Whose } from './deeds.ts'
import { Paper, type PaperAgeing, type PaperInvoice } from './paper.ts'
import { COUNTRY } from './steps.ts'

/** How many figures were compared, over many ledgers. */
export type Tally = { deeds: number; comparisons: number }

/** What a number names: an invoice, or its parts in the order in which they fall due. */
type Whole = { readonly number: string; readonly parts: [PaperInvoice, ...PaperInvoice[]] }

export class Office {
  readonly #db: Db
  readonly #clock: HandClock
  readonly #by: typeof asFinance
  readonly #tally: Tally
  readonly #paper = new Paper()
  readonly #customerIds: string[] = []
  readonly #collector: Collector

  private constructor(db: Db, clock: HandClock, workspaceId: string, tally: Tally) {
    this.#db = db
    this.#clock = clock
    this.#by = { ...asFinance, workspaceId }
    this.#tally = tally
    this.#collector = new Collector({
      ...{ db, clock, by: this.#by, paper: this.#paper, customerIds: this.#customerIds },
      today: () => this.#today,
      same: (...figures) => this.#same(...figures),
    })
  }

  /** A company of its own, with nothing but its customers. */
  static async open(db: Db, workspaceId: string, tally: Tally): Promise<Office> {
    const clock = new HandClock('2026-03-02T10:00:00Z')
    const office = new Office(db, clock, workspaceId, tally)
    await saveSettings(db, clock, office.#by, workspaceOf({ id: workspaceId, calendar: COUNTRY }))
    for (const code of CUSTOMERS) {
      const entry = { name: `${code} Works`, code, terms: null, currency: null, ownerUserId: null }
      const outcome = await logCustomer(db, clock, office.#by, entry)
      if (outcome.kind !== 'recorded') throw new Error(`logging ${code}: ${outcome.kind}`)
      office.#customerIds.push(outcome.customer.id)
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
    this.#paper.deed += 1
    this.#clock.add(1000)
    await this.#act(deed)
    await this.#collector.agreesOnSteps()
  }

  async #act(deed: Deed): Promise<void> {
    switch (deed.kind) {
      case 'wait':
        this.#clock.add(deed.days * 86_400_000)
        return deed.says ? this.#collector.says() : undefined
      case 'invoice':
        return this.#invoices(deed)
      case 'pay-on-account':
        return this.#paysOnAccount(deed)
    }
    if ('whose' in deed) {
      const meant = this.#meant(deed.whose)
      return meant ? this.#collector.does(deed, meant) : undefined
    }
    const parts = this.#paper.wholes[deed.invoice] as Whole['parts'] | undefined
    if (!parts) return
    const whole = { number: `N-${deed.invoice}`, parts }
    switch (deed.kind) {
      case 'pay':
        return this.#pays(whole, { back: deed.back, minor: deed.minor === null ? null : BigInt(deed.minor) })
      case 'pay-less':
        return this.#pays(whole, { ...deed, minor: this.#paper.lessDiscount(parts) })
      case 'reverse':
        return this.#reverses(whole)
      case 'credit':
        return this.#credits(whole, deed)
      case 'write-off':
        return this.#writesOff(whole, deed)
      case 'uncredit':
        return this.#takesCreditBack(whole)
      case 'apply':
        return this.#applies(whole)
    }
  }

  #meant(whose: Whose): Meant | null {
    if ('customer' in whose) {
      const { customer } = whose
      return { text: CUSTOMERS[customer] as string, invoices: this.#paper.owedBy(customer), customer }
    }
    const parts = this.#paper.wholes[whose.invoice]
    if (!parts) return null
    const part = whose.part === null ? undefined : parts[whose.part]
    return part
      ? { text: part.number, invoices: [part], customer: null }
      : { text: `N-${whose.invoice}`, invoices: parts, customer: null }
  }

  async #invoices(deed: Deed & { kind: 'invoice' }): Promise<void> {
    const { customer, currency: c, minor, back, terms, discountDays = null, parts = 1 } = deed
    const issued = addDays(this.#today, -back)
    const number = `N-${this.#paper.wholes.length}`
    const code = CURRENCIES[c] as string
    const text = parts > 1 ? `${parts} instalments monthly` : `${OFFERED}/${discountDays} net ${terms}`
    const isPlain = parts === 1 && (discountDays === null || discountDays >= terms)
    const outcome = await logInvoice(this.#db, this.#clock, this.#by, {
      number,
      customerText: CUSTOMERS[customer] as string,
      amount: money(minor, currency(code)),
      issuedDay: issued,
      dueDay: isPlain ? addDays(issued, terms) : null,
      terms: isPlain ? null : parseTerms(text),
      deliveredDay: null,
    })
    this.#same(`logging ${number}`, outcome.kind, 'recorded')
    const share = BigInt(minor) / BigInt(parts)
    const split = Array.from({ length: parts }, (_, i) => ({
      minor: i < parts - 1 ? share : BigInt(minor) - share * BigInt(parts - 1),
      due: parts > 1 ? addMonths(issued, i + 1) : addDays(issued, terms),
    })).filter((part) => part.minor > 0n)
    const lastDay = isPlain || parts > 1 ? null : addDays(issued, discountDays ?? 0)
    this.#paper.wholes.push(
      split.map((part, i) => ({
        ...{ customer, currency: code, issued, lastDay, sent: null, part: i + 1, ...part },
        number: split.length > 1 ? `${number}/${i + 1}` : number,
      })),
    )
  }

  async #pays(
    { number, parts }: Whole,
    { minor, back, allows = false }: { minor: bigint | null; back: number; allows?: boolean },
  ): Promise<void> {
    const [{ customer, currency: code }] = parts
    const received = addDays(this.#today, -back)
    const open = this.#paper.open(parts)
    // Of what is settled nothing is left to pay: a payment in full says so.
    const said = minor === null || minor === 0n ? null : money(Number(minor), currency(code))
    const outcome = await recordPayment(this.#db, this.#clock, this.#by, {
      target: number,
      amount: said,
      receivedDay: received,
    })
    this.#same(`paying ${number}`, outcome.kind, open > 0n ? 'recorded' : 'already-settled')
    if (open === 0n) return
    const amount = said === null ? open : BigInt(said.minor)
    const { deed } = this.#paper
    const payment = { customer, currency: code, minor: amount, received, puts: [], takenBack: null, deed }
    this.#paper.payments.push(payment)
    const late = this.#paper.put(payment, parts, received)
    const lines = outcome.kind === 'recorded' ? outcome.applied : []
    const offered = lines.map((line) => line.discount).find((discount) => discount?.kind === 'late')
    const lateMinor = late ? this.#paper.outstanding(late) : 0n
    this.#same(`the late discount of ${number}`, BigInt(offered?.amount.minor ?? 0), lateMinor)
    if (!late || offered?.kind !== 'late' || !allows) return
    const { invoiceId, paymentId } = offered
    const discount = { invoiceId, paymentId, minor: offered.amount.minor }
    this.#clock.add(1000)
    const allowed = await allowDiscount(this.#db, this.#clock, this.#by, discount)
    this.#same(`allowing the discount of ${number}`, allowed.kind, 'allowed')
    this.#paper.deed += 1
    this.#paper.credit(late, lateMinor, this.#today, 'discount', payment)
  }

  async #paysOnAccount({ customer, currency: c, minor, back }: Deed & { kind: 'pay-on-account' }): Promise<void> {
    const received = addDays(this.#today, -back)
    const code = CURRENCIES[c] as string
    const amount = money(minor, currency(code))
    const target = CUSTOMERS[customer] as string
    const outcome = await recordPayment(this.#db, this.#clock, this.#by, { target, amount, receivedDay: received })
    this.#same('paying on account', outcome.kind, 'recorded')
    const { deed } = this.#paper
    const payment = { customer, currency: code, minor: BigInt(minor), received, puts: [], takenBack: null, deed }
    this.#paper.payments.push(payment)
    const theirs = this.#paper.owedBy(customer).filter((i) => i.currency === code)
    this.#paper.put(payment, theirs, received)
  }

  async #reverses({ number, parts }: Whole): Promise<void> {
    const last = this.#paper.payments.findLast(
      (p) => p.takenBack === null && p.puts.some((put) => parts.includes(put.invoice)),
    )
    const outcome = await reversePayment(this.#db, this.#clock, this.#by, number)
    this.#same(`taking back what paid ${number}`, outcome.kind, last ? 'reversed' : 'no-payment')
    if (last) this.#paper.takeBackPayment(last, this.#today)
    if (outcome.kind === 'reversed')
      this.#same(
        `open of ${number} after a payment was taken back`,
        BigInt(outcome.outstanding.minor),
        this.#paper.open(parts),
      )
  }

  async #credits({ number, parts }: Whole, { minor, back }: Deed & { kind: 'credit' }): Promise<void> {
    const open = this.#paper.open(parts)
    const amount = minor === null ? open : BigInt(minor)
    const creditedDay = addDays(this.#today, -back)
    const outcome = await creditInvoice(this.#db, this.#clock, this.#by, {
      number,
      amount: minor === null ? null : money(minor, currency(parts[0].currency)),
      creditedDay,
      reason: 'returned',
    })
    const fits = amount > 0n && amount <= open
    this.#same(`crediting ${number}`, outcome.kind, fits ? 'credited' : 'more-than-open')
    if (fits) this.#paper.creditAll(parts, amount, creditedDay, 'credit-note')
  }

  async #writesOff({ number, parts }: Whole, { minor }: Deed & { kind: 'write-off' }): Promise<void> {
    const open = this.#paper.open(parts)
    const amount = minor === null ? open : BigInt(minor)
    const entry = { number, amount: minor === null ? null : money(minor, currency(parts[0].currency)), reason: 'lost' }
    const workspace = workspaceOf({ id: this.#by.workspaceId })
    const asked = await proposeWriteOff(this.#db, this.#clock, { by: this.#by, workspace }, entry)
    const expected = open === 0n ? 'already-settled' : amount > open ? 'more-than-open' : 'to-confirm'
    this.#same(`asking to write ${number} off`, asked.kind, expected)
    if (asked.kind !== 'to-confirm') return
    const confirmed = { ...asked, minor: asked.amount.minor, outstandingMinor: asked.outstanding.minor }
    const outcome = await writeOffDebt(this.#db, this.#clock, this.#by, confirmed)
    this.#same(`writing ${number} off`, outcome.kind, 'written-off')
    this.#paper.creditAll(parts, amount, this.#today, 'write-off')
  }

  async #takesCreditBack({ number, parts }: Whole): Promise<void> {
    const outcome = await reverseCredit(this.#db, this.#clock, this.#by, number)
    const wasThere = this.#paper.takeBackCredit(parts, this.#today)
    this.#same(`taking back what was credited on ${number}`, outcome.kind, wasThere ? 'reversed' : 'nothing-credited')
  }

  async #applies({ number, parts }: Whole): Promise<void> {
    const [{ currency: code, customer }] = parts
    const receipts = this.#paper.payments.filter(
      (p) => p.customer === customer && p.currency === code && this.#paper.left(p) > 0n,
    )
    const outcome = await applyUnapplied(this.#db, this.#clock, this.#by, number)
    const isSettled = this.#paper.open(parts) <= 0n
    const expected = isSettled ? 'already-settled' : receipts.length > 0 ? 'applied' : 'nothing-unapplied'
    this.#same(`applying receipts to ${number}`, outcome.kind, expected)
    if (isSettled) return
    for (const receipt of receipts.toSorted((a, b) => a.received.localeCompare(b.received)))
      this.#paper.put(receipt, parts, this.#today)
  }

  /** Throws where any figure of the books is not that of the paper. */
  async agrees(): Promise<void> {
    await this.#agreesOnInvoices()
    await this.#agreesOnTotals()
    await this.#agreesOnAgeing()
    await this.#agreesOnCustomers()
    await this.#agreesOnStatements()
    await this.#collector.agrees()
  }

  async #agreesOnInvoices(): Promise<void> {
    const paper = this.#paper
    const named = await invoicesByNumber(
      this.#db,
      this.#by.workspaceId,
      paper.invoices.map((i) => i.number),
    )
    const stored = named.flatMap(({ invoices }) => invoices)
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
  }

  async #agreesOnTotals(): Promise<void> {
    const stored = await this.#db
      .selectFrom('dailyTotals')
      .select(['day', 'currency', 'invoicedMinor', 'creditedMinor', 'writtenOffMinor', 'receivedMinor', 'appliedMinor'])
      .where('workspaceId', '=', this.#by.workspaceId)
      .execute()
    const found = stored.map((t) => [
      `${t.day} ${t.currency}`,
      {
        invoiced: BigInt(t.invoicedMinor),
        credited: BigInt(t.creditedMinor),
        writtenOff: BigInt(t.writtenOffMinor),
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
      const { unapplied, conduct } = answer.card
      const { meanDaysLate } = conduct
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

  /** From one day on which anything happened to another, and the ageing of each customer, which must tie. */
  async #agreesOnStatements(): Promise<void> {
    const { workspaceId } = this.#by
    const today = this.#today
    const days = [...new Set([...this.#paper.totals().keys()].map((key) => day(key.slice(0, 10))))].sort()
    const [from = today, to = today] = [1, 2].map((third) => days[Math.floor((third * days.length) / 3)])
    for (const on of [today, to]) {
      const report = await readAgeingReport(this.#db, workspaceId, { day: on, today })
      if (report.kind === 'untied') throw new Error(`the ageing on ${on} does not tie: ${shown(report)}`)
      this.#same(`ageing reported on ${on}`, onPaper(report.ageings), this.#paper.ageing(on), 14)
    }
    const customers = await listCustomers(this.#db, workspaceId)
    for (const [index, text] of CUSTOMERS.entries()) {
      const customer = customers.find((c) => c.code === text)
      for (const span of [
        { from, to },
        { from: to, to: today },
      ]) {
        const workspace = workspaceOf({ id: workspaceId })
        const statement = await readStatement(this.#db, workspace, customer?.id ?? '', span)
        if (statement.kind === 'untied') throw new Error(`the statement of ${text} does not tie: ${shown(statement)}`)
        for (const code of CURRENCIES) {
          const account = statement.accounts.find((a) => a.currency === code)
          const facts = this.#paper.account(index, code).filter((f) => f.day <= span.to)
          const within = facts.filter((f) => f.day >= span.from)
          const sum = (of: typeof facts) => of.reduce((total, f) => total + f.minor, 0n)
          const found = [account?.opening.minor ?? 0, account?.closing.minor ?? 0, account?.lines.length ?? 0]
          const expected = [sum(facts) - sum(within), sum(facts), BigInt(within.length)]
          this.#same(`statement of ${text} in ${code}, ${span.from} to ${span.to}`, found.map(BigInt), expected, 3)
        }
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
