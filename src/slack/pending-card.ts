import type { ModalView } from '@slack/types'
import type { Decision } from '../core/credit-request.ts'
import type { RequestCard } from '../core/request-card.ts'
import { readRequestValue } from '../core/request-value.ts'
import { readPressedCard } from '../flows/read-request.ts'
import type { Ask, Reply } from './handle.ts'
import { decisionOutcomeView } from './views/decision-outcome.ts'

/** Opens a form about the request of a card that was pressed; whoever may not decide it, or no longer, is told so before they type. */
export async function onPendingCard(
  { db, clock, by, workspace, words }: Ask,
  { value, wanted }: { readonly value: string; readonly wanted: Decision['kind'] | 'question' },
  form: (card: RequestCard) => ModalView,
): Promise<Reply> {
  const carried = readRequestValue(value)
  const pressed = carried && (await readPressedCard(db, clock, by, workspace, { ...carried, wanted }))
  if (!pressed) return decisionOutcomeView({ kind: 'no-such-request' }, words)
  const { card, refusal } = pressed
  return refusal ? decisionOutcomeView({ kind: 'told', decided: refusal, card }, words) : { modal: form(card) }
}
