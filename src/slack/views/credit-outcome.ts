/** What came of a credit note. */
import type { CreditOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

export function creditOutcomeView(outcome: CreditOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'credited':
      return sentenceView(words.outcome.credited({ ...outcome, number: escapeMrkdwn(outcome.number) }))
    case 'more-than-open':
      return refusalView(
        words.outcome.moreThanOpen({ ...outcome, number: escapeMrkdwn(outcome.number) }),
        'credit',
        words,
      )
    case 'other-currency':
      return refusalView(
        words.outcome.otherCurrency({ ...outcome, number: escapeMrkdwn(outcome.number) }),
        'credit',
        words,
      )
    default:
      return sharedRefusalView(outcome, 'credit', words)
  }
}
