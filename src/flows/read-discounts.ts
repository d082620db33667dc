import { standingDiscount } from '../core/cash-discount.ts'
import type { Day } from '../core/day.ts'
import type { InvoiceDiscount } from '../core/invoice.ts'
import { money } from '../core/money.ts'
import { parseTerms } from '../core/terms-text.ts'
import type { StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { paymentsOf } from '../store/payments.ts'

/** The discounts of those of these invoices that have one to be had today, or are open by one that came late. */
export async function readDiscounts(
  db: Db,
  workspaceId: string,
  { invoices, today }: { invoices: readonly StoredInvoice[]; today: Day },
): Promise<InvoiceDiscount[]> {
  const discounts: InvoiceDiscount[] = []
  for (const invoice of invoices) {
    const { id: invoiceId, number, outstanding } = invoice
    const terms = outstanding.minor > 0 ? parseTerms(invoice.terms) : null
    if (!terms) continue
    const payments = await paymentsOf(db, workspaceId, [invoiceId])
    const found = standingDiscount(terms, invoice, { payments, today })
    const { currency } = outstanding
    if (found?.kind === 'to-be-had') {
      const { kind, settlingMinor, lastDay } = found
      discounts.push({ kind, number, settling: money(settlingMinor, currency), lastDay })
    } else if (found) {
      const { kind, minor, lastDay, paymentId } = found
      discounts.push({ kind, number, amount: money(minor, currency), lastDay, invoiceId, paymentId })
    }
  }
  return discounts
}
