/** `/cash limit ACME`: the limit now, what waits, and how it came to be. */
import type { LimitCard } from '../../core/limit-outcome.ts'
import { standingThen } from '../../core/request-card.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, button, context, section, sectionsOf } from './blocks.ts'
import { requestEnding } from './credit-request.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { limitText, standingLines } from './standing-lines.ts'

const DECISIONS_SHOWN = 8

export function limitCardView({ standing, mayAsk, requests }: LimitCard, words: Words): Payload {
  const said = words.approval
  const then = standingThen(standing)
  const title = said.limitCard.title({ customer: escapeMrkdwn(standing.customer.name), limit: limitText(then, words) })
  const waiting = requests.filter((r) => r.state === 'pending')
  const waits = waiting.map((r) => said.limitCard.waits(r.amount))
  const decided = requests.filter((r) => r.state === 'approved' || r.state === 'rejected').slice(0, DECISIONS_SHOWN)
  const history = decided.map((request) =>
    said.limitCard.decided({ asked: request.amount, ending: requestEnding({ request }, words) ?? '' }),
  )
  return {
    text: title,
    blocks: [
      section(bold(title)),
      ...sectionsOf([...standingLines(then, words).slice(then.holds.length > 0 ? 0 : 1), ...waits]),
      ...(history.length > 0 ? [context(said.limitCard.history), ...sectionsOf(history)] : []),
      ...(mayAsk
        ? [actions([button({ label: said.limitCard.ask, action: 'limit-ask', value: standing.head.id })])]
        : []),
    ],
  }
}
