import type { Action } from '../action.ts'
import { creditAskForm } from '../modals/credit-ask.ts'
import { onPendingCard } from '../pending-card.ts'

export const creditAsk: Action = {
  id: 'credit-ask',
  right: 'read-customer',
  async run(ask, value) {
    return onPendingCard(ask, { value, wanted: 'question' }, (card) => creditAskForm(card, ask))
  },
}
