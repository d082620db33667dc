import { cancelLetter } from '../../flows/deliver-letter.ts'
import type { Action } from '../action.ts'
import { letterCancelView } from '../views/letter-outcome.ts'

/** Takes back a letter that waits to be mailed. */
export const letterCancel: Action = {
  id: 'letter-cancel',
  right: 'log-sales-fact',
  async run({ db, clock, by, words, isDrawnAgain }, letterId) {
    const outcome = await cancelLetter(db, clock, by, letterId)
    return outcome.kind === 'cancelled' && isDrawnAgain ? null : letterCancelView(outcome, words)
  },
}
