import type { Action } from '../action.ts'
import { openLetter } from '../modals/letter.ts'

/** Opens the letter that is to do for a customer. */
export const letter: Action = {
  id: 'letter',
  right: 'log-sales-fact',
  run(ask, customerId) {
    return openLetter(ask, { whose: { customerId }, kind: null, language: null })
  },
}
