import { readDeliveredEntry, readDeliveredOrder } from '../../core/entry-text.ts'
import { logDelivery } from '../../flows/log-delivery.ts'
import { readOrderOf } from '../../flows/read-order.ts'
import type { Command } from '../command.ts'
import { readInItsCurrency } from '../its-currency.ts'
import { deliveredForm } from '../modals/delivered.ts'
import { deliveryAmountView, deliveryOutcomeView } from '../views/delivery-outcome.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'

export const delivered: Command = {
  verb: 'delivered',
  aliases: ['发货', '交付', '交货', '送货'],
  right: 'log-sales-fact',
  async run(ask, text) {
    const { db, clock, by, workspace, today, words } = ask
    if (text === '') return { modal: await deliveredForm(ask) }
    const entry = await readInItsCurrency(
      ask,
      (context) => readDeliveredEntry(text, context),
      (e) => ({ customer: e.customerText }),
    )
    if (entry.kind === 'missing' && entry.what === 'amount') {
      const asked = readDeliveredOrder(text, { today, currency: workspace.baseCurrency })
      if (asked) return deliveryAmountView(await readOrderOf(db, by, asked), asked, words)
    }
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'delivered', words)
    const { customerText, amount, day: deliveredDay, order, note } = entry
    const outcome = await logDelivery(db, clock, by, { customerText, amount, deliveredDay, order, note: note ?? '' })
    return deliveryOutcomeView(outcome, words)
  },
}
