import { waiveInterest } from '../../flows/decide-interest.ts'
import { type Form, Reading } from '../form.ts'
import { readInterestValue } from '../interest-value.ts'
import { interestOutcomeView } from '../views/interest.ts'

export const interestWaive: Form = {
  id: 'interest-waive',
  right: 'log-cash-fact',
  async submit(ask, fields) {
    const { db, clock, by, words } = ask
    const reading = new Reading(ask, fields)
    const reason = reading.needed('reason', 'reason')
    if (!reading.isFine) return reading
    const pressed = readInterestValue(fields.remembered)
    if (!pressed) return { reply: interestOutcomeView({ kind: 'no-such-invoice-any-more' }, words) }
    return { reply: interestOutcomeView(await waiveInterest(db, clock, by, { ...pressed, reason }), words) }
  },
}
