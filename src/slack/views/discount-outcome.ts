/** A cash discount that a payment took, or came too late for; and what came of allowing it. */
import type { DiscountOutcome, PaidLine } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, button } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { sentenceView, sharedRefusalView } from './refusal.ts'

export function discountOutcomeView(outcome: DiscountOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'allowed':
      return sentenceView(words.creditNote.allowed({ ...outcome, number: escapeMrkdwn(outcome.number) }))
    case 'no-such-discount':
      return sentenceView(words.creditNote.noSuchDiscount)
    default:
      return sharedRefusalView(outcome, 'paid', words)
  }
}

/** Of an invoice that stays open by exactly its discount: a sentence, and a button that allows it. Only the last one paid can be. */
export function lateDiscount(lines: readonly PaidLine[], words: Words) {
  for (const { number, discount } of lines) {
    if (discount?.kind !== 'late') continue
    const { amount, lastDay, invoiceId, paymentId } = discount
    const value = JSON.stringify({ invoiceId, paymentId, minor: amount.minor })
    return {
      sentences: [words.creditNote.late({ number: escapeMrkdwn(number), amount, lastDay })],
      blocks: [actions([button({ label: words.creditNote.allow, action: 'discount-allow', value })])],
    }
  }
  return { sentences: [], blocks: [] }
}
