/**
 * The books as anybody would keep them on paper: lists of what happened, and every figure added up from them, in BigInt, when it is
 * asked for. Shares nothing with the app but the calendar.
 */
import { addMonths, type Day, daysBetween, laterDay } from '../../src/core/day.ts'
import { CURRENCIES } from './deeds.ts'

export type PaperInvoice = {
  number: string
  customer: number
  currency: string
  minor: bigint
  issued: Day
  due: Day
}
type Put = { invoice: PaperInvoice; minor: bigint; day: Day }
export type PaperPayment = {
  customer: number
  currency: string
  minor: bigint
  received: Day
  puts: Put[]
  takenBack: Day | null
}

const MEASURES = ['invoiced', 'credited', 'received', 'applied'] as const
type Sums = Record<(typeof MEASURES)[number], bigint>

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
  readonly invoices: PaperInvoice[] = []
  readonly payments: PaperPayment[] = []
  readonly credits: Put[] = []

  /** All that money did to an invoice by a day: positive lessens what is owed. */
  #movedOf(invoice: PaperInvoice, by: Day | null): Put[] {
    const paid = this.payments.flatMap(({ puts, takenBack }) => [
      ...puts,
      ...(takenBack ? puts.map((p) => ({ ...p, minor: -p.minor, day: takenBack })) : []),
    ])
    return [...paid, ...this.credits].filter((p) => p.invoice === invoice && (by === null || p.day <= by))
  }

  outstanding(invoice: PaperInvoice, by: Day | null = null): bigint {
    return this.#movedOf(invoice, by).reduce((left, p) => left - p.minor, invoice.minor)
  }

  /** The day of the last thing that money did to an invoice of which nothing is owed any more. */
  settledDay(invoice: PaperInvoice): Day | null {
    return this.outstanding(invoice) > 0n ? null : latest(this.#movedOf(invoice, null).map((p) => p.day))
  }

  left(payment: PaperPayment): bigint {
    return payment.takenBack ? 0n : payment.puts.reduce((left, p) => left - p.minor, payment.minor)
  }

  unapplied(customer: number, currency: string): bigint {
    const theirs = this.payments.filter((p) => p.customer === customer && p.currency === currency)
    return theirs.reduce((sum, p) => sum + this.left(p), 0n)
  }

  /** Puts up to so much of a payment on an invoice, from the day on which there is something to pay. */
  put(payment: PaperPayment, invoice: PaperInvoice, from: Day): void {
    const left = this.left(payment)
    const open = this.outstanding(invoice)
    const minor = open - left > 0n ? left : open
    if (minor > 0n) payment.puts.push({ invoice, minor, day: latest([from, ...this.#openDays(invoice)]) })
  }

  credit(invoice: PaperInvoice, minor: bigint, from: Day): void {
    this.credits.push({ invoice, minor, day: latest([from, ...this.#openDays(invoice)]) })
  }

  #openDays(invoice: PaperInvoice): Day[] {
    const takenBack = this.payments
      .filter((p) => p.puts.some((put) => put.invoice === invoice))
      .flatMap((p) => p.takenBack ?? [])
    return [invoice.issued, ...takenBack]
  }

  /** Sums of everything that happened, under day and currency: '2026-03-02 USD'. */
  totals(): Map<string, Sums> {
    const sums = new Map<string, Sums>()
    const add = (on: Day, code: string, what: keyof Sums, minor: bigint) => {
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
    const sums = { invoiced: 0n, credited: 0n, received: 0n, applied: 0n }
    for (const [key, row] of this.totals())
      if (key.endsWith(code) && key.slice(0, 10) <= on) for (const m of MEASURES) sums[m] += row[m]
    return sums
  }

  /** Σ minor × days between due and paid, and Σ minor: of payments of the last twelve months that stood and of what is open and late. */
  daysLate(customer: number, today: Day): { weighted: bigint; minor: bigint } {
    const yearBefore = addMonths(today, -12)
    const weights = [
      ...this.payments
        .filter((p) => p.takenBack === null)
        .flatMap((p) => p.puts.map((put) => ({ ...put, late: daysBetween(put.invoice.due, put.day) })))
        .filter((put) => put.day > yearBefore),
      ...this.invoices
        .map((i) => ({ invoice: i, minor: this.outstanding(i), late: daysBetween(i.due, today) }))
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

function latest(days: readonly Day[]): Day {
  return days.reduce(laterDay)
}
