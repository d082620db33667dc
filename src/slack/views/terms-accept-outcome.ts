/** What came of agreeing on a customer's terms, or of moving the end of a trial. */
import type { AcceptOutcome, TrialEndOutcome } from '../../core/customer-terms.ts'
import type { Words } from '../../i18n/en.ts'
import { sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { sentenceView, sharedRefusalView } from './refusal.ts'
import { agreedLines, samplesContext } from './terms-line.ts'

export function termsAcceptOutcomeView(outcome: AcceptOutcome, words: Words): Payload {
  const said = words.termsPlan.outcome
  switch (outcome.kind) {
    case 'starts-in-the-past':
      return sentenceView(said.startsInThePast({ day: outcome.fromDay, today: outcome.today }))
    case 'ends-before-start':
      return sentenceView(said.endsBeforeStart({ from: outcome.fromDay, until: outcome.untilDay }))
    case 'trial-there': {
      const { customerName, fromDay: from, untilDay: until } = outcome
      return sentenceView(said.trialThere({ customer: escapeMrkdwn(customerName), from, until }))
    }
    case 'already-agreed':
      return sentenceView(said.alreadyAgreed({ customer: escapeMrkdwn(outcome.customerName), from: outcome.fromDay }))
    case 'agreed': {
      const [first] = outcome.rows
      if (!first) throw new Error('an agreement without terms')
      const text = said.agreed({ customer: escapeMrkdwn(outcome.customerName), from: first.fromDay })
      const lines = agreedLines(outcome.rows, words)
      return {
        text: `${text} ${lines.join(' · ')}`,
        blocks: [...sectionsOf([text, ...lines]), samplesContext(outcome.sampled, outcome.samples, words)],
      }
    }
    default:
      return sharedRefusalView(outcome, 'terms', words)
  }
}

export function trialEndView(outcome: TrialEndOutcome, words: Words): Payload {
  const said = words.termsPlan.outcome
  switch (outcome.kind) {
    case 'no-such-trial':
      return sentenceView(said.noSuchTrial)
    case 'not-your-customer':
      return sharedRefusalView(outcome, 'terms', words)
    case 'trial-over':
      return sentenceView(said.trialOver({ customer: escapeMrkdwn(outcome.customerName), until: outcome.untilDay }))
    case 'ends-in-the-past':
      return sentenceView(said.endsInThePast({ day: outcome.untilDay, today: outcome.today }))
    case 'ends-before-start':
      return sentenceView(said.endsBeforeStart({ from: outcome.fromDay, until: outcome.untilDay }))
    case 'moved':
      return sentenceView(said.trialMoved({ customer: escapeMrkdwn(outcome.customerName), until: outcome.untilDay }))
  }
}
