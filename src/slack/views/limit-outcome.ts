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
      if (!outcome.mayScreen) return sentenceView(words.sentences([sentence, words.screening.whoRecords]))
      const open = button({ label: words.screening.open, action: 'screen-open', value: outcome.customerId })
      return { text: sentence, blocks: [section(sentence), actions([open])] }
    }
    case 'not-on-hold':
      return sentenceView(said.notOnHold(escapeMrkdwn(outcome.customerName)))
    case 'unchanged':
      return sentenceView(said.unchanged({ ...outcome, customer: escapeMrkdwn(outcome.customerName) }))
    case 'doubtful':
      return doubtfulView(outcome, words)
    case 'already-asked':
    case 'asked':
    case 'edited':
      return told(outcome, words)
    default:
      return sharedRefusalView(outcome, verb, words)
  }
}

/** Of a longer reason the rest is not carried through the button, whose value has 2,000 characters. */
const REASON_CARRIED = 1_500

/** Asked once: the button puts it before the approvers, typing it anew mends it. */
function doubtfulView(outcome: Extract<AskOutcome, { kind: 'doubtful' }>, words: Words): Payload {
  const { doubt, customerId, amount, reason } = outcome
  const said = words.approval.doubt
  const customer = escapeMrkdwn(outcome.customerName)
  const sentence =
    doubt.kind === 'other-currency'
      ? said.otherCurrency({ customer, amount, before: doubt.before })
      : said.tenTimes[doubt.what]({ customer, amount, than: doubt.than })
  const text = words.sentences([sentence, said.notAsked])
  const value = `${customerId}:${amount.minor}:${amount.currency}:${[...reason].slice(0, REASON_CARRIED).join('')}`
  return {
    text,
    blocks: [section(text), actions([button({ label: said.ask(amount), action: 'limit-sure', value })])],
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
