import { finishDuty } from '../../flows/end-duty.ts'
import type { Action } from '../action.ts'
import { dutyOutcomeView } from '../views/duty-outcome.ts'

/** The message that was pressed shows who and when; only a refusal needs an answer. */
export const dutyDone: Action = {
  id: 'duty-done',
  right: 'log-sales-fact',
  async run({ db, clock, by, words }, dutyId) {
    const outcome = await finishDuty(db, clock, by, dutyId)
    return outcome.kind === 'done' ? null : dutyOutcomeView(outcome, words)
  },
}
