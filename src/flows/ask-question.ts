import type { Clock } from '../core/clock.ts'
import type { QuestionOutcome } from '../core/limit-outcome.ts'
import { findQuestion, findRequest, insertQuestion } from '../store/credit-requests.ts'
import { findCustomer } from '../store/customers.ts'
import { enqueue, findMessage } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'
import { requestCardOf } from './read-request.ts'

/** A question, and who is to answer it; null for an id that is none of this company's. */
export async function readQuestion(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<{ text: string; askedBy: string; to: string | null } | null> {
  const question = await findQuestion(db, workspaceId, id)
  const request = question && (await findRequest(db, workspaceId, question.requestId))
  if (!question || !request) return null
  const customer = await findCustomer(db, workspaceId, request.customerId)
  const to = request.origin === 'person' ? request.requestedBy : (customer?.ownerUserId ?? null)
  return { text: question.text, askedBy: question.askedBy, to }
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
    const after = { requestId, question: text }
    change.audit({ action: 'ask-question', subjectKind: 'customer', subjectId: request.customerId, after })
    return { kind: 'asked', card }
  })
}
