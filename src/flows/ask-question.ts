import type { Clock } from '../core/clock.ts'
import type { QuestionOutcome } from '../core/limit-outcome.ts'
import type { Money } from '../core/money.ts'
import type { RequestCard } from '../core/request-card.ts'
import { findQuestion, findRequest, insertQuestion } from '../store/credit-requests.ts'
import { findCustomer } from '../store/customers.ts'
import { findMember } from '../store/members.ts'
import { enqueue, findMessage } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { requestCardOf } from './read-request.ts'

type AskedQuestion = {
  readonly text: string
  readonly askedBy: string
  /** null for a proposal of a customer whom nobody owns. */
  readonly to: string | null
  readonly customerName: string
  /** The limit asked for; null for a release. */
  readonly asked: Money | null
}

/** A question, and who is to answer it; null for an id that is none of this company's. */
export async function readQuestion(db: Db, workspaceId: string, id: string): Promise<AskedQuestion | null> {
  const question = await findQuestion(db, workspaceId, id)
  const request = question && (await findRequest(db, workspaceId, question.requestId))
  if (!question || !request) return null
  const customer = await findCustomer(db, workspaceId, request.customerId)
  const to = answererOf({ request, ownerUserId: customer?.ownerUserId ?? null })
  return {
    text: question.text,
    askedBy: question.askedBy,
    to,
    customerName: customer?.name ?? '',
    asked: request.amount,
  }
}

/** Who asked; of a proposal, whoever owns the customer. */
function answererOf({ request, ownerUserId }: Pick<RequestCard, 'request' | 'ownerUserId'>): string | null {
  return request.origin === 'person' ? request.requestedBy : ownerUserId
}

/** Whoever is to answer need not be in the channel for approvals: they are asked in their own conversation too. */
async function askInPrivate(
  { tx, workspace, by, at }: Change,
  { questionId, to }: { questionId: string; to: string | null },
): Promise<void> {
  const member = to && to !== by.userId ? await findMember(tx, workspace.id, to) : null
  if (!member) return
  const message = {
    key: `credit-question:${questionId}:${member.userId}`,
    kind: 'credit-question',
    data: { questionId },
    channelId: member.userId,
    language: member.language ?? workspace.language,
  }
  await enqueue(tx, workspace.id, message, at)
}

/** Asks whoever wants the limit something, in the thread of its card: the answer stands beside the decision. */
export async function askQuestion(
  db: Db,
  clock: Clock,
  by: Actor,
  { requestId, text }: { requestId: string; text: string },
): Promise<QuestionOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today, at, made } = change
    const request = await findRequest(tx, workspace.id, requestId)
    const card = request && (await requestCardOf(tx, workspace, request, today))
    const parent = request?.messageId && (await findMessage(tx, workspace.id, request.messageId))
    if (!request || !card || !parent) return { kind: 'no-such-request' }
    if (request.state !== 'pending') return { kind: 'already-decided', card }
    const questionId = await insertQuestion(tx, workspace.id, { requestId, text, made })
    // Where the card stands, whichever channel was chosen since.
    const { channelId, language } = parent
    const message = {
      key: `credit-question:${questionId}`,
      kind: 'credit-question',
      data: { questionId },
      channelId,
      language,
      threadOf: request.messageId,
    }
    await enqueue(tx, workspace.id, message, at)
    await askInPrivate(change, { questionId, to: answererOf(card) })
    const after = { requestId, question: text }
    change.audit({ action: 'ask-question', subjectKind: 'customer', subjectId: request.customerId, after })
    return { kind: 'asked', card }
  })
}
