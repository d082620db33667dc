/** A letter's own text was saved, or given up for ours. */
import type { Language } from '../../core/language.ts'
import type { LetterKind, LetterTemplate } from '../../core/letter.ts'
import type { Words } from '../../i18n/en.ts'
import { asWritten, context, section } from './blocks.ts'
import type { Payload } from './payload.ts'

export type ShownTemplate = {
  readonly kind: LetterKind
  readonly language: Language
  /** False while it is ours. */
  readonly isOwn: boolean
  /** Filled in for a customer that does not exist. */
  readonly preview: LetterTemplate
}

export function letterTemplateOutcomeView(shown: ShownTemplate, words: Words): Payload {
  const said = words.letter.templates
  const about = { letter: shown.kind, language: words.languageName[shown.language] }
  const text = shown.isOwn ? said.saved(about) : said.restored(about)
  return { text, blocks: [section(text), ...previewBlocks(shown.preview, words)] }
}

export function previewBlocks({ subject, body }: LetterTemplate, words: Words) {
  return [context(words.letter.templates.preview), asWritten(`${subject}\n\n${body}`.slice(0, PREVIEW_MAX))]
}

/** Of one element. */
const PREVIEW_MAX = 1_990
