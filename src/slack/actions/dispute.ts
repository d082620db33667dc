import type { Action } from '../action.ts'
import { disputeForm } from '../modals/dispute.ts'

/** Opens the form, filled in with an invoice. */
export const dispute: Action = {
  id: 'dispute',
  right: 'log-sales-fact',
  run: async (ask, invoiceId) => ({ modal: await disputeForm(ask, invoiceId) }),
}
