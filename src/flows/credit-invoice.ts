import type { Clock } from '../core/clock.ts'
import { type CreditKind, creditable } from '../core/credit-note.ts'
import type { Day } from '../core/day.ts'
import { wholeOf } from '../core/instalment.ts'
import { type Money, money } from '../core/money.ts'
import type { CreditOutcome } from '../core/outcome.ts'
import type { StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { replan } from './apply-receipts.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { enterCredit } from './enter-credit.ts'
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
    const { invoices } = found
    const whole = wholeOf(invoices)
    const { number } = whole
    const creditedDay = entry.creditedDay ?? today
    if (creditedDay > today) return { kind: 'in-the-future', day: creditedDay, today }
    const { amount: asked, reason } = entry
    if (asked && asked.currency !== whole.amount.currency)
      return { kind: 'other-currency', number, invoiced: whole.amount, paid: asked }
    const amount = creditable(asked, whole.outstanding)
    if (!amount) return { kind: 'more-than-open', number, outstanding: whole.outstanding }
    const after = await saveCredits(change, invoices, { kind: 'credit-note', amount, creditedDay, reason })
    return { kind: 'credited', number, amount, outstanding: wholeOf(after).outstanding }
  })
}

/** Saves a credit note of at most what is outstanding on an invoice, or on its parts in their order. All of them, as they are then. */
export async function saveCredits(
  change: Change,
  invoices: readonly StoredInvoice[],
  { amount, ...credit }: Parameters<typeof saveCredit>[2],
): Promise<StoredInvoice[]> {
  const after: StoredInvoice[] = []
  let left = amount.minor
  for (const invoice of invoices) {
    const minor = Math.min(left, invoice.outstanding.minor)
    left -= Math.max(0, minor)
    const part = { ...credit, amount: money(minor, amount.currency) }
    after.push(minor > 0 ? await saveCredit(change, invoice, part) : invoice)
  }
  return after
}

/** Saves a credit note, or a debt written off, of at most what is outstanding; with what follows for the invoice's duties. */
export async function saveCredit(
  change: Change,
  invoice: StoredInvoice,
  credit: { kind: Exclude<CreditKind, 'discount'>; amount: Money; creditedDay: Day; reason: string },
): Promise<StoredInvoice> {
  const { amount, ...others } = credit
  const after = await enterCredit(change, invoice, { ...others, minor: amount.minor, paymentId: null })
  await replan(change, [after])
  return after
}
