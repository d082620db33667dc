import { readOrderAsked, readOrderEntry } from '../../core/entry-text.ts'
import { cancelOrder } from '../../flows/cancel-order.ts'
import { logOrder } from '../../flows/log-order.ts'
import { readOrder } from '../../flows/read-order.ts'
import type { Command } from '../command.ts'
import { refusalFor } from '../handle.ts'
import { readInItsCurrency } from '../its-currency.ts'
import { orderForm } from '../modals/order.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { orderCardView, orderRefusalView } from '../views/order-card.ts'
import { cancelOutcomeView, orderOutcomeView } from '../views/order-outcome.ts'

/** A number alone shows the order, `cancel` behind it ends it; with a customer and an amount it is logged. */
export const order: Command = {
  verb: 'order',
  aliases: ['订单', '下单'],
  right: 'read-customer',
  async run(ask, text) {
    const { db, clock, by, words } = ask
    const refused = refusalFor(ask, 'log-sales-fact')
    if (text === '') return refused ?? { modal: orderForm(ask) }
    const asked = readOrderAsked(text)
    if (asked?.kind === 'cancel')
      return refused ?? cancelOutcomeView(await cancelOrder(db, clock, by, asked.number), words)
    if (asked) {
      const answer = await readOrder(db, by, asked.number)
      if (answer.kind === 'card') return orderCardView(answer.card, words)
      // A customer without an amount is an order that was not finished.
      if (!asked.hasCustomer || answer.kind === 'not-your-customer') return orderRefusalView(answer, words)
    }
    if (refused) return refused
    const entry = await readInItsCurrency(
      ask,
      (context) => readOrderEntry(text, context),
      (e) => ({ customer: e.customerText }),
    )
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'order', words)
    const { number, customerText, amount, day: orderedDay, prepaid, note } = entry
    const draft = { number, customerText, amount, orderedDay, prepaid, note: note ?? '' }
    return orderOutcomeView(await logOrder(db, clock, by, draft), words)
  },
}
