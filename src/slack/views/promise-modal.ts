/** `/cash promise` without more, the Promise button of an invoice, and the shortcut on a colleague's message: then with its words. */
import type { ModalView } from '@slack/types'
import type { Words } from '../../i18n/en.ts'
import { dayField, modal, textField } from './fields.ts'

export type PromiseDraft = {
  /** An invoice number or a customer. */
  readonly which?: string
  readonly note?: string
  readonly remembered?: string
}

/** A message is at most 40,000 characters long, a note as long as a field of ours. */
export const NOTE_MAX = 1_000

export function promiseModal({ which, note, remembered }: PromiseDraft, words: Words): ModalView {
  const { form, title } = words.promise
  return modal(
    {
      name: 'promise',
      title,
      ...(remembered ? { remembered } : {}),
      fields: [
        textField({
          name: 'which',
          label: form.which,
          hint: form.whichHint,
          value: which,
          max: 120,
          placeholder: 'INV-1001',
        }),
        dayField({ name: 'day', label: form.day, day: null }),
        textField({
          name: 'amount',
          label: words.modal.invoice.amount,
          hint: form.amountHint,
          max: 40,
          optional: true,
          placeholder: '5,000.00',
        }),
        textField({ name: 'note', label: form.note, value: note, max: NOTE_MAX, multiline: true, optional: true }),
      ],
    },
    words,
  )
}
