/** Posted when a customer's tier turns, and when its credit is stopped: what it was, what it is, and by what. */
import type { TierChange } from '../../core/tier.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, button, context, dotted, section, sectionsOf } from './blocks.ts'
import { ownerLine } from './duty-line.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { holdCause, tierCircle, tierLines } from './tier-lines.ts'

/** One in full; of several a line each, with what to do about it. null when there is none. */
export function tierChangeView(changes: readonly TierChange[], words: Words): Payload | null {
  const [first, ...others] = changes
  if (!first) return null
  if (others.length === 0) return oneView(first, words)
  const title = words.tier.several(changes.length)
  return { text: title, blocks: [section(bold(title)), ...changes.map((change) => lineOf(change, words))] }
}

function oneView(change: TierChange, words: Words): Payload {
  const { turn, hold } = change
  const said = words.tier
  const title = titleOf(change, words)
  return {
    text: title,
    blocks: [
      section(headOf(change, words)),
      ...(turn ? sectionsOf(tierLines(turn.parts, { tier: turn.tier, today: turn.day }, words)) : []),
      ...(hold ? [section(said.holdMeans)] : []),
      actions([...(hold ? [releaseButton(change, words)] : []), fileButton(change, words)]),
      ...(isTurn(change) ? [context(said.worstCounts)] : []),
    ],
  }
}

/** Of what was seen, where it is one of several. */
const CAUSE_SHOWN = 60

function lineOf(change: TierChange, words: Words) {
  const accessory = change.hold ? releaseButton(change, words) : fileButton(change, words)
  return section(headOf(change, words, CAUSE_SHOWN), { accessory })
}

function headOf(change: TierChange, words: Words, causeMax?: number): string {
  return [
    `${tierCircle(change.turn?.tier ?? 'red')} ${bold(titleOf(change, words, causeMax))}`,
    ownerLine(change, words),
  ].join('\n')
}

/** 'ACME Trading: tier yellow → red · on hold: its tier turned red'. */
function titleOf(change: TierChange, words: Words, causeMax?: number): string {
  const { turn, hold } = change
  const said = words.tier
  const customer = escapeMrkdwn(change.customerName)
  const turned = isTurn(change) && turn?.before && said.turned({ customer, before: turn.before, tier: turn.tier })
  const held = hold && `${turned ? said.onHold : said.held(customer)}${words.colon}${holdCause(hold, words, causeMax)}`
  return dotted([turned, held])
}

function isTurn({ turn }: TierChange): boolean {
  return turn !== null && turn.before !== null && turn.before !== turn.tier
}

function releaseButton({ customerId }: TierChange, words: Words) {
  return button({ label: words.tier.buttons.release, action: 'release-ask', value: customerId })
}

function fileButton({ customerId }: TierChange, words: Words) {
  return button({ label: words.tier.buttons.file, action: 'screen-open', value: customerId })
}
