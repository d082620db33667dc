import type { Form } from '../form.ts'
import { submitLook } from '../look-form.ts'

export const lookReview: Form = {
  id: 'look-review',
  right: 'log-sales-fact',
  submit: (ask, fields) => submitLook('review', ask, fields),
}
