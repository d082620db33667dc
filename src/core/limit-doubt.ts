/**
 * What is asked once before a limit is put before the approvers: does it mean what it says? Nothing is refused here.
 *
 * Another currency than that of one's own request which waits: whoever types an amount without one gets the customer's. And a zero too
 * many: ten times the limit in force or more. Where none is in force (0 is cash in advance), ten times what the customer bought in twelve
 * months: a limit is for some weeks of that (judgement). Without either, or without a rate, there is nothing to doubt it by.
 *
 * Example: with a limit of 50,000 in force, 499,999 is asked for as it is, and 500,000 is asked about.
 */
import { type DayRates, exchange } from './exchange.ts'
import type { Money } from './money.ts'

/** In the order in which they are looked for. */
export type LimitDoubt =
  /** `before` is what the request that waits is for. */
  | { readonly kind: 'other-currency'; readonly before: Money }
  | { readonly kind: 'ten-times'; readonly what: 'limit' | 'sales'; readonly than: Money }

export type DoubtFacts = {
  /** What one's own request that waits is for; null without one. */
  readonly before: Money | null
  readonly limit: Money | null
  /** What the customer bought in twelve months; null where that cannot be told. */
  readonly sales: Money | null
  readonly rates: DayRates
}

const TIMES = 10n

export function doubtOf(amount: Money, { before, limit, sales, rates }: DoubtFacts): LimitDoubt | null {
  if (before && before.currency !== amount.currency) return { kind: 'other-currency', before }
  const isLimited = limit !== null && limit.minor > 0
  const than = isLimited ? limit : sales
  const measure = than && exchange(than, amount.currency, rates)
  if (measure?.kind !== 'amount' || measure.amount.minor <= 0) return null
  if (BigInt(amount.minor) < TIMES * BigInt(measure.amount.minor)) return null
  return { kind: 'ten-times', what: isLimited ? 'limit' : 'sales', than: than as Money }
}
