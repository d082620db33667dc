import type { Action } from '../action.ts'
import { noteForm } from '../modals/note.ts'

/** Opens the form, filled in with an invoice. */
export const note: Action = {
  id: 'note',
  right: 'log-sales-fact',
  run: async (ask, invoiceId) => ({ modal: await noteForm(ask, invoiceId) }),
}
