/**
 * Saves new invoices with what was paid on them, the totals of their days and the duties that follow: the one way in, for a command,
 * a form and a file alike.
 */

import type { Customer } from '../core/customer.ts'
import { type Day, laterDay } from '../core/day.ts'
import { invoiceParts, partNumber } from '../core/instalment.ts'
import type { InvoiceKind } from '../core/invoice.ts'
import { type Money, money } from '../core/money.ts'
import type { PlannedDuty } from '../core/outcome.ts'
import type { Terms } from '../core/terms.ts'
import { termsText } from '../core/terms-text.ts'
import type { Calendar } from '../core/working-day.ts'
import { addToTotals, type TotalsDelta } from '../store/daily-totals.ts'
import { type Delivery, linkDelivery } from '../store/deliveries.ts'
import { newId } from '../store/id.ts'
import { insertInvoices, type StoredInvoice } from '../store/invoices.ts'
import { type Allocation, insertAllocations, insertPayments, type Payment } from '../store/payments.ts'
import { touchMoney } from '../store/workspaces.ts'
import { recordedPayment } from './apply-receipts.ts'
import type { Audited, Change } from './change.ts'
import { planDuties } from './plan-duties.ts'

export type NewInvoice = {
  /** Left out: a sale. */
  readonly kind?: InvoiceKind
  readonly number: string
  readonly customer: Customer
  readonly amount: Money
  readonly issuedDay: Day
  readonly dueDay: Day
  readonly terms: string
  readonly deliveredDay: Day | null
  readonly sentDay: Day | null
  readonly delivery: Delivery | null
  /** Payments known with the invoice (from a file, within keepPromised), oldest first. What is more than the invoice stays unapplied. */
  readonly payments: readonly { readonly receivedDay: Day; readonly amount: Money; readonly sourceKey: string | null }[]
  /** Which of how many instalments it is, when it is one. The parts of an invoice follow each other, the first first. */
  readonly part?: number | null
  readonly parts?: number | null
}

/** An invoice as its terms make it: itself, or its instalments, of which the first brings the delivery. */
export function asParts(
  invoice: Omit<NewInvoice, 'dueDay' | 'terms' | 'part' | 'parts'>,
  terms: Terms,
  calendar: Calendar,
): [NewInvoice, ...NewInvoice[]] {
  const parts = invoiceParts(terms, invoice, calendar).map(({ terms: own, part, ...due }) => ({
    ...invoice,
    ...due,
    terms: termsText(own),
    part,
    number: part === null ? invoice.number : partNumber(invoice.number, part),
    delivery: (part ?? 1) === 1 ? invoice.delivery : null,
  }))
  return parts as [NewInvoice, ...NewInvoice[]]
}

export async function saveInvoices(
  change: Change,
  invoices: readonly NewInvoice[],
): Promise<{ saved: StoredInvoice[]; duties: PlannedDuty[] }> {
  const { tx, workspace, made } = change
  const receipts: { payment: Payment; applied: Allocation[] }[] = []
  const deltas: TotalsDelta[] = []
  let firstId: string | null = null
  const saved = invoices.map((entry) => {
    const { currency } = entry.amount
    const id = newId()
    let outstandingMinor = entry.amount.minor
    let settledDay: Day | null = null
    deltas.push({ day: entry.issuedDay, currency, invoicedMinor: entry.amount.minor })
    for (const { receivedDay, amount, sourceKey } of entry.payments) {
      const appliedMinor = Math.min(amount.minor, outstandingMinor)
      const payment = {
        id: newId(),
        customerId: entry.customer.id,
        amount,
        unappliedMinor: amount.minor - appliedMinor,
        receivedDay,
        reference: entry.number,
        reversesId: null,
        sourceKey,
      }
      const applied: Allocation[] = []
      receipts.push({ payment, applied })
      deltas.push({ day: receivedDay, currency, receivedMinor: amount.minor })
      if (appliedMinor > 0) {
        // A payment that came before its invoice is applied from the invoice's day on.
        const appliedDay = laterDay(receivedDay, entry.issuedDay)
        applied.push({ paymentId: payment.id, invoiceId: id, amountMinor: appliedMinor, appliedDay })
        deltas.push({ day: appliedDay, currency, appliedMinor })
        outstandingMinor -= appliedMinor
        if (outstandingMinor === 0) settledDay = appliedDay
      }
    }
    const { customer, delivery, payments: _, part = null, parts = null, ...invoice } = entry
    if (part === 1) firstId = id
    return {
      ...invoice,
      part,
      parts,
      wholeId: part === null ? null : firstId,
      id,
      customerId: customer.id,
      deliveryId: delivery?.id ?? null,
      outstanding: money(outstandingMinor, currency),
      settledDay,
    }
  })
  await insertInvoices(tx, workspace.id, saved, made)
  await insertPayments(
    tx,
    workspace.id,
    receipts.map((r) => r.payment),
    made,
  )
  await insertAllocations(
    tx,
    workspace.id,
    receipts.flatMap((r) => r.applied),
  )
  if (receipts.length > 0) await touchMoney(tx, workspace.id, change.at)
  await addToTotals(tx, workspace.id, deltas)
  const changed = saved.map((invoice, i) => ({ invoice, delivery: invoices[i]?.delivery ?? null }))
  for (const { invoice, delivery } of changed)
    if (delivery) await linkDelivery(tx, workspace.id, delivery.id, invoice.id)
  change.audit(...saved.map(loggedInvoice), ...receipts.map(recordedPayment))
  const { planned } = await planDuties(
    change,
    changed.filter(({ invoice, delivery }) => delivery !== null || invoice.outstanding.minor > 0),
  )
  return { saved, duties: planned }
}

/** What is owed and paid of it follows from the payments' own rows. */
function loggedInvoice({ id, outstanding: _, settledDay: __, ...after }: StoredInvoice): Audited {
  return { action: 'log-invoice', subjectKind: 'invoice', subjectId: id, after }
}
