/** `/cash order` without a number; also opened from a check, with what was asked filled in. */
import type { ModalView } from '@slack/types'
import type { Day } from '../../core/day.ts'
import type { Words } from '../../i18n/en.ts'
import { dayField, modal, textField, tickField } from './fields.ts'

export type OrderDraft = {
  readonly today: Day
  readonly customer?: string
  /** A plain decimal. */
  readonly amount?: string
  readonly currency?: string
  readonly prepaid?: boolean
}

export function orderModal(draft: OrderDraft, words: Words): ModalView {
  const { invoice } = words.modal
  const { form } = words.order
  const { prepaid = false } = draft
  return modal(
    {
      name: 'order',
      title: form.title,
      fields: [
        textField({ name: 'number', label: form.number, max: 60, placeholder: 'SO-77' }),
        textField({ name: 'customer', label: invoice.customer, hint: invoice.customerHint, value: draft.customer }),
        textField({ name: 'amount', label: invoice.amount, value: draft.amount, max: 40, placeholder: '20,000.00' }),
        textField({
          name: 'currency',
          label: invoice.currency,
          hint: invoice.currencyHint,
          value: draft.currency,
          max: 3,
          optional: true,
        }),
        dayField({ name: 'ordered', label: form.day, day: draft.today }),
        tickField({ name: 'prepaid', label: form.prepaid, tick: form.prepaidOption, ticked: prepaid }),
      ],
    },
    words,
  )
}
