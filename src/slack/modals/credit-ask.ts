import type { RequestCard } from '../../core/request-card.ts'
import { readRequestValue, requestValue } from '../../core/request-value.ts'
import { askQuestion } from '../../flows/ask-question.ts'
import { type Form, Reading } from '../form.ts'
import type { Ask } from '../handle.ts'
import { creditAskModal } from '../views/credit-ask-modal.ts'
import { decisionOutcomeView } from '../views/decision-outcome.ts'
import { sentenceView } from '../views/refusal.ts'

export function creditAskForm(card: RequestCard, { words }: Pick<Ask, 'words'>) {
  return creditAskModal(requestValue(card), words)
}

export const creditAsk: Form = {
  id: 'credit-ask',
  right: 'read-customer',
  async submit(ask, fields) {
    const { db, clock, by, words } = ask
    const reading = new Reading(ask, fields)
    const text = reading.needed('question', 'reason')
    if (!reading.isFine) return reading
    const { requestId = '' } = readRequestValue(fields.remembered) ?? {}
    const outcome = await askQuestion(db, clock, by, { requestId, text })
    if (outcome.kind === 'asked') return { reply: sentenceView(words.approval.outcome.questionAsked) }
    if (outcome.kind === 'no-such-request') return { reply: decisionOutcomeView(outcome, words) }
    return { reply: decisionOutcomeView({ kind: 'told', decided: outcome, card: outcome.card }, words) }
  },
}
