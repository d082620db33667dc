/** What came of a credit note. */
import type { CreditOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { command } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

export function creditOutcomeView(outcome: CreditOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'credited':
      return sentenceView(creditedText(outcome, words))
    case 'more-than-open':
      return refusalView(
        words.outcome.moreThanOpen({ ...outcome, number: escapeMrkdwn(outcome.number) }),
        'credit',
        words,
      )
    case 'other-currency':
      return refusalView(
        words.outcome.otherCurrency({ ...outcome, number: escapeMrkdwn(outcome.number) }),
        'credit',
        words,
      )
    default:
      return sharedRefusalView(outcome, 'credit', words)
  }
}

function creditedText(outcome: Extract<CreditOutcome, { kind: 'credited' }>, words: Words): string {
  const number = escapeMrkdwn(outcome.number)
  const credited = words.outcome.credited({ ...outcome, number })
  const { moved, dispute } = outcome
  const ends = command(`dispute ${number} credited`)
  return words.sentences([
    credited,
    ...(moved ? [words.outcome.creditMoved[moved.why](moved.to)] : []),
    ...(dispute ? [words.outcome.stillDisputed({ ...dispute, command: ends })] : []),
  ])
}
