import { readPaidEntry } from '../../core/entry-text.ts'
import { assumedCurrency } from '../../flows/assumed-currency.ts'
import { creditInvoice } from '../../flows/credit-invoice.ts'
import type { Command } from '../command.ts'
import { creditOutcomeView } from '../views/credit-outcome.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'

export const credit: Command = {
  verb: 'credit',
  aliases: ['红字', '贷项'],
  right: 'log-cash-fact',
  async run({ db, clock, by, today, workspace, words }, text) {
    let entry = readPaidEntry(text, { today, currency: workspace.baseCurrency })
    if (entry.kind === 'entry' && !entry.currencyWritten) {
      const currency = await assumedCurrency(db, workspace.id, { invoiceOrCustomer: entry.target })
      if (currency && currency !== workspace.baseCurrency) entry = readPaidEntry(text, { today, currency })
    }
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'credit', words)
    // Unlike a payment in full, a credit note of everything is too much to do by leaving the amount out.
    if (entry.amount === null) return entryRefusalView({ kind: 'missing', what: 'amount' }, 'credit', words)
    const { target: number, amount, day: creditedDay } = entry
    return creditOutcomeView(await creditInvoice(db, clock, by, { number, amount, creditedDay, reason: '' }), words)
  },
}
