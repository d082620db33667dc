/** What came of changing an invoice's terms or due day. */
import { addDays } from '../../core/day.ts'
import type { TermsOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { followingDuties } from './following-duties.ts'
import { alreadySettledView } from './invoice-card.ts'
import type { Payload } from './payload.ts'
import { refusalView, sharedRefusalView } from './refusal.ts'

export function termsOutcomeView(outcome: TermsOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'moved': {
      const number = escapeMrkdwn(outcome.number)
      const text = words.outcome.moved({ number, before: outcome.before, after: outcome.dueDay })
      return { text, blocks: [section(text), followingDuties(outcome.duties, words)] }
    }
    case 'already-settled':
      return alreadySettledView(outcome.card, words)
    case 'which-instalment': {
      const number = escapeMrkdwn(outcome.number)
      const sentence = words.termsRead.whichInstalment({ number, parts: outcome.parts })
      return refusalView(sentence, 'terms', words, `terms ${escapeMrkdwn(outcome.next)} net 45`)
    }
    case 'not-in-parts': {
      const number = escapeMrkdwn(outcome.number)
      return refusalView(words.termsRead.notInParts(number), 'terms', words, `terms ${number} net 45`)
    }
    case 'due-before-issue':
      return refusalView(
        words.outcome.dueBeforeIssue({ issued: outcome.issuedDay, due: outcome.dueDay }),
        'terms',
        words,
      )
    case 'past-due': {
      const number = escapeMrkdwn(outcome.number)
      const sentence = words.outcome.pastDue({ number, due: outcome.dueDay })
      return refusalView(sentence, 'promise', words, `promise ${number} ${addDays(outcome.today, 7)}`)
    }
    default:
      return sharedRefusalView(outcome, 'terms', words)
  }
}
