import { wholeOf } from '../core/instalment.ts'
import type { InvoiceCard, InvoiceEvent } from '../core/invoice.ts'
import { money } from '../core/money.ts'
import type { InvoiceRefusal } from '../core/outcome.ts'
import { findInvoice, type StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { moneyEventsOf } from '../store/payments.ts'
import type { Actor } from './change.ts'
import { findInvoiceFor } from './find-invoice.ts'

export type InvoiceAnswer =
  | InvoiceRefusal
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  /** `invoices` are what the number names: the invoice, or its instalments. */
  | { readonly kind: 'card'; readonly card: InvoiceCard; readonly invoices: readonly StoredInvoice[] }

export async function readInvoice(db: Db, by: Actor, number: string): Promise<InvoiceAnswer> {
  const found = await findInvoiceFor(db, by, { number }, 'read-customer')
  if (found.kind !== 'match') return found
  const { invoices, customer } = found
  return { kind: 'card', card: await wholeCardOf(db, by.workspaceId, invoices, customer.name), invoices }
}

/** An invoice by all its parts; of one that is not in instalments, or of one part alone, its own card. */
export async function wholeCardOf(
  db: Db,
  workspaceId: string,
  invoices: readonly StoredInvoice[],
  customerName: string,
): Promise<InvoiceCard> {
  const [first, ...others] = invoices
  if (!first) throw new Error('a card without an invoice')
  const card = await invoiceCardOf(db, workspaceId, first, customerName)
  if (others.length === 0) return card
  const events = [...card.events]
  for (const other of others) {
    const { events: its } = await invoiceCardOf(db, workspaceId, other, customerName)
    events.push(...its.filter(({ kind }) => kind !== 'delivered' && kind !== 'issued' && kind !== 'sent'))
  }
  const inOrder = events.sort((a, b) => a.day.localeCompare(b.day))
  return { ...card, invoice: wholeOf(invoices), events: inOrder, instalments: invoices }
}

export async function readInvoiceById(db: Db, workspaceId: string, id: string): Promise<StoredInvoice | null> {
  return findInvoice(db, workspaceId, id)
}

/** An invoice with what happened to it, in order of day. */
async function invoiceCardOf(
  db: Db,
  workspaceId: string,
  { deliveryId: _, ...invoice }: StoredInvoice,
  customerName: string,
): Promise<InvoiceCard> {
  const { currency } = invoice.amount
  const steps: InvoiceEvent[] = [
    ...(invoice.deliveredDay ? [{ kind: 'delivered' as const, day: invoice.deliveredDay }] : []),
    { kind: 'issued', day: invoice.issuedDay },
    ...(invoice.sentDay ? [{ kind: 'sent' as const, day: invoice.sentDay }] : []),
    { kind: 'due', day: invoice.dueDay },
  ]
  const moneyEvents = (await moneyEventsOf(db, workspaceId, invoice.id)).map(({ kind, day, amountMinor }) => ({
    kind,
    day,
    amount: money(amountMinor, currency),
  }))
  const events = [...steps, ...moneyEvents].sort((a, b) => a.day.localeCompare(b.day))
  return { invoice, customerName, events, instalments: [] }
}
