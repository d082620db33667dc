/**
 * What is stored for terms, as people read it: terms ('eom 30'), or the day that was agreed in their place ('due 2026-10-01').
 * What nobody can read any more is shown as it is stored.
 */
import { isDay } from '../../core/day.ts'
import { parseTerms } from '../../core/terms-text.ts'
import type { Words } from '../../i18n/en.ts'
import { escapeMrkdwn } from './escape.ts'

export function termsLine(stored: string, words: Words): string {
  const [, dueDay] = /^due (\d{4}-\d\d-\d\d)$/.exec(stored) ?? []
  if (dueDay && isDay(dueDay)) return words.agreedDueDay(dueDay)
  const terms = parseTerms(stored)
  return terms ? words.terms(terms) : escapeMrkdwn(stored)
}
