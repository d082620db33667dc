import type { ModalView } from '@slack/types'
import type { RequestCard } from '../core/request-card.ts'
import { readRequestCard } from '../flows/read-request.ts'
import type { Ask, Reply } from './handle.ts'
import { readRequestValue } from './request-value.ts'
import { decisionOutcomeView } from './views/decision-outcome.ts'

/** Opens a form about the request of a card that was pressed; when it is decided or gone, says so before anybody types. */
export async function onPendingCard(
  { db, clock, workspace, words }: Ask,
  value: string,
  form: (card: RequestCard) => ModalView,
): Promise<Reply> {
  const pressed = readRequestValue(value)
  const card = pressed && (await readRequestCard(db, clock, workspace, pressed.requestId))
  if (!card) return decisionOutcomeView({ kind: 'no-such-request' }, words)
  const { state, version } = card.request
  if (state !== 'pending') {
    const kind = state === 'expired' ? 'expired' : 'already-decided'
    return decisionOutcomeView({ kind: 'told', decided: { kind }, card }, words)
  }
  if (version !== pressed.version)
    return decisionOutcomeView({ kind: 'told', decided: { kind: 'edited' }, card }, words)
  return { modal: form(card) }
}
