/** `/cash letter templates`: what a letter says, with what can be filled in, and how it reads then. */
import type { ModalView } from '@slack/types'
import { LANGUAGES, type Language } from '../../core/language.ts'
import {
  LETTER_KINDS,
  LETTER_SUBJECT_MAX,
  type LetterTemplate,
  PLACEHOLDERS,
  TEMPLATE_BODY_MAX,
} from '../../core/letter.ts'
import type { Words } from '../../i18n/en.ts'
import { command, context, section } from './blocks.ts'
import { modal, textField } from './fields.ts'
import { previewBlocks, type ShownTemplate } from './letter-template-outcome.ts'

export function letterTemplateModal(
  shown: ShownTemplate & { readonly template: LetterTemplate; readonly remembered: string },
  words: Words,
): ModalView {
  const said = words.letter.templates
  const { kind, language, template, remembered } = shown
  const view = modal(
    {
      name: 'letter-template',
      title: said.title,
      remembered,
      fields: [
        textField({
          name: 'subject',
          label: words.letter.form.subject,
          value: template.subject,
          max: LETTER_SUBJECT_MAX,
          optional: true,
        }),
        textField({
          name: 'body',
          label: words.letter.form.body,
          hint: said.emptyHint,
          value: template.body,
          max: TEMPLATE_BODY_MAX,
          multiline: true,
          optional: true,
        }),
      ],
    },
    words,
  )
  const others = LETTER_KINDS.flatMap((k) => LANGUAGES.map((l) => ({ k, l }))).filter(
    ({ k, l }) => k !== kind || l !== language,
  )
  const commands = others.map(({ k, l }) => command(`letter templates ${k} ${l === 'en' ? 'en' : 'zh'}`))
  return {
    ...view,
    blocks: [
      section(said.which({ letter: kind, language: words.languageName[language], isOwn: shown.isOwn })),
      ...view.blocks,
      context(said.placeholders(words.list(placeholderNames(language)))),
      ...previewBlocks(shown.preview, words),
      context(`${said.others} ${commands.join(' ')}`),
    ],
  }
}

/** As they are written in a language. */
function placeholderNames(language: Language): string[] {
  return Object.values(PLACEHOLDERS).map(([english, chinese]) => `{${language === 'en' ? english : chinese}}`)
}
