/** A letter before it goes out: the text to copy or to change, whom it goes to, and how. */
import type { ModalView } from '@slack/types'
import {
  LETTER_BODY_MAX,
  LETTER_SUBJECT_MAX,
  type LetterDraft,
  type LetterTemplate,
  letterTotals,
} from '../../core/letter.ts'
import type { Money } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { context, section } from './blocks.ts'
import { escapeMrkdwn, escapePlain } from './escape.ts'
import { choiceField, modal, textField } from './fields.ts'

/** Why a letter can only be copied. */
export type CannotMail = keyof Words['letter']['form']['cannotMail']

type LetterPreview = {
  readonly draft: LetterDraft
  readonly text: LetterTemplate
  readonly remembered: string
  readonly cannotMail: CannotMail | null
}

const ADDRESS_SHOWN = 55

export function letterModal({ draft, text, remembered, cannotMail }: LetterPreview, words: Words): ModalView {
  const said = words.letter.form
  const { contact, customer, lines, replyTo } = draft
  const { asked, disputed, paused, received } = letterTotals(lines)
  const orNull = (amounts: readonly Money[]) => (amounts.length > 0 ? words.list(amounts.map(words.money)) : null)
  const about = said.about({
    customer: escapeMrkdwn(customer.name),
    invoices: lines.length,
    amounts: orNull(asked) ?? said.nothingAsked,
    disputed: orNull(disputed),
    paused: orNull(paused),
    received: orNull(received),
  })
  const byMail = { label: said.byMail(escapePlain(contact.email ?? '', ADDRESS_SHOWN)), value: 'mail' }
  const byHand = { label: said.byHand, value: 'by-hand' }
  const view = modal(
    {
      name: 'letter',
      title: said.title[draft.kind],
      submit: cannotMail === null ? said.send : said.sent,
      remembered,
      fields: [
        textField({
          name: 'subject',
          label: said.subject,
          value: text.subject.slice(0, LETTER_SUBJECT_MAX),
          max: LETTER_SUBJECT_MAX,
        }),
        textField({
          name: 'body',
          label: said.body,
          hint: said.bodyHint,
          value: text.body.slice(0, LETTER_BODY_MAX),
          max: LETTER_BODY_MAX,
          multiline: true,
        }),
        ...(cannotMail === null
          ? [choiceField({ name: 'way', label: said.way, choices: [byMail, byHand], chosen: 'mail' })]
          : []),
      ],
    },
    words,
  )
  const notes =
    cannotMail === null
      ? [said.attached, said.repliesTo(escapeMrkdwn(replyTo ?? ''))]
      : [whyNot(cannotMail, customer.code, words)]
  return { ...view, blocks: [section(about), ...view.blocks, context(notes.join('\n'))] }
}

function whyNot(why: CannotMail, code: string, words: Words): string {
  const said = words.letter.form.cannotMail
  return why === 'no-address' ? said[why](escapeMrkdwn(code)) : said[why]
}
