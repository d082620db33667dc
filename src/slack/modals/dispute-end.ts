import { DISPUTE_ENDS } from '../../core/dispute.ts'
import { endDispute } from '../../flows/end-dispute.ts'
import { readDispute } from '../../flows/read-following.ts'
import { type Form, Reading } from '../form.ts'
import type { Ask, Reply } from '../handle.ts'
import { disputeEndModal } from '../views/dispute-end-modal.ts'
import { disputeOutcomeView } from '../views/dispute-outcome.ts'

export async function disputeEndForm({ db, by, words }: Ask, invoiceId: string): Promise<Reply> {
  const found = await readDispute(db, by, invoiceId)
  if (found.kind !== 'dispute') return disputeOutcomeView(found, words)
  return { modal: disputeEndModal({ dispute: found.dispute, remembered: invoiceId }, words) }
}

export const disputeEnd: Form = {
  id: 'dispute-end',
  right: 'log-sales-fact',
  async submit(ask, fields) {
    const { db, clock, by, words } = ask
    const reading = new Reading(ask, fields)
    const outcome = DISPUTE_ENDS.find((end) => end === fields.text('outcome'))
    if (!outcome) reading.wrong('outcome', words.dispute.form.chooseOne)
    if (!outcome || !reading.isFine) return reading
    const which = { invoiceId: fields.remembered }
    return { reply: disputeOutcomeView(await endDispute(db, clock, by, { which, outcome }), words) }
  },
}
