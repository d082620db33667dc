/**
 * A hold stops further credit for a customer; a signal is why. A red signal places a hold at once, and only an approval releases it.
 */
import type { Day } from './day.ts'

export const SIGNAL_SEVERITIES = ['yellow', 'orange', 'red'] as const
export type SignalSeverity = (typeof SIGNAL_SEVERITIES)[number]
export type HoldCause = 'red-signal' | 'red-tier'

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
  readonly what: string
  readonly placedDay: Day
  readonly releasedDay: Day | null
}
