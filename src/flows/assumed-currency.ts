import { matchCustomer } from '../core/customer-match.ts'
import type { Currency } from '../core/money.ts'
import { findAccount } from '../store/cash.ts'
import { listCustomers } from '../store/customers.ts'
import { findPartsByNumber } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'

/**
 * The currency that an amount typed without one is meant in: the invoice's, the customer's or the account's own. null when the text
 * names none of them clearly; then it is the company's base currency.
 */
export async function assumedCurrency(
  db: Db,
  workspaceId: string,
  of: { invoiceOrCustomer: string } | { customer: string } | { account: string },
): Promise<Currency | null> {
  if ('account' in of) return (await findAccount(db, workspaceId, of.account))?.currency ?? null
  if ('invoiceOrCustomer' in of) {
    const [number = ''] = of.invoiceOrCustomer.trim().split(/\s+/)
    const [invoice] = await findPartsByNumber(db, workspaceId, number)
    if (invoice?.[0]) return invoice[0].amount.currency
  }
  const text = 'customer' in of ? of.customer : of.invoiceOrCustomer
  const match = matchCustomer(text, await listCustomers(db, workspaceId))
  return match.kind === 'match' ? match.customer.currency : null
}
