/** `/cash check ACME 20,000`: may this much more be sold on credit, and what to do next. */
import { type Check, type CheckOutcome, stops } from '../../core/gate.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, context, section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { exposureFigure } from './exposure-lines.ts'
import { gateSentence, gateTodo, openingButtons, orderButtons, standingBlocks } from './gate.ts'
import type { Payload } from './payload.ts'
import { sharedRefusalView } from './refusal.ts'

/** `mayLog`: whether this person may press what does something. Without an amount and a limit, the exposure is the figure. */
export function checkView(outcome: CheckOutcome, words: Words, { mayLog }: { mayLog: boolean }): Payload {
  if (outcome.kind !== 'checked') return sharedRefusalView(outcome, 'check', words)
  const { check, hasAmount, hasFirewall } = outcome
  const { standing, verdict } = check
  const total = exposureFigure(standing.exposure, words)
  const exposure = words.gate.exposureOf({ customer: escapeMrkdwn(standing.customer.name), total })
  if (!hasFirewall) {
    const blocks = [section(bold(exposure)), ...standingBlocks(check, words), context(words.gate.noFirewall)]
    return { text: exposure, blocks }
  }
  const sentence = gateSentence(check, words, hasAmount)
  const isExposureAsked = verdict.kind === 'no-limit' && !hasAmount
  const text = isExposureAsked ? exposure : sentence
  const todo = isExposureAsked ? sentence : gateTodo(check, words)
  const buttons = mayLog ? buttonsOf(check, hasAmount, words) : []
  return {
    text,
    blocks: [
      section(bold(text) + (todo ? `\n${todo}` : '')),
      ...standingBlocks(check, words),
      ...(buttons.length > 0 ? [actions(buttons)] : []),
    ],
  }
}

/** What mends it first, where it is stopped; the order first, where it is not. */
function buttonsOf(check: Check, hasAmount: boolean, words: Words) {
  const opening = openingButtons(check, words)
  const order = hasAmount ? orderButtons(check, words) : []
  return stops(check.verdict) ? [...opening, ...order] : [...order, ...opening]
}
