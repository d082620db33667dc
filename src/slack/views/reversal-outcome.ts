/** What came of taking back the last payment of an invoice. */
import type { ReversalOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

export function reversalOutcomeView(outcome: ReversalOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'reversed': {
      const { amount, receivedDay: received, outstanding } = outcome
      const number = escapeMrkdwn(outcome.number)
      return sentenceView(words.outcome.reversed({ number, amount, received, outstanding }))
    }
    case 'no-payment':
      return refusalView(words.outcome.noPayment({ number: escapeMrkdwn(outcome.number) }), 'unpaid', words)
    default:
      return sharedRefusalView(outcome, 'unpaid', words)
  }
}
