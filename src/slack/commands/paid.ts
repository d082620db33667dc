import { readPaidEntry } from '../../core/entry-text.ts'
import { recordPayment } from '../../flows/record-payment.ts'
import type { Command } from '../command.ts'
import { readInItsCurrency } from '../its-currency.ts'
import { paidForm } from '../modals/paid.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { paymentOutcomeView } from '../views/payment-outcome.ts'

export const paid: Command = {
  verb: 'paid',
  aliases: ['收款', '回款', '已付', '已收'],
  right: 'log-cash-fact',
  async run(ask, text) {
    const { db, clock, by, words } = ask
    if (text === '') return { modal: await paidForm(ask, null) }
    const entry = await readInItsCurrency(
      ask,
      (context) => readPaidEntry(text, context),
      (e) => ({ invoiceOrCustomer: e.target }),
    )
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'paid', words)
    const { target, amount, day: receivedDay } = entry
    return paymentOutcomeView(await recordPayment(db, clock, by, { target, amount, receivedDay }), words)
  },
}
