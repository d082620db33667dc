/** `/cash dispute` without more, and the Dispute button of an invoice. */
import type { ModalView } from '@slack/types'
import type { Day } from '../../core/day.ts'
import type { Words } from '../../i18n/en.ts'
import { dayField, modal, textField } from './fields.ts'
import { NOTE_MAX } from './promise-modal.ts'

export type DisputeDraft = { readonly which?: string; readonly untilDay: Day; readonly remembered?: string }

export function disputeModal({ which, untilDay, remembered }: DisputeDraft, words: Words): ModalView {
  const { form, title } = words.dispute
  return modal(
    {
      name: 'dispute',
      title,
      ...(remembered ? { remembered } : {}),
      fields: [
        textField({ name: 'which', label: words.modal.paid.invoice, value: which, max: 120, placeholder: 'INV-1001' }),
        textField({
          name: 'amount',
          label: form.amount,
          hint: form.amountHint,
          max: 40,
          optional: true,
          placeholder: '2,000.00',
        }),
        textField({ name: 'reason', label: form.reason, max: NOTE_MAX, multiline: true }),
        dayField({ name: 'until', label: form.until, hint: form.untilHint, day: untilDay }),
      ],
    },
    words,
  )
}
