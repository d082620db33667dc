/** What came of asking for a limit or a release. */
import type { AskOutcome } from '../../core/limit-outcome.ts'
import type { Verb, Words } from '../../i18n/en.ts'
import { actions, button, mention, mentionChannel, section } from './blocks.ts'
import { decidersLine, requestTitle } from './credit-request.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

export function limitOutcomeView(outcome: AskOutcome, words: Words, verb: Verb = 'limit'): Payload {
  const said = words.approval.outcome
  switch (outcome.kind) {
    case 'no-firewall':
      return refusalView(said.noFirewall, 'setup', words)
    case 'shares-limit': {
      const head = escapeMrkdwn(outcome.headName)
      return sentenceView(said.sharesLimit({ customer: escapeMrkdwn(outcome.customerName), head }))
    }
    case 'not-screened': {
      const sentence = said.notScreened(escapeMrkdwn(outcome.customerName))
      const open = button({ label: words.screening.open, action: 'screen-open', value: outcome.customerId })
      return { text: sentence, blocks: [section(sentence), actions([open])] }
    }
    case 'not-on-hold':
      return sentenceView(said.notOnHold(escapeMrkdwn(outcome.customerName)))
    case 'unchanged':
      return sentenceView(said.unchanged({ ...outcome, customer: escapeMrkdwn(outcome.customerName) }))
    case 'already-asked':
    case 'asked':
    case 'edited':
      return told(outcome, words)
    default:
      return sharedRefusalView(outcome, verb, words)
  }
}

function told(outcome: Extract<AskOutcome, { kind: 'asked' | 'edited' | 'already-asked' }>, words: Words): Payload {
  const said = words.approval.outcome
  const { card, kind } = outcome
  const channel = mentionChannel(outcome.channelId)
  const title = requestTitle(card, words)
  const sentence =
    kind === 'asked'
      ? said.asked({ channel, who: decidersLine(card, words) })
      : kind === 'edited'
        ? said.edited(channel)
        : said.alreadyAsked({ channel, who: whoAsked(card.request) })
  return { text: `${title}\n${sentence}`, blocks: [section(`${title}\n${sentence}`)] }
}

function whoAsked({ origin, requestedBy }: { origin: string; requestedBy: string }): string {
  return origin === 'proposal' ? 'Cashlight' : mention(requestedBy)
}
