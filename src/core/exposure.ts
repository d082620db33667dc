/**
 * Exposure: what a customer could cost us, item by item (domain.md 'Credit').
 *
 * open invoices + delivered, not invoiced + ordered, not delivered − credit notes on what is open − receipts not applied. Insurance is
 * never subtracted. The items are disjoint: a delivery leaves 'ordered' for 'delivered', and its invoice takes it on to 'open'.
 *
 * A prepaid order adds nothing by itself, and money received for it is no cushion for other goods. Receipts cover what has gone of prepaid
 * orders first; of what is left of them as much as such orders still have to be delivered, in that currency, is set aside (judgement: which
 * receipt is meant for which order nobody says).
 *
 * Example: open 12,000, credit notes of 500 on them, delivered 3,000, an order of 20,000 of which 5,000 is delivered, receipts of
 * 2,000 not applied: 12,000 + 3,000 + 15,000 − 500 − 2,000 = 27,500. With a prepaid order of 1,500 besides, only 500 of the receipts
 * count: 29,000.
 */
import type { NoRate } from './books.ts'
import type { Day } from './day.ts'
import { type DayRates, exchange } from './exchange.ts'
import { type Currency, type Money, money, type Rate, totalsByCurrency } from './money.ts'
import { toDeliver } from './order.ts'

/** The items in the order in which they are shown. The last two are negative or 0. */
export const EXPOSURE_ITEMS = ['open', 'delivered', 'ordered', 'credit-notes', 'unapplied'] as const
export type ExposureItem = (typeof EXPOSURE_ITEMS)[number]

export type ExposureLine = {
  readonly item: ExposureItem
  /** As recorded, one amount a currency. */
  readonly amounts: readonly Money[]
  /** Their sum in the currency of the exposure. */
  readonly minor: number
}

export type Exposure =
  | {
      readonly kind: 'known'
      /** The sum of the lines. */
      readonly total: Money
      readonly lines: readonly ExposureLine[]
      /** The rates that were used, each once. */
      readonly rates: readonly Rate[]
    }
  | NoRate

/** What the customers of an exposure had on a day. */
export type ExposureFacts = {
  readonly invoices: readonly OpenFact[]
  /** Deliveries without an invoice; `prepaid`: of a prepaid order. */
  readonly deliveries: readonly { readonly amount: Money; readonly prepaid: boolean }[]
  /** Orders not cancelled, with what was delivered of them. */
  readonly orders: readonly { readonly amount: Money; readonly deliveredMinor: number; readonly prepaid: boolean }[]
  /** Receipts less what was applied of them. */
  readonly unapplied: readonly Money[]
}

/** An invoice that was open, with what was paid and credited of it by then. */
export type OpenFact = {
  readonly amount: Money
  readonly appliedMinor: number
  readonly creditedMinor: number
  readonly dueDay: Day
  /** It is for goods of a prepaid order. */
  readonly prepaid: boolean
}

/** What is outstanding of an invoice that was open. */
export function outstandingOf({ amount, appliedMinor, creditedMinor }: OpenFact): Money {
  return money(amount.minor - appliedMinor - creditedMinor, amount.currency)
}

/** The exposure in one currency. `no-rate` names the first currency that cannot be told in it. */
export function exposureOf(
  facts: ExposureFacts,
  at: { readonly currency: Currency; readonly rates: DayRates },
): Exposure {
  const rates = new Map<Currency, Rate>()
  const lines: ExposureLine[] = []
  for (const item of EXPOSURE_ITEMS) {
    const amounts = totalsByCurrency(AMOUNTS[item](facts)).filter(({ minor }) => minor !== 0)
    let minor = 0
    for (const amount of amounts) {
      const exchanged = exchange(amount, at.currency, at.rates)
      if (exchanged.kind === 'no-rate') return exchanged
      minor += exchanged.amount.minor
      for (const rate of exchanged.rates) rates.set(rate.from, rate)
    }
    lines.push({ item, amounts, minor })
  }
  const total = lines.reduce((sum, line) => sum + line.minor, 0)
  return { kind: 'known', total: money(total, at.currency), lines, rates: [...rates.values()] }
}

/** What of the exposure is recorded in one currency, in its minor units. */
function inOneCurrency(facts: ExposureFacts, currency: Currency): number {
  return sumIn(
    EXPOSURE_ITEMS.flatMap((item) => AMOUNTS[item](facts)),
    currency,
  )
}

/** What no receipt covers of goods of a prepaid order, if they went now: that much would go on credit. */
export function uncovered(facts: ExposureFacts, order: ExposureFacts['orders'][number], amount: Money): Money {
  const { currency, minor } = amount
  const isIt = (o: ExposureFacts['orders'][number]) =>
    o.prepaid &&
    o.amount.currency === order.amount.currency &&
    o.amount.minor === order.amount.minor &&
    o.deliveredMinor === order.deliveredMinor
  const at = facts.orders.findIndex(isIt)
  const after: ExposureFacts = {
    ...facts,
    deliveries: [...facts.deliveries, { amount, prepaid: true }],
    orders: facts.orders.map((o, i) => (i === at ? { ...o, deliveredMinor: o.deliveredMinor + minor } : o)),
  }
  return money(Math.max(0, inOneCurrency(after, currency) - inOneCurrency(facts, currency)), currency)
}

const AMOUNTS: Record<ExposureItem, (facts: ExposureFacts) => Money[]> = {
  open: ({ invoices }) => invoices.map((i) => money(i.amount.minor - i.appliedMinor, i.amount.currency)),
  delivered: ({ deliveries }) => deliveries.map((d) => d.amount),
  ordered: ({ orders }) => orders.filter(({ prepaid }) => !prepaid).map(toDeliver),
  'credit-notes': ({ invoices }) => invoices.map((i) => money(-i.creditedMinor, i.amount.currency)),
  unapplied({ unapplied, orders, deliveries, invoices }) {
    const toCome = orders.filter(isPrepaid).map(toDeliver)
    const gone = [
      ...deliveries.filter(isPrepaid).map((d) => d.amount),
      ...invoices.filter(isPrepaid).map(outstandingOf),
    ]
    return totalsByCurrency(unapplied).map(({ minor, currency }) => {
      const setAside = Math.min(sumIn(toCome, currency), Math.max(0, minor - sumIn(gone, currency)))
      return money(-Math.max(0, minor - setAside), currency)
    })
  },
}

function isPrepaid({ prepaid }: { readonly prepaid: boolean }): boolean {
  return prepaid
}

function sumIn(amounts: readonly Money[], currency: Currency): number {
  return amounts.filter((a) => a.currency === currency).reduce((sum, { minor }) => sum + minor, 0)
}
