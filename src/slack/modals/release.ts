import { askRelease } from '../../flows/ask-credit.ts'
import { type Form, Reading } from '../form.ts'
import { limitOutcomeView } from '../views/limit-outcome.ts'

/** Remembers the customer whose hold is to end. */
export const release: Form = {
  id: 'release',
  right: 'log-sales-fact',
  async submit(ask, fields) {
    const { db, clock, by, words } = ask
    const reading = new Reading(ask, fields)
    const reason = reading.needed('reason', 'reason')
    if (!reading.isFine) return reading
    const outcome = await askRelease(db, clock, by, { whose: { customerId: fields.remembered }, reason })
    return { reply: limitOutcomeView(outcome, words) }
  },
}
