import type { Clock } from '../core/clock.ts'
import { type CreditKind, creditable } from '../core/credit-note.ts'
import type { Day } from '../core/day.ts'
import type { Dispute } from '../core/dispute.ts'
import { shownDispute } from '../core/following.ts'
import { wholeOf } from '../core/instalment.ts'
import { type Money, money } from '../core/money.ts'
import type { CreditOutcome } from '../core/outcome.ts'
import { disputesOf } from '../store/disputes.ts'
import type { StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { openSince, standingCredits } from '../store/payments.ts'
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
    const moved = await movedFrom(change, creditedDay, invoices, amount.minor)
    const after = await saveCredits(change, invoices, { kind: 'credit-note', amount, creditedDay, reason })
    const dispute = await disputeLeft(change, after)
    return { kind: 'credited', number, amount, outstanding: wholeOf(after).outstanding, dispute, moved }
  })
}

/** The day on which a credit note over so much is booked, the latest of its parts, where that is not the day that was asked for. */
async function movedFrom(
  { tx, workspace }: Change,
  asked: Day,
  invoices: readonly StoredInvoice[],
  minor: number,
): Promise<Extract<CreditOutcome, { kind: 'credited' }>['moved']> {
  let left = minor
  let to = asked
  let why: 'issued' | 'reopened' = 'issued'
  for (const invoice of invoices) {
    const since = left > 0 && invoice.outstanding.minor > 0 ? await openSince(tx, workspace.id, invoice) : asked
    left -= Math.max(0, invoice.outstanding.minor)
    if (since <= to) continue
    to = since
    why = since === invoice.issuedDay ? 'issued' : 'reopened'
  }
  return to === asked ? null : { to, why }
}

/** What is still in dispute of an invoice, or of its parts, after a credit note: that does not end a dispute. */
async function disputeLeft(
  change: Change,
  invoices: readonly StoredInvoice[],
): Promise<Extract<CreditOutcome, { kind: 'credited' }>['dispute']> {
  const disputes = await disputesOf(
    change.tx,
    change.workspace.id,
    invoices.map((i) => i.id),
  )
  const open = Map.groupBy(
    disputes.filter((d) => d.endedDay === null),
    (d) => d.invoiceId,
  )
  const { currency } = wholeOf(invoices).amount
  let disputedMinor = 0
  let toCreditMinor = 0
  for (const invoice of invoices) {
    const mine = open.get(invoice.id)
    disputedMinor += (mine && shownDispute(invoice, mine)?.disputed.minor) ?? 0
    if (mine) toCreditMinor += await leftToCredit(change, invoice, mine)
  }
  const isOpen = open.size > 0 && wholeOf(invoices).outstanding.minor > 0
  return isOpen ? { disputed: money(disputedMinor, currency), toCredit: money(toCreditMinor, currency) } : null
}

/** What is left to credit of open disputes, in minor units: less what was credited since the first, at most what is outstanding. */
export async function leftToCredit(
  { tx, workspace }: Change,
  { id, outstanding }: StoredInvoice,
  disputes: readonly Dispute[],
): Promise<number> {
  // Ids sort by the time they were made.
  const first = disputes.reduce((a, d) => (d.id < a.id ? d : a))
  const credits = await standingCredits(tx, workspace.id, { invoiceIds: [id] })
  const since = credits.filter((c) => c.kind === 'credit-note' && c.id > first.id)
  return Math.max(0, Math.min(amountOf(disputes) - amountOf(since), outstanding.minor))
}

/** Σ, in minor units. */
export function amountOf(amounts: readonly { readonly amountMinor: number }[]): number {
  return amounts.reduce((n, a) => n + a.amountMinor, 0)
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
