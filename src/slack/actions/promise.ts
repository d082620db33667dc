import type { Action } from '../action.ts'
import { promiseForm } from '../modals/promise.ts'

/** Opens the form, filled in with an invoice. */
export const promise: Action = {
  id: 'promise',
  right: 'log-sales-fact',
  run: async (ask, invoiceId) => ({ modal: await promiseForm(ask, { invoiceId }) }),
}
