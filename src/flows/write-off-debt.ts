import type { Clock } from '../core/clock.ts'
import { creditable } from '../core/credit-note.ts'
import { dayAt } from '../core/day.ts'
import { byDueDay, wholeOf } from '../core/instalment.ts'
import { type Money, money } from '../core/money.ts'
import type { InvoiceRefusal, WriteOffOutcome } from '../core/outcome.ts'
import type { Workspace } from '../core/workspace.ts'
import { findCustomer } from '../store/customers.ts'
import { findInvoice, partsOfInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'
import { saveCredits } from './credit-invoice.ts'
import { findInvoiceFor } from './find-invoice.ts'
import { wholeCardOf } from './read-invoice.ts'

export type WriteOffEntry = {
  readonly number: string
  /** null: all that is outstanding. */
  readonly amount: Money | null
  readonly reason: string
}

/** What a write-off would do, for somebody to confirm. Nothing is saved. */
export async function proposeWriteOff(
  db: Db,
  clock: Clock,
  { by, workspace }: { by: Actor; workspace: Workspace },
  entry: WriteOffEntry,
): Promise<WriteOffOutcome> {
  const found = await findInvoiceFor(db, by, { number: entry.number }, 'log-cash-fact')
  if (found.kind !== 'match') return found
  const { customer, invoices } = found
  const { id: invoiceId, number, amount: invoiced, outstanding, dueDay } = wholeOf(invoices)
  if (outstanding.minor <= 0)
    return { kind: 'already-settled', card: await wholeCardOf(db, workspace.id, invoices, customer.name) }
  if (entry.amount && entry.amount.currency !== outstanding.currency)
    return { kind: 'other-currency', number, invoiced, paid: entry.amount }
  const amount = creditable(entry.amount, outstanding)
  if (!amount) return { kind: 'more-than-open', number, outstanding }
  const today = dayAt(clock.now(), workspace.timeZone)
  const { reason } = entry
  const isWhole = invoices.length > 1
  const about = { invoiceId, isWhole, number, customerName: customer.name, amount, outstanding, dueDay }
  return { kind: 'to-confirm', ...about, today, reason }
}

export type ConfirmedWriteOff = {
  readonly invoiceId: string
  /** All instalments of the invoice, and not this one alone. */
  readonly isWhole: boolean
  readonly minor: number
  /** What was open of the invoice when it was shown: with another figure it is to be looked at again. */
  readonly outstandingMinor: number
  readonly reason: string
}

/** Writes a debt off, as it was shown. Pressed twice, it finds another figure the second time. */
export async function writeOffDebt(
  db: Db,
  clock: Clock,
  by: Actor,
  { invoiceId, isWhole, minor, outstandingMinor, reason }: ConfirmedWriteOff,
): Promise<WriteOffOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const invoice = await findInvoice(tx, workspace.id, invoiceId)
    const customer = invoice && (await findCustomer(tx, workspace.id, invoice.customerId))
    if (!customer) return { kind: 'no-such-invoice', text: '', didYouMean: [] } satisfies InvoiceRefusal
    const invoices = isWhole ? byDueDay(await partsOfInvoice(tx, workspace.id, invoice)) : [invoice]
    const { number, outstanding } = wholeOf(invoices)
    const amount = creditable(money(minor, outstanding.currency), outstanding)
    if (!amount || outstanding.minor !== outstandingMinor) return { kind: 'changed-meanwhile', number, outstanding }
    const credit = { kind: 'write-off', amount, creditedDay: today, reason } as const
    const left = wholeOf(await saveCredits(change, invoices, credit)).outstanding
    return { kind: 'written-off', number, customerName: customer.name, amount, outstanding: left }
  })
}
