/** What came of a look at a customer's file: that it is kept, when the next one is due, and what may follow from it. */
import type { Look, LookOutcome } from '../../core/look.ts'
import type { Words } from '../../i18n/en.ts'
import { command, context, section } from './blocks.ts'
import { dutyOutcomeView } from './duty-outcome.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'

const SHOWN = 300

export function lookOutcomeView(outcome: LookOutcome, words: Words): Payload {
  if (outcome.kind !== 'looked') return dutyOutcomeView(outcome, words)
  const { look, duty, customerCode, nextDay } = outcome
  const said = words.look
  const text = words.sentences([
    said.looked[look.kind]({ customer: escapeMrkdwn(duty.customerName) }),
    ...(nextDay ? [said.next(nextDay)] : []),
  ])
  const follows = whatFollows(look, escapeMrkdwn(customerCode), words)
  return {
    text,
    blocks: [section([text, ...foundLines(look, words)].join('\n')), ...(follows ? [context(follows)] : [])],
  }
}

function foundLines({ suppliers, buyers, changed }: Look, words: Words): string[] {
  const { stability, suppliersAre, buyersAre } = words.look
  return [
    ...(suppliers ? [suppliersAre(stability[suppliers])] : []),
    ...(buyers ? [buyersAre(stability[buyers])] : []),
    escapeMrkdwn(changed, SHOWN),
  ]
}

/** Terms are not changed by a note about them; and whoever loses its suppliers or its buyers pays late next. */
function whatFollows({ kind, suppliers, buyers }: Look, code: string, words: Words): string | null {
  if (kind === 'review') return `${words.look.changeTerms} ${command(`terms ${code}`)}`
  const isWorrying = suppliers === 'unstable' || buyers === 'unstable'
  return isWorrying
    ? `${words.look.raiseSignal} ${command(`signal ${code} orange "${words.look.signalExample}"`)}`
    : null
}
