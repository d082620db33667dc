/** `/cash letterhead`: what stands on every letter. */
import type { ModalView } from '@slack/types'
import type { Letterhead } from '../../core/letter.ts'
import type { Words } from '../../i18n/en.ts'
import { modal, textField } from './fields.ts'

const LINES_MAX = 400
/** More than a name may have: who types too long a one reads why, and loses nothing. */
const NAME_FIELD_MAX = 200

export function letterheadModal({ name, address, bankDetails, replyTo }: Letterhead, words: Words): ModalView {
  const said = words.letterhead
  const lines = { max: LINES_MAX, multiline: true, optional: true }
  return modal(
    {
      name: 'letterhead',
      title: said.title,
      fields: [
        textField({ name: 'name', label: said.name, value: name.slice(0, NAME_FIELD_MAX), max: NAME_FIELD_MAX }),
        textField({ name: 'address', label: said.address, value: address, ...lines }),
        textField({
          name: 'bank-details',
          label: said.bankDetails,
          hint: said.bankDetailsHint,
          value: bankDetails,
          ...lines,
        }),
        textField({
          name: 'reply-to',
          label: said.replyTo,
          hint: said.replyToHint,
          value: replyTo ?? '',
          max: 254,
          optional: true,
        }),
      ],
    },
    words,
  )
}
