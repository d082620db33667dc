/** What came of opening a dispute, or of ending it. */
import type { DisputeEndOutcome, DisputeOutcome } from '../../core/dispute.ts'
import type { Words } from '../../i18n/en.ts'
import { section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { followingDuties } from './following-duties.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

export function disputeOutcomeView(outcome: DisputeOutcome | DisputeEndOutcome, words: Words): Payload {
  const said = words.dispute
  switch (outcome.kind) {
    case 'opened': {
      const { amount, inDispute, chased, waits, untilDay: day } = outcome
      const number = escapeMrkdwn(outcome.number)
      const customer = escapeMrkdwn(outcome.customerName)
      const text = said.opened({ number, customer, amount, inDispute, chased, waits, day })
      return { text, blocks: [section(text), followingDuties(outcome.duties, words)] }
    }
    case 'ended': {
      const { amount, credited, outstanding } = outcome
      const number = escapeMrkdwn(outcome.number)
      const sentence = said.ended[outcome.outcome]({ number, amount, isOpen: outstanding.minor > 0 })
      const note = outcome.outcome === 'credited' ? [said.creditNote(credited)] : []
      const text = words.sentences([sentence, ...note, said.openNow(outstanding)])
      return { text, blocks: [section(text), followingDuties(outcome.duties, words)] }
    }
    case 'in-the-past':
      return refusalView(words.promise.inThePast(outcome), 'dispute', words)
    case 'too-far-ahead':
      return refusalView(words.promise.tooFarAhead(outcome), 'dispute', words)
    case 'nothing-open':
      return refusalView(words.promise.nothingOpen(escapeMrkdwn(outcome.name)), 'dispute', words)
    case 'other-currency':
      return refusalView(
        words.outcome.otherCurrency({ ...outcome, number: escapeMrkdwn(outcome.number) }),
        'dispute',
        words,
      )
    case 'more-than-undisputed':
      return refusalView(said.moreThanOpen({ ...outcome, number: escapeMrkdwn(outcome.number) }), 'dispute', words)
    case 'no-open-dispute':
      return refusalView(said.noneOpen(escapeMrkdwn(outcome.number)), 'dispute', words)
    case 'may-not-credit':
      return sentenceView(said.mayNotCredit)
    default:
      return sharedRefusalView(outcome, 'dispute', words)
  }
}
