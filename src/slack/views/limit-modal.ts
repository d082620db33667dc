/** `/cash limit` without a customer, and the buttons that ask for a limit. */
import type { ModalView } from '@slack/types'
import type { Words } from '../../i18n/en.ts'
import { modal, textField } from './fields.ts'

export type LimitDraft = {
  readonly customer?: string
  /** A plain decimal. */
  readonly amount?: string
  readonly currency: string
}

const REASON_MAX = 500

export function limitModal({ customer, amount, currency }: LimitDraft, words: Words): ModalView {
  const said = words.approval.form
  return modal(
    {
      name: 'limit',
      title: said.limitTitle,
      submit: said.ask,
      fields: [
        textField({ name: 'customer', label: said.customer, value: customer, max: 120, placeholder: 'ACME' }),
        textField({ name: 'amount', label: said.amount, hint: said.amountHint, value: amount, max: 40 }),
        textField({ name: 'currency', label: said.currency, value: currency, max: 3 }),
        reasonField(words),
      ],
    },
    words,
  )
}

/** What whoever asks or decides writes: whoever approves reads it, and it is kept. */
export function reasonField(words: Words) {
  const { reason: label, reasonHint: hint } = words.approval.form
  return textField({ name: 'reason', label, hint, max: REASON_MAX, multiline: true })
}
