/** `/cash invoice` without a number; also opened from a delivery, with what is known of it filled in. */
import type { ModalView } from '@slack/types'
import type { Day } from '../../core/day.ts'
import type { Words } from '../../i18n/en.ts'
import { dayField, modal, termsField, textField, tickField } from './fields.ts'

export type InvoiceDraft = {
  readonly today: Day
  readonly customer?: string
  /** A plain decimal. */
  readonly amount?: string
  readonly currency?: string
  readonly deliveredDay?: Day
}

export function invoiceModal(draft: InvoiceDraft, words: Words): ModalView {
  const said = words.modal.invoice
  return modal(
    {
      name: 'invoice',
      title: said.title,
      fields: [
        textField({ name: 'number', label: said.number, max: 60, placeholder: 'INV-1001' }),
        textField({ name: 'customer', label: said.customer, hint: said.customerHint, value: draft.customer }),
        textField({ name: 'amount', label: said.amount, value: draft.amount, max: 40, placeholder: '12,500.00' }),
        textField({
          name: 'currency',
          label: said.currency,
          hint: said.currencyHint,
          value: draft.currency,
          max: 3,
          optional: true,
        }),
        dayField({ name: 'issued', label: said.issued, day: draft.today }),
        termsField({ name: 'terms', label: said.terms, hint: said.termsHint, optional: true }),
        dayField({ name: 'delivered', label: said.delivered, day: draft.deliveredDay ?? null, optional: true }),
        tickField({ name: 'new_product', label: said.newProduct, tick: said.newProductOption }),
        tickField({ name: 'sent', label: said.sent, tick: said.sentOption }),
      ],
    },
    words,
  )
}
