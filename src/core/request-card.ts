/** What the card of a request shows: what is asked, and how the customer stands; when it was decided, how it stood then. */
import type { Approver, CreditRequest, Signature } from './credit-request.ts'
import type { Hold } from './hold.ts'
import type { ProposalBasis } from './limit-proposal.ts'
import type { Money } from './money.ts'
import type { Standing } from './standing.ts'

export type RequestCard = {
  readonly request: CreditRequest
  readonly customerName: string
  readonly ownerUserId: string | null
  readonly standing: StandingThen
  /** The arithmetic of a proposal. */
  readonly basis: ProposalBasis | null
  readonly signatures: readonly Signature[]
  /** Who may decide it alone, now; the highest authority first. null: without a rate nobody can tell. */
  readonly deciders: readonly Approver[] | null
}

/** A customer's standing as it was shown to whoever decided: kept for ever with the decision. */
export type StandingThen = Pick<Standing, 'day' | 'limit' | 'exposure' | 'tier' | 'behaviour' | 'overdue'> & {
  readonly score: number | null
  readonly isScreened: boolean
  readonly tradedBefore: boolean
  readonly hold: (Pick<Hold, 'cause' | 'what' | 'placedDay'> & { readonly customerName: string }) | null
  /** The others who share the limit. */
  readonly sharedWith: readonly string[]
}

export function standingThen(standing: Standing): StandingThen {
  const { day, customer, limit, exposure, tier, behaviour, overdue, hold, screening, members } = standing
  return {
    day,
    limit,
    exposure,
    tier,
    behaviour,
    overdue,
    score: screening.score,
    isScreened: screening.isThrough,
    tradedBefore: customer.tradedBefore,
    hold: hold && { customerName: hold.customerName, cause: hold.cause, what: hold.what, placedDay: hold.placedDay },
    sharedWith: members.filter((m) => m.id !== customer.id).map((m) => m.name),
  }
}

/** What is at risk when the customer never pays: nothing is insured until there is a policy (law 7). null when it cannot be told. */
export function netAtRisk({ exposure }: Pick<StandingThen, 'exposure'>): Money | null {
  return exposure.kind === 'known' ? exposure.total : null
}
