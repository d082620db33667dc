import type { Action } from '../action.ts'
import { disputeEndForm } from '../modals/dispute-end.ts'

/** Opens the form that ends the disputes of an invoice. */
export const disputeEnd: Action = {
  id: 'dispute-end',
  right: 'log-sales-fact',
  run: disputeEndForm,
}
