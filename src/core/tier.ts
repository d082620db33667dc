/**
 * The risk tier of a customer, by colour: the worst of what its payment behaviour, its screening score and the open signals say.
 *
 * By the mean delay: green to 5 days, yellow to 30, orange to 60, red above (domain.md 'Credit'; the company may choose others). By the
 * score: green from 75, yellow from 50, orange from 25, red below (judgement: quarters of what can be reached). A signal has its colour.
 *
 * A tier never improves on missing data. Each part keeps what was last known of it while it is unknown; and while neither behaviour nor
 * score was ever known, the end of a signal is no news of the customer: the tier stays. Without anything known there is no tier.
 *
 * Example: paid 12 days late on average (yellow), score 80 (green), no signal: yellow. Nothing paid for a year: still yellow.
 */
import type { Behaviour } from './behaviour.ts'
import type { CreditPolicy } from './credit-policy.ts'
import type { Day } from './day.ts'
import type { Hold, Signal } from './hold.ts'

export const TIERS = ['green', 'yellow', 'orange', 'red'] as const
export type Tier = (typeof TIERS)[number]

const TIER_PARTS = ['behaviour', 'score', 'signals'] as const
export type TierPart = (typeof TIER_PARTS)[number]

/** What each part said and on which day that was known; null while it never was. */
export type TierParts = {
  readonly behaviour: { readonly tier: Tier; readonly day: Day; readonly meanDaysLate: number } | null
  readonly score: { readonly tier: Tier; readonly day: Day; readonly score: number } | null
  /** The gravest open signal; null when none is open. */
  readonly signals: { readonly tier: Tier; readonly day: Day; readonly what: string } | null
}

export type TierFacts = {
  readonly day: Day
  readonly behaviour: Pick<Behaviour, 'meanDaysLate'>
  /** The score of the screening, 0 to 100; null without one. */
  readonly score: number | null
  /** Those that are open. */
  readonly signals: readonly Signal[]
}

/** A tier as it was found, with what it was taken from. */
export type TierFound = { readonly tier: Tier; readonly parts: TierParts }

/** One entry of a customer's history: written when the tier or the colour of a part changed. */
export type TierEntry = TierFound & { readonly day: Day; readonly before: Tier | null }

const SCORE_MIN = { green: 75, yellow: 50, orange: 25 } as const

const NOTHING: TierParts = { behaviour: null, score: null, signals: null }

type Limits = Pick<CreditPolicy, 'greenDays' | 'yellowDays' | 'orangeDays'>

export function isWorse(a: Tier, b: Tier): boolean {
  return TIERS.indexOf(a) > TIERS.indexOf(b)
}

export function worstOf(tiers: readonly Tier[]): Tier | null {
  return tiers.reduce<Tier | null>((worst, tier) => (worst === null || isWorse(tier, worst) ? tier : worst), null)
}

function tierOfDelay(meanDaysLate: number, { greenDays, yellowDays, orangeDays }: Limits): Tier {
  if (meanDaysLate <= greenDays) return 'green'
  if (meanDaysLate <= yellowDays) return 'yellow'
  return meanDaysLate <= orangeDays ? 'orange' : 'red'
}

export function tierOfScore(score: number): Tier {
  if (score >= SCORE_MIN.green) return 'green'
  if (score >= SCORE_MIN.yellow) return 'yellow'
  return score >= SCORE_MIN.orange ? 'orange' : 'red'
}

/** The tier on a day, given what was found the last time; null as long as nothing is known. */
export function tierOf(before: TierFound | null, facts: TierFacts, policy: Limits): TierFound | null {
  const known = before?.parts ?? NOTHING
  const { day, score } = facts
  const { meanDaysLate } = facts.behaviour
  const parts: TierParts = {
    behaviour: meanDaysLate === null ? known.behaviour : { tier: tierOfDelay(meanDaysLate, policy), day, meanDaysLate },
    score: score === null ? known.score : { tier: tierOfScore(score), day, score },
    signals: gravest(facts.signals),
  }
  const isOnlySignals = parts.behaviour === null && parts.score === null
  const tier = worstOf([
    ...TIER_PARTS.flatMap((part) => parts[part]?.tier ?? []),
    ...(isOnlySignals && before ? [before.tier] : []),
  ])
  return tier && { tier, parts }
}

/** Whether there is something to note: another tier, or another colour of a part. */
export function hasTurned(before: TierFound | null, now: TierFound): boolean {
  if (before?.tier !== now.tier) return true
  return TIER_PARTS.some((part) => before.parts[part]?.tier !== now.parts[part]?.tier)
}

export type TierStanding = { readonly tier: Tier; readonly since: Day }

/** The last tier of a history (the oldest entry first), and the day from which it has been so. */
export function standingOf(history: readonly TierEntry[]): TierStanding | null {
  const last = history.at(-1)
  if (!last) return null
  const other = history.findLastIndex((entry) => entry.tier !== last.tier)
  return { tier: last.tier, since: (history[other + 1] ?? last).day }
}

/** What a message tells of one customer, by what is kept of it: a turn, a hold, or both. */
export type TierNews = { readonly customerId: string; readonly tierId: string | null; readonly holdId: string | null }

/** So many fit below what Slack takes in one message, whatever they are called. */
export const TIER_CHANGES_PER_MESSAGE = 20

/** What is told in the channel: a turn of the tier, a hold that was placed, or both. */
export type TierChange = {
  readonly customerId: string
  readonly customerName: string
  readonly ownerUserId: string | null
  /** What was found; its tier is the one before where only a hold was placed. */
  readonly turn: TierEntry | null
  readonly hold: Hold | null
}

/** The gravest open signal; of several the first seen. */
function gravest(signals: readonly Signal[]): TierParts['signals'] {
  const tier = worstOf(signals.map((s) => s.severity))
  const first = signals
    .filter((s) => s.severity === tier)
    .reduce<Signal | null>((a, b) => (a && a.day <= b.day ? a : b), null)
  return first && { tier: first.severity, day: first.day, what: first.what }
}
