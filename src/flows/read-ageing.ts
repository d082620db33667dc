import { type Ageing, ageingOf } from '../core/ageing.ts'
import type { Day } from '../core/day.ts'
import { openInvoices, openInvoicesOn } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { unappliedNow, unappliedOn } from '../store/payments.ts'

/** Ageing today from what is open now. */
export async function readAgeing(db: Db, workspaceId: string, today: Day): Promise<Ageing[]> {
  return ageingOf(await openInvoices(db, workspaceId), await unappliedNow(db, workspaceId), today)
}

/** Ageing at the end of an earlier day, from the facts dated on or before it alone. */
export async function readAgeingOn(db: Db, workspaceId: string, day: Day): Promise<Ageing[]> {
  return ageingOf(await openInvoicesOn(db, workspaceId, day), await unappliedOn(db, workspaceId, day), day)
}
