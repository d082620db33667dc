/** A letter before it goes out: the text to copy or to change, whom it goes to, and how. */
import type { ModalView } from '@slack/types'
import {
  fitted,
  LETTER_BODY_MAX,
  LETTER_SUBJECT_MAX,
  type LetterDoubts,
  type LetterDraft,
  type LetterTemplate,
  letterTotals,
} from '../../core/letter.ts'
import type { Money } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { command, context, instant, mention, section } from './blocks.ts'
import { escapeMrkdwn, escapePlain } from './escape.ts'
import { choiceField, modal, textField, tickField } from './fields.ts'

/** Why a letter can only be copied. */
export type CannotMail = keyof Words['letter']['form']['cannotMail']

type LetterPreview = {
  readonly draft: LetterDraft
  readonly text: LetterTemplate
  readonly doubts: LetterDoubts
  /** When money was last brought in, an instant; null where that does not matter, or never was. */
  readonly moneyAt: string | null
  readonly remembered: string
  readonly cannotMail: CannotMail | null
}

const ADDRESS_SHOWN = 55

export function letterModal(preview: LetterPreview, words: Words): ModalView {
  const { draft, doubts, moneyAt, remembered, cannotMail } = preview
  const said = words.letter.form
  const text = fitted(preview.text)
  const { contact, customer, lines, replyTo } = draft
  const { asked, also, disputed, paused, received } = letterTotals(lines)
  const orNull = (amounts: readonly Money[]) => (amounts.length > 0 ? words.list(amounts.map(words.money)) : null)
  const about = said.about({
    letter: draft.kind,
    customer: escapeMrkdwn(customer.name),
    invoices: lines.filter((line) => line.asked.minor > 0).length,
    amounts: orNull(asked) ?? said.nothingAsked,
    also: orNull(also),
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
          value: text.subject,
          max: LETTER_SUBJECT_MAX,
        }),
        textField({
          name: 'body',
          label: said.body,
          hint: said.bodyHint,
          value: text.body,
          max: LETTER_BODY_MAX,
          multiline: true,
        }),
        ...(cannotMail === null
          ? [choiceField({ name: 'way', label: said.way, choices: [byMail, byHand], chosen: 'mail' })]
          : []),
        ...(doubts.earlier ? [tickField({ name: 'again', label: said.again, tick: said.tickedAgain })] : []),
        ...(doubts.freshness.kind === 'stale'
          ? [tickField({ name: 'anyway', label: said.anyway, tick: said.tickedAnyway })]
          : []),
      ],
    },
    words,
  )
  const notes = [
    ...(cannotMail === null
      ? [said.attached, said.repliesTo(escapeMrkdwn(replyTo ?? ''))]
      : [whyNot(cannotMail, customer.code, words)]),
    ...(contact.language === null ? [languageNote(draft, words)] : []),
    ...(moneyAt === null ? [] : [words.freshness.lastBrought(instant(moneyAt, words))]),
  ]
  const top = [about, ...doubtTexts(draft, doubts, words)].join('\n')
  return { ...view, blocks: [section(top), ...view.blocks, context(notes.join('\n'))] }
}

/** What speaks against this letter, as the boxes below ask for it. */
function doubtTexts({ customer }: LetterDraft, { earlier, freshness }: LetterDoubts, words: Words): string[] {
  const name = escapeMrkdwn(customer.name)
  return [
    ...(earlier
      ? [
          words.letter.alreadyApproved({
            ...{ letter: earlier.kind, customer: name },
            ...{ who: mention(earlier.by), when: instant(earlier.at, words) },
          }),
        ]
      : []),
    ...(freshness.kind === 'stale'
      ? [words.letter.oldNews({ customer: name, age: words.freshness.age(freshness.hours) })]
      : []),
  ]
}

/** Nobody has said in which language the customer reads. */
function languageNote({ customer, language }: LetterDraft, words: Words): string {
  return words.letter.form.noLanguage({
    ...{ customer: escapeMrkdwn(customer.name), language: words.languageName[language] },
    command: command(`contact ${escapeMrkdwn(customer.code)} ${language === 'en' ? 'en' : 'zh'}`),
  })
}

function whyNot(why: CannotMail, code: string, words: Words): string {
  const said = words.letter.form.cannotMail
  return why === 'no-address' ? said[why](escapeMrkdwn(code)) : said[why]
}
