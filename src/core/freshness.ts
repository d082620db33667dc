/**
 * Whether what is known of payments is new enough to chase customers by. Whoever has paid since money was last brought in must not be
 * asked for it again: older than the hours that the company set, a person is asked first. A company that never brought money in has
 * no news that could be old, and is not asked; nor is one that set no hours. Source: domain.md, 'Following up'.
 *
 * A bank balance and a file bring the news up to the moment at which they come. A payment that somebody types brings it up to the end of
 * the day on which it was received, and never back: it says nothing of what others paid since (judgement).
 *
 * Everything after the sending of an invoice asks a customer for money, and waits. The sending itself does not, unless a later step of the
 * invoice, which takes its place, is due as well.
 *
 * Example: brought in on Wednesday at 08:00 with 72 hours set: Saturday at 08:00 it is fresh, a minute later it is not.
 */
import type { Day } from './day.ts'
import { RULES, type RuleId } from './rules/index.ts'

/** The rules that ask a customer for money. */
export const CHASING_RULES: readonly RuleId[] = RULES.filter(
  (rule) => (rule.about === 'receivable' && rule.id !== 'send-invoice') || rule.about === 'promise',
).map((rule) => rule.id)

export function isChasing(rule: RuleId): boolean {
  return CHASING_RULES.includes(rule)
}

export type Freshness =
  | { readonly kind: 'fresh' }
  /** `moneyAt`: when money was last brought in, an instant. `hours`: how long ago that was, whole hours. */
  | { readonly kind: 'stale'; readonly moneyAt: string; readonly hours: number }

const MS_AN_HOUR = 3_600_000

/** How new the news of payments is at an instant. */
export function freshnessAt(now: Date, known: { moneyAt: string | null; freshHours: number | null }): Freshness {
  const { moneyAt, freshHours } = known
  if (moneyAt === null || freshHours === null) return { kind: 'fresh' }
  const ageMs = now.getTime() - Date.parse(moneyAt)
  if (ageMs <= freshHours * MS_AN_HOUR) return { kind: 'fresh' }
  return { kind: 'stale', moneyAt, hours: Math.floor(ageMs / MS_AN_HOUR) }
}

/** The question of one day, and what came of it. */
export type FreshnessQuestion = {
  readonly day: Day
  /** When money had last been brought in as it was asked, and how long before that was. */
  readonly moneyAt: string
  readonly hours: number
  readonly state:
    | { readonly kind: 'waiting'; readonly steps: number }
    | { readonly kind: 'chased-anyway'; readonly by: string; readonly at: string }
    | { readonly kind: 'resumed' } // money was brought in, or nothing waits any more
    | { readonly kind: 'asked-again' } // a later day asked anew
}

export type ChaseOutcome =
  /** It was asked on another day: what waits was asked about anew since, or is said. */
  | { readonly kind: 'another-day'; readonly day: Day }
  | { readonly kind: 'decided-already'; readonly by: string }
  | { readonly kind: 'fresh-already' }
  | { readonly kind: 'decided' }
