/**
 * What a company may decide of its credit rules, and what holds until it does.
 *
 * Tiers by delay: green to 5 days, yellow to 30, orange to 60, red above (domain.md). A request for a limit lives seven days, a credit
 * file is refreshed every quarter, terms are looked at every half year. A first limit is at most a tenth of the customer's equity and a
 * twentieth of its yearly sales (judgement: what trade credit insurers start from). Money costs 8 % a year (judgement).
 */

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
