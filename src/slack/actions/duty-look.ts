import type { Action } from '../action.ts'
import { openLook } from '../look-form.ts'

/** Opens the form that ends a duty about a customer's file. */
export const dutyLook: Action = {
  id: 'duty-look',
  right: 'log-sales-fact',
  run: openLook,
}
