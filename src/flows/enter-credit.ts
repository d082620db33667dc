/**
 * Lowers an invoice without money, or takes that back: the row, what is outstanding, the totals of the day, the audit trail. The invoice's
 * duties are the caller's to plan anew.
 */
import type { CreditKind } from '../core/credit-note.ts'
import { type Day, laterDay } from '../core/day.ts'
import { money } from '../core/money.ts'
import { addToTotals } from '../store/daily-totals.ts'
import { newId } from '../store/id.ts'
import { applyToInvoice, type StoredInvoice } from '../store/invoices.ts'
import { type CreditNote, insertCreditNote, openSince } from '../store/payments.ts'
import type { Change } from './change.ts'

const ACTIONS: Record<CreditKind, string> = {
  'credit-note': 'credit-invoice',
  discount: 'take-discount',
  'write-off': 'write-off',
}

/** Of at most what is outstanding. A discount names the payment that took it. */
export async function enterCredit(
  change: Change,
  invoice: StoredInvoice,
  credit: { kind: CreditKind; minor: number; creditedDay: Day; reason: string; paymentId: string | null },
): Promise<StoredInvoice> {
  const { kind, minor: amountMinor, reason, paymentId } = credit
  // It cannot be older than what it lowers.
  const creditedDay = laterDay(credit.creditedDay, await openSince(change.tx, change.workspace.id, invoice))
  const note = {
    id: newId(),
    invoiceId: invoice.id,
    kind,
    amountMinor,
    creditedDay,
    reason,
    reversesId: null,
    paymentId,
  }
  const amount = money(amountMinor, invoice.amount.currency)
  change.audit({
    action: ACTIONS[kind],
    subjectKind: 'invoice',
    subjectId: invoice.id,
    after: { amount, day: creditedDay, reason, ...(paymentId === null ? {} : { paymentId }) },
  })
  return save(change, invoice, note)
}

/** Takes a credit note, a discount or a write-off back, whole and today. */
export async function takeBackCredit(change: Change, invoice: StoredInvoice, note: CreditNote): Promise<StoredInvoice> {
  const { id: reversesId, invoiceId, kind, reason, paymentId } = note
  const amountMinor = -note.amountMinor
  const back = { id: newId(), invoiceId, kind, amountMinor, creditedDay: change.today }
  const reversal = { ...back, reason, reversesId, paymentId }
  change.audit({
    action: 'reverse-credit',
    subjectKind: 'invoice',
    subjectId: invoice.id,
    before: note,
    after: reversal,
  })
  return save(change, invoice, reversal)
}

async function save({ tx, workspace, made }: Change, invoice: StoredInvoice, note: CreditNote): Promise<StoredInvoice> {
  const { kind, amountMinor: creditedMinor, creditedDay: day } = note
  const { currency } = invoice.amount
  await insertCreditNote(tx, workspace.id, note, made)
  const after = await applyToInvoice(tx, workspace.id, invoice, { creditedMinor })
  const writtenOffMinor = kind === 'write-off' ? creditedMinor : 0
  await addToTotals(tx, workspace.id, [{ day, currency, creditedMinor, writtenOffMinor }])
  return after
}
