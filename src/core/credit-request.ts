/**
 * What is asked of an approver, a limit for a customer or the release of a hold, and what comes of a press on its card.
 *
 * A decision is good when a member of the approvers makes it, on the request as it stands, before it expires, on what somebody else asked
 * for, for a customer who may have credit, and within the authority that was given to them (domain.md 'Credit'). An approval above the
 * approver's authority is a signature: the request waits for a second approver, whose authority has to cover it. A rejection needs no
 * authority; who asked may withdraw. Limits are compared in the company's base currency.
 *
 * Example: Wei may approve up to USD 50,000. On a request of Sam's for 80,000 'approve' signs it, 'approve less' 50,000 decides it; on
 * Wei's own request both are refused.
 */
import type { Money } from './money.ts'

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

export type Signature = { readonly userId: string; readonly at: string }

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
  /** For a release: whether there is still a hold. */
  readonly isOnHold: boolean
  /** What an amount is in the base currency; null without a rate. */
  inBase(amount: Money): Money | null
  /** What a release gives back, in the base currency; null when that cannot be told. */
  readonly released: Money | null
}

export function decide(request: CreditRequest, decision: Decision, press: Press): Decided {
  const isOwn = press.userId === request.requestedBy
  const isWithdrawal = isOwn && decision.kind === 'reject'
  if (!press.approver && !isWithdrawal) return { kind: 'not-an-approver' }
  if (request.state !== 'pending') return { kind: request.state === 'expired' ? 'expired' : 'already-decided' }
  if (hasExpired(request, press.now)) return { kind: 'expired' }
  if (press.version !== request.version) return { kind: 'edited' }
  if (isWithdrawal) return { kind: 'withdrawn' }
  if (isOwn) return { kind: 'own-request' }
  if (decision.kind === 'reject') return { kind: 'rejected' }
  return approve(request, decision, press)
}

function approve(request: CreditRequest, decision: Exclude<Decision, { kind: 'reject' }>, press: Press): Decided {
  const amount = decision.kind === 'approve-less' ? decision.amount : request.amount
  if (request.kind === 'release' && !press.isOnHold) return { kind: 'nothing-on-hold' }
  if (request.kind === 'limit' && press.headName !== null) return { kind: 'shares-limit', headName: press.headName }
  if (request.kind === 'limit' && amount?.minor !== 0 && !press.mayHaveCredit) return { kind: 'not-screened' }
  if (decision.kind === 'approve-less' && !isLess(decision.amount, request.amount))
    return { kind: 'not-less', asked: request.amount ?? decision.amount }
  const { authority } = press.approver as Approver
  const stake = amount ? press.inBase(amount) : press.released
  const bound = press.inBase(authority)
  if (!stake || !bound) return { kind: 'no-rate' }
  if (stake.minor <= bound.minor) return { kind: 'approved', amount }
  // A signature is for what was asked: who gives less gives no more than they may.
  if (decision.kind === 'approve-less') return { kind: 'above-authority', authority }
  const isSigned = press.signatures.some((s) => s.userId === press.userId)
  return { kind: isSigned ? 'already-signed' : 'signed', authority }
}

function isLess(amount: Money, asked: Money | null): boolean {
  return asked !== null && amount.currency === asked.currency && amount.minor >= 0 && amount.minor < asked.minor
}

export function hasExpired({ expiresAt }: Pick<CreditRequest, 'expiresAt'>, now: Date): boolean {
  return now.getTime() >= Date.parse(expiresAt)
}
