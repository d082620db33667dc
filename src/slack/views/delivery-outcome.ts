/** What came of logging a delivery. */
import type { DeliveryOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { sentenceView, sharedRefusalView } from './refusal.ts'

export function deliveryOutcomeView(outcome: DeliveryOutcome, words: Words): Payload {
  if (outcome.kind !== 'recorded') return sharedRefusalView(outcome, 'delivered', words)
  const { amount, deliveredDay: delivered, invoiceBy } = outcome
  const customer = escapeMrkdwn(outcome.customerName)
  return sentenceView(words.outcome.deliveryRecorded({ customer, amount, delivered, invoiceBy }))
}
