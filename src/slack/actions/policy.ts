import type { Action } from '../action.ts'
import { policyForm } from '../modals/policy.ts'

/** Opens the form of the credit policy. */
export const policy: Action = {
  id: 'policy',
  right: 'set-up',
  async run(ask) {
    return { modal: await policyForm(ask) }
  },
}
