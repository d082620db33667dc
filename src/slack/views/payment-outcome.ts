/** What came of recording a payment: where it went, what is left over. */
import type { PaymentOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { context, dotted, sectionsOf } from './blocks.ts'
import { lateDiscount } from './discount-outcome.ts'
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
  const applied = outcome.applied.slice(0, INVOICES_SHOWN).map(({ discount, ...a }) => {
    const line = words.outcome.applied({ ...a, number: escapeMrkdwn(a.number) })
    return dotted([line, discount?.kind === 'taken' && words.creditNote.taken(discount)])
  })
  const more = outcome.applied.length - applied.length
  const late = lateDiscount(outcome.applied, words)
  const kept = outcome.unapplied.minor > 0 ? [words.outcome.kept(outcome.unapplied)] : []
  return {
    text: words.sentences([text, ...kept, ...late.sentences]),
    blocks: [
      ...sectionsOf([text, ...applied, ...(more > 0 ? [words.andMore(more)] : []), ...kept, ...late.sentences]),
      ...late.blocks,
      ...(outcome.dutiesCancelled > 0 ? [context(words.outcome.dutiesCancelled(outcome.dutiesCancelled))] : []),
    ],
  }
}
