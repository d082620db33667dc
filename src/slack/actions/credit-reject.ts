import type { Action } from '../action.ts'
import { creditRejectForm } from '../modals/credit-reject.ts'
import { onPendingCard } from '../pending-card.ts'

export const creditReject: Action = {
  id: 'credit-reject',
  right: 'read-customer',
  async run(ask, value) {
    return onPendingCard(ask, { value, wanted: 'reject' }, (card) => creditRejectForm(card, ask))
  },
}
