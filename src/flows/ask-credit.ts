/**
 * Asking an approver: for a limit, or for the release of a hold. One request of a kind waits for a customer at a time; whoever asks again
 * edits their own, and what was signed or shown before no longer counts.
 */
import type { Clock } from '../core/clock.ts'
import type { RequestKind, RequestOrigin } from '../core/credit-request.ts'
import type { Customer } from '../core/customer.ts'
import { doubtOf } from '../core/limit-doubt.ts'
import type { AskOutcome } from '../core/limit-outcome.ts'
import type { Money } from '../core/money.ts'
import type { RequestCard } from '../core/request-card.ts'
import type { Standing } from '../core/standing.ts'
import type { ChannelSetting } from '../core/workspace.ts'
import { findPolicy } from '../store/credit-policies.ts'
import {
  findRequest,
  insertRequest,
  pendingRequestOf,
  type StoredRequest,
  updateRequest,
} from '../store/credit-requests.ts'
import { newId } from '../store/id.ts'
import { markStale } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { withdrawRequest } from './decide-credit.ts'
import { findWhoseLimit, type Whose } from './find-customer.ts'
import { ratesOf } from './read-exposure.ts'
import { requestCardOf } from './read-request.ts'
import { salesOfTwelveMonths } from './read-sales.ts'
import { mayScreen } from './read-screening.ts'
import { readStanding } from './read-standing.ts'
import { showRequest } from './show-requests.ts'

const MS_A_DAY = 86_400_000

export async function askLimit(
  db: Db,
  clock: Clock,
  by: Actor,
  { isSure = false, ...asked }: { whose: Whose; amount: Money; reason: string; isSure?: boolean },
): Promise<AskOutcome> {
  const { whose, ...wanted } = asked
  return ask(db, clock, by, whose, { kind: 'limit', ...wanted, isSure })
}

/** Asks for the end of a customer's hold. */
export async function askRelease(
  db: Db,
  clock: Clock,
  by: Actor,
  { whose, reason }: { whose: Whose; reason: string },
): Promise<AskOutcome> {
  return ask(db, clock, by, whose, { kind: 'release', amount: null, reason, isSure: true })
}

type Wanted = { readonly kind: RequestKind; readonly amount: Money | null; readonly reason: string }

/** `isSure`: it was asked about already. */
async function ask(
  db: Db,
  clock: Clock,
  by: Actor,
  whose: Whose,
  { isSure, ...wanted }: Wanted & { readonly isSure: boolean },
): Promise<AskOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const found = await findWhoseLimit(tx, by, whose)
    if (found.kind !== 'match') return found
    const { customer } = found
    const channel = workspace.channels.approvals
    if (!channel) return { kind: 'no-firewall' }
    const standing = await readStanding(tx, workspace, customer, today)
    const refusal = refusalOf(change, standing, wanted)
    if (refusal) return refusal
    // A hold is the group's, and so is its release.
    const subject = wanted.kind === 'release' ? standing.head : customer
    const pending = await pendingRequestOf(tx, workspace.id, { customerId: subject.id, kind: wanted.kind })
    const { channelId } = channel
    const isAsked = pending?.origin === 'person' && (pending.requestedBy !== by.userId || isSame(pending, wanted))
    if (pending && isAsked) return { kind: 'already-asked', card: await cardOf(change, pending), channelId }
    const mine = pending?.origin === 'person' ? pending : null
    const doubt = isSure ? null : await doubtIn(change, standing, { wanted, before: mine })
    if (doubt) return doubt
    if (mine) return { kind: 'edited', card: await cardOf(change, await editRequest(change, mine, wanted)), channelId }
    // Who knows the customer asks for something else than the rule would: the rule's proposal is off the table.
    if (pending) await withdrawRequest(change, pending, standing)
    const request = await openRequest(change, { customer: subject, origin: 'person', ...wanted })
    return { kind: 'asked', card: await cardOf(change, request), channelId }
  })
}

function refusalOf(
  { by }: Change,
  { customer, head, holds, limit, screening }: Standing,
  wanted: Wanted,
): AskOutcome | null {
  const customerName = customer.name
  if (wanted.kind === 'release') return holds.length > 0 ? null : { kind: 'not-on-hold', customerName }
  if (head.id !== customer.id) return { kind: 'shares-limit', customerName, headName: head.name }
  const { amount } = wanted
  if (amount?.minor !== 0 && !customer.tradedBefore && !screening.isThrough)
    return { kind: 'not-screened', customerId: customer.id, customerName, mayScreen: mayScreen(by) }
  if (amount && limit?.amount.minor === amount.minor && limit.amount.currency === amount.currency)
    return { kind: 'unchanged', customerName, amount }
  return null
}

async function doubtIn(
  { tx, workspace, today: day }: Change,
  { customer, members, limit }: Standing,
  { wanted: { amount, reason }, before }: { wanted: Wanted; before: StoredRequest | null },
): Promise<AskOutcome | null> {
  if (!amount) return null
  const { currency } = amount
  const customerIds = members.map((m) => m.id)
  const doubt = doubtOf(amount, {
    before: before?.amount ?? null,
    limit: limit?.amount ?? null,
    sales: await salesOfTwelveMonths(tx, workspace, { customerIds, currency, day }),
    rates: await ratesOf(tx, workspace, { currencies: [currency, limit?.amount.currency ?? currency], day }),
  })
  return doubt && { kind: 'doubtful', doubt, customerId: customer.id, customerName: customer.name, amount, reason }
}

function isSame(request: StoredRequest, { amount, reason }: Wanted): boolean {
  return (
    request.amount?.minor === amount?.minor &&
    request.amount?.currency === amount?.currency &&
    request.reason === reason
  )
}

async function cardOf({ tx, workspace, today }: Change, request: StoredRequest): Promise<RequestCard> {
  const card = await requestCardOf(tx, workspace, request, today)
  if (!card) throw new Error(`a request without its customer: ${request.id}`)
  return card
}

/** Puts a request before the approvers. The company has a channel for them, and nothing of this customer waits there. */
export async function openRequest(
  change: Change,
  wanted: Wanted & { readonly customer: Customer; readonly origin: RequestOrigin; readonly basis?: unknown },
): Promise<StoredRequest> {
  const { tx, workspace, by, at } = change
  const { customer, kind, amount, reason, origin, basis } = wanted
  const id = newId()
  await insertRequest(tx, workspace.id, {
    id,
    customerId: customer.id,
    kind,
    amount,
    currency: amount?.currency ?? customer.currency,
    reason,
    origin,
    basis: basis === undefined ? null : JSON.stringify(basis),
    requestedBy: by.userId,
    requestedAt: at,
    expiresAt: await expiryOf(change),
  })
  const channel = workspace.channels.approvals as ChannelSetting
  await showRequest(tx, workspace.id, { requestId: id, key: `credit-request:${id}`, at }, channel)
  change.audit({
    action: kind === 'limit' ? 'ask-limit' : 'ask-release',
    subjectKind: 'customer',
    subjectId: customer.id,
    after: { requestId: id, amount, reason, origin },
  })
  return (await findRequest(tx, workspace.id, id)) as StoredRequest
}

async function editRequest(change: Change, before: StoredRequest, { amount, reason }: Wanted) {
  const { tx, workspace } = change
  const { id } = before
  await updateRequest(tx, workspace.id, id, {
    amountMinor: amount?.minor ?? null,
    currency: amount?.currency ?? before.currency,
    reason,
    version: before.version + 1,
    expiresAt: await expiryOf(change),
  })
  await markStale(tx, workspace.id, before.messageId ? [before.messageId] : [])
  change.audit({
    action: 'edit-request',
    subjectKind: 'customer',
    subjectId: before.customerId,
    before: { requestId: id, amount: before.amount, reason: before.reason },
    after: { requestId: id, amount, reason, version: before.version + 1 },
  })
  return (await findRequest(tx, workspace.id, id)) as StoredRequest
}

async function expiryOf({ tx, workspace, at }: Change): Promise<string> {
  const { requestDays } = await findPolicy(tx, workspace.id)
  return new Date(Date.parse(at) + requestDays * MS_A_DAY).toISOString()
}
