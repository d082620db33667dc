import { isLetterKind } from '../../core/letter.ts'
import type { Action } from '../action.ts'
import { openLetter } from '../modals/letter.ts'

/** `customerId` opens the letter that is to do for a customer, `customerId|kind` one of that kind. */
export const letter: Action = {
  id: 'letter',
  right: 'log-sales-fact',
  run(ask, value) {
    const [customerId = '', kind = ''] = value.split('|')
    return openLetter(ask, { whose: { customerId }, kind: isLetterKind(kind) ? kind : null, language: null })
  },
}
