import { readScreeningCard } from '../../flows/read-screening.ts'
import type { Action } from '../action.ts'
import { sharedRefusalView } from '../views/refusal.ts'
import { screeningView } from '../views/screening.ts'

/** Shows a customer's checklist; the value is the customer's id. */
export const screenOpen: Action = {
  id: 'screen-open',
  right: 'read-customer',
  async run({ db, by, workspace, today, words }, customerId) {
    const answer = await readScreeningCard(db, by, workspace, { whose: { customerId }, today })
    return answer.kind === 'card' ? screeningView(answer.card, words) : sharedRefusalView(answer, 'screen', words)
  },
}
