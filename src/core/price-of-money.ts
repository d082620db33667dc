/**
 * The price of money: what it costs to have it earlier, and what it brings.
 *
 * Giving x % for money that comes N days earlier costs x ÷ (1 − x) × 365 ÷ N a year (domain.md, 'The price of money'). The seller counts
 * from the day on which the customer really would have paid, not from the due day.
 *
 * Example: 2/10 net 30, taken by a customer who would have paid on day 30, costs 0.02 ÷ 0.98 × 365 ÷ 20 = 37.24 % a year; by one who would
 * have paid on day 75, 11.5 %.
 */
import { type Money, money } from './money.ts'

const DAYS_A_YEAR = 365
/** 100 basis points are 1 %. */
const WHOLE = 10_000

/** As a share (0.3724 is 37.24 %) of a discount for money that comes so many days earlier; null when it does not come earlier. */
export function annualCost({ basisPoints, daysEarlier }: { basisPoints: number; daysEarlier: number }): number | null {
  if (daysEarlier <= 0) return null
  return (basisPoints / (WHOLE - basisPoints)) * (DAYS_A_YEAR / daysEarlier)
}

/** The discount in basis points, unrounded, that costs as much a year as money costs the company anyway. 0 for money that is not earlier. */
export function breakEvenDiscount({
  capitalCostBasisPoints,
  daysEarlier,
}: {
  capitalCostBasisPoints: number
  daysEarlier: number
}): number {
  const interest = (capitalCostBasisPoints / WHOLE) * (Math.max(0, daysEarlier) / DAYS_A_YEAR)
  return (WHOLE * interest) / (1 + interest)
}

/** A share of an amount, rounded half away from zero to the minor unit. */
export function shareOf(amount: Money, basisPoints: number): Money {
  return money(quotient(BigInt(amount.minor) * BigInt(basisPoints), BigInt(WHOLE)), amount.currency)
}

/** An amount times days: exact, however many invoices it is of. */
export function minorDays(minor: number, days: number): bigint {
  return BigInt(minor) * BigInt(days)
}

/** The mean balance over a span of days that so many minor units times days are, rounded half away from zero. */
export function meanBalance(total: bigint, { days, currency }: { days: number } & Pick<Money, 'currency'>): Money {
  return money(quotient(total, BigInt(days)), currency)
}

/** A whole number, rounded half away from zero. */
export function quotient(numerator: bigint, denominator: bigint): number {
  const sign = numerator < 0n ? -1n : 1n
  return Number((sign * (2n * numerator * sign + denominator)) / (2n * denominator))
}
