import type { RequestCard } from '../../core/request-card.ts'
import { readRequestValue, requestValue } from '../../core/request-value.ts'
import { decideCredit } from '../../flows/decide-credit.ts'
import { type Form, Reading } from '../form.ts'
import type { Ask } from '../handle.ts'
import { creditRejectModal } from '../views/credit-reject-modal.ts'
import { decisionOutcomeView } from '../views/decision-outcome.ts'

export function creditRejectForm(card: RequestCard, { words }: Pick<Ask, 'words'>) {
  return creditRejectModal(requestValue(card), words)
}

export const creditReject: Form = {
  id: 'credit-reject',
  right: 'read-customer',
  async submit(ask, fields) {
    const { db, clock, by, words } = ask
    const reading = new Reading(ask, fields)
    const note = reading.needed('reason', 'reason')
    if (!reading.isFine) return reading
    const pressed = readRequestValue(fields.remembered)
    if (!pressed) return { reply: decisionOutcomeView({ kind: 'no-such-request' }, words) }
    const outcome = await decideCredit(db, clock, by, { ...pressed, decision: { kind: 'reject' }, note })
    return { reply: decisionOutcomeView(outcome, words) }
  },
}
