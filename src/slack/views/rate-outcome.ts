/** What came of entering an exchange rate. */
import type { RateOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

export function rateOutcomeView(outcome: RateOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'recorded':
      return sentenceView(words.outcome.rateRecorded(outcome))
    case 'base-currency':
      return refusalView(words.outcome.baseCurrency(outcome), 'rate', words)
    case 'in-the-future':
      return sharedRefusalView(outcome, 'rate', words)
  }
}
