import type { Clock } from '../core/clock.ts'
import {
  type Approver,
  type Decision,
  type DecisionRefusal,
  isCovered,
  pressRefusal,
  type Signature,
  stakeOf,
} from '../core/credit-request.ts'
import type { Customer } from '../core/customer.ts'
import { type Day, dayAt } from '../core/day.ts'
import { type DayRates, exchange } from '../core/exchange.ts'
import type { ProposalBasis } from '../core/limit-proposal.ts'
import { lapseOf, type RequestCard, type StandingThen, standingThen } from '../core/request-card.ts'
import type { RequestValue } from '../core/request-value.ts'
import type { Workspace } from '../core/workspace.ts'
import { findApprover, listApprovers } from '../store/approvers.ts'
import { findRequest, type StoredRequest, signaturesOf } from '../store/credit-requests.ts'
import { findCustomer } from '../store/customers.ts'
import { findMessage } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'
import { ratesOf } from './read-exposure.ts'
import { readStanding } from './read-standing.ts'

/** The card of a request as it is now; null for an id that is none of this company's. */
export async function readRequestCard(
  db: Db,
  clock: Clock,
  workspace: Workspace,
  requestId: string,
): Promise<RequestCard | null> {
  const request = await findRequest(db, workspace.id, requestId)
  return request && requestCardOf(db, workspace, request, dayAt(clock.now(), workspace.timeZone))
}

/** The card that somebody pressed a button of, and what refuses the press at once; null for an id that is none of this company's. */
export async function readPressedCard(
  db: Db,
  clock: Clock,
  by: Actor,
  workspace: Workspace,
  { requestId, version, wanted }: RequestValue & { readonly wanted: Decision['kind'] | 'question' },
): Promise<{ readonly card: RequestCard; readonly refusal: DecisionRefusal | null } | null> {
  const card = await readRequestCard(db, clock, workspace, requestId)
  if (!card) return null
  const approver = await findApprover(db, workspace.id, by.userId)
  const press = { userId: by.userId, approver, version, now: clock.now() }
  return { card, refusal: pressRefusal(card.request, wanted, press) }
}

/** Where the card of a request stands now, when that is not in this message; null where it is. */
export async function readWhereMoved(
  db: Db,
  workspaceId: string,
  { requestId, messageId }: { requestId: string; messageId: string },
): Promise<string | null> {
  const request = await findRequest(db, workspaceId, requestId)
  if (!request?.messageId || request.messageId === messageId) return null
  return (await findMessage(db, workspaceId, request.messageId))?.channelId ?? null
}

export async function requestCardOf(
  db: Db,
  workspace: Workspace,
  request: StoredRequest,
  today: Day,
): Promise<RequestCard | null> {
  const customer = await findCustomer(db, workspace.id, request.customerId)
  if (!customer) return null
  const now = request.standing ? null : standingThen(await readStanding(db, workspace, customer, today))
  return cardFrom(db, workspace, request, { customer, now })
}

/** The card from how the customer stands now, where that has been read. What was decided is shown as it stood then. */
export async function cardFrom(
  db: Db,
  workspace: Workspace,
  request: StoredRequest,
  { customer, now }: { customer: Customer; now: StandingThen | null },
): Promise<RequestCard> {
  const standing = request.standing ? (JSON.parse(request.standing) as StandingThen) : (now as StandingThen)
  const everybody = await listApprovers(db, workspace.id)
  const rates = await ratesForRequest(db, workspace, request, { standing, approvers: everybody })
  const approvers = everybody.filter((a) => a.userId !== request.requestedBy)
  const stake = stakeOf(request, standing, rates)
  const { exposure } = standing
  return {
    request,
    customerName: customer.name,
    ownerUserId: customer.ownerUserId,
    standing,
    exposure:
      request.amount && exposure.kind === 'known' ? exchange(exposure.total, request.amount.currency, rates) : null,
    basis: request.basis === null ? null : (JSON.parse(request.basis) as ProposalBasis),
    signatures: await readSignatures(db, workspace.id, request, standing),
    deciders: stake && approvers.filter((a) => isCovered(stake, a, rates)),
  }
}

/** What a decision on a request is compared at: the rates of the day of the standing. */
export async function ratesForRequest(
  db: Db,
  workspace: Workspace,
  { currency }: Pick<StoredRequest, 'currency'>,
  {
    standing,
    approvers,
  }: { standing: Pick<StandingThen, 'day' | 'limit' | 'exposure'>; approvers: readonly Approver[] },
): Promise<DayRates> {
  const { day, limit, exposure } = standing
  const currencies = [
    workspace.baseCurrency,
    currency,
    ...(limit ? [limit.amount.currency] : []),
    ...(exposure.kind === 'known' ? [exposure.total.currency] : []),
    ...approvers.map((a) => a.authority.currency),
  ]
  return ratesOf(db, workspace, { currencies, day })
}

/** The signatures under a request as it stands, and whether they still count. */
export async function readSignatures(
  db: Db,
  workspaceId: string,
  request: StoredRequest,
  now: StandingThen,
): Promise<Signature[]> {
  return (await signaturesOf(db, workspaceId, request)).map(({ userId, at, standing }) => {
    const then = JSON.parse(standing) as StandingThen
    const exposure = then.exposure.kind === 'known' ? then.exposure.total : null
    return { userId, at, exposure, lapse: lapseOf(then, now) }
  })
}
