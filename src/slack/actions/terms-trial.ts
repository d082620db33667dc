import type { Action } from '../action.ts'
import { trialEndForm, trialForm } from '../modals/terms-trial.ts'

/** Opens the form for a new trial (`start:customerId`), or for the end of one that is agreed (`end:trialId`). */
export const termsTrial: Action = {
  id: 'terms-trial',
  right: 'log-sales-fact',
  async run(ask, value) {
    const [what, id = ''] = value.split(':')
    return what === 'end' ? trialEndForm(ask, id) : trialForm(ask, id)
  },
}
