/**
 * The gate: may this much more be sold to a customer on credit? Asked before a quote, at the order, and again before goods go out; never
 * of an invoice for what has gone, and never of an order that is paid before (domain.md 'Credit').
 *
 * What stops it is looked for in the order of `GateRefusal`. A limit is reached and not passed: what fits exactly, fits. No limit and a
 * limit of 0 are different: without one nothing can be breached, and that is said, but a new customer needs a first one; 0 is cash in advance. A rate is only missed where there
 * is a limit to compare with.
 *
 * Example: a limit of 50,000 with an exposure of 34,000. 16,000 fits with 0 left; 20,000 would breach by 4,000, and 54,000 is the limit
 * that it needs. With an exposure of 51,000 even 1 is refused: already over by 1,000.
 */
import type { NoRate } from './books.ts'
import type { Day } from './day.ts'
import { type DayRates, exchange } from './exchange.ts'
import { type Money, money } from './money.ts'
import type { CustomerRefusal, LeftOver } from './outcome.ts'
import type { Standing } from './standing.ts'

/** In the order in which they are looked for. */
export type GateRefusal =
  | { readonly kind: 'not-screened' }
  | { readonly kind: 'on-hold'; readonly hold: Standing['holds'][number] }
  /** A new customer has no credit before somebody has given it some. */
  | { readonly kind: 'no-first-limit' }
  | { readonly kind: 'cash-in-advance'; readonly since: Day }
  | NoRate
  | { readonly kind: 'already-over'; readonly limit: Money; readonly over: Money }
  /** `fits` is what would still fit, in the currency of the limit. */
  | { readonly kind: 'would-breach'; readonly limit: Money; readonly over: Money; readonly fits: Money }

export type GatePass =
  | { readonly kind: 'prepaid' }
  | { readonly kind: 'no-limit' }
  /** `headroom` is what is left of the limit behind it. */
  | { readonly kind: 'fits'; readonly limit: Money; readonly headroom: Money }

export type Verdict = GateRefusal | GatePass

/** `amount` is what comes on top of the exposure. */
export type GateRequest = { readonly amount: Money; readonly prepaid: boolean }

/** Whether who asks may record the screening: whoever may not is told who does. */
type Asker = { readonly mayScreen: boolean }

/** A verdict with what it was taken from. */
export type Check = GateRequest &
  Asker & {
    readonly standing: Standing
    readonly verdict: Verdict
    /** The limit that would do, in the currency of the exposure: what it would be then. null without a rate. */
    readonly needed: Money | null
  }

export function gate(standing: Standing, { amount, prepaid }: GateRequest, rates: DayRates): Verdict {
  const { customer, screening, holds, limit, exposure } = standing
  const [hold] = holds
  if (prepaid || !standing.givesCredit) return { kind: 'prepaid' }
  if (!customer.tradedBefore && !screening.isThrough) return { kind: 'not-screened' }
  if (hold) return { kind: 'on-hold', hold }
  if (!limit) return { kind: customer.tradedBefore ? 'no-limit' : 'no-first-limit' }
  if (limit.amount.minor === 0) return { kind: 'cash-in-advance', since: limit.day }
  if (exposure.kind === 'no-rate') return exposure
  const { currency } = limit.amount
  const more = exchange(amount, currency, rates)
  if (more.kind === 'no-rate') return more
  const room = limit.amount.minor - exposure.total.minor
  const left = room - more.amount.minor
  if (room < 0) return { kind: 'already-over', limit: limit.amount, over: money(-room, currency) }
  if (left < 0)
    return { kind: 'would-breach', limit: limit.amount, over: money(-left, currency), fits: money(room, currency) }
  return { kind: 'fits', limit: limit.amount, headroom: money(left, currency) }
}

export function checkOf(standing: Standing, request: GateRequest & Asker, rates: DayRates): Check {
  const verdict = gate(standing, request, rates)
  return { ...request, standing, verdict, needed: neededLimit(standing, request.amount, rates) }
}

function neededLimit({ exposure }: Standing, amount: Money, rates: DayRates): Money | null {
  if (exposure.kind === 'no-rate') return null
  const { currency, minor } = exposure.total
  const more = exchange(amount, currency, rates)
  return more.kind === 'no-rate' ? null : money(Math.max(0, minor + more.amount.minor), currency)
}

const STOPS: Record<Verdict['kind'], boolean> = {
  'not-screened': true,
  'on-hold': true,
  'no-first-limit': true,
  'cash-in-advance': true,
  'no-rate': true,
  'already-over': true,
  'would-breach': true,
  prepaid: false,
  'no-limit': false,
  fits: false,
}

export function stops(verdict: Verdict): verdict is GateRefusal {
  return STOPS[verdict.kind]
}

/** `/cash check`. Without a firewall nothing is stopped, and there is only the exposure to tell. */
export type CheckOutcome =
  | CustomerRefusal
  | LeftOver
  | { readonly kind: 'checked'; readonly check: Check; readonly hasAmount: boolean; readonly hasFirewall: boolean }
