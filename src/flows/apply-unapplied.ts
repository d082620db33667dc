import type { Clock } from '../core/clock.ts'
import { wholeOf } from '../core/instalment.ts'
import { money } from '../core/money.ts'
import type { ApplyOutcome, PaidDiscount } from '../core/outcome.ts'
import type { Db } from '../store/open.ts'
import { addUnapplied, unappliedPayments } from '../store/payments.ts'
import { applyReceipt } from './apply-receipts.ts'
import { type Actor, changeFacts } from './change.ts'
import { findInvoiceFor } from './find-invoice.ts'
import { wholeCardOf } from './read-invoice.ts'

/** Puts what the customer has paid too much, oldest receipt first, on one of its invoices, the part first that is due first. */
export async function applyUnapplied(db: Db, clock: Clock, by: Actor, number: string): Promise<ApplyOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const found = await findInvoiceFor(tx, by, { number }, 'log-cash-fact')
    if (found.kind !== 'match') return found
    const { customer } = found
    let { invoices } = found
    const { id: invoiceId, number: said, outstanding } = wholeOf(invoices)
    if (outstanding.minor <= 0)
      return { kind: 'already-settled', card: await wholeCardOf(tx, workspace.id, invoices, customer.name) }
    const { currency } = outstanding
    const receipts = await unappliedPayments(tx, workspace.id, { customerId: customer.id, currency })
    if (receipts.length === 0) return { kind: 'nothing-unapplied', customerName: customer.name, currency }
    let appliedMinor = 0
    let discount: PaidDiscount | null = null
    for (const { id, unappliedMinor, receivedDay } of receipts) {
      const receipt = { paymentId: id, minor: unappliedMinor, day: today, discountsOn: receivedDay }
      const { applied, leftMinor } = await applyReceipt(change, receipt, invoices)
      await addUnapplied(tx, workspace.id, id, leftMinor - unappliedMinor)
      appliedMinor += unappliedMinor - leftMinor
      invoices = invoices.map((invoice) => applied.find((a) => a.invoice.id === invoice.id)?.invoice ?? invoice)
      discount = applied.at(-1)?.discount ?? discount
    }
    const amount = money(appliedMinor, currency)
    change.audit({ action: 'apply-unapplied', subjectKind: 'invoice', subjectId: invoiceId, after: { amount } })
    return { kind: 'applied', number: said, amount, outstanding: wholeOf(invoices).outstanding, discount }
  })
}
