/** What came of logging a delivery. */
import type { CarriedDelivery, DeliveryOutcome } from '../../core/delivery.ts'
import { decimalFromMinor } from '../../core/money.ts'
import {
  type DeliveredOrder,
  type DeliveredOrderRefusal,
  type Order,
  type OrderOfAnswer,
  orderStateOf,
  toDeliver,
} from '../../core/order.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, button, dotted, section } from './blocks.ts'
import { escapeMrkdwn, escapePlain } from './escape.ts'
import { gateSentence, gateTodo, openingButtons, standingBlocks } from './gate.ts'
import { noSuchOrderView, orderCardView } from './order-card.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

const ORDERS_SHOWN = 5
/** Of a longer note the rest is not carried through the button, whose value has 2,000 characters. */
const NOTE_CARRIED = 250

export function deliveryOutcomeView(outcome: DeliveryOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'recorded': {
      const { amount, deliveredDay: delivered, invoiceBy, order } = outcome
      const customer = escapeMrkdwn(outcome.customerName)
      const text = words.outcome.deliveryRecorded({ customer, amount, delivered, invoiceBy })
      const breach = outcome.breach ? [words.gate.goneLogged(gateSentence(outcome.breach, words, false))] : []
      return { text, blocks: [section([text, ...(order ? orderLines(order, words) : []), ...breach].join('\n'))] }
    }
    case 'doubtful':
      return doubtfulView(outcome, words)
    case 'stopped':
      return stoppedView(outcome, words)
    case 'already-logged': {
      const { amount, deliveredDay: delivered } = outcome.delivery
      const customer = escapeMrkdwn(outcome.customerName)
      return sentenceView(words.gate.alreadyLogged({ amount, customer, delivered }))
    }
    case 'no-such-order':
    case 'order-cancelled':
    case 'order-in-other-currency':
    case 'which-of-orders':
      return orderPickView(outcome, 'delivered', words)
    default:
      return sharedRefusalView(outcome, 'delivered', words)
  }
}

/** An order was named and no amount: what is left of it, and the line with that amount. */
export function deliveryAmountView(answer: OrderOfAnswer, typed: { customerText: string }, words: Words): Payload {
  if (answer.kind === 'no-such-order') return noSuchOrderView(answer, 'delivered', words)
  if (answer.kind !== 'card') return sharedRefusalView(answer, 'delivered', words)
  const { order } = answer.card
  if (orderStateOf(order) !== 'open') return orderCardView(answer.card, words)
  const left = toDeliver(order)
  const number = escapeMrkdwn(order.number)
  const amount = `${decimalFromMinor(left.minor, left.currency)} ${left.currency}`
  const example = `delivered ${escapeMrkdwn(typed.customerText)} ${amount} order ${number}`
  return refusalView(words.order.amountMissing({ number, toDeliver: left }), 'delivered', words, example)
}

/** Which order goods are of could not be told. */
export function orderPickView(refusal: DeliveredOrderRefusal, verb: keyof typeof EXAMPLES, words: Words): Payload {
  const example = EXAMPLES[verb]
  switch (refusal.kind) {
    case 'no-such-order':
      return noSuchOrderView(refusal, verb, words)
    case 'order-cancelled': {
      const { number, cancelledDay: day } = refusal
      return refusalView(words.order.orderCancelled({ number: escapeMrkdwn(number), day }), verb, words, example)
    }
    case 'order-in-other-currency': {
      const { order, delivered } = refusal
      const number = escapeMrkdwn(order.number)
      return refusalView(words.order.otherCurrency({ number, ordered: order.amount, delivered }), verb, words, example)
    }
    case 'which-of-orders': {
      const told = refusal.orders.slice(0, ORDERS_SHOWN).map((order) => openOrder(order, words))
      return refusalView(words.order.whichOfOrders(told), verb, words, example)
    }
  }
}

const EXAMPLES = {
  delivered: 'delivered ACME 12,500 order SO-77',
  invoice: 'invoice INV-1001 ACME 12,500 order SO-77',
} as const

function openOrder(order: Order, words: Words): string {
  return words.order.openOrder({ number: escapeMrkdwn(order.number), toDeliver: toDeliver(order) })
}

/** What goods took from their order. */
export function orderLines(order: DeliveredOrder, words: Words): string[] {
  const number = escapeMrkdwn(order.number)
  return [
    words.order.left({ number, toDeliver: order.toDeliver }),
    ...(order.wasNamed ? [] : [words.order.onlyOpen(number)]),
    ...(order.beyond.minor > 0 ? [words.order.beyond(order.beyond)] : []),
    ...(order.unpaid.minor > 0 ? [words.order.unpaid({ number, unpaid: order.unpaid })] : []),
  ]
}

/** What may be a slip: said, with the button that logs it all the same. */
function doubtfulView(outcome: Extract<DeliveryOutcome, { kind: 'doubtful' }>, words: Words): Payload {
  const said = words.order.doubt
  const { delivery, doubts, hasGone } = outcome
  const { amount, deliveredDay: delivered } = delivery
  const customer = escapeMrkdwn(outcome.customerName)
  const sentences = doubts.map((doubt) =>
    doubt.kind === 'again'
      ? said.again({ amount, customer, delivered })
      : said.beyond({ ...doubt, amount, number: escapeMrkdwn(doubt.number) }),
  )
  const text = words.sentences(sentences)
  const value = carriedDelivery(delivery)
  const sure = button({ label: said.sure, action: hasGone ? 'delivery-gone' : 'delivery-sure', value })
  const todo = doubts.map(({ kind }) => said.todo[kind])
  return { text, blocks: [section([bold(text), ...todo].join('\n')), actions([sure])] }
}

/** The goods are to stay; but what has gone is a fact, and can be logged as one. */
function stoppedView(outcome: Extract<DeliveryOutcome, { kind: 'stopped' }>, words: Words): Payload {
  const { check, delivery } = outcome
  const text = words.sentences([words.gate.doNotShip, gateSentence(check, words, false)])
  const about = dotted([outcome.orderNumber && escapeMrkdwn(outcome.orderNumber), words.money(delivery.amount)])
  const lines = [bold(text), about, gateTodo(check, words), words.gate.ifGone]
  const customer = escapePlain(check.standing.customer.name)
  const gone = button({
    label: words.gate.button.gone,
    action: 'delivery-gone',
    value: carriedDelivery(delivery),
    style: 'danger',
    asked: { ...words.gate.gone, text: words.gate.gone.text({ amount: delivery.amount, customer }) },
  })
  return {
    text,
    blocks: [
      section(lines.filter((line) => line !== null).join('\n')),
      ...standingBlocks(check, words),
      actions([...openingButtons(check, words), gone]),
    ],
  }
}

function carriedDelivery({ note, ...delivery }: CarriedDelivery): string {
  return JSON.stringify({ ...delivery, note: [...note].slice(0, NOTE_CARRIED).join('') })
}
