import type { Customer } from '../core/customer.ts'
import { matchCustomer } from '../core/customer-match.ts'
import { numbersLike } from '../core/invoice.ts'
import type { InvoiceRefusal } from '../core/outcome.ts'
import { mayOn, type Right, reachOf } from '../core/person.ts'
import { findCustomer, listCustomers } from '../store/customers.ts'
import { findInvoicesByNumber, openInvoiceNumbers, type StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'

type Found =
  | { readonly kind: 'match'; readonly invoice: StoredInvoice; readonly customer: Customer }
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  | InvoiceRefusal

/**
 * The invoice under a number, if the person may use this right on its customer. A number that two customers have is settled by the
 * customer typed behind it ('INV-1001 ACME'), or by `customerId`.
 */
export async function findInvoiceFor(
  db: Db,
  by: Actor,
  { number, customerId }: { number: string; customerId?: string | undefined },
  right: Right,
): Promise<Found> {
  const all = await invoicesNamed(db, by.workspaceId, number)
  const invoices = customerId === undefined ? all : all.filter((i) => i.customerId === customerId)
  const [invoice] = invoices
  if (!invoice) return { kind: 'no-such-invoice', text: number, didYouMean: await openLike(db, by, number, right) }
  const found = await Promise.all(
    invoices.map(async (i) => ({
      invoice: i,
      customer: (await findCustomer(db, by.workspaceId, i.customerId)) as Customer,
    })),
  )
  // Whoever works only their own customers is asked about these alone.
  const mine = found.filter(({ customer: { ownerUserId } }) =>
    mayOn(by.role, right, { userId: by.userId, ownerUserId }),
  )
  const [first, another] = mine
  if (!first) return { kind: 'not-your-customer', customerName: (found[0] as (typeof found)[number]).customer.name }
  if (another)
    return { kind: 'which-invoice', number: invoice.number, customers: mine.map(({ customer }) => customer.name) }
  return { kind: 'match', ...first }
}

async function invoicesNamed(db: Db, workspaceId: string, text: string): Promise<StoredInvoice[]> {
  const whole = await findInvoicesByNumber(db, workspaceId, text)
  const [, number, customerText] = /^(\S+)\s+(.+)$/.exec(text.trim()) ?? []
  if (whole.length > 0 || !number || !customerText) return whole
  const match = matchCustomer(customerText, await listCustomers(db, workspaceId))
  if (match.kind !== 'match') return []
  return (await findInvoicesByNumber(db, workspaceId, number)).filter((i) => i.customerId === match.customer.id)
}

async function openLike(db: Db, by: Actor, number: string, right: Right): Promise<string[]> {
  const ownerUserId = reachOf(by.role, right) === 'all' ? null : by.userId
  return numbersLike(number, await openInvoiceNumbers(db, by.workspaceId, ownerUserId))
}
