/** What was wrong with a typed line or a field of a modal. */
import type { EntryRefusal } from '../../core/entry-line.ts'
import type { TermsFault } from '../../core/terms-text.ts'
import type { Verb, Words } from '../../i18n/en.ts'
import { escapeMrkdwn, escapePlain } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView } from './refusal.ts'
import { readingLine, termsTwoWaysView } from './terms-preview.ts'

/** What the parser says, and what is not its own: people, roles and languages. */
export type Unread =
  | EntryRefusal
  | { readonly kind: 'missing'; readonly what: 'person' | 'role' | 'language' }
  | {
      readonly kind: 'not-understood'
      readonly what: 'person' | 'role' | 'language' | 'address'
      readonly text: string
    }

/** `example` is what stands after `/cash`; by default the verb's own. */
export function entryRefusalView(unread: Unread, verb: Verb, words: Words, example?: string): Payload {
  if (unread.kind === 'ambiguous-terms') return termsTwoWaysView(unread, words)
  return refusalView(sentenceOf(unread, escapeMrkdwn, words), verb, words, example)
}

/** For under a field of a modal, where Slack formats nothing. */
export function entryRefusalText(unread: Unread, words: Words): string {
  return sentenceOf(unread, escapePlain, words)
}

function sentenceOf(unread: Unread, shown: (text: string) => string, words: Words): string {
  const { entry } = words
  if (unread.kind === 'missing') return entry.missing(entry.what[unread.what])
  const text = shown(unread.text)
  switch (unread.kind) {
    case 'not-understood':
      return unread.what === 'rest'
        ? entry.leftOver(text)
        : entry.notUnderstood({ what: entry.what[unread.what], text })
    case 'not-positive':
      return entry.notPositive(text)
    case 'below-zero':
      return entry.belowZero(text)
    case 'too-many-digits':
      return entry.tooManyDigits({ text, currency: unread.currency })
    case 'ambiguous-amount': {
      const currencies = [...new Set(unread.readings.map((m) => m.currency))]
      return currencies.length > 1
        ? entry.ambiguousCurrency({ text, currencies })
        : entry.ambiguousAmount({ text, readings: unread.readings.map(words.money) })
    }
    case 'ambiguous-day':
      return entry.ambiguousDay({ text, readings: unread.readings })
    case 'ambiguous-terms':
      return entry.ambiguousTerms({ text, readings: unread.readings.map((each) => readingLine(each, words)) })
    case 'impossible-terms':
      return impossibleTerms(text, unread.why, words)
  }
}

function impossibleTerms(text: string, why: TermsFault, { entry }: Words): string {
  switch (why.kind) {
    case 'discount-outlasts':
      return entry.discountOutlasts({ text, days: why.days })
    case 'part-or-discount':
      return entry.partOrDiscount({ text, basisPoints: why.basisPoints, clear: why.clear })
    case 'discount-either-way': {
      const { basisPoints, days } = why.discount
      return entry.discountEitherWay({ text, percent: basisPoints / 100, days, clear: why.clear })
    }
    case 'no-due-days':
      return entry.noDueDays({ text, example: why.example })
    case 'not-whole':
      return entry.partsNotWhole({ text, basisPoints: why.basisPoints })
  }
}
