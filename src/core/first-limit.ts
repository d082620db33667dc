/**
 * The first limit of a customer, by rule: from its size, less where the screening found less than good. It is what to ask an approver
 * for, and nothing that applies by itself.
 *
 * A share of the equity (what the customer can lose) or of the yearly sales (what it can turn over), whichever is less; both shares are
 * the company's to set (core/credit-policy). Of that as many per cent as the score has, rounded down to two digits. Whose equity is
 * used up, or whose score alone makes it red (core/tier), gets none: cash in advance (judgement).
 *
 * Example, by the defaults: equity 1,200,000 at 10 % is 120,000, sales 4,000,000 at 5 % are 200,000; of the lesser 80 % for a score of
 * 80 are 96,000.
 */
import type { CreditPolicy } from './credit-policy.ts'
import { type Money, money, twoDigits } from './money.ts'
import type { Statements } from './statements.ts'
import { tierOfScore } from './tier.ts'

export type FirstLimit =
  | { readonly kind: 'unknown'; readonly why: 'no-statements' | 'no-score' }
  | {
      readonly kind: 'known'
      /** In the currency of the statements. 0: cash in advance. */
      readonly amount: Money
      readonly basis: FirstLimitBasis
    }

/** The arithmetic, in the order in which it is done. */
export type FirstLimitBasis = {
  readonly equity: Money
  readonly equityBasisPoints: number
  readonly equityShare: Money
  readonly sales: Money
  readonly salesBasisPoints: number
  readonly salesShare: Money
  /** 0 to 100. */
  readonly score: number
  /** The score alone makes the customer red: no credit. */
  readonly isRed: boolean
}

export function firstLimit(
  { statements, score }: { statements: Statements | null; score: number | null },
  policy: Pick<CreditPolicy, 'equityBasisPoints' | 'salesBasisPoints'>,
): FirstLimit {
  if (!statements) return { kind: 'unknown', why: 'no-statements' }
  if (score === null) return { kind: 'unknown', why: 'no-score' }
  const { equityBasisPoints, salesBasisPoints } = policy
  const { currency } = statements
  const { equity, sales } = statements.year
  const equityShare = shareOf(Math.max(0, equity), equityBasisPoints, 10_000)
  const salesShare = shareOf(sales, salesBasisPoints, 10_000)
  const isRed = tierOfScore(score) === 'red'
  const scored = isRed ? 0 : shareOf(Math.min(equityShare, salesShare), score, 100)
  return {
    kind: 'known',
    amount: money(twoDigits(scored, Math.floor), currency),
    basis: {
      equity: money(equity, currency),
      equityBasisPoints,
      equityShare: money(equityShare, currency),
      sales: money(sales, currency),
      salesBasisPoints,
      salesShare: money(salesShare, currency),
      score,
      isRed,
    },
  }
}

/** Exactly, rounded down to the minor unit. */
function shareOf(minor: number, part: number, whole: number): number {
  return Number((BigInt(minor) * BigInt(part)) / BigInt(whole))
}
