import { day } from '../../core/day.ts'
import type { Hold, Signal } from '../../core/hold.ts'
import type { SignalCard, SignalOutcome } from '../../core/signal.ts'
import type { TierChange, TierParts } from '../../core/tier.ts'
import { HOSTILE_LONG, TODAY } from './basis.ts'

const RED_HOLD: Hold = {
  id: 'h1',
  customerId: 'c1',
  cause: 'red-signal',
  what: 'lawsuit filed',
  placedDay: TODAY,
  releasedDay: null,
}
export const TIER_PARTS_RED: TierParts = {
  behaviour: { tier: 'yellow', day: TODAY, meanDaysLate: 12.4 },
  score: { tier: 'green', day: day('2026-08-03'), score: 82 },
  signals: { tier: 'red', day: TODAY, what: 'lawsuit filed' },
}
const TURN: TierChange['turn'] = { day: TODAY, before: 'yellow', tier: 'red', parts: TIER_PARTS_RED }
export const TIER_CHANGE: TierChange = {
  customerId: 'c1',
  customerName: 'ACME Trading',
  ownerUserId: 'U0SALES',
  turn: { ...TURN, before: 'green', tier: 'yellow', parts: { ...TIER_PARTS_RED, signals: null } },
  hold: null,
}
export const TIER_CHANGE_HELD: TierChange = { ...TIER_CHANGE, turn: TURN, hold: RED_HOLD }
/** Red from the first look on, by its payments alone. */
export const TIER_CHANGE_FIRST: TierChange = {
  ...TIER_CHANGE,
  ownerUserId: null,
  turn: {
    ...TURN,
    before: null,
    parts: { behaviour: { tier: 'red', day: TODAY, meanDaysLate: 73.2 }, score: null, signals: null },
  },
  hold: { ...RED_HOLD, cause: 'red-tier', what: '' },
}
export const TIER_CHANGE_WORST: TierChange = {
  ...TIER_CHANGE_HELD,
  customerName: HOSTILE_LONG,
  turn: {
    ...TURN,
    parts: { ...TIER_PARTS_RED, signals: { tier: 'red', day: day('2026-11-18'), what: HOSTILE_LONG.repeat(3) } },
  },
  hold: { ...RED_HOLD, what: HOSTILE_LONG.repeat(3) },
}
export const SIGNAL: Signal = { id: 's1', severity: 'red', what: 'lawsuit filed', day: TODAY, endedDay: null }
export const SIGNAL_RECORDED: Extract<SignalOutcome, { kind: 'recorded' }> = {
  kind: 'recorded',
  customerId: 'c1',
  customerName: 'ACME Trading',
  signal: SIGNAL,
  tier: { tier: 'red', since: TODAY },
  before: 'yellow',
  hold: RED_HOLD,
  isHeldNow: true,
  hasFirewall: true,
}
export const SIGNAL_CARD: SignalCard = {
  kind: 'card',
  today: TODAY,
  customerId: 'c1',
  customerName: 'ACME Trading',
  signals: [SIGNAL, { ...SIGNAL, severity: 'yellow', what: 'late twice', day: day('2026-10-30') }],
  tier: { tier: 'red', since: TODAY, parts: TIER_PARTS_RED },
  hold: RED_HOLD,
}
