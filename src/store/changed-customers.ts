import { behaviourSince } from '../core/behaviour.ts'
import { type Day, monthOf, monthStart } from '../core/day.ts'
import type { Db } from './open.ts'

/**
 * Whose behaviour, volume or tier can be another one than at an instant: who owes something overdue on `today`, who was ever not green, of
 * whom an invoice, a payment, a credit note, another due day, a finding or a signal was recorded since, of whom a payment has become
 * too old to count, and who bought in a month that is complete since then. In the order of their ids.
 */
export async function changedCustomers(
  db: Db,
  workspaceId: string,
  { today, since }: { today: Day; since: { readonly at: string; readonly day: Day } },
): Promise<string[]> {
  const overdue = db
    .selectFrom('invoices')
    .select('customerId')
    .where('workspaceId', '=', workspaceId)
    .where('outstandingMinor', '>', 0)
    .where('dueDay', '<', today)
  const rows = await overdue
    .union(
      db.selectFrom('tiers').select('customerId').where('workspaceId', '=', workspaceId).where('tier', '<>', 'green'),
    )
    .union(madeSince(db, 'invoices', workspaceId, since.at))
    .union(madeSince(db, 'payments', workspaceId, since.at))
    .union(madeSince(db, 'screenings', workspaceId, since.at))
    .union(madeSince(db, 'signals', workspaceId, since.at))
    .union(
      db
        .selectFrom('allocations as a')
        .innerJoin('invoices as i', (j) =>
          j.onRef('i.workspaceId', '=', 'a.workspaceId').onRef('i.id', '=', 'a.invoiceId'),
        )
        .select('i.customerId')
        .where('a.workspaceId', '=', workspaceId)
        .where('a.appliedDay', '>', behaviourSince(since.day))
        .where('a.appliedDay', '<=', behaviourSince(today)),
    )
    .union(
      db
        .selectFrom('invoices')
        .select('customerId')
        .where('workspaceId', '=', workspaceId)
        .where('issuedDay', '>=', monthStart(monthOf(since.day)))
        .where('issuedDay', '<', monthStart(monthOf(today))),
    )
    .union(
      db
        .selectFrom('creditNotes as c')
        .innerJoin('invoices as i', (j) =>
          j.onRef('i.workspaceId', '=', 'c.workspaceId').onRef('i.id', '=', 'c.invoiceId'),
        )
        .select('i.customerId')
        .where('c.workspaceId', '=', workspaceId)
        .where('c.createdAt', '>=', since.at),
    )
    .union(
      db
        .selectFrom('dueChanges as d')
        .innerJoin('invoices as i', (j) =>
          j.onRef('i.workspaceId', '=', 'd.workspaceId').onRef('i.id', '=', 'd.invoiceId'),
        )
        .select('i.customerId')
        .where('d.workspaceId', '=', workspaceId)
        .where('d.changedDay', '>=', since.day),
    )
    .orderBy('customerId')
    .execute()
  return rows.map((r) => r.customerId)
}

function madeSince(db: Db, table: 'invoices' | 'payments' | 'screenings' | 'signals', workspaceId: string, at: string) {
  return db.selectFrom(table).select('customerId').where('workspaceId', '=', workspaceId).where('createdAt', '>=', at)
}
