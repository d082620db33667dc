/** Stored terms ('eom 30') as people read them; terms that nobody can read any more are shown as they are stored. */
import { parseTerms } from '../../core/terms-text.ts'
import type { Words } from '../../i18n/en.ts'
import { escapeMrkdwn } from './escape.ts'

export function termsLine(stored: string, words: Words): string {
  const terms = parseTerms(stored)
  return terms ? words.terms(terms) : escapeMrkdwn(stored)
}
