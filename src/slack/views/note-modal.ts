/** `/cash note` without more, and the Note button of an invoice. */
import type { ModalView } from '@slack/types'
import type { Words } from '../../i18n/en.ts'
import { modal, textField } from './fields.ts'
import { NOTE_MAX, type PromiseDraft } from './promise-modal.ts'

export function noteModal({ which, remembered }: Omit<PromiseDraft, 'note'>, words: Words): ModalView {
  const { form, title } = words.note
  return modal(
    {
      name: 'note',
      title,
      ...(remembered ? { remembered } : {}),
      fields: [
        textField({ name: 'which', label: words.promise.form.which, value: which, max: 120 }),
        textField({ name: 'text', label: form.text, hint: form.textHint, max: NOTE_MAX, multiline: true }),
      ],
    },
    words,
  )
}
