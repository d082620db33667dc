/**
 * A hold stops further credit for a customer; a signal is what somebody saw. Credit stops at once, without asking, in two cases
 * (domain.md 'Credit'): a red signal, and a tier that turned red. A company may decide that it also stops with the last step of the ladder
 * (core/dunning-policy), when a debt is to be handed over. Only an approval lets it go on.
 *
 * A release is given with open eyes: what was known then is no reason to hold again, what is seen later is.
 *
 * Example: 'lawsuit filed' is logged as red on the 3rd and holds; it is released on the 10th with the signal still open. A morning later
 * nothing happens; 'accounts frozen', red, on the 12th holds again.
 */
import type { Day } from './day.ts'
import type { Tier } from './tier.ts'

export const SIGNAL_SEVERITIES = ['yellow', 'orange', 'red'] as const
export type SignalSeverity = (typeof SIGNAL_SEVERITIES)[number]
export type HoldCause = 'red-signal' | 'red-tier' | 'hand-over'

export type Signal = {
  readonly id: string
  readonly severity: SignalSeverity
  /** What was seen, in somebody's words. */
  readonly what: string
  readonly day: Day
  readonly endedDay: Day | null
}

export type Hold = {
  readonly id: string
  readonly customerId: string
  readonly cause: HoldCause
  /** What was seen, in somebody's words; the invoice whose debt is to be handed over; '' where the tier is the cause. */
  readonly what: string
  readonly placedDay: Day
  readonly releasedDay: Day | null
}

type Seen = {
  /** The open signals, with the instant at which each was logged. */
  readonly signals: readonly (Signal & { readonly loggedAt: string })[]
  readonly tier: Tier | null
  readonly before: Tier | null
  /** The instant at which the last hold was released; null without one. */
  readonly releasedAt: string | null
}

/** Why credit has to stop for a customer that is not on hold; null: it does not. */
export function causeOfHold({ signals, tier, before, releasedAt }: Seen): Pick<Hold, 'cause' | 'what'> | null {
  const red = signals.find((s) => s.severity === 'red' && (releasedAt === null || s.loggedAt > releasedAt))
  if (red) return { cause: 'red-signal', what: red.what }
  return tier === 'red' && before !== 'red' ? { cause: 'red-tier', what: '' } : null
}
