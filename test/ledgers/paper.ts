/**
 * The books as anybody would keep them on paper: lists of what happened, and every figure added up from them, in BigInt, when it is
 * asked for. Shares nothing with the app but the calendar.
 */
import { addMonths, type Day, daysBetween, laterDay } from '../../src/core/day.ts'
import { CURRENCIES, OFFERED } from './deeds.ts'

export type PaperInvoice = {
  /** Of a part its own: 'N-1/2'. */
  number: string
  /** The part's number of how many; 1 of 1 where it is all of the invoice. */
  part: number
  customer: number
  currency: string
  minor: bigint
  issued: Day
  due: Day
  /** Until when a discount may be taken. */
  lastDay: Day | null
  /** When it went out, as somebody said. */
  sent: Day | null
}
type Put = {
  invoice: PaperInvoice
  minor: bigint
  day: Day
  /** Which deed it was of. */
  deed: number
}
export type PaperPayment = {
  customer: number
  currency: string
  minor: bigint
  received: Day
  puts: Put[]
  takenBack: Day | null
  /** Which deed it was of. */
  deed: number
}

type PaperCredit = Put & {
  kind: 'credit-note' | 'discount' | 'write-off'
  payment: PaperPayment | null
  takenBack: Day | null
}

const MEASURES = ['invoiced', 'credited', 'writtenOff', 'received', 'applied'] as const
type Sums = Record<(typeof MEASURES)[number], bigint>
const NOTHING: Sums = { invoiced: 0n, credited: 0n, writtenOff: 0n, received: 0n, applied: 0n }

/** What is owed in one currency: of each bucket how many invoices and how much, and what no invoice has used. */
export type PaperAgeing = Record<string, [count: number, minor: bigint]> & { unapplied: [0, bigint] }

/** From so many days past due on. */
const BUCKETS: [name: string, from: number][] = [
  ['over-120', 121],
  ['91-120', 91],
  ['61-90', 61],
  ['31-60', 31],
  ['1-30', 1],
  ['not-due', Number.NEGATIVE_INFINITY],
]

export class Paper {
  /** Each as its parts, in the order in which they fall due. */
  readonly wholes: PaperInvoice[][] = []
  readonly payments: PaperPayment[] = []
  readonly credits: PaperCredit[] = []
  deed = 0

  get invoices(): PaperInvoice[] {
    return this.wholes.flat()
  }

  /** All that money did to an invoice by a day: positive lessens what is owed. */
  #movedOf(invoice: PaperInvoice, by: Day | null): Put[] {
    const paid = this.payments.flatMap(({ puts, takenBack }) => [
      ...puts,
      ...(takenBack ? puts.map((p) => ({ ...p, minor: -p.minor, day: takenBack })) : []),
    ])
    const credited = this.credits.flatMap((c) => [
      c,
      ...(c.takenBack ? [{ ...c, minor: -c.minor, day: c.takenBack }] : []),
    ])
    return [...paid, ...credited].filter((p) => p.invoice === invoice && (by === null || p.day <= by))
  }

  outstanding(invoice: PaperInvoice, by: Day | null = null): bigint {
    return this.#movedOf(invoice, by).reduce((left, p) => left - p.minor, invoice.minor)
  }

  /** What is open, and what was written off: given up is not paid. */
  #neverPaid(invoice: PaperInvoice): bigint {
    const givenUp = this.credits.filter((c) => c.invoice === invoice && c.kind === 'write-off' && c.takenBack === null)
    return givenUp.reduce((sum, c) => sum + c.minor, this.outstanding(invoice))
  }

  /** The day of the last thing that money did to an invoice of which nothing is owed any more. */
  settledDay(invoice: PaperInvoice): Day | null {
    return this.outstanding(invoice) > 0n ? null : latest(this.#movedOf(invoice, null).map((p) => p.day))
  }

  /** What is open of a customer, the first due first. */
  owedBy(customer: number): PaperInvoice[] {
    const theirs = this.invoices.filter((i) => i.customer === customer && this.outstanding(i) > 0n)
    return theirs.sort((a, b) => a.due.localeCompare(b.due) || a.number.localeCompare(b.number))
  }

  left(payment: PaperPayment): bigint {
    return payment.takenBack ? 0n : payment.puts.reduce((left, p) => left - p.minor, payment.minor)
  }

  unapplied(customer: number, currency: string): bigint {
    const theirs = this.payments.filter((p) => p.customer === customer && p.currency === currency)
    return theirs.reduce((sum, p) => sum + this.left(p), 0n)
  }

  /** What is open of an invoice, all its parts together. */
  open(parts: readonly PaperInvoice[]): bigint {
    return parts.reduce((sum, part) => sum + this.outstanding(part), 0n)
  }

  /**
   * Puts a payment on invoices in their order, from the day on which there is something to pay, with the discounts that it takes. Returns
   * what is open of one for no other reason than that its discount came too late.
   */
  put(payment: PaperPayment, invoices: readonly PaperInvoice[], from: Day): PaperInvoice | null {
    const discountOf = (i: PaperInvoice) =>
      i.lastDay !== null && payment.received <= i.lastDay ? (this.#discounts(i)[0] ?? 0n) : 0n
    const cost = (of: readonly PaperInvoice[]) => of.reduce((sum, i) => sum + this.outstanding(i) - discountOf(i), 0n)
    const owing = invoices.filter((i) => this.outstanding(i) > 0n)
    const left = this.left(payment)
    const together = owing.map((_, n) => owing.slice(0, n + 1)).find((first) => cost(first) === left) ?? []
    const agreed = new Map(together.map((i) => [i, discountOf(i)]))
    let late: PaperInvoice | null = null
    for (const invoice of owing) {
      const discounts = this.#discounts(invoice)
      const most = this.outstanding(invoice) - (agreed.get(invoice) ?? 0n)
      const minor = least(most, this.left(payment))
      if (minor <= 0n) continue
      const day = latest([from, ...this.#openDays(invoice)])
      payment.puts.push({ invoice, minor, day, deed: this.deed })
      const short = this.outstanding(invoice)
      if (!discounts.includes(short)) continue
      if (payment.received <= (invoice.lastDay as Day)) this.credit(invoice, short, day, 'discount', payment)
      else late = invoice
    }
    return late
  }

  /** Of what is open, and of the whole. */
  #discounts(invoice: PaperInvoice): bigint[] {
    if (invoice.lastDay === null) return []
    const open = this.outstanding(invoice)
    const of = (minor: bigint) => (minor * OFFERED * 2n + 100n) / 200n
    return [of(open), of(invoice.minor)].filter(
      (minor) => minor > 0n && minor < open && of(invoice.minor) > 0n && of(open) > 0n,
    )
  }

  /** What to pay to take the discount of what is open. */
  lessDiscount(parts: readonly PaperInvoice[]): bigint {
    return parts.reduce((sum, i) => sum + this.outstanding(i) - (this.#discounts(i)[0] ?? 0n), 0n)
  }

  credit(
    invoice: PaperInvoice,
    minor: bigint,
    from: Day,
    kind: PaperCredit['kind'],
    payment: PaperPayment | null = null,
  ): void {
    const day = latest([from, ...this.#openDays(invoice)])
    this.credits.push({ invoice, minor, day, kind, payment, takenBack: null, deed: this.deed })
  }

  /** Credits an amount on the parts in their order. */
  creditAll(parts: readonly PaperInvoice[], minor: bigint, from: Day, kind: PaperCredit['kind']): void {
    let left = minor
    for (const part of parts) {
      const its = least(left, this.outstanding(part))
      if (its > 0n) this.credit(part, its, from, kind)
      left -= its
    }
  }

  takeBackPayment(payment: PaperPayment, day: Day): void {
    payment.takenBack = day
    for (const credit of this.credits) if (credit.payment === payment) credit.takenBack ??= day
  }

  /** What was credited last on any of these; whether anything was. */
  takeBackCredit(parts: readonly PaperInvoice[], day: Day): boolean {
    const standing = this.credits.filter((c) => c.takenBack === null && parts.includes(c.invoice))
    const last = standing.at(-1)
    for (const credit of standing) if (credit.deed === last?.deed && credit.kind === last.kind) credit.takenBack = day
    return last !== undefined
  }

  #openDays(invoice: PaperInvoice): Day[] {
    const takenBack = this.payments
      .filter((p) => p.puts.some((put) => put.invoice === invoice))
      .flatMap((p) => p.takenBack ?? [])
    const uncredited = this.credits.filter((c) => c.invoice === invoice).flatMap((c) => c.takenBack ?? [])
    return [invoice.issued, ...takenBack, ...uncredited]
  }

  /** Sums of everything that happened, under day and currency: '2026-03-02 USD'. */
  totals(): Map<string, Sums> {
    const sums = new Map<string, Sums>()
    const add = (on: Day, code: string, what: keyof Sums, minor: bigint) => {
      const row = sums.get(`${on} ${code}`) ?? { ...NOTHING }
      row[what] += minor
      sums.set(`${on} ${code}`, row)
    }
    for (const i of this.invoices) add(i.issued, i.currency, 'invoiced', i.minor)
    for (const { day, invoice, kind, minor, takenBack } of this.credits) {
      for (const measure of ['credited', ...(kind === 'write-off' ? ['writtenOff' as const] : [])] as const) {
        add(day, invoice.currency, measure, minor)
        if (takenBack) add(takenBack, invoice.currency, measure, -minor)
      }
    }
    for (const p of this.payments) {
      add(p.received, p.currency, 'received', p.minor)
      for (const put of p.puts) add(put.day, p.currency, 'applied', put.minor)
      if (p.takenBack === null) continue
      add(p.takenBack, p.currency, 'received', -p.minor)
      for (const put of p.puts) add(p.takenBack, p.currency, 'applied', -put.minor)
    }
    return sums
  }

  /** By currency, of those in which anything is open or unapplied at the end of the day. */
  ageing(on: Day): Record<string, PaperAgeing> {
    const drafts: Record<string, PaperAgeing> = {}
    const draftOf = (code: string) => {
      drafts[code] ??= Object.fromEntries(
        [...BUCKETS.map(([name]) => name), 'unapplied'].map((name) => [name, [0, 0n]]),
      ) as PaperAgeing
      return drafts[code]
    }
    for (const invoice of this.invoices) {
      const minor = invoice.issued <= on ? this.outstanding(invoice, on) : 0n
      if (minor <= 0n) continue
      const late = daysBetween(invoice.due, on)
      const [name] = BUCKETS.find(([, from]) => late >= from) as [string, number]
      const cell = draftOf(invoice.currency)[name] as [number, bigint]
      cell[0] += 1
      cell[1] += minor
    }
    for (const code of CURRENCIES) {
      const { received, applied } = this.sumsUpTo(on, code)
      if (received !== applied) draftOf(code).unapplied[1] = received - applied
    }
    return drafts
  }

  /** Of all days up to and including one. */
  sumsUpTo(on: Day, code: string): Sums {
    const sums = { ...NOTHING }
    for (const [key, row] of this.totals())
      if (key.endsWith(code) && key.slice(0, 10) <= on) for (const m of MEASURES) sums[m] += row[m]
    return sums
  }

  /** All that raised or lowered what a customer owes in one currency, with its day: an invoice's amount, and everything but an invoice below 0. */
  account(customer: number, currency: string): { day: Day; minor: bigint }[] {
    const isTheirs = (of: { customer: number; currency: string }) =>
      of.customer === customer && of.currency === currency
    const undone = (of: { day: Day; minor: bigint; takenBack: Day | null }) => [
      { day: of.day, minor: -of.minor },
      ...(of.takenBack ? [{ day: of.takenBack, minor: of.minor }] : []),
    ]
    return [
      ...this.invoices.filter(isTheirs).map((i) => ({ day: i.issued, minor: i.minor })),
      ...this.credits.filter((c) => isTheirs(c.invoice)).flatMap(undone),
      ...this.payments.filter(isTheirs).flatMap((p) => undone({ ...p, day: p.received })),
    ]
  }

  /** Σ minor × days between due and paid, and Σ minor: of payments of the last twelve months that stood and of what was never paid and is late. */
  daysLate(customer: number, today: Day): { weighted: bigint; minor: bigint } {
    const yearBefore = addMonths(today, -12)
    const weights = [
      ...this.payments
        .filter((p) => p.takenBack === null)
        .flatMap((p) => p.puts.map((put) => ({ ...put, late: daysBetween(put.invoice.due, put.day) })))
        .filter((put) => put.day > yearBefore),
      ...this.invoices
        .filter((i) => (this.settledDay(i) ?? today) > yearBefore)
        .map((i) => ({ invoice: i, minor: this.#neverPaid(i), late: daysBetween(i.due, today) }))
        .filter((w) => w.minor > 0n && w.late > 0),
    ].filter((w) => w.invoice.customer === customer)
    const main = mostOften(new Set(weights.map((w) => w.invoice)))
    const counted = weights.filter((w) => w.invoice.currency === main)
    return {
      weighted: counted.reduce((sum, w) => sum + w.minor * BigInt(w.late), 0n),
      minor: counted.reduce((sum, w) => sum + w.minor, 0n),
    }
  }
}

/** The currency that most of these are in; of two the first of the alphabet. */
function mostOften(invoices: ReadonlySet<PaperInvoice>): string | undefined {
  const counts = CURRENCIES.map((code) => ({ code, count: [...invoices].filter((i) => i.currency === code).length }))
  return counts.sort((a, b) => b.count - a.count || a.code.localeCompare(b.code))[0]?.code
}

export function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

export function latest(days: readonly Day[]): Day {
  return days.reduce(laterDay)
}
