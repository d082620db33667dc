import type { RequestCard } from '../../core/request-card.ts'
import { readRequestValue, requestValue } from '../../core/request-value.ts'
import { decideCredit } from '../../flows/decide-credit.ts'
import { readRequestCard } from '../../flows/read-request.ts'
import { type Form, Reading } from '../form.ts'
import type { Ask } from '../handle.ts'
import { creditLessModal } from '../views/credit-less-modal.ts'
import { standsLines } from '../views/credit-request.ts'
import { decidedText, decisionOutcomeView } from '../views/decision-outcome.ts'
import { unescapeMrkdwn } from '../views/escape.ts'

export function creditLessForm(card: RequestCard, { words }: Pick<Ask, 'words'>) {
  const { request } = card
  const remembered = requestValue(card)
  const asked = request.amount ? words.money(request.amount) : ''
  return creditLessModal({ asked, stands: standsLines(card, words), remembered }, words)
}

export const creditLess: Form = {
  id: 'credit-less',
  right: 'read-customer',
  async submit(ask, fields) {
    const { db, clock, by, workspace, words } = ask
    const pressed = readRequestValue(fields.remembered)
    const card = pressed && (await readRequestCard(db, clock, workspace, pressed.requestId))
    if (!pressed || !card?.request.amount) return { reply: decisionOutcomeView({ kind: 'no-such-request' }, words) }
    const reading = new Reading(ask, fields)
    const amount = reading.amount('amount', card.request.amount.currency, 'zero-or-more')
    if (!reading.isFine || amount === null) return reading
    const note = fields.text('note') || null
    const outcome = await decideCredit(db, clock, by, { ...pressed, decision: { kind: 'approve-less', amount }, note })
    if (outcome.kind === 'told' && MENDABLE.has(outcome.decided.kind))
      return { errors: { amount: unescapeMrkdwn(decidedText(outcome.decided, outcome.card, words)) } }
    return { reply: decisionOutcomeView(outcome, words) }
  },
}

/** What another amount would mend. */
const MENDABLE = new Set(['not-less', 'above-authority'])
