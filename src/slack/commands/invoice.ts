import { readInvoiceEntry } from '../../core/entry-text.ts'
import { readWords } from '../../core/word.ts'
import { logInvoice } from '../../flows/log-invoice.ts'
import { readDiscounts } from '../../flows/read-discounts.ts'
import { readFollowing } from '../../flows/read-following.ts'
import { readInvoice } from '../../flows/read-invoice.ts'
import type { Command } from '../command.ts'
import { refusalFor } from '../handle.ts'
import { readInItsCurrency } from '../its-currency.ts'
import { invoiceForm } from '../modals/invoice.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { followBlocks } from '../views/follow-lines.ts'
import { invoiceCardView } from '../views/invoice-card.ts'
import { invoiceOutcomeView } from '../views/invoice-outcome.ts'
import { sharedRefusalView } from '../views/refusal.ts'

/** A number alone shows the invoice; with a customer and an amount it is logged. */
export const invoice: Command = {
  verb: 'invoice',
  aliases: ['发票', '开票'],
  right: 'read-customer',
  async run(ask, text) {
    const { db, clock, by, today, words } = ask
    if (text === '') return refusalFor(ask, 'log-sales-fact') ?? { modal: await invoiceForm(ask) }
    if (readWords(text).length === 1) {
      const answer = await readInvoice(db, by, text)
      if (answer.kind !== 'card') return sharedRefusalView(answer, 'invoice', words)
      const { card, invoices } = answer
      const { customerId } = card.invoice
      const following = await readFollowing(db, by.workspaceId, { customerId, invoices, day: today })
      const next = refusalFor(ask, 'log-sales-fact') ? undefined : invoices.find((i) => i.outstanding.minor > 0)
      const discounts = await readDiscounts(db, by.workspaceId, { invoices, today })
      const mayAllow = refusalFor(ask, 'log-cash-fact') === null
      const view = invoiceCardView({ ...card, today, discounts, mayAllow }, words)
      return { ...view, blocks: [...view.blocks, ...followBlocks(following, next?.id ?? null, words)] }
    }
    const refused = refusalFor(ask, 'log-sales-fact')
    if (refused) return refused
    const entry = await readInItsCurrency(
      ask,
      (context) => readInvoiceEntry(text, context),
      (e) => ({ customer: e.customerText }),
    )
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'invoice', words)
    return invoiceOutcomeView(await logInvoice(db, clock, by, entry), words)
  },
}
