/** `/cash check` without a customer. */
import type { ModalView } from '@slack/types'
import type { Words } from '../../i18n/en.ts'
import { modal, textField, tickField } from './fields.ts'

export function checkModal(words: Words): ModalView {
  const { check, invoice } = words.modal
  const { prepaid, prepaidOption } = words.order.form
  return modal(
    {
      name: 'check',
      title: check.title,
      submit: check.submit,
      fields: [
        textField({ name: 'customer', label: invoice.customer, hint: invoice.customerHint }),
        textField({
          name: 'amount',
          label: invoice.amount,
          hint: check.amountHint,
          max: 40,
          placeholder: '20,000.00',
          optional: true,
        }),
        textField({ name: 'currency', label: invoice.currency, hint: invoice.currencyHint, max: 3, optional: true }),
        tickField({ name: 'prepaid', label: prepaid, tick: prepaidOption }),
      ],
    },
    words,
  )
}
