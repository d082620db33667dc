import { offerBefore } from '../core/cash-discount.ts'
import type { Clock } from '../core/clock.ts'
import { money } from '../core/money.ts'
import type { DiscountOutcome } from '../core/outcome.ts'
import { mayOn } from '../core/person.ts'
import { parseTerms } from '../core/terms-text.ts'
import { findCustomer } from '../store/customers.ts'
import { findInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { paymentsOf } from '../store/payments.ts'
import { replan } from './apply-receipts.ts'
import { type Actor, changeFacts } from './change.ts'
import { enterCredit } from './enter-credit.ts'

export type LateDiscount = { readonly invoiceId: string; readonly paymentId: string; readonly minor: number }

/**
 * Allows a discount that came after its day: the invoice is settled by it. Only as it was offered: the payment stands, what is open is
 * still exactly the discount, and the discount is one of the invoice's terms; what a button carries may have been edited.
 */
export async function allowDiscount(
  db: Db,
  clock: Clock,
  by: Actor,
  { invoiceId, paymentId, minor }: LateDiscount,
): Promise<DiscountOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const invoice = await findInvoice(tx, workspace.id, invoiceId)
    const customer = invoice && (await findCustomer(tx, workspace.id, invoice.customerId))
    if (!customer) return { kind: 'no-such-discount' }
    if (!mayOn(by.role, 'log-cash-fact', { userId: by.userId, ownerUserId: customer.ownerUserId }))
      return { kind: 'not-your-customer', customerName: customer.name }
    const payments = (await paymentsOf(tx, workspace.id, [invoiceId])).filter((p) => p.id === paymentId)
    const terms = parseTerms(invoice.terms)
    const isOffered = payments.some((p) => terms && offerBefore(terms, invoice, p)?.minors.includes(minor))
    if (!isOffered || invoice.outstanding.minor !== minor) return { kind: 'no-such-discount' }
    const discount = { kind: 'discount', minor, creditedDay: today, reason: '', paymentId } as const
    const settled = await enterCredit(change, invoice, discount)
    await replan(change, [settled])
    return { kind: 'allowed', number: invoice.number, amount: money(minor, invoice.amount.currency) }
  })
}
