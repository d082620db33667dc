/** What came of logging or cancelling an order. */
import type { CancelOutcome, OrderOutcome } from '../../core/order.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, command, context, section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { gateSentence, gateTodo, openingButtons, orderButtons, standingBlocks } from './gate.ts'
import { orderFactBlocks, orderRefusalView } from './order-card.ts'
import type { Payload } from './payload.ts'
import { sharedRefusalView } from './refusal.ts'

export function orderOutcomeView(outcome: OrderOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'recorded': {
      const { order, check } = outcome
      const number = escapeMrkdwn(order.number)
      const customer = escapeMrkdwn(outcome.customerName)
      const text = words.order.recorded({ number, customer, amount: order.amount, day: order.orderedDay })
      const told = check ? `${text}\n${gateSentence(check, words, false)}` : text
      const buttons = check ? openingButtons(check, words) : []
      return { text, blocks: [section(told), ...(buttons.length > 0 ? [actions(buttons)] : [])] }
    }
    case 'stopped': {
      const { check } = outcome
      const text = words.sentences([gateSentence(check, words), words.order.notLogged(escapeMrkdwn(outcome.number))])
      const todo = gateTodo(check, words)
      const buttons = [...openingButtons(check, words), ...orderButtons(check, words)]
      return {
        text,
        blocks: [
          section(bold(text) + (todo ? `\n${todo}` : '')),
          ...standingBlocks(check, words),
          ...(buttons.length > 0 ? [actions(buttons)] : []),
        ],
      }
    }
    case 'already-ordered': {
      const number = escapeMrkdwn(outcome.card.order.number)
      const text = words.order.alreadyOrdered({ number, customer: escapeMrkdwn(outcome.card.customerName) })
      const { order } = outcome.card
      const isFresh = order.cancelledDay === null && order.deliveredMinor === 0
      const change = isFresh ? [context(`${words.order.cancelFirst} ${command(`order ${number} cancel`)}`)] : []
      return { text, blocks: [section(text), ...orderFactBlocks(outcome.card, words), ...change] }
    }
    default:
      return sharedRefusalView(outcome, 'order', words)
  }
}

export function cancelOutcomeView(outcome: CancelOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'cancelled': {
      const number = escapeMrkdwn(outcome.order.number)
      const text = words.order.cancelled({ number, customer: escapeMrkdwn(outcome.customerName), freed: outcome.freed })
      return { text, blocks: [section(text)] }
    }
    case 'already-cancelled':
    case 'already-delivered': {
      const number = escapeMrkdwn(outcome.card.order.number)
      const isCancelled = outcome.kind === 'already-cancelled'
      const text = isCancelled ? words.order.alreadyCancelled(number) : words.order.alreadyDelivered(number)
      return { text, blocks: [section(text), ...orderFactBlocks(outcome.card, words)] }
    }
    default:
      return orderRefusalView(outcome, words)
  }
}
