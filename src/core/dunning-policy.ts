/**
 * How a company follows up beyond the 3-2-1: how old the news of payments may be before its customers are chased, the steps after
 * collection, and by which regime late interest is proposed.
 *
 * A final notice goes out three weeks after the due day, a debt is handed over to a lawyer or an agency after 45 days (judgement: a
 * fortnight after collection began, and before the second month is through). A step can be left out. Whether the news is too old is asked
 * once a company has set the hours: a company that writes down every payment as it comes is not behind because a week brought none
 * (judgement). The days between two steps are also how long the later one waits for the earlier to have been said (core/receivable).
 * Late interest is proposed once a regime is chosen: it depends on the law of the contract, which nobody can guess.
 * Source: domain.md, 'Following up'.
 *
 * Each figure has a range outside of which it would be a slip of the hand (judgement), and each step comes after the one before it.
 *
 * Example: a final notice after 21 days and the hand-over after 14 is refused: the notice would never be the last one.
 */
import { INTEREST_REGIMES, type InterestRegime } from './late-interest.ts'
import { plainSigns } from './number-text.ts'
import type { RuleId } from './rules/index.ts'

export type DunningPolicy = {
  /** Hours after which payments may have come that nobody has brought in; null: nobody is asked. */
  readonly freshHours: number | null
  /** Calendar days after the due day; null: the ladder has no such step. */
  readonly finalNoticeDays: number | null
  /** Who is mentioned when the step is said, beside the customer's owner. */
  readonly finalNoticeTells: string | null
  readonly handOverDays: number | null
  readonly handOverTells: string | null
  /** Whether credit stops for the customer once a debt of it is to be handed over. */
  readonly handOverHoldsCredit: boolean
  readonly interestRegime: InterestRegime
}

/** When collection starts, in calendar days after the due day: law 2. */
export const COLLECTION_DAYS = 7

/** The figures of it, in the order in which they are asked. */
export const DUNNING_FIGURES = ['freshHours', 'finalNoticeDays', 'handOverDays'] as const
export type DunningFigure = (typeof DUNNING_FIGURES)[number]

export const DEFAULT_DUNNING: DunningPolicy = {
  freshHours: null,
  finalNoticeDays: 21,
  finalNoticeTells: null,
  handOverDays: 45,
  handOverTells: null,
  handOverHoldsCredit: false,
  interestRegime: 'none',
}

/** The least and the most of each figure, in its own unit: what follows collection comes later than that. */
const DUNNING_RANGES: Readonly<Record<DunningFigure, { readonly least: number; readonly most: number }>> = {
  freshHours: { least: 1, most: 720 },
  finalNoticeDays: { least: COLLECTION_DAYS + 1, most: 180 },
  handOverDays: { least: COLLECTION_DAYS + 1, most: 365 },
}

export type DunningFault =
  | { readonly kind: 'out-of-range'; readonly field: DunningFigure; readonly least: number; readonly most: number }
  | { readonly kind: 'not-above'; readonly field: 'handOverDays'; readonly value: number }

export type DunningOutcome =
  | { readonly kind: 'faulty'; readonly faults: readonly DunningFault[] }
  | { readonly kind: 'unchanged'; readonly policy: DunningPolicy }
  | { readonly kind: 'saved'; readonly before: DunningPolicy; readonly policy: DunningPolicy }

/** What is wrong with a policy, at most one fault a figure: whether it is in its range, then whether the hand-over is after the notice. */
export function dunningFaults(policy: DunningPolicy): DunningFault[] {
  return DUNNING_FIGURES.flatMap((field): DunningFault[] => {
    const value = policy[field]
    if (value === null) return []
    const { least, most } = DUNNING_RANGES[field]
    if (!Number.isSafeInteger(value) || value < least || value > most)
      return [{ kind: 'out-of-range', field, least, most }]
    const notice = policy.finalNoticeDays
    return field === 'handOverDays' && notice !== null && value <= notice
      ? [{ kind: 'not-above', field, value: notice }]
      : []
  })
}

/** A figure as it is written: '21'; an empty one leaves the step out. Undefined when it is none. */
export function readDunningFigure(text: string): number | null | undefined {
  const plain = plainSigns(text)
  if (plain === '') return null
  return /^\d{1,4}$/.test(plain) ? Number(plain) : undefined
}

export function isInterestRegime(text: string): text is InterestRegime {
  return (INTEREST_REGIMES as readonly string[]).includes(text)
}

/** True where the days of the steps after collection are others: then the duties of what is open move. */
export function isOtherLadder({ before, policy }: { before: DunningPolicy; policy: DunningPolicy }): boolean {
  return before.finalNoticeDays !== policy.finalNoticeDays || before.handOverDays !== policy.handOverDays
}

/** Who is mentioned where a step of the ladder is to be done. */
export function tellsOf({ finalNoticeTells, handOverTells }: DunningPolicy): Partial<Record<RuleId, string>> {
  return {
    ...(finalNoticeTells === null ? {} : { 'final-notice': finalNoticeTells }),
    ...(handOverTells === null ? {} : { 'hand-over': handOverTells }),
  }
}
