import { describe, expect, test } from 'vitest'
import type { CreditRequest } from '../../src/core/credit-request.ts'
import { day } from '../../src/core/day.ts'
import type { Exposure } from '../../src/core/exposure.ts'
import { currency, money } from '../../src/core/money.ts'
import {
  cautionsOf,
  type HoldThen,
  headroomOf,
  lapseOf,
  type RequestCard,
  type StandingThen,
} from '../../src/core/request-card.ts'
import type { Tier } from '../../src/core/tier.ts'

const [USD, EUR] = [currency('USD'), currency('EUR')]
const usd = (whole: number) => money(whole * 100, USD)
const eur = (whole: number) => money(whole * 100, EUR)
const TODAY = day('2026-11-20')
const NO_RATE = { kind: 'no-rate', currency: EUR, day: TODAY } as const
const known = (whole: number): Exposure => ({ kind: 'known', total: usd(whole), lines: [], rates: [] })
const inUsd = (whole: number): RequestCard['exposure'] => ({ kind: 'amount', amount: usd(whole), rates: [] })

const HOLD: HoldThen = {
  id: 'hold_1',
  customerName: 'ACME',
  cause: 'red-signal',
  what: 'lawsuit filed',
  placedDay: TODAY,
}
const STANDING: StandingThen = {
  day: TODAY,
  limit: { amount: usd(50_000), day: TODAY, requestId: 'r0', approvedBy: 'EVA' },
  exposure: known(60_000),
  tier: { tier: 'yellow', since: TODAY },
  behaviour: { meanDaysLate: 12, settledCount: 3, onTimeCount: 1 } as StandingThen['behaviour'],
  overdue: { count: 0, amounts: [], daysMax: 0 },
  score: null,
  ungraded: 6,
  isScreened: true,
  tradedBefore: false,
  holds: [],
  sharedWith: [],
}
const ASKED = { kind: 'limit', state: 'pending', amount: usd(80_000), decided: null } as CreditRequest
const RELEASE = { ...ASKED, kind: 'release', amount: null } as CreditRequest

describe('what a limit leaves', () => {
  test.each<[string, Partial<CreditRequest>, RequestCard['exposure'], object | null]>([
    ['the limit asked for', {}, inUsd(60_000), { left: usd(20_000) }],
    ['below the exposure, less than nothing', { amount: usd(50_000) }, inUsd(60_000), { left: usd(-10_000) }],
    ['the limit that was given', { state: 'approved', decided: usd(70_000) }, inUsd(60_000), { left: usd(10_000) }],
    [
      'in its own currency, with the rate',
      { amount: eur(80_000) },
      { kind: 'amount', amount: eur(48_000), rates: [{ from: EUR, to: USD, rate: '1.25', day: '2026-11-19' }] },
      { left: eur(32_000), rates: [{ rate: '1.25' }] },
    ],
    ['not to be told without a rate, and why', { amount: eur(80_000) }, NO_RATE, NO_RATE],
    ['nothing of cash in advance', { amount: usd(0) }, inUsd(60_000), null],
    ['nothing where the exposure is unknown', {}, null, null],
    ['nothing of what was rejected', { state: 'rejected' }, inUsd(60_000), null],
  ])('%s', (_, request, exposure, expected) => {
    const headroom = headroomOf({ request: { ...ASKED, ...request }, exposure })
    if (expected === null) expect(headroom).toBeNull()
    else expect(headroom).toMatchObject(expected)
  })
})

describe('what is asked about before an approval', () => {
  test.each<[string, CreditRequest, Partial<StandingThen>, string[]]>([
    ['nothing where all is well', ASKED, { exposure: known(40_000) }, []],
    ['a limit below the exposure', { ...ASKED, amount: usd(55_000) }, {}, ['over-new 500000']],
    ['an exposure above the limit in force', ASKED, {}, ['over-limit 1000000']],
    ['a hold, before that', ASKED, { holds: [HOLD] }, ['on-hold', 'over-limit 1000000']],
    ['of a release the hold is what it is about', RELEASE, { holds: [HOLD] }, ['over-limit 1000000']],
    ['of a release without a limit nothing', RELEASE, { holds: [HOLD], limit: null }, []],
    ['of cash in advance nothing', { ...ASKED, amount: usd(0) }, { holds: [HOLD] }, []],
    ['what was given, once it is', { ...ASKED, state: 'approved', decided: usd(55_000) }, {}, ['over-new 500000']],
    ['nothing of what nobody can tell', ASKED, { exposure: NO_RATE }, []],
  ])('%s', (_, request, standing, expected) => {
    const stands = { ...STANDING, ...standing }
    const exposure = stands.exposure.kind === 'known' ? inUsd(stands.exposure.total.minor / 100) : null
    const cautions = cautionsOf({ request, standing: stands, exposure: request.amount && exposure })
    expect(cautions.map((c) => ('over' in c ? `${c.kind} ${c.over.minor}` : c.kind))).toEqual(expected)
  })
})

describe('a signature', () => {
  const tier = (colour: Tier | null) => ({ tier: colour && { tier: colour, since: TODAY } })
  test.each<[string, Partial<StandingThen>, Partial<StandingThen>, ReturnType<typeof lapseOf>]>([
    ['counts while nothing is worse', {}, {}, null],
    ['counts whatever the exposure', {}, { exposure: known(900_000) }, null],
    ['counts on a better tier', tier('orange'), tier('yellow'), null],
    ['lapses on a worse one', tier('green'), tier('orange'), { kind: 'worse-tier', before: 'green', tier: 'orange' }],
    [
      'lapses on a first one that is bad',
      tier(null),
      tier('yellow'),
      { kind: 'worse-tier', before: null, tier: 'yellow' },
    ],
    ['counts on a first one that is good', tier(null), tier('green'), null],
    ['lapses on a hold, before the tier is looked at', {}, { holds: [HOLD], ...tier('red') }, { kind: 'put-on-hold' }],
    ['counts on the hold that it was given on', { holds: [HOLD] }, { holds: [{ ...HOLD }] }, null],
    ['lapses on another one', { holds: [HOLD] }, { holds: [{ ...HOLD, id: 'hold_2' }] }, { kind: 'put-on-hold' }],
    [
      'lapses on a second one of the group',
      { holds: [HOLD] },
      { holds: [HOLD, { ...HOLD, id: 'hold_2' }] },
      { kind: 'put-on-hold' },
    ],
    ['counts when a hold was released', { holds: [HOLD] }, {}, null],
  ])('%s', (_, then, now, lapse) => {
    expect(lapseOf({ ...STANDING, ...then }, { ...STANDING, ...now })).toEqual(lapse)
  })
})
