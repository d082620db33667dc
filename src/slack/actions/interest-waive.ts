import type { Action } from '../action.ts'
import { interestWaiveModal } from '../views/interest-waive-modal.ts'

/** The form for why the late interest that was shown is not charged. */
export const interestWaive: Action = {
  id: 'interest-waive',
  right: 'log-cash-fact',
  async run({ words }, value) {
    return { modal: interestWaiveModal(value, words) }
  },
}
