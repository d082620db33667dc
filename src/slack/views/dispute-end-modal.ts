/** What was decided of an invoice's dispute. */
import type { ModalView } from '@slack/types'
import { DISPUTE_ENDS } from '../../core/dispute.ts'
import type { ShownDispute } from '../../core/following.ts'
import type { Words } from '../../i18n/en.ts'
import { escapePlain } from './escape.ts'
import { choiceField, modal } from './fields.ts'

export type DisputeEndDraft = { readonly dispute: ShownDispute; readonly remembered: string }

export function disputeEndModal({ dispute, remembered }: DisputeEndDraft, words: Words): ModalView {
  const { form, endTitle } = words.dispute
  const number = escapePlain(dispute.number)
  return modal(
    {
      name: 'dispute-end',
      title: endTitle,
      remembered,
      fields: [
        choiceField({
          name: 'outcome',
          label: form.outcome({ number, amount: dispute.disputed }),
          hint: words.quoted(escapePlain(dispute.reason, 300)),
          choices: DISPUTE_ENDS.map((end) => ({ label: form.outcomes[end], value: end })),
        }),
      ],
    },
    words,
  )
}
