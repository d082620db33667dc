import type { Clock } from '../core/clock.ts'
import { wholeOf } from '../core/instalment.ts'
import { money } from '../core/money.ts'
import type { ReversalOutcome } from '../core/outcome.ts'
import { addToTotals } from '../store/daily-totals.ts'
import { newId } from '../store/id.ts'
import { applyToInvoice, findInvoices, type StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import {
  addUnapplied,
  allocationsOf,
  insertAllocations,
  insertPayments,
  paymentsOf,
  standingCredits,
} from '../store/payments.ts'
import { keepPromised, replan } from './apply-receipts.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { takeBackCredit } from './enter-credit.ts'
import { findInvoiceFor } from './find-invoice.ts'

/**
 * Takes back the last payment of an invoice, whole: a payment of its own with a negative amount, dated today. The invoices it had
 * paid are open again, with the discounts that it took, and so are their duties.
 */
export async function reversePayment(db: Db, clock: Clock, by: Actor, text: string): Promise<ReversalOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const found = await findInvoiceFor(tx, by, { number: text }, 'log-cash-fact')
    if (found.kind !== 'match') return found
    const { invoices } = found
    const [last] = await paymentsOf(
      tx,
      workspace.id,
      invoices.map(({ id }) => id),
    )
    if (!last) return { kind: 'no-payment', number: wholeOf(invoices).number }
    const reversal = {
      id: newId(),
      customerId: last.customerId,
      amount: money(-last.amount.minor, last.amount.currency),
      unappliedMinor: 0,
      receivedDay: today,
      reference: last.reference,
      reversesId: last.id,
      sourceKey: null,
    }
    // Money that came too late for a promise had still ended the call.
    const whose = { customerIds: [last.customerId], since: null }
    const { brought: reopened } = await keepPromised(change, whose, async () => {
      await insertPayments(tx, workspace.id, [reversal], change.made)
      await addToTotals(tx, workspace.id, [
        { day: today, currency: last.amount.currency, receivedMinor: reversal.amount.minor },
      ])
      if (last.unappliedMinor !== 0) await addUnapplied(tx, workspace.id, last.id, -last.unappliedMinor)
      return reopen(change, { paymentId: last.id, reversalId: reversal.id })
    })
    await replan(change, reopened)
    change.audit({
      action: 'reverse-payment',
      subjectKind: 'payment',
      subjectId: last.id,
      before: last,
      after: reversal,
    })
    const { number, outstanding } = wholeOf(invoices.map((i) => reopened.find(({ id }) => id === i.id) ?? i))
    return { kind: 'reversed', number, amount: last.amount, receivedDay: last.receivedDay, outstanding }
  })
}

async function reopen(change: Change, { paymentId, reversalId }: { paymentId: string; reversalId: string }) {
  const { tx, workspace, today } = change
  const allocations = await allocationsOf(tx, workspace.id, paymentId)
  const invoices = new Map(
    (
      await findInvoices(
        tx,
        workspace.id,
        allocations.map((a) => a.invoiceId),
      )
    ).map((i) => [i.id, i]),
  )
  // A payment may have been put on one invoice twice: on account, and what was left of it later.
  for (const { invoiceId, amountMinor } of allocations) {
    const invoice = invoices.get(invoiceId) as StoredInvoice
    const appliedDay = today
    await insertAllocations(tx, workspace.id, [
      { paymentId: reversalId, invoiceId, amountMinor: -amountMinor, appliedDay },
    ])
    await addToTotals(tx, workspace.id, [{ day: today, currency: invoice.amount.currency, appliedMinor: -amountMinor }])
    invoices.set(invoiceId, await applyToInvoice(tx, workspace.id, invoice, { appliedMinor: -amountMinor }))
  }
  // A discount is for having paid: it goes with the payment that took it.
  for (const note of await standingCredits(tx, workspace.id, { paymentId })) {
    const invoice = invoices.get(note.invoiceId) as StoredInvoice
    invoices.set(note.invoiceId, await takeBackCredit(change, invoice, note))
  }
  return [...invoices.values()]
}
