/** `/cash letter templates`: what a letter says, with what can be filled in, and how it reads then. */
import type { ModalView } from '@slack/types'
import { LANGUAGES, type Language } from '../../core/language.ts'
import {
  LETTER_KINDS,
  LETTER_SUBJECT_MAX,
  type LetterKind,
  type LetterTemplate,
  PLACEHOLDERS,
  TEMPLATE_BODY_MAX,
} from '../../core/letter.ts'
import type { Words } from '../../i18n/en.ts'
import { asWritten, command, context, section } from './blocks.ts'
import { modal, textField } from './fields.ts'
import type { Payload } from './payload.ts'

type Shown = {
  readonly kind: LetterKind
  readonly language: Language
  /** False while it is ours. */
  readonly isOwn: boolean
  /** Filled in for a customer that does not exist. */
  readonly preview: LetterTemplate
}

export function letterTemplateModal(
  shown: Shown & { readonly template: LetterTemplate; readonly remembered: string },
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

export function letterTemplateSavedView(shown: Shown, words: Words): Payload {
  const said = words.letter.templates
  const about = { letter: shown.kind, language: words.languageName[shown.language] }
  const text = shown.isOwn ? said.saved(about) : said.restored(about)
  return { text, blocks: [section(text), ...previewBlocks(shown.preview, words)] }
}

/** As they are written in a language. */
function placeholderNames(language: Language): string[] {
  return Object.values(PLACEHOLDERS).map(([english, chinese]) => `{${language === 'en' ? english : chinese}}`)
}

function previewBlocks({ subject, body }: LetterTemplate, words: Words) {
  return [context(words.letter.templates.preview), asWritten(`${subject}\n\n${body}`.slice(0, PREVIEW_MAX))]
}

/** Of one element. */
const PREVIEW_MAX = 1_990
