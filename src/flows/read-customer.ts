import { ageingOf, daysOverdue } from '../core/ageing.ts'
import type { CustomerCard } from '../core/customer.ts'
import { type Day, daysBetween } from '../core/day.ts'
import { totalsByCurrency } from '../core/money.ts'
import type { CustomerRefusal } from '../core/outcome.ts'
import { uninvoicedDeliveries } from '../store/deliveries.ts'
import { mainCurrency, openInvoicesOf, type StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { paidLate, unappliedNow } from '../store/payments.ts'
import type { Actor } from './change.ts'
import { findCustomerFor } from './find-customer.ts'

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
  const card: CustomerCard = {
    customer,
    today,
    open: ageings.map(({ currency, open }) => ({ currency, ...open })),
    overdue: ageings.filter((a) => a.overdue.count > 0).map(({ currency, overdue }) => ({ currency, ...overdue })),
    unapplied,
    uninvoiced: totalsByCurrency(delivered.map((d) => d.amount)),
    meanDaysLate: await meanDaysLate(db, by.workspaceId, { customerId: customer.id, invoices, today }),
    invoices: invoices.slice(0, INVOICES_SHOWN).map(({ deliveryId: _, ...invoice }) => invoice),
  }
  return { kind: 'card', card }
}

/**
 * Σ amount × (paid day − due day) ÷ Σ amount; open overdue invoices count with today. Amounts of different currencies cannot be added:
 * a customer of several is weighed by the one that most of its invoices are in.
 */
async function meanDaysLate(
  db: Db,
  workspaceId: string,
  { customerId, invoices, today }: { customerId: string; invoices: readonly StoredInvoice[]; today: Day },
): Promise<number | null> {
  const currency = await mainCurrency(db, workspaceId, customerId)
  const weights = [
    ...(await paidLate(db, workspaceId, customerId)).map((p) => ({
      currency: p.currency,
      minor: p.amountMinor,
      days: daysBetween(p.dueDay, p.appliedDay),
    })),
    ...invoices
      .map((i) => ({
        currency: i.amount.currency,
        minor: i.outstanding.minor,
        days: daysOverdue(i.dueDay, today),
      }))
      .filter((i) => i.days > 0),
  ].filter((w) => w.currency === currency)
  const total = weights.reduce((sum, w) => sum + w.minor, 0)
  return total > 0 ? weights.reduce((sum, w) => sum + w.minor * w.days, 0) / total : null
}
