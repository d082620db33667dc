/** The card of a request in the approvals channel: what is asked, how the customer stands, who may decide. Drawn again as it changes. */
import type { KnownBlock } from '@slack/types'
import type { RequestState } from '../../core/credit-request.ts'
import { type Money, money } from '../../core/money.ts'
import type { RequestCard } from '../../core/request-card.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, asWritten, bold, button, context, dotted, instant, mention, section, sectionsOf } from './blocks.ts'
import { ownerLine } from './duty-line.ts'
import { escapeMrkdwn, escapePlain } from './escape.ts'
import type { Payload } from './payload.ts'
import { basisLines } from './proposal-lines.ts'
import { standingLines } from './standing-lines.ts'

const REASON_SHOWN = 500

export function creditRequestView(card: RequestCard, words: Words): Payload {
  const title = requestTitle(card, words)
  const ending = requestEnding(card, words)
  return {
    text: ending === null ? title : `${title} ${ending}`,
    blocks: [
      section([bold(title), aboutLine(card, words)].join('\n')),
      ...(card.request.reason === '' ? [] : [asWritten(escapePlain(card.request.reason, REASON_SHOWN))]),
      ...sectionsOf(basisLines(card.basis, words)),
      ...(ending === null ? [] : [section(bold(ending)), ...noteBlocks(card)]),
      ...(ending === null ? [] : [context(words.approval.asItStood(card.standing.day))]),
      ...sectionsOf(standingLines(card.standing, words, headroomLines(card, words))),
      ...(ending === null ? waitingBlocks(card, words) : []),
    ],
  }
}

/** What is asked for whom: 'ACME Trading: credit limit of USD 50,000.00 asked for'. */
export function requestTitle({ request, customerName }: RequestCard, words: Words): string {
  const customer = escapeMrkdwn(customerName)
  return request.amount === null
    ? words.approval.title.release(customer)
    : words.approval.title.limit({ customer, amount: request.amount })
}

function aboutLine({ request, ownerUserId }: RequestCard, words: Words): string {
  const said = words.approval
  const when = instant(request.requestedAt, words)
  return dotted([
    request.origin === 'proposal' ? said.proposed(when) : said.askedBy({ who: mention(request.requestedBy), when }),
    request.state === 'pending' && said.expires(instant(request.expiresAt, words)),
    ownerLine({ ownerUserId }, words),
  ])
}

/** Who ended it and when; null while it waits. */
export function requestEnding({ request }: RequestCard, words: Words): string | null {
  const { state, decidedBy, decidedAt, decided, expiresAt } = request
  const said = words.approval.decided
  if (state === 'pending') return null
  if (state === 'expired') return said.expired(instant(decidedAt ?? expiresAt, words))
  const ending = { who: mention(decidedBy ?? ''), when: instant(decidedAt ?? expiresAt, words) }
  if (state === 'approved' && decided) return said.approvedLimit({ ...ending, amount: decided })
  return said[state satisfies Exclude<RequestState, 'pending' | 'expired'>](ending)
}

/** What whoever ended it wrote. */
export function noteBlocks({ request }: Pick<RequestCard, 'request'>): KnownBlock[] {
  return request.note ? [asWritten(escapePlain(request.note, REASON_SHOWN))] : []
}

/** What the limit asked for leaves, or the decided one left. */
function headroomLines({ request, standing }: RequestCard, words: Words): string[] {
  const limit: Money | null = request.state === 'pending' ? request.amount : request.decided
  const { exposure } = standing
  if (limit === null || limit.minor === 0 || exposure.kind !== 'known') return []
  if (exposure.total.currency !== limit.currency) return []
  const left = limit.minor - exposure.total.minor
  return [
    left < 0
      ? words.approval.overBy(money(-left, limit.currency))
      : words.approval.headroom(money(left, limit.currency)),
  ]
}

function waitingBlocks(card: RequestCard, words: Words): KnownBlock[] {
  const said = words.approval
  const value = `${card.request.id}:${card.request.version}`
  const { amount } = card.request
  const signed = card.signatures.map((s) => said.signed({ who: mention(s.userId), when: instant(s.at, words) }))
  return [
    context([...signed, decidersLine(card, words)].join('\n')),
    actions([
      button({ label: said.buttons.approve, action: 'credit-approve', value, style: 'primary' }),
      ...(amount !== null && amount.minor > 0
        ? [button({ label: said.buttons.less, action: 'credit-less', value })]
        : []),
      button({ label: said.buttons.reject, action: 'credit-reject', value, style: 'danger' }),
      button({ label: said.buttons.ask, action: 'credit-ask', value }),
    ]),
  ]
}

const DECIDERS_SHOWN = 10

/** 'May approve it: @wei, @ann'. */
export function decidersLine({ deciders }: RequestCard, words: Words): string {
  if (deciders === null) return words.approval.nobodyCanTell
  const shown = deciders.slice(0, DECIDERS_SHOWN).map((a) => mention(a.userId))
  return shown.length === 0 ? words.approval.nobodyMay : words.approval.mayDecide(shown.join(', '))
}
