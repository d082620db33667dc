/** A cash discount that a payment took, or came too late for; and what came of allowing it. */
import type { KnownBlock } from '@slack/types'
import type { InvoiceDiscount } from '../../core/invoice.ts'
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
    return { sentences: [lateQuestion({ ...discount, number }, words)], blocks: [allowButton(discount, words)] }
  }
  return { sentences: [], blocks: [] }
}

type Late = Extract<InvoiceDiscount, { kind: 'late' }>

type LateFigures = Pick<Late, 'number' | 'amount' | 'lastDay'>

export function lateSentence({ number, amount, lastDay }: LateFigures, words: Words): string {
  return words.creditNote.late({ number: escapeMrkdwn(number), amount, lastDay })
}

/** The same for whoever may allow it. */
export function lateQuestion(late: LateFigures, words: Words): string {
  return words.sentences([lateSentence(late, words), words.creditNote.allowOrLeave])
}

export function allowButton({ invoiceId, paymentId, amount }: Omit<Late, 'kind' | 'number'>, words: Words): KnownBlock {
  const value = JSON.stringify({ invoiceId, paymentId, minor: amount.minor })
  return actions([button({ label: words.creditNote.allow, action: 'discount-allow', value })])
}
