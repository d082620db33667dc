import type { Action } from '../action.ts'
import { openStep } from '../modals/screen-step.ts'

/** Opens the form of a step; the value is `customerId:step`. */
export const screenStep: Action = {
  id: 'screen-step',
  right: 'log-cash-fact',
  run: openStep,
}
