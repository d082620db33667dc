/**
 * A look at a customer's credit file: the quarterly refresh, which asks how stable its suppliers and its buyers are, or the half-yearly
 * review of its terms and discounts. Who looked, on which day and what had changed is kept for ever. Source: domain.md, law 1.
 *
 * 'Nothing has changed' is an answer and is written down like any other: an empty look would be none.
 *
 * Example: the refresh of 2026-11-20 found the suppliers stable, the buyers changing, and 'Globex has stopped buying from them'.
 */
import type { CustomerTerms } from './customer-terms.ts'
import type { Day } from './day.ts'
import type { DutyItem } from './duty.ts'
import type { DutyRefusal } from './outcome.ts'

export const LOOK_KINDS = ['refresh', 'review'] as const
export type LookKind = (typeof LOOK_KINDS)[number]
export const STABILITIES = ['stable', 'changing', 'unstable', 'unknown'] as const
export type Stability = (typeof STABILITIES)[number]

/** What is entered: a refresh says how its suppliers and buyers are, a review does not ask. */
export type LookEntry =
  | { readonly kind: 'refresh'; readonly suppliers: Stability; readonly buyers: Stability; readonly changed: string }
  | { readonly kind: 'review'; readonly changed: string }

export type Look = {
  readonly id: string
  readonly customerId: string
  readonly kind: LookKind
  readonly day: Day
  readonly suppliers: Stability | null
  readonly buyers: Stability | null
  /** In somebody's words. */
  readonly changed: string
  readonly lookedBy: string
}

/** What the form of a look begins with. */
export type LookDraft = {
  readonly kind: LookKind
  readonly dutyId: string
  readonly customerName: string
  readonly customerCode: string
  /** Canonical form of the customer's own terms (core/terms). */
  readonly terms: string
  /** What was agreed by day and holds now: it stands before its own. */
  readonly standing: readonly CustomerTerms[]
  /** The last looks of this kind, the newest first. */
  readonly before: readonly Look[]
}

export type LookOutcome =
  | DutyRefusal
  | {
      readonly kind: 'looked'
      readonly look: Look
      readonly duty: DutyItem
      readonly customerCode: string
      /** When this look is due again; null when nobody asks for it any more. */
      readonly nextDay: Day | null
    }

export function isStability(text: string): text is Stability {
  return (STABILITIES as readonly string[]).includes(text)
}
