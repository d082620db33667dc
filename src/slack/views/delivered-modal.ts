/** `/cash delivered` without a customer. */
import type { ModalView } from '@slack/types'
import type { Day } from '../../core/day.ts'
import type { Words } from '../../i18n/en.ts'
import { dayField, modal, textField } from './fields.ts'

export function deliveredModal({ today }: { today: Day }, words: Words): ModalView {
  const { delivered, invoice } = words.modal
  const { form } = words.order
  return modal(
    {
      name: 'delivered',
      title: delivered.title,
      fields: [
        textField({ name: 'customer', label: invoice.customer, hint: invoice.customerHint }),
        textField({ name: 'amount', label: invoice.amount, max: 40, placeholder: '12,500.00' }),
        textField({ name: 'currency', label: invoice.currency, hint: invoice.currencyHint, max: 3, optional: true }),
        dayField({ name: 'delivered', label: delivered.day, day: today }),
        textField({ name: 'order', label: form.ofDelivery, hint: form.ofDeliveryHint, max: 60, optional: true }),
      ],
    },
    words,
  )
}
