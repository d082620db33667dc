import { daysOverdue } from '../core/ageing.ts'
import type { Day } from '../core/day.ts'
import type { OverdueReport } from '../core/invoice.ts'
import { reachOf } from '../core/person.ts'
import { overdueInvoices, overdueSums } from '../store/invoices.ts'
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
