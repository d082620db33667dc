/** What can come of asking for a limit or a release, and of naming approvers. Refusals first, in the order in which they are looked for. */
import type { Approver, Decided } from './credit-request.ts'
import type { LimitDoubt } from './limit-doubt.ts'
import type { Money } from './money.ts'
import type { CustomerRefusal } from './outcome.ts'
import type { RequestCard } from './request-card.ts'
import type { Standing } from './standing.ts'

export type AskOutcome =
  | CustomerRefusal
  | { readonly kind: 'no-firewall' } // nobody chose a channel for approvals
  | { readonly kind: 'shares-limit'; readonly customerName: string; readonly headName: string }
  /** `mayScreen`: whether who asks may record the screening. */
  | {
      readonly kind: 'not-screened'
      readonly customerId: string
      readonly customerName: string
      readonly mayScreen: boolean
    }
  | { readonly kind: 'not-on-hold'; readonly customerName: string }
  | { readonly kind: 'unchanged'; readonly customerName: string; readonly amount: Money }
  /** Somebody else's request, or a proposal, waits for a decision; or the same was asked for already. */
  | { readonly kind: 'already-asked'; readonly card: RequestCard; readonly channelId: string }
  /** Asked about once: with the press that follows it is put before the approvers. */
  | {
      readonly kind: 'doubtful'
      readonly doubt: LimitDoubt
      readonly customerId: string
      readonly customerName: string
      readonly amount: Money
      readonly reason: string
    }
  | { readonly kind: 'asked' | 'edited'; readonly card: RequestCard; readonly channelId: string }

export type DecisionOutcome =
  | { readonly kind: 'no-such-request' }
  | { readonly kind: 'told'; readonly decided: Decided; readonly card: RequestCard }

export type QuestionOutcome =
  | { readonly kind: 'no-such-request' }
  | { readonly kind: 'already-decided'; readonly card: RequestCard }
  | { readonly kind: 'asked'; readonly card: RequestCard }

export type LimitCard = {
  readonly standing: Standing
  /** Whether who looks may ask for it: who works any customer that shares it. */
  readonly mayAsk: boolean
  readonly requests: readonly RequestCard['request'][]
}

export type ApproverOutcome =
  | { readonly kind: 'no-authority'; readonly userId: string } // with 0 nobody could decide anything
  | { readonly kind: 'not-a-member'; readonly userId: string }
  | { readonly kind: 'not-an-approver'; readonly userId: string }
  | { readonly kind: 'saved'; readonly approver: Approver }
  | { readonly kind: 'removed'; readonly userId: string }
