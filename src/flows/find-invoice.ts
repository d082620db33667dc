import type { Customer } from '../core/customer.ts'
import { matchCustomer } from '../core/customer-match.ts'
import { byDueDay, nextPart, wholeNumber } from '../core/instalment.ts'
import { numbersLike } from '../core/invoice.ts'
import type { InvoiceRefusal } from '../core/outcome.ts'
import { mayOn, type Right, reachOf } from '../core/person.ts'
import { findCustomer, listCustomers } from '../store/customers.ts'
import { findPartsByNumber, openInvoiceNumbers, type StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'

type Found =
  | {
      readonly kind: 'match'
      /** Of an invoice in instalments the part that is to be paid next. */
      readonly invoice: StoredInvoice
      /** All that the number names, in the order in which it is paid: an invoice, or its parts. */
      readonly invoices: readonly StoredInvoice[]
      readonly customer: Customer
    }
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  | InvoiceRefusal

/**
 * The invoice under a number, if the person may use this right on its customer: of one in instalments all parts by the number of the
 * whole (INV-1001), one by its own (INV-1001/2). A number that two customers have is settled by the customer typed behind it
 * ('INV-1001 ACME'), or by `customerId`.
 */
export async function findInvoiceFor(
  db: Db,
  by: Actor,
  { number, customerId }: { number: string; customerId?: string | undefined },
  right: Right,
): Promise<Found> {
  const all = await invoicesNamed(db, by.workspaceId, number)
  const found = customerId === undefined ? all : all.filter(([first]) => first?.customerId === customerId)
  const [[first] = []] = found
  if (!first) return { kind: 'no-such-invoice', text: number, didYouMean: await openLike(db, by, number, right) }
  const theirs = await Promise.all(
    found.map(async (invoices) => ({
      invoices,
      customer: (await findCustomer(db, by.workspaceId, invoices[0]?.customerId ?? '')) as Customer,
    })),
  )
  // Whoever works only their own customers is asked about these alone.
  const mine = theirs.filter(({ customer: { ownerUserId } }) =>
    mayOn(by.role, right, { userId: by.userId, ownerUserId }),
  )
  const [match, another] = mine
  if (!match) return { kind: 'not-your-customer', customerName: theirs[0]?.customer.name ?? '' }
  if (another)
    return { kind: 'which-invoice', number: wholeNumber(first), customers: mine.map(({ customer }) => customer.name) }
  const { invoices, customer } = match
  return { kind: 'match', invoice: nextPart(invoices), invoices: byDueDay(invoices), customer }
}

/** Each as its parts. */
async function invoicesNamed(db: Db, workspaceId: string, text: string): Promise<StoredInvoice[][]> {
  const whole = await findPartsByNumber(db, workspaceId, text)
  const [, number, customerText] = /^(\S+)\s+(.+)$/.exec(text.trim()) ?? []
  if (whole.length > 0 || !number || !customerText) return whole
  const match = matchCustomer(customerText, await listCustomers(db, workspaceId))
  if (match.kind !== 'match') return []
  const named = await findPartsByNumber(db, workspaceId, number)
  return named.filter(([first]) => first?.customerId === match.customer.id)
}

async function openLike(db: Db, by: Actor, number: string, right: Right): Promise<string[]> {
  const ownerUserId = reachOf(by.role, right) === 'all' ? null : by.userId
  return numbersLike(number, await openInvoiceNumbers(db, by.workspaceId, ownerUserId))
}
