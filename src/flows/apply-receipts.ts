/**
 * Puts received money on invoices: the rows, the invoice's outstanding amount, the totals of the day, the duties that fall away. A cash
 * discount that the money takes in time is credited with it (core/cash-discount).
 */
import { discountOffer, sharesOf } from '../core/cash-discount.ts'
import { type Day, dayEnd, laterDay } from '../core/day.ts'
import type { Money } from '../core/money.ts'
import { money } from '../core/money.ts'
import type { PaidDiscount } from '../core/outcome.ts'
import { parseTerms } from '../core/terms-text.ts'
import { addToTotals } from '../store/daily-totals.ts'
import { findDeliveries } from '../store/deliveries.ts'
import { newId } from '../store/id.ts'
import { applyToInvoice, findInvoices, type StoredInvoice } from '../store/invoices.ts'
import {
  type Allocation,
  addUnapplied,
  insertAllocations,
  insertPayments,
  openSince,
  type Payment,
} from '../store/payments.ts'
import { promisesOfNoInvoice, type WhosePromises } from '../store/promises.ts'
import { touchMoney } from '../store/workspaces.ts'
import type { Audited, Change } from './change.ts'
import { enterCredit } from './enter-credit.ts'
import { type Planning, planDuties, planPromises } from './plan-duties.ts'
import { standingsOf } from './read-promises.ts'

export type Applied = {
  readonly invoice: StoredInvoice
  readonly amount: Money
  readonly discount: PaidDiscount | null
}

export type ReceiptPart = {
  readonly paymentId: string
  readonly minor: number
  /** From when on it counts for an invoice. */
  readonly day: Day
  /** When the money came, by which a discount is in time; null: none is taken. */
  readonly discountsOn: Day | null
}

/**
 * Applies a payment's money to invoices in their order until it is used up. Returns what went where, what is left (minor units) and
 * how many duties fell away. The invoices are all in the payment's currency.
 */
export async function applyReceipt(
  change: Change,
  { paymentId, minor, day, discountsOn }: ReceiptPart,
  invoices: readonly StoredInvoice[],
): Promise<{ applied: Applied[]; leftMinor: number; dutiesCancelled: number }> {
  const { tx, workspace } = change
  const applied: Applied[] = []
  let leftMinor = minor
  const open = invoices.map((invoice) => {
    const terms = discountsOn === null ? null : parseTerms(invoice.terms)
    return { outstandingMinor: Math.max(0, invoice.outstanding.minor), offer: terms && discountOffer(terms, invoice) }
  })
  const shares = sharesOf({ minor, day: discountsOn ?? day }, open)
  for (const [i, invoice] of invoices.entries()) {
    const { paidMinor, discountMinor, lateMinor } = shares[i] as (typeof shares)[number]
    if (paidMinor <= 0) continue
    leftMinor -= paidMinor
    const appliedDay = laterDay(day, await openSince(tx, workspace.id, invoice))
    const { currency } = invoice.amount
    await insertAllocations(tx, workspace.id, [
      { paymentId, invoiceId: invoice.id, amountMinor: paidMinor, appliedDay },
    ])
    await addToTotals(tx, workspace.id, [{ day: appliedDay, currency, appliedMinor: paidMinor }])
    const paid = await applyToInvoice(tx, workspace.id, invoice, { appliedMinor: paidMinor })
    const discounted = {
      kind: 'discount',
      minor: discountMinor,
      creditedDay: appliedDay,
      reason: '',
      paymentId,
    } as const
    const after = discountMinor > 0 ? await enterCredit(change, paid, discounted) : paid
    const lastDay = open[i]?.offer?.lastDay
    const discount: PaidDiscount | null =
      discountMinor > 0
        ? { kind: 'taken', amount: money(discountMinor, currency) }
        : lateMinor > 0 && lastDay
          ? { kind: 'late', amount: money(lateMinor, currency), lastDay, invoiceId: invoice.id, paymentId }
          : null
    applied.push({ invoice: after, amount: money(paidMinor, currency), discount })
  }
  const { cancelled } = await replan(
    change,
    applied.map((a) => a.invoice),
  )
  return { applied, leftMinor, dutiesCancelled: cancelled }
}

/**
 * Saves a receipt and puts it on invoices in their order; what is left over is kept unapplied for the customer. `takesDiscounts`: not
 * where somebody else's books say what was credited. To be called within keepPromised.
 */
export async function receivePayment(
  change: Change,
  receipt: Pick<Payment, 'customerId' | 'amount' | 'receivedDay' | 'reference' | 'sourceKey'>,
  invoices: readonly StoredInvoice[],
  { takesDiscounts }: { takesDiscounts: boolean },
): Promise<{ payment: Payment; applied: Applied[]; leftMinor: number; dutiesCancelled: number }> {
  const { tx, workspace, made } = change
  const { amount, receivedDay: day } = receipt
  const payment = { id: newId(), ...receipt, unappliedMinor: 0, reversesId: null }
  await insertPayments(tx, workspace.id, [payment], made)
  // One payment says nothing of the days after it: what brings news of all of them is a balance, or a file.
  const newsTo = Math.min(Date.parse(change.at), dayEnd(day, workspace.timeZone).getTime())
  await touchMoney(tx, workspace.id, new Date(newsTo).toISOString())
  await addToTotals(tx, workspace.id, [{ day, currency: amount.currency, receivedMinor: amount.minor }])
  const discountsOn = takesDiscounts ? day : null
  const part = { paymentId: payment.id, minor: amount.minor, day, discountsOn }
  const result = await applyReceipt(change, part, invoices)
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
export async function replan(change: Planning, invoices: readonly StoredInvoice[]) {
  const ids = invoices.flatMap((i) => i.deliveryId ?? [])
  const deliveries = new Map((await findDeliveries(change.tx, change.workspace.id, ids)).map((d) => [d.id, d]))
  return planDuties(
    change,
    invoices.map((invoice) => ({ invoice, delivery: deliveries.get(invoice.deliveryId ?? '') ?? null })),
  )
}

/**
 * Does what brings money of these customers, or takes it back, and plans anew what waits for those of their promises of which no invoice was
 * named that stand otherwise by it: any of their money keeps them. Once for all that is done, as a promise may be of thousands of
 * invoices. Returns how many duties fell away with them.
 */
export async function keepPromised<T>(
  change: Change,
  whose: WhosePromises,
  bring: () => Promise<T>,
): Promise<{ brought: T; cancelled: number }> {
  const { tx, workspace, today } = change
  const promises = await promisesOfNoInvoice(tx, workspace.id, whose)
  const before = new Map((await standingsOf(tx, workspace.id, promises, today)).map((p) => [p.id, p]))
  const brought = await bring()
  const moved = (await standingsOf(tx, workspace.id, promises, today)).filter((p) => {
    const was = before.get(p.id)
    return p.state !== was?.state || p.isPaid !== was.isPaid
  })
  if (moved.length === 0) return { brought, cancelled: 0 }
  const ids = new Set(moved.flatMap((p) => p.invoices.map((i) => i.invoiceId)))
  const open = (await findInvoices(tx, workspace.id, [...ids])).filter((i) => i.outstanding.minor > 0)
  const steps = await replan(change, open)
  // Also those whose own invoices are settled by now: their call is still to come, or is not needed any more.
  const calls = await planPromises(change, moved)
  return { brought, cancelled: steps.cancelled + calls.cancelled }
}
