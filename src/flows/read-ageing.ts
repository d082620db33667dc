import { type Ageing, type AgeingReport, ageingOf, ageingReportOf, type Untied } from '../core/ageing.ts'
import type { Day } from '../core/day.ts'
import { listCustomers } from '../store/customers.ts'
import { openInvoices, openInvoicesOn } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { unappliedNow, unappliedOn } from '../store/payments.ts'
import { receivablesOn, unappliedByCustomer, unappliedByCustomerOn } from '../store/statements.ts'
import { readTied } from './read-statement.ts'

/** Ageing today from what is open now. */
export async function readAgeing(db: Db, workspaceId: string, today: Day): Promise<Ageing[]> {
  return ageingOf(await openInvoices(db, workspaceId), await unappliedNow(db, workspaceId), today)
}

/** Ageing at the end of an earlier day, from the facts dated on or before it alone. */
export async function readAgeingOn(db: Db, workspaceId: string, day: Day): Promise<Ageing[]> {
  return ageingOf(await openInvoicesOn(db, workspaceId, day), await unappliedOn(db, workspaceId, day), day)
}

/**
 * Ageing of all customers and of each, today or at the end of an earlier day; or that what is open is not what the days sum to, so that
 * there is nothing to show.
 */
export async function readAgeingReport(
  db: Db,
  workspaceId: string,
  { day, today }: { day: Day; today: Day },
): Promise<AgeingReport | Untied> {
  const isToday = day === today
  const names = new Map((await listCustomers(db, workspaceId)).map((c) => [c.id, c.name]))
  return readTied(async () => {
    const open = isToday ? await openInvoices(db, workspaceId) : await openInvoicesOn(db, workspaceId, day)
    const unapplied = isToday
      ? await unappliedByCustomer(db, workspaceId)
      : await unappliedByCustomerOn(db, workspaceId, day)
    const receivables = await receivablesOn(db, workspaceId, isToday ? undefined : day)
    return ageingReportOf({ open, unapplied, receivables, names }, day)
  })
}
