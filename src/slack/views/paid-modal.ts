/** `/cash paid` without a number, and the Paid button of a duty: then with its invoice, amount and day filled in. */
import type { ModalView } from '@slack/types'
import type { Day } from '../../core/day.ts'
import type { Words } from '../../i18n/en.ts'
import { dayField, modal, textField } from './fields.ts'

export type PaidDraft = {
  readonly today: Day
  readonly invoice?: {
    readonly number: string
    /** What is open, a plain decimal. */
    readonly outstanding: string
    readonly currency: string
  }
  /** Comes back with what is submitted, so that the message behind the button can be drawn again. */
  readonly remembered?: string
}

export function paidModal({ today, invoice, remembered }: PaidDraft, words: Words): ModalView {
  const said = words.modal.paid
  const common = words.modal.invoice
  return modal(
    {
      name: 'paid',
      title: said.title,
      ...(remembered ? { remembered } : {}),
      fields: [
        textField({
          name: 'invoice',
          label: said.invoice,
          hint: said.invoiceHint,
          value: invoice?.number,
          max: 120,
          placeholder: 'INV-1001',
        }),
        textField({
          name: 'amount',
          label: said.amount,
          hint: said.amountHint,
          value: invoice?.outstanding,
          max: 40,
          placeholder: '12,500.00',
        }),
        textField({ name: 'currency', label: common.currency, value: invoice?.currency, max: 3, optional: true }),
        dayField({ name: 'received', label: said.day, day: today }),
      ],
    },
    words,
  )
}
