/**
 * What is asked of an approver, a limit for a customer or the release of a hold, and what comes of a press on its card.
 *
 * A decision is good when a member of the approvers makes it, on the request as it stands, before it expires, on what somebody else asked
 * for, for a customer who may have credit, and within the authority that was given to them (domain.md 'Credit'). An approval above the
 * approver's authority is a signature: the request waits for a second approver, whose authority has to cover it. A rejection needs no
 * authority; who asked may withdraw. Limits are compared in the company's base currency.
 *
 * A signature is for the customer as it stood: put on another hold or into a worse tier since, and whoever signed has to look again
 * (judgement: the exposure moves every day; what it was is shown beside the signature instead).
 *
 * Example: Wei may approve up to USD 50,000. On a request of Sam's for 80,000 'approve' signs it, 'approve less' 50,000 decides it; on
 * Wei's own request both are refused.
 */
import { type DayRates, exchange } from './exchange.ts'
import { type Money, money } from './money.ts'
import type { Standing } from './standing.ts'
import type { Tier } from './tier.ts'

export type RequestKind = 'limit' | 'release'
/** Who thought of it: a person, or a rule that proposes. */
export type RequestOrigin = 'person' | 'proposal'
export type RequestState = 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'expired'

export type CreditRequest = {
  readonly id: string
  readonly customerId: string
  readonly kind: RequestKind
  /** The limit asked for; null for a release. */
  readonly amount: Money | null
  readonly reason: string
  readonly origin: RequestOrigin
  /** Counts edits from 1: what was pressed on an older card was not about this request. */
  readonly version: number
  readonly state: RequestState
  readonly requestedBy: string
  readonly requestedAt: string
  /** From this instant on nobody may approve it any more. */
  readonly expiresAt: string
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  /** The limit that was given: asked for, or less. */
  readonly decided: Money | null
  /** What whoever decided wrote. */
  readonly note: string | null
}

/** Somebody who may approve, up to an amount of the base currency. */
export type Approver = { readonly userId: string; readonly authority: Money }

export type Signature = {
  readonly userId: string
  readonly at: string
  /** What it was given at; null when that could not be told. */
  readonly exposure: Money | null
  /** Why it no longer counts; null while it does. */
  readonly lapse: Lapse | null
}

/** What became of a customer since somebody signed for it. */
export type Lapse =
  | { readonly kind: 'put-on-hold' }
  | { readonly kind: 'worse-tier'; readonly before: Tier | null; readonly tier: Tier }

export type Decision =
  | { readonly kind: 'approve' }
  | { readonly kind: 'approve-less'; readonly amount: Money }
  | { readonly kind: 'reject' }

/** In the order in which they are looked for. */
export type DecisionRefusal =
  | { readonly kind: 'not-an-approver' }
  | { readonly kind: 'already-decided' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'edited' }
  | { readonly kind: 'own-request' }
  | { readonly kind: 'nothing-on-hold' }
  /** The customer has joined a group since: its own limit sleeps, and what is given has to be given to the head. */
  | { readonly kind: 'shares-limit'; readonly headName: string }
  | { readonly kind: 'not-screened' }
  /** Something speaks against it that the card did not show. */
  | { readonly kind: 'stands-worse' }
  | { readonly kind: 'not-less'; readonly asked: Money }
  | { readonly kind: 'no-rate' }
  | { readonly kind: 'above-authority'; readonly authority: Money }
  | { readonly kind: 'already-signed'; readonly authority: Money }

export type Decided =
  | DecisionRefusal
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'rejected' }
  /** Above this approver's authority: kept, and a second one is needed. */
  | { readonly kind: 'signed'; readonly authority: Money }
  | { readonly kind: 'approved'; readonly amount: Money | null }

/** What is known at the moment of the press. */
export type Press = {
  readonly userId: string
  /** null: not among the approvers (any more), or not on the team. */
  readonly approver: Approver | null
  /** The version of the request that the card showed. */
  readonly version: number
  readonly now: Date
  readonly signatures: readonly Signature[]
  /** A new customer who is not through the screening may have no credit. */
  readonly mayHaveCredit: boolean
  /** Whose limit counts for the customer; null: its own. */
  readonly headName: string | null
  readonly standing: Stood & { readonly holds: readonly object[] }
  /** The card showed all that an approval has to be given in sight of. */
  readonly hasSeenAll: boolean
  /** Into the company's base currency. */
  readonly rates: DayRates
}

type Stood = { readonly limit: Pick<NonNullable<Standing['limit']>, 'amount'> | null } & Pick<Standing, 'exposure'>

export function decide(request: CreditRequest, decision: Decision, press: Press): Decided {
  const refusal = pressRefusal(request, decision.kind, press)
  if (refusal) return refusal
  if (decision.kind === 'reject') return { kind: press.userId === request.requestedBy ? 'withdrawn' : 'rejected' }
  return approve(request, decision, press)
}

/** What refuses a press whatever comes of it: said before a form opens, and looked at again when it comes back. Anybody may ask a question. */
export function pressRefusal(
  request: CreditRequest,
  wanted: Decision['kind'] | 'question',
  { userId, approver, version, now }: Pick<Press, 'userId' | 'approver' | 'version' | 'now'>,
): DecisionRefusal | null {
  const isOwn = userId === request.requestedBy
  const isApproval = wanted === 'approve' || wanted === 'approve-less'
  if (!approver && (isApproval || (wanted === 'reject' && !isOwn))) return { kind: 'not-an-approver' }
  if (request.state !== 'pending') return { kind: request.state === 'expired' ? 'expired' : 'already-decided' }
  if (hasExpired(request, now)) return { kind: 'expired' }
  if (version !== request.version) return { kind: 'edited' }
  return isOwn && isApproval ? { kind: 'own-request' } : null
}

function approve(request: CreditRequest, decision: Exclude<Decision, { kind: 'reject' }>, press: Press): Decided {
  const amount = decision.kind === 'approve-less' ? decision.amount : request.amount
  if (request.kind === 'release' && press.standing.holds.length === 0) return { kind: 'nothing-on-hold' }
  if (request.kind === 'limit' && press.headName !== null) return { kind: 'shares-limit', headName: press.headName }
  if (request.kind === 'limit' && amount?.minor !== 0 && !press.mayHaveCredit) return { kind: 'not-screened' }
  if (!press.hasSeenAll) return { kind: 'stands-worse' }
  if (decision.kind === 'approve-less' && !isLess(decision.amount, request.amount))
    return { kind: 'not-less', asked: request.amount ?? decision.amount }
  const approver = press.approver as Approver
  const { authority } = approver
  const stake = stakeOf({ kind: request.kind, amount }, press.standing, press.rates)
  const isWithin = stake && isCovered(stake, approver, press.rates)
  if (isWithin === null) return { kind: 'no-rate' }
  if (isWithin) return { kind: 'approved', amount }
  // A signature is for what was asked: who gives less gives no more than they may.
  if (decision.kind === 'approve-less') return { kind: 'above-authority', authority }
  const isSigned = press.signatures.some((s) => s.userId === press.userId && s.lapse === null)
  return { kind: isSigned ? 'already-signed' : 'signed', authority }
}

/**
 * What an approval would let out, in the base currency: the limit asked for, or what a release gives back. That is the limit; without one
 * it is the exposure now, as nothing else says how far the customer was trusted (judgement). null when it cannot be told.
 */
export function stakeOf(
  { kind, amount }: Pick<CreditRequest, 'kind' | 'amount'>,
  { limit, exposure }: Stood,
  rates: DayRates,
): Money | null {
  if (kind === 'limit') return amount && inBase(amount, rates)
  if (limit) return inBase(limit.amount, rates)
  return exposure.kind === 'known'
    ? inBase(money(Math.max(0, exposure.total.minor), exposure.total.currency), rates)
    : null
}

/** Whether an approver's authority covers a stake; null without a rate to compare them at. */
export function isCovered(stake: Money, { authority }: Approver, rates: DayRates): boolean | null {
  const bound = inBase(authority, rates)
  return bound && stake.minor <= bound.minor
}

function inBase(amount: Money, rates: DayRates): Money | null {
  const exchanged = exchange(amount, rates.base, rates)
  return exchanged.kind === 'amount' ? exchanged.amount : null
}

function isLess(amount: Money, asked: Money | null): boolean {
  return asked !== null && amount.currency === asked.currency && amount.minor >= 0 && amount.minor < asked.minor
}

export function hasExpired({ expiresAt }: Pick<CreditRequest, 'expiresAt'>, now: Date): boolean {
  return now.getTime() >= Date.parse(expiresAt)
}
