import { SNOOZES } from '../../core/duty.ts'
import { snoozeDuty } from '../../flows/end-duty.ts'
import type { Action } from '../action.ts'
import { dutyOutcomeView } from '../views/duty-outcome.ts'

export const dutySnooze: Action = {
  id: 'duty-snooze',
  right: 'log-sales-fact',
  async run({ db, clock, by, words, isDrawnAgain }, value) {
    const [dutyId = '', chosen] = value.split(':')
    const snooze = SNOOZES.find((s) => s === chosen)
    if (!snooze) return dutyOutcomeView({ kind: 'no-such-duty' }, words)
    const outcome = await snoozeDuty(db, clock, by, { dutyId, snooze })
    return outcome.kind === 'snoozed' && isDrawnAgain ? null : dutyOutcomeView(outcome, words)
  },
}
