/** Puts received money on invoices: the rows, the invoice's outstanding amount, the totals of the day, the duties that fall away. */
import { type Day, laterDay } from '../core/day.ts'
import type { Money } from '../core/money.ts'
import { money } from '../core/money.ts'
import { addToTotals } from '../store/daily-totals.ts'
import { findDeliveries } from '../store/deliveries.ts'
import { newId } from '../store/id.ts'
import { applyToInvoice, type StoredInvoice } from '../store/invoices.ts'
import {
  type Allocation,
  addUnapplied,
  insertAllocations,
  insertPayments,
  openSince,
  type Payment,
} from '../store/payments.ts'
import type { Audited, Change } from './change.ts'
import { planDuties } from './plan-duties.ts'

export type Applied = { readonly invoice: StoredInvoice; readonly amount: Money }

/**
 * Applies a payment's money to invoices in their order until it is used up. Returns what went where, what is left (minor units) and
 * how many duties fell away. The invoices are all in the payment's currency.
 */
export async function applyReceipt(
  change: Change,
  { paymentId, minor, day }: { paymentId: string; minor: number; day: Day },
  invoices: readonly StoredInvoice[],
): Promise<{ applied: Applied[]; leftMinor: number; dutiesCancelled: number }> {
  const { tx, workspace } = change
  const applied: Applied[] = []
  let leftMinor = minor
  for (const invoice of invoices) {
    const amountMinor = Math.min(leftMinor, invoice.outstanding.minor)
    if (amountMinor <= 0) continue
    leftMinor -= amountMinor
    const appliedDay = laterDay(day, await openSince(tx, workspace.id, invoice))
    const { currency } = invoice.amount
    await insertAllocations(tx, workspace.id, [{ paymentId, invoiceId: invoice.id, amountMinor, appliedDay }])
    const after = await applyToInvoice(tx, workspace.id, invoice, { appliedMinor: amountMinor })
    await addToTotals(tx, workspace.id, [{ day: appliedDay, currency, appliedMinor: amountMinor }])
    applied.push({ invoice: after, amount: money(amountMinor, currency) })
  }
  const { cancelled } = await replan(
    change,
    applied.map((a) => a.invoice),
  )
  return { applied, leftMinor, dutiesCancelled: cancelled }
}

/** Saves a receipt and puts it on invoices in their order; what is left over is kept unapplied for the customer. */
export async function receivePayment(
  change: Change,
  receipt: Pick<Payment, 'customerId' | 'amount' | 'receivedDay' | 'reference' | 'sourceKey'>,
  invoices: readonly StoredInvoice[],
): Promise<{ payment: Payment; applied: Applied[]; leftMinor: number; dutiesCancelled: number }> {
  const { tx, workspace, made } = change
  const { amount, receivedDay: day } = receipt
  const payment = { id: newId(), ...receipt, unappliedMinor: 0, reversesId: null }
  await insertPayments(tx, workspace.id, [payment], made)
  await addToTotals(tx, workspace.id, [{ day, currency: amount.currency, receivedMinor: amount.minor }])
  const result = await applyReceipt(change, { paymentId: payment.id, minor: amount.minor, day }, invoices)
  if (result.leftMinor > 0) await addUnapplied(tx, workspace.id, payment.id, result.leftMinor)
  const received = { ...payment, unappliedMinor: result.leftMinor }
  const applied = result.applied.map(({ invoice, amount: { minor } }) => ({
    invoiceId: invoice.id,
    amountMinor: minor,
  }))
  change.audit(recordedPayment({ payment: received, applied }))
  return { payment: received, ...result }
}

/** A receipt, with what of it went to which invoice at once. */
export function recordedPayment({
  payment: { id, ...payment },
  applied,
}: {
  payment: Payment
  applied: readonly Pick<Allocation, 'invoiceId' | 'amountMinor'>[]
}): Audited {
  const parts = applied.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor }))
  return { action: 'record-payment', subjectKind: 'payment', subjectId: id, after: { ...payment, applied: parts } }
}

/** Plans anew the duties of invoices whose facts changed, with the deliveries that they belong to. */
export async function replan(change: Change, invoices: readonly StoredInvoice[]) {
  const ids = invoices.flatMap((i) => i.deliveryId ?? [])
  const deliveries = new Map((await findDeliveries(change.tx, change.workspace.id, ids)).map((d) => [d.id, d]))
  return planDuties(
    change,
    invoices.map((invoice) => ({ invoice, delivery: deliveries.get(invoice.deliveryId ?? '') ?? null })),
  )
}
