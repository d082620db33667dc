import { type Day, laterDay } from '../core/day.ts'
import type { Db } from '../store/open.ts'
import { promisedUntil } from '../store/promises.ts'
import { heldUntil } from '../store/reminder-holds.ts'

/** Until when nobody asks for these invoices: the last day for which payment is promised, or reminders are on hold. */
export async function pausedUntil(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, Day>> {
  const until = await promisedUntil(db, workspaceId, invoiceIds)
  for (const [id, day] of await heldUntil(db, workspaceId, invoiceIds))
    until.set(id, laterDay(day, until.get(id) ?? day))
  return until
}
