/** What came of settling an invoice from receipts that were not applied yet. */
import type { ApplyOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { sectionsOf } from './blocks.ts'
import { lateDiscount } from './discount-outcome.ts'
import { escapeMrkdwn } from './escape.ts'
import { alreadySettledView } from './invoice-card.ts'
import type { Payload } from './payload.ts'
import { sentenceView, sharedRefusalView } from './refusal.ts'

export function applyOutcomeView(outcome: ApplyOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'applied': {
      const { amount, outstanding, discount } = outcome
      const number = escapeMrkdwn(outcome.number)
      const late = lateDiscount([outcome], words)
      const lines = [
        words.outcome.appliedFrom({ number, amount, outstanding }),
        ...(discount?.kind === 'taken' ? [words.creditNote.takenOn({ number, amount: discount.amount })] : []),
        ...late.sentences,
      ]
      return { text: words.sentences(lines), blocks: [...sectionsOf(lines), ...late.blocks] }
    }
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
