import type { Clock } from '../core/clock.ts'
import { money } from '../core/money.ts'
import type { ApplyOutcome } from '../core/outcome.ts'
import type { Db } from '../store/open.ts'
import { addUnapplied, unappliedPayments } from '../store/payments.ts'
import { type Applied, applyReceipt } from './apply-receipts.ts'
import { type Actor, changeFacts } from './change.ts'
import { findInvoiceFor } from './find-invoice.ts'
import { invoiceCardOf } from './read-invoice.ts'

/** Puts what the customer has paid too much, oldest receipt first, on one of its invoices. */
export async function applyUnapplied(db: Db, clock: Clock, by: Actor, number: string): Promise<ApplyOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const found = await findInvoiceFor(tx, by, { number }, 'log-cash-fact')
    if (found.kind !== 'match') return found
    const { customer } = found
    let { invoice } = found
    if (invoice.outstanding.minor <= 0)
      return { kind: 'already-settled', card: await invoiceCardOf(tx, workspace.id, invoice, customer.name) }
    const { currency } = invoice.amount
    const receipts = await unappliedPayments(tx, workspace.id, { customerId: customer.id, currency })
    if (receipts.length === 0) return { kind: 'nothing-unapplied', customerName: customer.name, currency }
    let appliedMinor = 0
    for (const { id, unappliedMinor } of receipts) {
      const receipt = { paymentId: id, minor: unappliedMinor, day: today }
      const { applied, leftMinor } = await applyReceipt(change, receipt, [invoice])
      await addUnapplied(tx, workspace.id, id, leftMinor - unappliedMinor)
      appliedMinor += unappliedMinor - leftMinor
      invoice = (applied[0] as Applied | undefined)?.invoice ?? invoice
    }
    const amount = money(appliedMinor, currency)
    change.audit({ action: 'apply-unapplied', subjectKind: 'invoice', subjectId: invoice.id, after: { amount } })
    return { kind: 'applied', number: invoice.number, amount, outstanding: invoice.outstanding }
  })
}
