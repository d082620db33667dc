import type { Signature } from '../../core/credit-request.ts'
import { day, type Month } from '../../core/day.ts'
import type { DownBasis, UpBasis } from '../../core/limit-proposal.ts'
import type { Rate } from '../../core/money.ts'
import { type RequestCard, standingThen } from '../../core/request-card.ts'
import { EUR, eur, HOSTILE_LONG, LARGE, TODAY, times, USD, usd } from './basis.ts'
import { HOLD, STANDING, STANDING_WORST } from './gate.ts'

const PROPOSAL_UP: UpBasis = {
  kind: 'up',
  firstMonth: '2026-08' as Month,
  lastMonth: '2026-10' as Month,
  sales: usd(30_000_000),
  termsDays: 30,
  daysLate: 3,
  tier: 'green',
  factorPercent: 100,
  need: usd(11_000_000),
  limit: usd(5_000_000),
  most: usd(7_500_000),
  settledCount: 9,
  onTimeCount: 7,
}
const PROPOSAL_DOWN: DownBasis = {
  kind: 'down',
  limit: usd(5_000_000),
  before: 'yellow',
  tier: 'orange',
  beforePercent: 75,
  tierPercent: 50,
  proposed: usd(3_300_000),
}
const REQUEST_CARD: RequestCard = {
  request: {
    id: '019a9f6e-0000-7000-8000-000000000004',
    customerId: 'cus_1',
    kind: 'limit',
    amount: usd(8_000_000),
    reason: 'Two large orders for spring, the first on 1 December.',
    origin: 'person',
    version: 1,
    state: 'pending',
    requestedBy: 'U01ANN',
    requestedAt: '2026-11-20T01:12:00.000Z',
    expiresAt: '2026-11-27T01:12:00.000Z',
    decidedBy: null,
    decidedAt: null,
    decided: null,
    note: null,
  },
  customerName: 'ACME Trading',
  ownerUserId: 'U01ANN',
  standing: standingThen(STANDING),
  exposure: { kind: 'amount', amount: usd(3_030_000), rates: [] },
  basis: null,
  signatures: [],
  deciders: [
    { userId: 'U02WEI', authority: usd(10_000_000) },
    { userId: 'U03EVA', authority: usd(8_000_000) },
  ],
}
const SIGNATURE: Signature = {
  userId: 'U0123456789',
  at: '2026-11-20T02:00:00.000Z',
  exposure: usd(1_200_000),
  lapse: null,
}
const EUR_RATE: Rate = { from: EUR, to: USD, rate: '1.0850', day: day('2026-11-18') }
const DECIDED = { decidedBy: 'U02WEI', decidedAt: '2026-11-21T02:30:00.000Z' } as const
const cardOf = (request: Partial<RequestCard['request']>, card: Partial<RequestCard> = {}): RequestCard => {
  return { ...REQUEST_CARD, ...card, request: { ...REQUEST_CARD.request, ...request } }
}
const PROPOSED = { origin: 'proposal', requestedBy: 'cashlight', reason: '' } as const
/** One card a state, and what is special about some. */
export const REQUEST_CARDS = {
  pending: REQUEST_CARD,
  signed: cardOf({}, { signatures: [SIGNATURE] }),
  'signed before a hold': cardOf(
    {},
    {
      standing: standingThen({ ...STANDING, holds: [HOLD] }),
      signatures: [{ ...SIGNATURE, lapse: { kind: 'put-on-hold' } }],
    },
  ),
  'signed on a better tier': cardOf(
    {},
    { signatures: [{ ...SIGNATURE, exposure: null, lapse: { kind: 'worse-tier', before: 'green', tier: 'orange' } }] },
  ),
  'over the new limit': cardOf({ amount: usd(2_000_000) }),
  'in another currency': cardOf(
    { amount: eur(8_000_000) },
    { exposure: { kind: 'amount', amount: eur(2_792_627), rates: [EUR_RATE] } },
  ),
  'in a currency without a rate': cardOf(
    { amount: eur(8_000_000) },
    { exposure: { kind: 'no-rate', currency: EUR, day: TODAY }, deciders: null },
  ),
  'nobody may': cardOf({}, { deciders: [] }),
  'no rate': cardOf({}, { deciders: null }),
  'proposed up': cardOf({ ...PROPOSED, amount: usd(7_500_000) }, { basis: PROPOSAL_UP }),
  'proposed down': cardOf({ ...PROPOSED, amount: usd(3_300_000) }, { basis: PROPOSAL_DOWN }),
  'cash in advance': cardOf({ amount: usd(0) }),
  release: cardOf({ kind: 'release', amount: null }, { standing: standingThen({ ...STANDING, holds: [HOLD] }) }),
  approved: cardOf({ ...DECIDED, state: 'approved', decided: usd(8_000_000) }),
  'approved for less': cardOf({ ...DECIDED, state: 'approved', decided: usd(6_000_000), note: 'Until spring.' }),
  rejected: cardOf({ ...DECIDED, state: 'rejected', note: 'Pay INV-1001 first.' }),
  withdrawn: cardOf({ ...DECIDED, state: 'withdrawn', decidedBy: 'U01ANN', note: 'Not needed.' }),
  expired: cardOf({ state: 'expired', decidedAt: '2026-11-27T01:12:00.000Z' }),
  'the worst': cardOf(
    { amount: usd(LARGE), reason: HOSTILE_LONG.repeat(6) },
    {
      customerName: HOSTILE_LONG,
      standing: standingThen(STANDING_WORST),
      basis: PROPOSAL_UP,
      exposure: { kind: 'amount', amount: usd(LARGE + 1), rates: [] },
      signatures: times(20, () => ({ ...SIGNATURE, exposure: usd(LARGE) })),
      deciders: times(60, () => ({ userId: 'U0123456789', authority: usd(LARGE) })),
    },
  ),
} satisfies Record<string, RequestCard>
export const PROPOSAL_REJECTED = cardOf({ ...PROPOSED, ...DECIDED, state: 'rejected', note: 'Not this quarter.' })
export const PROPOSAL_EXPIRED = cardOf({ ...PROPOSED, state: 'expired', decidedAt: '2026-11-27T01:12:00.000Z' })
export const RELEASED = cardOf({ ...DECIDED, kind: 'release', amount: null, state: 'approved' })
export const APPROVED_ALL_THE_SAME = cardOf(
  { ...DECIDED, state: 'approved', decided: usd(2_000_000) },
  { standing: standingThen({ ...STANDING, holds: [HOLD] }) },
)
