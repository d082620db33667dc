/**
 * Books: a company's figures up to a day, as the lights read them; and a ledger over them that answers 'as of' any day.
 *
 * Deltas a day and currency come in, sums on a day go out, in the base currency. Amounts of a month are taken at the rate of the
 * month's last day (or of the day asked for, in a running month); AR and cash at the rate of the day. 'The rate of the day' is the
 * latest one on or before it; without one there is no figure, only what is missing.
 *
 * Example: 100 invoiced on the 1st, 30 received on the 5th: AR is 100 on the 4th and 70 on the 5th.
 */
import { type Day, type Month, monthEnd, monthOf, monthStart } from './day.ts'
import { type Currency, convert, type Money, money, type Rate } from './money.ts'

/** Deltas a day and currency in order of day; rates in order of day. */
export type Books = {
  readonly baseCurrency: Currency
  readonly dsoWindowMonths: number
  readonly staleAfterDays: number
  readonly paymentsAreCash: boolean
  readonly totals: readonly DayTotals[]
  readonly balances: readonly BalanceFact[]
  readonly rates: readonly Rate[]
  /** AR that is not overdue on the day that the books are read for. */
  readonly notOverdue: { readonly day: Day; readonly amounts: readonly Money[] }
}

/**
 * invoiced − credited + written off is sales (a bad debt was a sale and stays one); invoiced − credited − received is AR net of
 * unapplied receipts. All ≥ 0 but for reversals.
 */
export type DayTotals = {
  readonly day: Day
  readonly currency: Currency
  readonly invoicedMinor: number
  readonly creditedMinor: number
  /** What of the credited was written off. */
  readonly writtenOffMinor: number
  readonly receivedMinor: number
  readonly operatingInMinor: number
  readonly operatingOutMinor: number
  readonly otherInMinor: number
  readonly otherOutMinor: number
}

export type BalanceFact = {
  readonly accountId: string
  readonly accountName: string
  readonly day: Day
  readonly balance: Money
  readonly restricted: boolean
}

/** There is no exchange rate on or before the day. */
export type NoRate = { readonly kind: 'no-rate'; readonly currency: Currency; readonly day: Day }

/** Minor units of the base currency, or what is missing to say. */
export type Figure = number | NoRate

export type Ledger = {
  readonly base: Currency
  readonly staleAfterDays: number
  readonly dsoWindowMonths: number
  readonly firstSalesMonth: Month | null
  /** The first day of which anything is known. */
  readonly firstDay: Day | null
  arOn(d: Day): Figure
  notOverdueOn(d: Day): Figure | null
  /** Credit sales of a month up to d. */
  sales(m: Month, d: Day): Figure
  operatingFlow(m: Month): Figure
  outflow(m: Month): Figure
  hasMovements(m: Month): boolean
  hasOutflow(m: Month): boolean
  /** The latest balance of each unrestricted account on or before d. */
  balancesOn(d: Day): BalanceFact[]
  sumInBase(amounts: readonly Money[], d: Day): Figure
  /** What a key stands for, worked out once for these books. */
  once<T>(key: string, work: () => T): T
}

type Measure = (t: DayTotals) => number

const SALES: Measure = (t) => t.invoicedMinor - t.creditedMinor + t.writtenOffMinor
const AR: Measure = (t) => t.invoicedMinor - t.creditedMinor - t.receivedMinor

export function ledgerOf(books: Books): Ledger {
  const base = books.baseCurrency
  const byCurrency = Map.groupBy(books.totals, (t) => t.currency)
  const rates = histories(Map.groupBy(books.rates, (r) => r.from))
  const memo = new Map<string, unknown>()

  const rateOn = (currency: Currency, d: Day): Rate | null => latest(rates.get(currency), d)

  const sumInBase = (amounts: readonly Money[], d: Day): Figure => {
    let sum = 0
    for (const amount of amounts) {
      if (amount.minor === 0) continue
      if (amount.currency === base) sum += amount.minor
      else {
        const rate = rateOn(amount.currency, d)
        if (!rate) return { kind: 'no-rate', currency: amount.currency, day: d }
        sum += convert(amount, rate).minor
      }
    }
    return sum
  }

  /** Running sums a currency, so that a period is one subtraction. */
  const runningSums = (measure: Measure) => {
    const sums = [...byCurrency].map(([currency, totals]) => {
      let running = 0
      return { currency, days: totals.map((t) => t.day), sums: totals.map((t) => (running += measure(t))) }
    })
    return (from: Day | null, to: Day): Money[] =>
      sums.map(({ currency, days, sums: s }) => {
        const upTo = (d: Day, inclusive: boolean) => s[countUpTo(days, d, inclusive) - 1] ?? 0
        return money(upTo(to, true) - (from ? upTo(from, false) : 0), currency)
      })
  }

  const ar = runningSums(AR)
  const sales = runningSums(SALES)
  const operating = runningSums(
    (t) => t.operatingInMinor - t.operatingOutMinor + (books.paymentsAreCash ? t.receivedMinor : 0),
  )
  const outflow = runningSums((t) => t.operatingOutMinor + t.otherOutMinor)

  const movementMonths = new Set(books.totals.filter((t) => hasMovement(t)).map((t) => monthOf(t.day)))
  const outflowMonths = new Set(
    books.totals.filter((t) => t.operatingOutMinor + t.otherOutMinor > 0).map((t) => monthOf(t.day)),
  )
  const firstSale = books.totals.find((t) => t.invoicedMinor !== 0)
  const firstDay = [books.totals[0]?.day, books.balances[0]?.day].filter((d) => d !== undefined).sort()[0] ?? null
  const accounts = [...histories(Map.groupBy(books.balances, (b) => b.accountId)).values()]

  const once = <T>(key: string, work: () => T): T => {
    if (!memo.has(key)) memo.set(key, work())
    return memo.get(key) as T
  }

  return {
    base,
    staleAfterDays: books.staleAfterDays,
    dsoWindowMonths: books.dsoWindowMonths,
    firstSalesMonth: firstSale ? monthOf(firstSale.day) : null,
    firstDay,
    arOn: (d) => sumInBase(ar(null, d), d),
    notOverdueOn: (d) => (d === books.notOverdue.day ? sumInBase(books.notOverdue.amounts, d) : null),
    sales: (m, d) => {
      const end = monthEnd(m)
      const work = (to: Day) => sumInBase(sales(monthStart(m), to), to)
      return d < end ? work(d) : once(`sales ${m}`, () => work(end))
    },
    operatingFlow: (m) => once(`operating ${m}`, () => sumInBase(operating(monthStart(m), monthEnd(m)), monthEnd(m))),
    outflow: (m) => once(`outflow ${m}`, () => sumInBase(outflow(monthStart(m), monthEnd(m)), monthEnd(m))),
    hasMovements: (m) => movementMonths.has(m),
    hasOutflow: (m) => outflowMonths.has(m),
    balancesOn: (d) =>
      accounts.map((history) => latest(history, d)).filter((b): b is BalanceFact => b !== null && !b.restricted),
    sumInBase,
    once,
  }
}

/** A month with payments alone says nothing about spending: only logged movements make a month's cash flow known. */
function hasMovement(t: DayTotals): boolean {
  return t.operatingInMinor !== 0 || t.operatingOutMinor !== 0 || t.otherInMinor !== 0 || t.otherOutMinor !== 0
}

/** How many of the sorted days lie on or before d (before d, when not inclusive). */
function countUpTo(days: readonly Day[], d: Day, inclusive: boolean): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    const at = days[middle] as Day
    if (at < d || (inclusive && at === d)) low = middle + 1
    else high = middle
  }
  return low
}

type History<T> = { readonly days: readonly Day[]; readonly facts: readonly T[] }

function histories<K, T extends { readonly day: string }>(groups: ReadonlyMap<K, T[]>): Map<K, History<T>> {
  return new Map([...groups].map(([key, facts]) => [key, { days: facts.map((f) => f.day as Day), facts }]))
}

/** The last fact that is on or before d. */
function latest<T>(history: History<T> | undefined, d: Day): T | null {
  return history?.facts[countUpTo(history.days, d, true) - 1] ?? null
}
