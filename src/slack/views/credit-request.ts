/** The card of a request in the approvals channel: what is asked, how the customer stands, who may decide. Drawn again as it changes. */
import type { KnownBlock } from '@slack/types'
import type { Lapse, RequestState, Signature } from '../../core/credit-request.ts'
import type { Day } from '../../core/day.ts'
import { money } from '../../core/money.ts'
import { cautionsOf, type HoldThen, headroomOf, type RequestCard } from '../../core/request-card.ts'
import { requestValue } from '../../core/request-value.ts'
import type { Words } from '../../i18n/en.ts'
import {
  actions,
  asWritten,
  bold,
  button,
  context,
  dotted,
  instant,
  mention,
  mentionChannel,
  section,
  sectionsOf,
} from './blocks.ts'
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
    text: dotted([title, ending]),
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

/** In the place of a card that stands in another channel by now. */
export function movedRequestView(card: RequestCard, channelId: string, words: Words): Payload {
  const title = requestTitle(card, words)
  const moved = words.approval.moved(mentionChannel(channelId))
  return { text: dotted([title, moved]), blocks: [section([bold(title), moved].join('\n'))] }
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
export function requestEnding({ request }: Pick<RequestCard, 'request'>, words: Words): string | null {
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

/** What the limit asked for leaves, or the decided one left; where nobody can tell, why. */
function headroomLines(card: RequestCard, words: Words): string[] {
  const said = words.approval
  const headroom = headroomOf(card)
  if (!headroom) return []
  if (headroom.kind === 'no-rate') return [said.headroomUnknown(headroom)]
  const { left, rates } = headroom
  const at = rates.map((r) => words.status.rate({ ...r, day: r.day as Day })).join(' · ')
  return [
    left.minor < 0 ? said.overBy(money(-left.minor, left.currency)) : said.headroom(left),
    ...(at === '' ? [] : [words.status.rates(at)]),
  ]
}

/** So much of a name, or of what was seen, that two sentences fit into Slack's question of 300 characters. */
const CAUTION_SHOWN = 40

/** What speaks against it, a sentence each. `shown` escapes for where they stand. */
export function cautionLines(card: RequestCard, words: Words, shown: typeof escapePlain): string[] {
  const said = words.approval.caution
  const customer = shown(card.customerName, CAUTION_SHOWN)
  return cautionsOf(card).map((caution) =>
    caution.kind === 'on-hold' ? holdLine(caution.hold, words, shown) : said[caution.kind]({ customer, ...caution }),
  )
}

function holdLine(hold: HoldThen, words: Words, shown: typeof escapePlain): string {
  const { customerName, placedDay: since, cause, what } = hold
  const because = words.tier.because[cause](shown(what, CAUTION_SHOWN))
  return words.approval.caution.onHold({ customer: shown(customerName, CAUTION_SHOWN), since, because })
}

/** Of a group, so many that they fit below a field. */
const HOLDS_SHOWN = 8

/** What there is to know of the customer before a limit is typed, where Slack formats nothing. */
export function standsLines({ request, standing, exposure, customerName }: RequestCard, words: Words): string[] {
  const holds = request.kind === 'limit' ? standing.holds.slice(0, HOLDS_SHOWN) : []
  const customer = escapePlain(customerName)
  return [
    ...(exposure?.kind === 'amount' ? [words.approval.caution.exposure({ customer, exposure: exposure.amount })] : []),
    ...holds.map((hold) => holdLine(hold, words, escapePlain)),
  ]
}

/** The newest ones. */
const SIGNATURES_SHOWN = 8

function waitingBlocks(card: RequestCard, words: Words): KnownBlock[] {
  const said = words.approval
  const value = requestValue(card)
  const { amount } = card.request
  const cautions = cautionLines(card, words, escapePlain)
  const asked = { ...said.caution.asked, text: words.sentences(cautions) }
  return [
    context(
      [...card.signatures.slice(-SIGNATURES_SHOWN).map((s) => signatureLine(s, words)), decidersLine(card, words)].join(
        '\n',
      ),
    ),
    actions([
      button({
        label: said.buttons.approve,
        action: 'credit-approve',
        value,
        style: 'primary',
        ...(cautions.length > 0 ? { asked } : {}),
      }),
      ...(amount !== null && amount.minor > 0
        ? [button({ label: said.buttons.less, action: 'credit-less', value })]
        : []),
      button({ label: said.buttons.reject, action: 'credit-reject', value, style: 'danger' }),
      button({ label: said.buttons.ask, action: 'credit-ask', value }),
    ]),
  ]
}

function signatureLine({ userId, at, exposure, lapse }: Signature, words: Words): string {
  const said = words.approval
  const signed = { who: mention(userId), when: instant(at, words) }
  return lapse ? said.lapsed({ ...signed, why: lapseText(lapse, words) }) : said.signed({ ...signed, exposure })
}

/** Why a signature counts no longer: 'put on hold since'. */
export function lapseText(lapse: Lapse, words: Words): string {
  const said = words.approval.lapse
  return lapse.kind === 'put-on-hold' ? said['put-on-hold'] : said['worse-tier'](lapse)
}

const DECIDERS_SHOWN = 10

/** 'May approve it: @wei or @ann'. */
export function decidersLine({ deciders }: RequestCard, words: Words): string {
  if (deciders === null) return words.approval.nobodyCanTell
  const shown = deciders.slice(0, DECIDERS_SHOWN).map((a) => mention(a.userId))
  return shown.length === 0 ? words.approval.nobodyMay : words.approval.mayDecide(words.either(shown))
}
