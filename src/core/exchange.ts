/**
 * An amount in another currency at the rates of a day. Rates are told into one base currency, the company's; between two others the way
 * leads over it, and is rounded once, at the end.
 *
 * 'The rate of the day' is the latest on or before it (core/books). Nothing needs no rate.
 *
 * Example: the base is USD, 1 EUR = 1.0850 USD and 1 CNY = 0.1400 USD. Then EUR 100.00 are USD 108.50 and CNY 775.00.
 */
import type { NoRate } from './books.ts'
import type { Day } from './day.ts'
import { atRates, type Currency, type Money, money, type Rate } from './money.ts'

export type DayRates = {
  readonly base: Currency
  readonly day: Day
  /** Into the base, at most one a currency. */
  readonly rates: readonly Rate[]
}

export type Exchanged = { readonly kind: 'amount'; readonly amount: Money; readonly rates: readonly Rate[] } | NoRate

/** `rates` of what comes out are those that were used: none, one or two. */
export function exchange(amount: Money, to: Currency, { base, day, rates }: DayRates): Exchanged {
  if (amount.currency === to || amount.minor === 0)
    return { kind: 'amount', amount: money(amount.minor, to), rates: [] }
  const used: Rate[] = []
  for (const currency of [amount.currency, to]) {
    if (currency === base) continue
    const rate = rates.find((r) => r.from === currency)
    if (!rate) return { kind: 'no-rate', currency, day }
    used.push(rate)
  }
  const intoBase = (currency: Currency) => used.find((r) => r.from === currency)?.rate ?? '1'
  const converted = atRates(amount, to, { times: intoBase(amount.currency), over: intoBase(to) })
  return { kind: 'amount', amount: converted, rates: used }
}
