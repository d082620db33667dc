import type { Action } from '../action.ts'
import { creditLessForm } from '../modals/credit-less.ts'
import { onPendingCard } from '../pending-card.ts'

export const creditLess: Action = {
  id: 'credit-less',
  right: 'read-customer',
  async run(ask, value) {
    return onPendingCard(ask, { value, wanted: 'approve-less' }, (card) => creditLessForm(card, ask))
  },
}
