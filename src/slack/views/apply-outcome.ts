/** What came of settling an invoice from receipts that were not applied yet. */
import type { ApplyOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { escapeMrkdwn } from './escape.ts'
import { alreadySettledView } from './invoice-card.ts'
import type { Payload } from './payload.ts'
import { sentenceView, sharedRefusalView } from './refusal.ts'

export function applyOutcomeView(outcome: ApplyOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'applied':
      return sentenceView(words.outcome.appliedFrom({ ...outcome, number: escapeMrkdwn(outcome.number) }))
    case 'already-settled':
      return alreadySettledView(outcome.card, words)
    case 'nothing-unapplied': {
      const customer = escapeMrkdwn(outcome.customerName)
      return sentenceView(words.outcome.nothingUnapplied({ customer, currency: outcome.currency }))
    }
    default:
      return sharedRefusalView(outcome, 'apply', words)
  }
}
