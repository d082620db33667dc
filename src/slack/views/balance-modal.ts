/** `/cash balance` without an account. */
import type { ModalView } from '@slack/types'
import type { Day } from '../../core/day.ts'
import type { Words } from '../../i18n/en.ts'
import { dayField, modal, textField, tickField } from './fields.ts'

export function balanceModal(draft: { today: Day; currency: string; account?: string }, words: Words): ModalView {
  const said = words.modal.balance
  return modal(
    {
      name: 'balance',
      title: said.title,
      fields: [
        textField({ name: 'account', label: said.account, hint: said.accountHint, value: draft.account, max: 60 }),
        textField({ name: 'amount', label: said.amount, max: 40, placeholder: '412,300.00' }),
        textField({ name: 'currency', label: words.modal.invoice.currency, value: draft.currency, max: 3 }),
        dayField({ name: 'day', label: said.day, day: draft.today }),
        tickField({ name: 'restricted', label: said.restricted, tick: said.restrictedOption }),
      ],
    },
    words,
  )
}
