import { chargeInterest } from '../../flows/decide-interest.ts'
import type { Action } from '../action.ts'
import { readInterestValue } from '../interest-value.ts'
import { interestOutcomeView } from '../views/interest.ts'

/** Charges the late interest that was shown. Slack has asked before. */
export const interestCharge: Action = {
  id: 'interest-charge',
  right: 'log-cash-fact',
  async run({ db, clock, by, words }, value) {
    const pressed = readInterestValue(value)
    if (!pressed) return interestOutcomeView({ kind: 'no-such-invoice-any-more' }, words)
    return interestOutcomeView(await chargeInterest(db, clock, by, pressed), words)
  },
}
