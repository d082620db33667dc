import { recordPromise } from '../../flows/record-promise.ts'
import { amountIn, WHICH_REFUSALS, whichDraft, whichIn } from '../follow-form.ts'
import { type Form, Reading, submitted } from '../form.ts'
import type { Ask } from '../handle.ts'
import { promiseModal } from '../views/promise-modal.ts'
import { promiseOutcomeView } from '../views/promise-outcome.ts'

/** Empty, filled in from an invoice, or with what somebody wrote in a message. */
export async function promiseForm(
  ask: Ask,
  { invoiceId, note = '', link = null }: { invoiceId: string | null; note?: string; link?: string | null },
) {
  return promiseModal({ ...(await whichDraft(ask, { invoiceId, link })), note }, ask.words)
}

export const promise: Form = {
  id: 'promise',
  right: 'log-sales-fact',
  async submit(ask, fields) {
    const { db, clock, by, words } = ask
    const reading = new Reading(ask, fields)
    const { which, link } = whichIn(fields, reading)
    const amount = await amountIn(ask, fields, reading)
    const promisedDay = reading.day('day')
    if (!reading.isFine || promisedDay === null) return reading
    const entry = { which, promisedDay, amount, note: fields.text('note'), link }
    const outcome = await recordPromise(db, clock, by, entry)
    return submitted(outcome, promiseOutcomeView(outcome, words), {
      ...WHICH_REFUSALS,
      'in-the-past': 'day',
      'too-far-ahead': 'day',
      'other-currency': 'amount',
      'more-than-open': 'amount',
    })
  },
}
