import type { Action } from '../action.ts'
import { dunningForm } from '../modals/dunning.ts'

/** Opens the form of how the company follows up. */
export const dunning: Action = {
  id: 'dunning',
  right: 'set-up',
  async run(ask) {
    return { modal: await dunningForm(ask) }
  },
}
