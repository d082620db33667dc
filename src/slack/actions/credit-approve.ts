import { readRequestValue } from '../../core/request-value.ts'
import { decideCredit } from '../../flows/decide-credit.ts'
import type { Action } from '../action.ts'
import { decisionOutcomeView } from '../views/decision-outcome.ts'

/** The card shows who and when; whatever else came of the press is said to who pressed. */
export const creditApprove: Action = {
  id: 'credit-approve',
  right: 'read-customer',
  async run({ db, clock, by, words, isDrawnAgain }, value) {
    const pressed = readRequestValue(value)
    if (!pressed) return decisionOutcomeView({ kind: 'no-such-request' }, words)
    const outcome = await decideCredit(db, clock, by, { ...pressed, decision: { kind: 'approve' }, note: null })
    const isShown = outcome.kind === 'told' && outcome.decided.kind === 'approved' && isDrawnAgain
    return isShown ? null : decisionOutcomeView(outcome, words)
  },
}
