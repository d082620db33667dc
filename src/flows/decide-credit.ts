/**
 * A press on the card of a request. Who may, whether it is still open, and how the customer stands are looked at in the transaction that
 * decides: of a hundred presses at once one decides, and the others are told what is true now.
 */
import type { Clock } from '../core/clock.ts'
import { type Decided, type Decision, decide, hasExpired, type RequestState } from '../core/credit-request.ts'
import type { DecisionOutcome } from '../core/limit-outcome.ts'
import { sightsOf, standingThen } from '../core/request-card.ts'
import type { RequestValue } from '../core/request-value.ts'
import type { Standing } from '../core/standing.ts'
import type { Workspace } from '../core/workspace.ts'
import { findApprover } from '../store/approvers.ts'
import { JOB_ACTOR } from '../store/audit.ts'
import {
  addSignature,
  expiredRequests,
  findRequest,
  type RequestChange,
  type StoredRequest,
  updateRequest,
} from '../store/credit-requests.ts'
import { findCustomer } from '../store/customers.ts'
import { releaseHold } from '../store/holds.ts'
import { insertLimit } from '../store/limits.ts'
import { findMember } from '../store/members.ts'
import { enqueue, markStale } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { cardFrom, ratesForRequest } from './read-request.ts'
import { readStanding } from './read-standing.ts'

/** With what the card showed that was pressed. */
export type Pressed = RequestValue & {
  readonly decision: Decision
  /** What whoever decides writes: a rejection has a reason. */
  readonly note: string | null
}

export async function decideCredit(db: Db, clock: Clock, by: Actor, pressed: Pressed): Promise<DecisionOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const request = await findRequest(tx, workspace.id, pressed.requestId)
    const customer = request && (await findCustomer(tx, workspace.id, request.customerId))
    if (!request || !customer) return { kind: 'no-such-request' }
    const standing = await readStanding(tx, workspace, customer, today)
    const now = standingThen(standing)
    const approver = await findApprover(tx, workspace.id, by.userId)
    const approvers = approver ? [approver] : []
    const card = await cardFrom(tx, workspace, request, { customer, now })
    const decided = decide(request, pressed.decision, {
      userId: by.userId,
      approver,
      version: pressed.version,
      now: new Date(change.at),
      signatures: card.signatures,
      mayHaveCredit: customer.tradedBefore || standing.screening.isThrough,
      headName: standing.head.id === customer.id ? null : standing.head.name,
      standing,
      hasSeenAll: sightsOf(card).every((sight) => pressed.seen.includes(sight)),
      rates: await ratesForRequest(tx, workspace, request, { standing, approvers }),
    })
    await carryOut(change, request, standing, { decided, note: pressed.note })
    const after = (await findRequest(tx, workspace.id, request.id)) ?? request
    return { kind: 'told', decided, card: await cardFrom(tx, workspace, after, { customer, now }) }
  })
}

/** Takes a request off the table because something else is asked for instead. */
export async function withdrawRequest(change: Change, request: StoredRequest, standing: Standing): Promise<void> {
  await carryOut(change, request, standing, { decided: { kind: 'withdrawn' }, note: null })
}

/** Ends what nobody decided in time, and tells who asked. Returns how many ended. */
export async function expireRequests(db: Db, clock: Clock, { id }: Workspace): Promise<number> {
  const now = clock.now().toISOString()
  if ((await expiredRequests(db, id, now)).length === 0) return 0
  const by: Actor = { workspaceId: id, userId: JOB_ACTOR, role: 'admin', via: 'job' }
  return changeFacts(db, clock, by, async (change) => {
    const requests = await expiredRequests(change.tx, id, change.at)
    for (const request of requests) {
      const customer = await findCustomer(change.tx, id, request.customerId)
      if (!customer) continue
      const standing = await readStanding(change.tx, change.workspace, customer, change.today)
      await carryOut(change, request, standing, { decided: { kind: 'expired' }, note: null })
    }
    return requests.length
  })
}

type Ending = { readonly decided: Decided; readonly note: string | null }

/**
 * Writes what came of a press. What was refused writes nothing; but what was found to have expired is marked so, and a card that showed
 * too little is drawn again.
 */
async function carryOut(change: Change, request: StoredRequest, standing: Standing, ending: Ending): Promise<void> {
  const { tx, workspace, by, at } = change
  const { decided, note } = ending
  if (decided.kind === 'signed') {
    const signature = { userId: by.userId, at, standing: JSON.stringify(standingThen(standing)) }
    await addSignature(tx, workspace.id, request, signature)
    await redraw(change, request)
    return auditOf(change, request, 'sign-request', { version: request.version, amount: request.amount })
  }
  if (decided.kind === 'stands-worse') return redraw(change, request)
  const state = endOf(decided, request, change)
  if (state === null) return
  const amount = decided.kind === 'approved' ? decided.amount : null
  const kept = standingThen(standing)
  await updateRequest(tx, workspace.id, request.id, {
    state,
    note,
    exposure: JSON.stringify(kept),
    decidedAt: at,
    decidedMinor: amount?.minor ?? null,
    ...(decided.kind === 'expired' ? {} : { decidedBy: by.userId }),
  } satisfies RequestChange)
  if (decided.kind === 'approved') await grant(change, request, standing, decided)
  await redraw(change, request)
  if (state !== 'withdrawn') await tellRequester(change, request, standing)
  auditOf(change, request, `${state}-${request.kind}`, { amount, note, standing: kept })
}

/** The state that a request comes to; null while it stays as it is. */
function endOf(decided: Decided, request: StoredRequest, { at }: Change): RequestState | null {
  switch (decided.kind) {
    case 'approved':
    case 'rejected':
    case 'withdrawn':
      return decided.kind
    case 'expired':
      return request.state === 'pending' && hasExpired(request, new Date(at)) ? 'expired' : null
    default:
      return null
  }
}

async function grant(
  { tx, workspace, by, today, at, made }: Change,
  request: StoredRequest,
  standing: Standing,
  { amount }: Extract<Decided, { kind: 'approved' }>,
): Promise<void> {
  const { id: requestId } = request
  if (amount) {
    const { customerId } = request
    return insertLimit(tx, workspace.id, { customerId, amount, day: today, requestId }, made)
  }
  // The hold of any member holds the group, and its release lets go of all of them: the card showed every one.
  for (const { customerId } of standing.holds)
    await releaseHold(tx, workspace.id, { customerId, requestId, by: by.userId, day: today, at })
}

async function redraw({ tx, workspace }: Change, { messageId }: StoredRequest): Promise<void> {
  await markStale(tx, workspace.id, messageId ? [messageId] : [])
}

function auditOf(change: Change, { id, customerId }: StoredRequest, action: string, after: object): void {
  change.audit({ action, subjectKind: 'customer', subjectId: customerId, after: { requestId: id, ...after } })
}

/** Who asked hears what came of it, and who owns the customer. Who decided it themselves need not be told. */
async function tellRequester({ tx, workspace, by, at }: Change, request: StoredRequest, { customer }: Standing) {
  const asker = request.origin === 'person' ? request.requestedBy : null
  for (const userId of new Set([asker, customer.ownerUserId])) {
    const member = userId && userId !== by.userId ? await findMember(tx, workspace.id, userId) : null
    if (!member) continue
    const message = {
      key: `credit-result:${request.id}:${member.userId}`,
      kind: 'credit-result',
      data: { requestId: request.id },
      channelId: member.userId,
      language: member.language ?? workspace.language,
    }
    await enqueue(tx, workspace.id, message, at)
  }
}
