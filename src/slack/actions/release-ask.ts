import { findCustomerById } from '../../flows/find-customer.ts'
import type { Action } from '../action.ts'
import { sharedRefusalView } from '../views/refusal.ts'
import { releaseModal } from '../views/release-modal.ts'

/** The form to ask for the end of a customer's hold. */
export const releaseAsk: Action = {
  id: 'release-ask',
  right: 'log-sales-fact',
  async run({ db, by, words }, customerId) {
    const found = await findCustomerById(db, by, customerId, 'log-sales-fact')
    if (found.kind !== 'match') return sharedRefusalView(found, 'limit', words)
    return { modal: releaseModal(found.customer.id, words) }
  },
}
