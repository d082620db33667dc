/** `/cash hold` without more, and the Hold button of an invoice. */
import type { ModalView } from '@slack/types'
import type { Words } from '../../i18n/en.ts'
import { dayField, modal, textField } from './fields.ts'
import { NOTE_MAX } from './promise-modal.ts'

export type ReminderHoldDraft = { readonly which?: string; readonly remembered?: string }

export function reminderHoldModal({ which, remembered }: ReminderHoldDraft, words: Words): ModalView {
  const { form, title } = words.reminderHold
  return modal(
    {
      name: 'reminder-hold',
      title,
      ...(remembered ? { remembered } : {}),
      fields: [
        textField({ name: 'which', label: words.modal.paid.invoice, value: which, max: 120, placeholder: 'INV-1001' }),
        dayField({ name: 'until', label: form.until, hint: form.untilHint, day: null }),
        textField({ name: 'reason', label: form.reason, max: NOTE_MAX, multiline: true }),
      ],
    },
    words,
  )
}
