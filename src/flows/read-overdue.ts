import { daysOverdue } from '../core/ageing.ts'
import type { Day } from '../core/day.ts'
import type { OverdueReport } from '../core/invoice.ts'
import { totalsByCurrency } from '../core/money.ts'
import { reachOf } from '../core/person.ts'
import { listCustomers } from '../store/customers.ts'
import { openInvoicesOn, overdueInvoices, overdueSums } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'

/** What is past due, the longest overdue first: of all customers, or of the person's own. */
export async function readOverdue(
  db: Db,
  by: Pick<Actor, 'workspaceId' | 'userId' | 'role'>,
  { today, limit }: { today: Day; limit: number },
): Promise<OverdueReport> {
  const ownerUserId = reachOf(by.role, 'read-customer') === 'all' ? null : by.userId
  const rows = await overdueInvoices(db, by.workspaceId, { today, ownerUserId, limit })
  const lines = rows.map((row) => ({
    invoiceId: row.id,
    number: row.number,
    customerName: row.customerName,
    ownerUserId: row.ownerUserId,
    outstanding: row.outstanding,
    dueDay: row.dueDay,
    daysOverdue: daysOverdue(row.dueDay, today),
  }))
  return { today, lines, ...(await overdueSums(db, by.workspaceId, { today, ownerUserId })) }
}

/** What was past due at the end of an earlier day, from the facts dated on or before it alone; owners are those of today. */
export async function readOverdueOn(
  db: Db,
  by: Pick<Actor, 'workspaceId' | 'userId' | 'role'>,
  { day, limit }: { day: Day; limit: number },
): Promise<OverdueReport> {
  const readsAll = reachOf(by.role, 'read-customer') === 'all'
  const customers = new Map(
    (await listCustomers(db, by.workspaceId))
      .filter(({ ownerUserId }) => readsAll || ownerUserId === by.userId)
      .map((customer) => [customer.id, customer]),
  )
  const lines = (await openInvoicesOn(db, by.workspaceId, day)).flatMap((invoice) => {
    const { id: invoiceId, number, outstanding, dueDay } = invoice
    const customer = customers.get(invoice.customerId)
    if (!customer || dueDay >= day) return []
    const { name: customerName, ownerUserId } = customer
    const late = daysOverdue(dueDay, day)
    return [{ invoiceId, number, outstanding, dueDay, customerName, ownerUserId, daysOverdue: late }]
  })
  lines.sort((a, b) => compareText(a.dueDay, b.dueDay) || compareText(a.number, b.number))
  const totals = totalsByCurrency(lines.map(({ outstanding }) => outstanding))
  return { today: day, lines: lines.slice(0, limit), count: lines.length, totals }
}

/** As the database compares. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
