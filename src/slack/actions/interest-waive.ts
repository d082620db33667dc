import { findPressed } from '../../flows/decide-interest.ts'
import type { Action } from '../action.ts'
import { readInterestValue } from '../interest-value.ts'
import { interestOutcomeView } from '../views/interest.ts'
import { interestWaiveModal } from '../views/interest-waive-modal.ts'

/** The form for why the late interest that was shown is not charged. */
export const interestWaive: Action = {
  id: 'interest-waive',
  right: 'log-cash-fact',
  async run({ db, by, words }, value) {
    const pressed = readInterestValue(value)
    if (!pressed) return interestOutcomeView({ kind: 'no-such-invoice-any-more' }, words)
    const found = await findPressed(db, by, pressed.invoiceId)
    if (found.kind !== 'match') return interestOutcomeView(found, words)
    const { number, amount } = found.invoice
    const shown = { number, amount: { ...amount, minor: pressed.amountMinor } }
    return { modal: interestWaiveModal({ ...shown, remembered: value }, words) }
  },
}
