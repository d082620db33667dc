import { disputedUntil } from '../../core/dispute.ts'
import { openDispute } from '../../flows/open-dispute.ts'
import { amountIn, WHICH_REFUSALS, whichDraft, whichIn } from '../follow-form.ts'
import { type Form, Reading, submitted } from '../form.ts'
import type { Ask } from '../handle.ts'
import { disputeModal } from '../views/dispute-modal.ts'
import { disputeOutcomeView } from '../views/dispute-outcome.ts'

export async function disputeForm(ask: Ask, invoiceId: string | null) {
  return disputeModal({ ...(await whichDraft(ask, { invoiceId })), untilDay: disputedUntil(ask.today) }, ask.words)
}

export const dispute: Form = {
  id: 'dispute',
  right: 'log-sales-fact',
  async submit(ask, fields) {
    const { db, clock, by, words } = ask
    const reading = new Reading(ask, fields)
    const { which } = whichIn(fields, reading)
    const amount = await amountIn(ask, fields, reading)
    const reason = reading.needed('reason', 'reason')
    if (!reading.isFine) return reading
    const outcome = await openDispute(db, clock, by, { which, amount, reason, untilDay: fields.day('until') })
    return submitted(outcome, disputeOutcomeView(outcome, words), {
      ...WHICH_REFUSALS,
      'in-the-past': 'until',
      'too-far-ahead': 'until',
      'other-currency': 'amount',
      'more-than-undisputed': 'amount',
    })
  },
}
