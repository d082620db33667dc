import type { Action } from '../action.ts'
import { reminderHoldForm } from '../modals/reminder-hold.ts'

/** Opens the form, filled in with an invoice. */
export const reminderHold: Action = {
  id: 'reminder-hold',
  right: 'log-sales-fact',
  run: async (ask, invoiceId) => ({ modal: await reminderHoldForm(ask, invoiceId) }),
}
