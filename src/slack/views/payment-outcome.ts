/** What came of recording a payment: where it went, what is left over. */
import type { PaymentOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { context, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { alreadySettledView } from './invoice-card.ts'
import type { Payload } from './payload.ts'
import { refusalView, sharedRefusalView } from './refusal.ts'

const INVOICES_SHOWN = 15

export function paymentOutcomeView(outcome: PaymentOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'recorded':
      return recorded(outcome, words)
    case 'already-settled':
      return alreadySettledView(outcome.card, words)
    case 'other-currency':
      return refusalView(
        words.outcome.otherCurrency({ ...outcome, number: escapeMrkdwn(outcome.number) }),
        'paid',
        words,
      )
    default:
      return sharedRefusalView(outcome, 'paid', words)
  }
}

function recorded(outcome: Extract<PaymentOutcome, { kind: 'recorded' }>, words: Words): Payload {
  const text = words.outcome.paymentRecorded({
    customer: escapeMrkdwn(outcome.customerName),
    amount: outcome.amount,
    received: outcome.receivedDay,
  })
  const applied = outcome.applied
    .slice(0, INVOICES_SHOWN)
    .map((a) => words.outcome.applied({ ...a, number: escapeMrkdwn(a.number) }))
  const more = outcome.applied.length - applied.length
  const kept = outcome.unapplied.minor > 0 ? [words.outcome.kept(outcome.unapplied)] : []
  return {
    text: words.sentences([text, ...kept]),
    blocks: [
      ...sectionsOf([text, ...applied, ...(more > 0 ? [words.andMore(more)] : []), ...kept]),
      ...(outcome.dutiesCancelled > 0 ? [context(words.outcome.dutiesCancelled(outcome.dutiesCancelled))] : []),
    ],
  }
}
