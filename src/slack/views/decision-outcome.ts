/** What a press on a card came to, said to who pressed: with the card as it is now, when what they saw is stale. */
import type { Decided } from '../../core/credit-request.ts'
import type { DecisionOutcome } from '../../core/limit-outcome.ts'
import type { RequestCard } from '../../core/request-card.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, button, context, section, sectionsOf } from './blocks.ts'
import { decidersLine, requestEnding, requestTitle } from './credit-request.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView } from './refusal.ts'

export function decisionOutcomeView(outcome: DecisionOutcome, words: Words): Payload {
  if (outcome.kind === 'no-such-request') return sentenceView(words.approval.outcome.noSuchRequest)
  const { decided, card } = outcome
  const sentence = decidedText(decided, card, words)
  if (decided.kind === 'no-rate') return refusalView(sentence, 'rate', words)
  const ending = requestEnding(card, words)
  const now = [requestTitle(card, words), ...(ending === null ? [] : [ending])].join('\n')
  return {
    text: sentence,
    blocks: [
      section(sentence),
      ...(isStale(decided) ? sectionsOf([now]) : []),
      ...(decided.kind === 'not-an-approver' && ending === null ? [context(decidersLine(card, words))] : []),
      ...(decided.kind === 'not-screened' ? [screenButton(card, words)] : []),
    ],
  }
}

/** The sentence by itself, for below a field of a form. */
export function decidedText(decided: Decided, { customerName }: RequestCard, words: Words): string {
  const said = words.approval.outcome
  switch (decided.kind) {
    case 'approved':
      return said.approved(escapeMrkdwn(customerName))
    case 'rejected':
      return said.rejected(escapeMrkdwn(customerName))
    case 'withdrawn':
      return said.withdrawn
    case 'signed':
      return said.signed(decided)
    case 'not-an-approver':
      return said.notAnApprover
    case 'already-decided':
      return said.alreadyDecided
    case 'expired':
      return said.expired
    case 'edited':
      return said.editedMeanwhile
    case 'own-request':
      return said.ownRequest
    case 'nothing-on-hold':
      return said.nothingOnHold
    case 'shares-limit':
      return said.sharesLimit({ customer: escapeMrkdwn(customerName), head: escapeMrkdwn(decided.headName) })
    case 'not-screened':
      return said.notScreened(escapeMrkdwn(customerName))
    case 'stands-worse':
      return said.standsWorse(escapeMrkdwn(customerName))
    case 'not-less':
      return said.notLess(decided.asked)
    case 'no-rate':
      return said.noRate
    case 'above-authority':
      return said.aboveAuthority(decided.authority)
    case 'already-signed':
      return said.alreadySigned(decided.authority)
  }
}

function isStale({ kind }: Decided): boolean {
  return kind === 'already-decided' || kind === 'expired' || kind === 'edited' || kind === 'stands-worse'
}

function screenButton({ request }: RequestCard, words: Words) {
  return actions([button({ label: words.screening.open, action: 'screen-open', value: request.customerId })])
}
