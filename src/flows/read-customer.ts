import { ageingOf } from '../core/ageing.ts'
import type { CustomerCard } from '../core/customer.ts'
import { comingTerms, standingTerms } from '../core/customer-terms.ts'
import type { Day } from '../core/day.ts'
import { totalsByCurrency } from '../core/money.ts'
import { toDeliver } from '../core/order.ts'
import type { CustomerRefusal } from '../core/outcome.ts'
import { customerTermsOf } from '../store/customer-terms.ts'
import { childrenOf, findCustomer } from '../store/customers.ts'
import { uninvoicedDeliveries } from '../store/deliveries.ts'
import { openInvoicesOf } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { openOrdersOf } from '../store/orders.ts'
import { unappliedNow } from '../store/payments.ts'
import type { Actor } from './change.ts'
import { findCustomerFor } from './find-customer.ts'
import { conductOn } from './read-conduct.ts'

const INVOICES_SHOWN = 10

/** One customer: what is open, overdue, unapplied, not yet invoiced, and how late they pay. */
export async function readCustomer(
  db: Db,
  by: Actor,
  { text, today }: { text: string; today: Day },
): Promise<{ kind: 'card'; card: CustomerCard } | CustomerRefusal> {
  const found = await findCustomerFor(db, by, text, 'read-customer')
  if (found.kind !== 'match') return found
  const { customer } = found
  const invoices = await openInvoicesOf(db, by.workspaceId, customer.id)
  const unapplied = await unappliedNow(db, by.workspaceId, customer.id)
  const ageings = ageingOf(invoices, [], today)
  const delivered = await uninvoicedDeliveries(db, by.workspaceId, customer.id)
  const parent = customer.parentId === null ? null : await findCustomer(db, by.workspaceId, customer.parentId)
  const children = await childrenOf(db, by.workspaceId, customer.id)
  const agreed = await customerTermsOf(db, by.workspaceId, [customer.id])
  const card: CustomerCard = {
    customer,
    today,
    standing: standingTerms(agreed, today),
    coming: comingTerms(agreed, today),
    open: ageings.map(({ currency, open }) => ({ currency, ...open })),
    overdue: ageings.filter((a) => a.overdue.count > 0).map(({ currency, overdue }) => ({ currency, ...overdue })),
    unapplied,
    uninvoiced: totalsByCurrency(delivered.map((d) => d.amount)),
    ordered: totalsByCurrency((await openOrdersOf(db, by.workspaceId, customer.id)).map(toDeliver)),
    parentName: parent?.name ?? null,
    childNames: children.map((c) => c.name),
    conduct: await conductOn(db, by.workspaceId, customer.id, today),
    invoices: invoices.slice(0, INVOICES_SHOWN).map(({ deliveryId: _, ...invoice }) => invoice),
  }
  return { kind: 'card', card }
}
