/**
 * Behind a card's Approve less. `remembered` is the request and the version that was pressed; `asked` is as people read it, and `stands`
 * what is to be known of the customer before.
 */
import type { ModalView } from '@slack/types'
import type { Words } from '../../i18n/en.ts'
import { modal, textField } from './fields.ts'

const NOTE_MAX = 500

export function creditLessModal(
  { asked, stands, remembered }: { asked: string; stands: readonly string[]; remembered: string },
  words: Words,
): ModalView {
  const said = words.approval.form
  return modal(
    {
      name: 'credit-less',
      title: said.lessTitle,
      submit: said.approve,
      remembered,
      fields: [
        textField({
          name: 'amount',
          label: said.less,
          hint: words.sentences([said.lessHint(asked), ...stands]),
          max: 40,
        }),
        textField({ name: 'note', label: said.note, max: NOTE_MAX, multiline: true, optional: true }),
      ],
    },
    words,
  )
}
