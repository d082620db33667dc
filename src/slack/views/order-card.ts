/** `/cash order SO-77`: one order, and what was delivered of it. */
import type { KnownBlock } from '@slack/types'
import { type Order, type OrderCard, type OrderRefusal, orderStateOf, toDeliver } from '../../core/order.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, command, context, dotted, section, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView } from './refusal.ts'

/** The newest of so many deliveries are told. */
const DELIVERIES_SHOWN = 15
const NAMES_SHOWN = 5

export function orderCardView(card: OrderCard, words: Words): Payload {
  const number = escapeMrkdwn(card.order.number)
  const isOpen = orderStateOf(card.order) === 'open'
  return {
    text: dotted([number, escapeMrkdwn(card.customerName), standingOf(card.order, words)]),
    blocks: [...orderFactBlocks(card, words), ...(isOpen ? [context(`${command(`order ${number} cancel`)}`)] : [])],
  }
}

/** The facts alone, for where something else is said first. */
export function orderFactBlocks({ order, customerName, deliveries }: OrderCard, words: Words): KnownBlock[] {
  const shown = deliveries.slice(-DELIVERIES_SHOWN)
  const more = deliveries.length - shown.length
  const title = dotted([bold(escapeMrkdwn(order.number)), escapeMrkdwn(customerName)])
  const facts = dotted([
    words.order.ordered({ amount: order.amount, day: order.orderedDay }),
    order.prepaid && words.order.prepaid,
    standingOf(order, words),
  ])
  const lines = [
    ...(more > 0 ? [words.order.moreDeliveries(more)] : []),
    ...(shown.length > 0 ? shown.map((d) => words.order.delivery(d)) : [words.order.noDeliveries]),
    ...(order.note === '' ? [] : [escapeMrkdwn(order.note, 200)]),
  ]
  return [section(`${title}\n${facts}`), ...sectionsOf(lines)]
}

function standingOf(order: Order, words: Words): string {
  if (order.cancelledDay !== null) return words.order.cancelledOn(order.cancelledDay)
  const state = orderStateOf(order)
  return state === 'open' ? words.order.toDeliver(toDeliver(order)) : words.order.state[state]
}

/** An order was named that is not to be found, or not clearly. */
export function orderRefusalView(refusal: OrderRefusal, words: Words): Payload {
  switch (refusal.kind) {
    case 'no-such-order':
      return noSuchOrderView(refusal, 'order', words)
    case 'which-order': {
      const number = escapeMrkdwn(refusal.number)
      const customers = refusal.customers.slice(0, NAMES_SHOWN).map((c) => escapeMrkdwn(c))
      const example = `order ${number} ${customers[0] ?? ''}`
      return refusalView(words.order.whichOrder({ number, customers }), 'order', words, example)
    }
    case 'not-your-customer':
      return sentenceView(words.refusal.notYourCustomer(escapeMrkdwn(refusal.customerName)))
  }
}

export function noSuchOrderView(
  { text, didYouMean }: Extract<OrderRefusal, { kind: 'no-such-order' }>,
  verb: 'delivered' | 'invoice' | 'order',
  words: Words,
): Payload {
  const sentence = words.order.noSuchOrder(escapeMrkdwn(text))
  const guesses = didYouMean.slice(0, NAMES_SHOWN).map((number) => escapeMrkdwn(number))
  const said = guesses.length > 0 ? words.sentences([sentence, words.refusal.didYouMean(guesses)]) : sentence
  return refusalView(said, verb, words)
}
