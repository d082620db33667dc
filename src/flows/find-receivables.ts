import type { Customer } from '../core/customer.ts'
import { byDueDay, wholeOf } from '../core/instalment.ts'
import type { CustomerRefusal, InvoiceRefusal } from '../core/outcome.ts'
import type { Right } from '../core/person.ts'
import { findInvoice, openInvoicesOf, type StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'
import { findCustomerById, findCustomerFor } from './find-customer.ts'
import { findInvoiceFor } from './find-invoice.ts'

/** An invoice number or a customer, as typed; or an invoice that a button or a form carries. */
export type WhichReceivables = { readonly text: string } | { readonly invoiceId: string }

type Receivables = {
  readonly kind: 'match'
  readonly customer: Customer
  /** The open ones, the first due first. */
  readonly open: readonly StoredInvoice[]
}

/** What a number names: an invoice, or all its instalments. */
type NamedInvoice = Receivables & {
  /** As one. */
  readonly named: StoredInvoice
  /** Open or not, the first due first. */
  readonly invoices: readonly StoredInvoice[]
}

type NotYours = Extract<CustomerRefusal, { kind: 'not-your-customer' }>

/** The open invoices meant by a number, or by a customer: then all that it has. */
export async function findReceivables(
  db: Db,
  by: Actor,
  which: WhichReceivables,
  right: Right,
): Promise<NamedInvoice | (Receivables & { readonly named: null }) | InvoiceRefusal | CustomerRefusal> {
  const found = await findNamedInvoice(db, by, which, right)
  if (found.kind !== 'no-such-invoice' || 'invoiceId' in which) return found
  const whose = await findCustomerFor(db, by, which.text, right)
  // What has a digit was meant for a number.
  if (whose.kind === 'no-such-customer') return /\p{Nd}/u.test(which.text) ? found : whose
  if (whose.kind !== 'match') return whose
  const open = await openInvoicesOf(db, by.workspaceId, whose.customer.id)
  return { kind: 'match', customer: whose.customer, named: null, open }
}

/** The invoice meant, open or not. */
export async function findNamedInvoice(
  db: Db,
  by: Actor,
  which: WhichReceivables,
  right: Right,
): Promise<NamedInvoice | InvoiceRefusal | NotYours> {
  if ('text' in which) {
    const found = await findInvoiceFor(db, by, { number: which.text }, right)
    return found.kind === 'match' ? namedInvoice(found.customer, found.invoices) : found
  }
  const nothing = { kind: 'no-such-invoice', text: '', didYouMean: [] } as const
  const invoice = await findInvoice(db, by.workspaceId, which.invoiceId)
  if (!invoice) return nothing
  const found = await findCustomerById(db, by, invoice.customerId, right)
  if (found.kind === 'match') return namedInvoice(found.customer, [invoice])
  return found.kind === 'not-your-customer' ? found : nothing
}

function namedInvoice(customer: Customer, all: readonly StoredInvoice[]): NamedInvoice {
  const invoices = byDueDay(all)
  const open = invoices.filter((i) => i.outstanding.minor > 0)
  return { kind: 'match', customer, named: wholeOf(invoices), invoices, open }
}
