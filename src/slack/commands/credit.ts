import { readCreditEntry } from '../../core/entry-text.ts'
import { creditInvoice } from '../../flows/credit-invoice.ts'
import type { Command } from '../command.ts'
import { readInItsCurrency } from '../its-currency.ts'
import { creditOutcomeView } from '../views/credit-outcome.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'

export const credit: Command = {
  verb: 'credit',
  aliases: ['冲减', '贷项', '贷项通知单', '红字', '红冲', '退款'],
  right: 'log-cash-fact',
  async run(ask, text) {
    const { db, clock, by, words } = ask
    const entry = await readInItsCurrency(
      ask,
      (context) => readCreditEntry(text, context),
      (e) => ({ invoiceOrCustomer: e.number }),
    )
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'credit', words)
    // Unlike a payment in full, a credit note of everything is too much to do by leaving the amount out.
    if (entry.amount === null) return entryRefusalView({ kind: 'missing', what: 'amount' }, 'credit', words)
    const { number, amount, day: creditedDay, reason } = entry
    return creditOutcomeView(await creditInvoice(db, clock, by, { number, amount, creditedDay, reason }), words)
  },
}
