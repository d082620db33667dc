import type { Form } from '../form.ts'
import { submitLook } from '../look-form.ts'

export const lookRefresh: Form = {
  id: 'look-refresh',
  right: 'log-sales-fact',
  submit: (ask, fields) => submitLook('refresh', ask, fields),
}
