/** What the card of a request shows: what is asked, and how the customer stands; when it was decided, how it stood then. */
import type { NoRate } from './books.ts'
import type { Approver, CreditRequest, Lapse, Signature } from './credit-request.ts'
import type { Exchanged } from './exchange.ts'
import type { Hold } from './hold.ts'
import type { ProposalBasis } from './limit-proposal.ts'
import { type Money, money, type Rate } from './money.ts'
import { ungradedIn } from './screening.ts'
import type { Standing } from './standing.ts'
import { isWorse } from './tier.ts'

export type RequestCard = {
  readonly request: CreditRequest
  readonly customerName: string
  readonly ownerUserId: string | null
  readonly standing: StandingThen
  /** The exposure in the currency of the limit asked for, at the rates of the standing's day; null for a release, and while it is unknown. */
  readonly exposure: Exchanged | null
  /** The arithmetic of a proposal. */
  readonly basis: ProposalBasis | null
  readonly signatures: readonly Signature[]
  /** Who may decide it alone, now; the highest authority first. null: without a rate nobody can tell. */
  readonly deciders: readonly Approver[] | null
}

/** A customer's standing as it was shown to whoever decided: kept for ever with the decision. */
export type StandingThen = Pick<Standing, 'day' | 'limit' | 'exposure' | 'tier' | 'behaviour' | 'overdue'> & {
  readonly score: number | null
  /** How many points of the screening have no grade: why there is no score. */
  readonly ungraded: number
  readonly isScreened: boolean
  readonly tradedBefore: boolean
  /** Of everybody who shares the limit, the first first. */
  readonly holds: readonly HoldThen[]
  /** The others who share the limit. */
  readonly sharedWith: readonly string[]
}

export type HoldThen = Pick<Hold, 'id' | 'cause' | 'what' | 'placedDay'> & { readonly customerName: string }

export function standingThen(standing: Standing): StandingThen {
  const { day, customer, limit, exposure, tier, behaviour, overdue, holds, screening, members } = standing
  return {
    day,
    limit,
    exposure,
    tier,
    behaviour,
    overdue,
    score: screening.score,
    ungraded: ungradedIn(screening).length,
    isScreened: screening.isThrough,
    tradedBefore: customer.tradedBefore,
    holds: holds.map(({ id, customerName, cause, what, placedDay }) => ({ id, customerName, cause, what, placedDay })),
    sharedWith: members.filter((m) => m.id !== customer.id).map((m) => m.name),
  }
}

/** What is at risk when the customer never pays: nothing is insured until there is a policy (law 7). null when it cannot be told. */
export function netAtRisk({ exposure }: Pick<StandingThen, 'exposure'>): Money | null {
  return exposure.kind === 'known' ? exposure.total : null
}

/** What a limit leaves of itself. */
export type Headroom =
  /** `left` is negative when the exposure is above the limit; `rates` are those that were used. */
  { readonly kind: 'known'; readonly exposure: Money; readonly left: Money; readonly rates: readonly Rate[] } | NoRate

/** What the limit asked for would leave, or the decided one left; null where there is none, or it is cash in advance. */
export function headroomOf({ request, exposure }: Pick<RequestCard, 'request' | 'exposure'>): Headroom | null {
  const limit = request.state === 'pending' ? request.amount : request.decided
  if (limit === null || limit.minor === 0 || exposure === null) return null
  if (exposure.kind === 'no-rate') return exposure
  const { amount, rates } = exposure
  return { kind: 'known', exposure: amount, left: money(limit.minor - amount.minor, limit.currency), rates }
}

/** What speaks against an approval: whoever gives it is asked about it once more, and whoever asked for it is told. */
export type Caution =
  | { readonly kind: 'on-hold'; readonly hold: HoldThen }
  /** Above the limit that is given, or else above the one in force. */
  | { readonly kind: 'over-new' | 'over-limit'; readonly exposure: Money; readonly over: Money }

/** In the order in which they are said; none for cash in advance, which gives no credit. */
export function cautionsOf(card: Pick<RequestCard, 'request' | 'exposure' | 'standing'>): Caution[] {
  const { request, standing } = card
  const given = request.state === 'pending' ? request.amount : request.decided
  if (given?.minor === 0) return []
  const [hold] = standing.holds
  const over = overOf(card)
  // The release of a hold is about that hold.
  return [...(hold && request.kind === 'limit' ? [{ kind: 'on-hold', hold } as const] : []), ...(over ? [over] : [])]
}

/**
 * What the card shows that an approval has to be given in sight of, a word each: what speaks against it, and every hold. Carried by its
 * buttons; of an id its random end is enough.
 */
export function sightsOf(card: Pick<RequestCard, 'request' | 'exposure' | 'standing'>): string[] {
  return [...cautionsOf(card).map(({ kind }) => kind), ...card.standing.holds.map(({ id }) => id.slice(-12))]
}

function overOf(card: Pick<RequestCard, 'request' | 'exposure' | 'standing'>): Caution | null {
  const headroom = headroomOf(card)
  if (headroom?.kind === 'known' && headroom.left.minor < 0) {
    const { exposure, left } = headroom
    return { kind: 'over-new', exposure, over: money(-left.minor, left.currency) }
  }
  const { limit, exposure } = card.standing
  if (!limit || limit.amount.minor === 0 || exposure.kind === 'no-rate') return null
  const minor = exposure.total.minor - limit.amount.minor
  return minor > 0 ? { kind: 'over-limit', exposure: exposure.total, over: money(minor, limit.amount.currency) } : null
}

/** Why what was signed for a customer as it stood then counts no longer; null: it does. A tier that was not known was no bad one. */
export function lapseOf(then: StandingThen, now: StandingThen): Lapse | null {
  if (now.holds.some(({ id }) => !then.holds.some((hold) => hold.id === id))) return { kind: 'put-on-hold' }
  const before = then.tier?.tier ?? null
  const tier = now.tier?.tier ?? null
  return tier && isWorse(tier, before ?? 'green') ? { kind: 'worse-tier', before, tier } : null
}
