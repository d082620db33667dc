import type { Clock } from '../core/clock.ts'
import { type Day, laterDay } from '../core/day.ts'
import type { Money } from '../core/money.ts'
import type { CreditOutcome } from '../core/outcome.ts'
import { addToTotals } from '../store/daily-totals.ts'
import { applyToInvoice, type StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { insertCreditNote, openSince } from '../store/payments.ts'
import { replan } from './apply-receipts.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { findInvoiceFor } from './find-invoice.ts'

export type CreditEntry = {
  readonly number: string
  /** null: all that is outstanding. */
  readonly amount: Money | null
  readonly creditedDay: Day | null
  readonly reason: string
}

/** Records a credit note: the invoice stays as it was written, less is owed. */
export async function creditInvoice(db: Db, clock: Clock, by: Actor, entry: CreditEntry): Promise<CreditOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, today } = change
    const found = await findInvoiceFor(tx, by, { number: entry.number }, 'log-cash-fact')
    if (found.kind !== 'match') return found
    const { invoice } = found
    const amount = entry.amount ?? invoice.outstanding
    const creditedDay = entry.creditedDay ?? today
    if (creditedDay > today) return { kind: 'in-the-future', day: creditedDay, today }
    if (amount.currency !== invoice.amount.currency)
      return { kind: 'other-currency', number: invoice.number, invoiced: invoice.amount, paid: amount }
    if (amount.minor > invoice.outstanding.minor || amount.minor === 0)
      return { kind: 'more-than-open', number: invoice.number, outstanding: invoice.outstanding }
    const { reason } = entry
    const { outstanding } = await saveCredit(change, invoice, { amount, creditedDay, reason })
    return { kind: 'credited', number: invoice.number, amount, outstanding }
  })
}

/** Saves a credit note of at most what is outstanding. */
export async function saveCredit(
  change: Change,
  invoice: StoredInvoice,
  { amount, creditedDay, reason }: { amount: Money; creditedDay: Day; reason: string },
): Promise<StoredInvoice> {
  const { tx, workspace, made } = change
  // A credit note cannot be older than what it credits.
  const day = laterDay(creditedDay, await openSince(tx, workspace.id, invoice))
  await insertCreditNote(tx, workspace.id, {
    invoiceId: invoice.id,
    amountMinor: amount.minor,
    creditedDay: day,
    reason,
    ...made,
  })
  const after = await applyToInvoice(tx, workspace.id, invoice, { creditedMinor: amount.minor })
  await addToTotals(tx, workspace.id, [{ day, currency: amount.currency, creditedMinor: amount.minor }])
  await replan(change, [after])
  change.audit({
    action: 'credit-invoice',
    subjectKind: 'invoice',
    subjectId: invoice.id,
    after: { amount, day, reason },
  })
  return after
}
