import { readDeliveredEntry } from '../../core/entry-text.ts'
import { assumedCurrency } from '../../flows/assumed-currency.ts'
import { logDelivery } from '../../flows/log-delivery.ts'
import type { Command } from '../command.ts'
import { deliveredForm } from '../modals/delivered.ts'
import { deliveryOutcomeView } from '../views/delivery-outcome.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'

export const delivered: Command = {
  verb: 'delivered',
  aliases: ['发货', '交付'],
  right: 'log-sales-fact',
  async run(ask, text) {
    const { db, clock, by, today, workspace, words } = ask
    if (text === '') return { modal: await deliveredForm(ask) }
    let entry = readDeliveredEntry(text, { today, currency: workspace.baseCurrency })
    if (entry.kind === 'entry' && !entry.currencyWritten) {
      const currency = await assumedCurrency(db, workspace.id, { customer: entry.customerText })
      if (currency && currency !== workspace.baseCurrency) entry = readDeliveredEntry(text, { today, currency })
    }
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'delivered', words)
    const { customerText, amount, day: deliveredDay, note } = entry
    const outcome = await logDelivery(db, clock, by, { customerText, amount, deliveredDay, note: note ?? '' })
    return deliveryOutcomeView(outcome, words)
  },
}
