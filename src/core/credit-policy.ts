/**
 * What a company may decide of its credit rules, and what holds until it does.
 *
 * Tiers by delay: green to 5 days, yellow to 30, orange to 60, red above (domain.md). A request for a limit lives seven days, a credit
 * file is refreshed every quarter, terms are looked at every half year. A first limit is at most a tenth of the customer's equity and a
 * twentieth of its yearly sales (judgement: what trade credit insurers start from). Money costs 8 % a year (judgement).
 *
 * Each figure has a range outside of which it would be a slip of the hand (judgement), and each tier begins after the one before it.
 *
 * Example: green to 30 days and yellow to 30 is refused: nobody would ever be yellow.
 */
import { plainSigns } from './number-text.ts'

export type CreditPolicy = {
  /** Calendar days until a request that nobody decided expires. */
  readonly requestDays: number
  readonly refreshMonths: number
  readonly reviewMonths: number
  /** The longest mean delay of each tier, in days. */
  readonly greenDays: number
  readonly yellowDays: number
  readonly orangeDays: number
  /** A first limit is at most this share of the customer's equity, and of its yearly sales; 100 basis points are 1 %. */
  readonly equityBasisPoints: number
  readonly salesBasisPoints: number
  /** What money costs the company in a year. */
  readonly capitalCostBasisPoints: number
}

export type PolicyField = keyof CreditPolicy

export const DEFAULT_POLICY: CreditPolicy = {
  requestDays: 7,
  refreshMonths: 3,
  reviewMonths: 6,
  greenDays: 5,
  yellowDays: 30,
  orangeDays: 60,
  equityBasisPoints: 1_000,
  salesBasisPoints: 500,
  capitalCostBasisPoints: 800,
}

/** The least and the most of each figure, in its own unit. */
export const POLICY_RANGES: Readonly<Record<PolicyField, { readonly least: number; readonly most: number }>> = {
  requestDays: { least: 1, most: 90 },
  refreshMonths: { least: 1, most: 12 },
  reviewMonths: { least: 1, most: 24 },
  greenDays: { least: 0, most: 365 },
  yellowDays: { least: 0, most: 365 },
  orangeDays: { least: 0, most: 365 },
  equityBasisPoints: { least: 0, most: 10_000 },
  salesBasisPoints: { least: 0, most: 10_000 },
  capitalCostBasisPoints: { least: 0, most: 10_000 },
}

/** A figure that has to be larger than another one. */
const ABOVE: Readonly<Partial<Record<PolicyField, PolicyField>>> = { yellowDays: 'greenDays', orangeDays: 'yellowDays' }

export const POLICY_FIELDS = Object.keys(DEFAULT_POLICY) as readonly PolicyField[]

export type PolicyFault =
  | { readonly kind: 'out-of-range'; readonly field: PolicyField; readonly least: number; readonly most: number }
  | { readonly kind: 'not-above'; readonly field: PolicyField; readonly other: PolicyField; readonly value: number }

export type PolicyOutcome =
  | { readonly kind: 'faulty'; readonly faults: readonly PolicyFault[] }
  | { readonly kind: 'unchanged'; readonly policy: CreditPolicy }
  | { readonly kind: 'saved'; readonly before: CreditPolicy; readonly policy: CreditPolicy }

/** What is wrong with a policy, at most one fault a field: whether it is in its range, then whether it is above the tier before it. */
export function policyFaults(policy: CreditPolicy): PolicyFault[] {
  return POLICY_FIELDS.flatMap((field): PolicyFault[] => {
    const { least, most } = POLICY_RANGES[field]
    const value = policy[field]
    if (!Number.isSafeInteger(value) || value < least || value > most)
      return [{ kind: 'out-of-range', field, least, most }]
    const other = ABOVE[field]
    return other && value <= policy[other] ? [{ kind: 'not-above', field, other, value: policy[other] }] : []
  })
}

export function isInBasisPoints(field: PolicyField): field is Extract<PolicyField, `${string}BasisPoints`> {
  return field.endsWith('BasisPoints')
}

/** A figure as it is written: '7' for days and months, '7.5' for 750 basis points. Null when it is none; signs and units are no part of it. */
export function readPolicyFigure(field: PolicyField, text: string): number | null {
  const plain = plainSigns(text)
  if (!isInBasisPoints(field)) return /^\d{1,4}$/.test(plain) ? Number(plain) : null
  const [, whole, fraction = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))? ?%?$/.exec(plain) ?? []
  return whole === undefined ? null : Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
}

/** What readPolicyFigure reads back. */
export function policyFigureText(field: PolicyField, value: number): string {
  return isInBasisPoints(field) ? String(value / 100) : String(value)
}
