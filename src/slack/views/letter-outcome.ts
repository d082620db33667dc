/** What came of an approval, and of an answer about a letter that was not confirmed. */
import type { LetterAnswerOutcome, LetterOutcome } from '../../core/letter.ts'
import type { Words } from '../../i18n/en.ts'
import { instant, mention } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

export function letterOutcomeView(outcome: LetterOutcome, words: Words): Payload {
  const said = words.letter
  switch (outcome.kind) {
    case 'one-waiting':
      return sentenceView(said.oneWaiting(about(outcome)))
    case 'one-in-doubt':
      return sentenceView(said.oneInDoubt(about(outcome)))
    case 'already-approved': {
      const { by, at } = outcome
      return sentenceView(said.alreadyApproved({ ...about(outcome), who: mention(by), when: instant(at, words) }))
    }
    case 'changed':
      return sentenceView(said.changed(about(outcome)))
    case 'no-address':
      return refusalView(said.noAddress(escapeMrkdwn(outcome.customerName)), 'contact', words)
    case 'no-reply-address':
      return refusalView(said.noReplyAddress, 'team', words, 'team @wei wei@company.com')
    case 'approved': {
      const { way, to, duties, dutiesDone } = outcome
      return sentenceView(
        way === 'mail'
          ? said.queued({ ...about(outcome), to: escapeMrkdwn(to), duties })
          : said.byHand({ ...about(outcome), duties: dutiesDone }),
      )
    }
    default:
      return sharedRefusalView(outcome, 'letter', words)
  }
}

export function letterAnswerView(outcome: LetterAnswerOutcome, words: Words): Payload {
  const said = words.letter
  switch (outcome.kind) {
    case 'no-such-letter':
      return sentenceView(said.noSuchLetter)
    case 'not-your-customer':
      return sharedRefusalView(outcome, 'letter', words)
    case 'already-answered':
      return sentenceView(said.alreadyAnswered(about(outcome)))
    case 'answered':
      return sentenceView(said.answered[outcome.answer]({ ...about(outcome), who: null }))
  }
}

function about({ customerName, letter }: Pick<Extract<LetterOutcome, { kind: 'changed' }>, 'customerName' | 'letter'>) {
  return { customer: escapeMrkdwn(customerName), letter }
}
