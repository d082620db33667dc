import { readPaidEntry } from '../../core/entry-text.ts'
import { assumedCurrency } from '../../flows/assumed-currency.ts'
import { recordPayment } from '../../flows/record-payment.ts'
import type { Command } from '../command.ts'
import { paidForm } from '../modals/paid.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { paymentOutcomeView } from '../views/payment-outcome.ts'

export const paid: Command = {
  verb: 'paid',
  aliases: ['回款', '收款'],
  right: 'log-cash-fact',
  async run(ask, text) {
    const { db, clock, by, today, workspace, words } = ask
    if (text === '') return { modal: await paidForm(ask, null) }
    let entry = readPaidEntry(text, { today, currency: workspace.baseCurrency })
    if (entry.kind === 'entry' && !entry.currencyWritten) {
      const currency = await assumedCurrency(db, workspace.id, { invoiceOrCustomer: entry.target })
      if (currency && currency !== workspace.baseCurrency) entry = readPaidEntry(text, { today, currency })
    }
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'paid', words)
    const { target, amount, day: receivedDay } = entry
    return paymentOutcomeView(await recordPayment(db, clock, by, { target, amount, receivedDay }), words)
  },
}
