/** What `/cash screen ACME` shows, and what comes of recording a step. Refusals first, in the order in which they are looked for. */
import type { Customer } from './customer.ts'
import type { Day } from './day.ts'
import type { FirstLimit } from './first-limit.ts'
import type { Money } from './money.ts'
import type { CustomerRefusal } from './outcome.ts'
import type { Screening, ScreeningPoint, ScreeningStep } from './screening.ts'

export type ScreeningCard = {
  readonly customer: Customer
  readonly screening: Screening
  readonly firstLimit: FirstLimit
  /** The limit that counts for it, its own or its parent's; null: none was ever set. */
  readonly limit: Money | null
  /** Whose limit it shares; null: it has its own. */
  readonly parentName: string | null
  /** Whether who looks may record a step, and ask for a limit. */
  readonly mayRecord: boolean
  readonly mayAsk: boolean
  /** False while there is no channel for approvals: limits are asked for there. */
  readonly hasFirewall: boolean
}

export type ScreeningOutcome =
  | CustomerRefusal
  /** Called clear, with points that are graded poor. */
  | { readonly kind: 'not-clear'; readonly points: readonly ScreeningPoint[] }
  /** Called clear, on statements that are older than they may be. */
  | { readonly kind: 'statements-old'; readonly yearEnd: Day; readonly monthsMax: number }
  | { readonly kind: 'recorded'; readonly step: ScreeningStep; readonly card: ScreeningCard }
