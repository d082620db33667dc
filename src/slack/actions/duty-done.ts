import { finishDuty } from '../../flows/end-duty.ts'
import type { Action } from '../action.ts'
import { dutyOutcomeView } from '../views/duty-outcome.ts'

/** The message of the channel shows who and when; a press anywhere else is answered. */
export const dutyDone: Action = {
  id: 'duty-done',
  right: 'log-sales-fact',
  async run({ db, clock, by, words, isDrawnAgain }, dutyId) {
    const outcome = await finishDuty(db, clock, by, dutyId)
    return outcome.kind === 'done' && isDrawnAgain ? null : dutyOutcomeView(outcome, words)
  },
}
