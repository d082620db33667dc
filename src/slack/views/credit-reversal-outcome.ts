/** What came of taking back a credit note, a discount or a write-off. */
import type { CreditReversalOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

export function creditReversalOutcomeView(outcome: CreditReversalOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'reversed': {
      const { creditedDay: day, ...reversed } = outcome
      return sentenceView(words.creditNote.reversed({ ...reversed, number: escapeMrkdwn(outcome.number), day }))
    }
    case 'nothing-credited':
      return refusalView(words.creditNote.nothingCredited({ number: escapeMrkdwn(outcome.number) }), 'uncredit', words)
    default:
      return sharedRefusalView(outcome, 'uncredit', words)
  }
}
