import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Approver,
  type CreditRequest,
  type Decided,
  type Decision,
  decide,
  type Press,
  pressRefusal,
  type Signature,
  stakeOf,
} from '../../src/core/credit-request.ts'
import { day } from '../../src/core/day.ts'
import type { DayRates } from '../../src/core/exchange.ts'
import type { Exposure } from '../../src/core/exposure.ts'
import { currency, type Money, money } from '../../src/core/money.ts'

const USD = currency('USD')
const EUR = currency('EUR')
const usd = (whole: number): Money => money(whole * 100, USD)
const NOW = new Date('2026-11-20T10:00:00Z')
const APPROVE: Decision = { kind: 'approve' }
const REJECT: Decision = { kind: 'reject' }
const less = (whole: number): Decision => ({ kind: 'approve-less', amount: usd(whole) })

const REQUEST: CreditRequest = {
  id: 'r1',
  customerId: 'c1',
  kind: 'limit',
  amount: usd(50_000),
  reason: 'two large orders',
  origin: 'person',
  version: 2,
  state: 'pending',
  requestedBy: 'SAM',
  requestedAt: '2026-11-19T10:00:00.000Z',
  expiresAt: '2026-11-26T10:00:00.000Z',
  decidedBy: null,
  decidedAt: null,
  decided: null,
  note: null,
}

const RATES: DayRates = { base: USD, day: day('2026-11-20'), rates: [] }
const exposed = (whole: number): Exposure => ({ kind: 'known', total: usd(whole), lines: [], rates: [] })
const wei = (whole: number): Approver => ({ userId: 'WEI', authority: usd(whole) })
const PRESS: Press = {
  userId: 'WEI',
  approver: wei(50_000),
  version: 2,
  now: NOW,
  signatures: [],
  mayHaveCredit: true,
  headName: null,
  standing: { holds: [{}], limit: { amount: usd(50_000) }, exposure: exposed(70_000) },
  hasSeenAll: true,
  rates: RATES,
}
const SIGNED: Signature[] = [{ userId: 'WEI', at: '2026-11-20T09:00:00.000Z', exposure: usd(12_000), lapse: null }]
const EXPIRED = new Date(REQUEST.expiresAt)

// What is refused, and everything that the refusals behind it would be about as well.
describe('a press is refused for the first of these that is so', () => {
  // From the last to the first: each row adds one fault to those below it.
  const faults: [
    because: Decided['kind'],
    request: Partial<CreditRequest>,
    press: Partial<Press>,
    decision?: Decision,
  ][] = [
    ['already-signed', {}, { approver: wei(40_000), signatures: SIGNED }],
    ['above-authority', {}, { approver: wei(40_000), signatures: SIGNED }, less(45_000)],
    ['no-rate', {}, { approver: { userId: 'WEI', authority: money(1, EUR) } }, less(45_000)],
    ['not-less', {}, { approver: { userId: 'WEI', authority: money(1, EUR) } }, less(50_000)],
    ['stands-worse', {}, { approver: { userId: 'WEI', authority: money(1, EUR) }, hasSeenAll: false }, less(50_000)],
    ['not-screened', {}, { mayHaveCredit: false, hasSeenAll: false }, less(60_000)],
    ['shares-limit', {}, { headName: 'Works Holding', mayHaveCredit: false }, less(60_000)],
    ['own-request', {}, { userId: 'SAM', headName: 'Works Holding', mayHaveCredit: false }, less(60_000)],
    ['edited', {}, { userId: 'SAM', version: 1, mayHaveCredit: false }, less(60_000)],
    ['expired', {}, { userId: 'SAM', version: 1, now: EXPIRED }, less(60_000)],
    ['already-decided', { state: 'approved' }, { userId: 'SAM', version: 1, now: EXPIRED }, less(60_000)],
    ['not-an-approver', { state: 'approved' }, { userId: 'SAM', approver: null, version: 1, now: EXPIRED }],
  ]
  test.each(faults)('%s', (because, request, press, decision = APPROVE) => {
    expect(decide({ ...REQUEST, ...request }, decision, { ...PRESS, ...press }).kind).toBe(because)
  })

  test('a release, when nothing is on hold', () => {
    const release: CreditRequest = { ...REQUEST, kind: 'release', amount: null }
    const standing = { ...PRESS.standing, holds: [] }
    expect(decide(release, APPROVE, { ...PRESS, standing }).kind).toBe('nothing-on-hold')
  })
})

describe('a form opens', () => {
  test.each([
    ['to ask a question, for who is no approver', 'question', 'ANN', null, null],
    ['to withdraw, for who asked', 'reject', 'SAM', null, null],
    ['to reject, for an approver', 'reject', 'WEI', wei(1), null],
    ['not to reject, for who is no approver', 'reject', 'ANN', null, 'not-an-approver'],
    ['not to approve less, for who is no approver', 'approve-less', 'ANN', null, 'not-an-approver'],
    ['not to approve less, for the approver who asked', 'approve-less', 'SAM', wei(1), 'own-request'],
  ] as const)('%s', (_, wanted, userId, approver, refusal) => {
    const press = { userId, approver, version: 2, now: NOW }
    expect(pressRefusal(REQUEST, wanted, press)?.kind ?? null).toBe(refusal)
  })
})

describe('a press that is good', () => {
  test.each<
    [name: string, request: Partial<CreditRequest>, press: Partial<Press>, decision: Decision, becomes: Decided]
  >([
    ['approves up to the authority, and not a cent above', {}, {}, APPROVE, { kind: 'approved', amount: usd(50_000) }],
    [
      'above it is a signature, which waits for a second approver',
      {},
      { approver: wei(49_999) },
      APPROVE,
      { kind: 'signed', authority: usd(49_999) },
    ],
    [
      'above it, by who signed for a customer that stands worse since, is signed anew',
      {},
      { approver: wei(49_999), signatures: SIGNED.map((s) => ({ ...s, lapse: { kind: 'put-on-hold' } })) },
      APPROVE,
      { kind: 'signed', authority: usd(49_999) },
    ],
    [
      'of a second approver with the authority decides what a first one signed',
      {},
      { userId: 'ANN', approver: { userId: 'ANN', authority: usd(50_000) }, signatures: SIGNED },
      APPROVE,
      { kind: 'approved', amount: usd(50_000) },
    ],
    [
      'gives less, within an authority that what was asked for is above',
      {},
      { approver: wei(40_000) },
      less(40_000),
      { kind: 'approved', amount: usd(40_000) },
    ],
    [
      'gives nothing: cash in advance needs no screening and no authority',
      {},
      { approver: wei(1), mayHaveCredit: false },
      less(0),
      { kind: 'approved', amount: usd(0) },
    ],
    ['rejects whatever the amount', {}, { approver: wei(1) }, REJECT, { kind: 'rejected' }],
    [
      'of the one who asked takes it back, though they may not approve',
      {},
      { userId: 'SAM', approver: null },
      REJECT,
      { kind: 'withdrawn' },
    ],
    [
      'releases a hold when the credit that it gives back is within the authority',
      { kind: 'release', amount: null },
      {},
      APPROVE,
      { kind: 'approved', amount: null },
    ],
  ])('%s', (_, request, press, decision, becomes) => {
    expect(decide({ ...REQUEST, ...request }, decision, { ...PRESS, ...press })).toEqual(becomes)
  })
})

describe('what an approval would let out, by which its authority is measured', () => {
  const asked = { kind: 'limit', amount: usd(80_000) } as const
  const release = { kind: 'release', amount: null } as const
  const standing = { limit: { amount: usd(50_000) }, exposure: exposed(70_000) }
  const eur = (whole: number) => money(whole * 100, EUR)
  const withEuro: DayRates = { ...RATES, rates: [{ from: EUR, to: USD, rate: '1.25', day: '2026-11-19' }] }
  test.each<[string, Parameters<typeof stakeOf>, Money | null]>([
    ['the limit asked for', [asked, standing, RATES], usd(80_000)],
    ['of a release, the limit that counts again', [release, standing, RATES], usd(50_000)],
    ['without a limit, the exposure now', [release, { ...standing, limit: null }, RATES], usd(70_000)],
    ['which is nothing where we owe the customer', [release, { limit: null, exposure: exposed(-500) }, RATES], usd(0)],
    ['in the base currency', [{ kind: 'limit', amount: eur(80_000) }, standing, withEuro], usd(100_000)],
    ['unknown without a rate', [{ kind: 'limit', amount: eur(80_000) }, standing, RATES], null],
    ['but cash in advance needs none', [{ kind: 'limit', amount: eur(0) }, standing, RATES], usd(0)],
    [
      'unknown where the exposure is',
      [release, { limit: null, exposure: { kind: 'no-rate', currency: EUR, day: RATES.day } }, RATES],
      null,
    ],
  ])('%s', (_, [request, stood, rates], stake) => {
    expect(stakeOf(request, stood, rates)).toEqual(stake)
  })
})

// Random histories: a request is asked, edited, signed, decided, grows old, while approvers come and go. The model beside it knows only who
// asked for what and when, and says of each approval whether it may have been.

const PEOPLE = ['SAM', 'WEI', 'ANN', 'EVA'] as const
type Person = (typeof PEOPLE)[number]
const person = fc.constantFrom(...PEOPLE)
const amount = fc.integer({ min: 0, max: 12 }).map((n) => n * 10_000)

type Deed =
  | { readonly kind: 'press'; readonly who: Person; readonly staleBy: number; readonly decision: Decision }
  | { readonly kind: 'edit'; readonly whole: number }
  | { readonly kind: 'authority'; readonly who: Person; readonly whole: number | null }
  | { readonly kind: 'hours'; readonly hours: number }
  | { readonly kind: 'screened'; readonly is: boolean }

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('press' as const),
      who: person,
      staleBy: fc.constantFrom(0, 0, 0, 1),
      decision: fc.oneof(fc.constant(APPROVE), fc.constant(REJECT), amount.map(less)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('edit' as const), whole: amount }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('authority' as const), who: person, whole: fc.option(amount) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hours' as const), hours: fc.integer({ min: 1, max: 120 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('screened' as const), is: fc.boolean() }) },
)

test('in no history does anybody approve their own request, above their authority, late, unseen, unscreened or when removed', () => {
  let approvals = 0
  let signatures = 0
  const history = fc.record({
    asked: fc.integer({ min: 1, max: 12 }).map((n) => n * 10_000),
    authorities: fc.tuple(fc.option(amount), fc.option(amount), fc.option(amount), fc.option(amount)),
    deeds: fc.array(deed, { minLength: 1, maxLength: 15 }),
  })
  fc.assert(
    fc.property(history, ({ asked, authorities, deeds }) => {
      const authority = new Map(PEOPLE.map((who, i) => [who, authorities[i] ?? null]))
      let request: CreditRequest = { ...REQUEST, version: 1, amount: usd(asked) }
      let signed: Signature[] = []
      let now = Date.parse(REQUEST.requestedAt)
      let isScreened = true
      for (const deed of deeds) {
        if (deed.kind === 'authority') authority.set(deed.who, deed.whole)
        if (deed.kind === 'hours') now += deed.hours * 3_600_000
        if (deed.kind === 'screened') isScreened = deed.is
        if (deed.kind === 'edit' && request.state === 'pending') {
          request = { ...request, amount: usd(deed.whole), version: request.version + 1 }
          signed = []
        }
        if (deed.kind !== 'press') continue
        const whole = authority.get(deed.who) ?? null
        const before = request
        const decided = decide(request, deed.decision, {
          userId: deed.who,
          approver: whole === null ? null : { userId: deed.who, authority: usd(whole) },
          version: request.version - deed.staleBy,
          now: new Date(now),
          signatures: signed,
          mayHaveCredit: isScreened,
          headName: null,
          hasSeenAll: true,
          standing: { holds: [], limit: null, exposure: exposed(0) },
          rates: RATES,
        })
        if (decided.kind === 'signed') {
          signatures += 1
          signed.push({ userId: deed.who, at: new Date(now).toISOString(), exposure: null, lapse: null })
          expect(deed.who).not.toBe(request.requestedBy)
        }
        if (['approved', 'rejected', 'withdrawn'].includes(decided.kind))
          request = { ...request, state: decided.kind as CreditRequest['state'], decidedBy: deed.who }
        if (decided.kind !== 'approved') continue
        approvals += 1
        expect(before.state).toBe('pending')
        expect(deed.who).not.toBe(before.requestedBy)
        expect(whole).not.toBeNull()
        expect(decided.amount?.minor).toBeLessThanOrEqual((whole as number) * 100)
        expect(decided.amount?.minor).toBeLessThanOrEqual((before.amount as Money).minor)
        expect(now).toBeLessThan(Date.parse(before.expiresAt))
        expect(deed.staleBy).toBe(0)
        if (decided.amount?.minor !== 0) expect(isScreened).toBe(true)
      }
    }),
    { numRuns: 10_000 },
  )
  // It did try: a property over histories in which nothing is ever approved would say nothing.
  expect(approvals).toBeGreaterThan(1_000)
  expect(signatures).toBeGreaterThan(500)
})
