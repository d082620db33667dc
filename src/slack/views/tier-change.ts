/** Posted when a customer's tier turns, and when its credit is stopped: what it was, what it is, and by what. */
import type { TierChange } from '../../core/tier.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, button, context, dotted, section, sectionsOf } from './blocks.ts'
import { ownerLine } from './duty-line.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { holdCause, tierCircle, tierLines } from './tier-lines.ts'

export function tierChangeView(change: TierChange, words: Words): Payload {
  const { turn, hold, customerId } = change
  const said = words.tier
  const customer = escapeMrkdwn(change.customerName)
  const isTurn = turn !== null && turn.before !== null && turn.before !== turn.tier
  const turned = isTurn && said.turned({ customer, before: turn.before, tier: turn.tier })
  const held = hold && `${isTurn ? said.onHold : said.held(customer)}${words.colon}${holdCause(hold, words)}`
  const title = dotted([turned, held])
  return {
    text: title,
    blocks: [
      section([`${tierCircle(turn?.tier ?? 'red')} ${bold(title)}`, ownerLine(change, words)].join('\n')),
      ...(turn ? sectionsOf(tierLines(turn.parts, { tier: turn.tier, today: turn.day }, words)) : []),
      ...(hold ? [section(said.holdMeans)] : []),
      actions([
        ...(hold ? [button({ label: said.buttons.release, action: 'release-ask', value: customerId })] : []),
        button({ label: said.buttons.file, action: 'screen-open', value: customerId }),
      ]),
      ...(isTurn ? [context(said.worstCounts)] : []),
    ],
  }
}
