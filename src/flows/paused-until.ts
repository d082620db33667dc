import { type Day, laterDay } from '../core/day.ts'
import { type PromiseStanding, promisedUntil } from '../core/promise.ts'
import type { Db } from '../store/open.ts'
import { heldUntil } from '../store/reminder-holds.ts'

/** Until when nobody asks for these invoices: the last day of a hold on their reminders, or of a promise that pauses them. */
export async function pausedUntil(
  db: Db,
  workspaceId: string,
  { invoiceIds, promises }: { invoiceIds: readonly string[]; promises: readonly PromiseStanding[] },
): Promise<ReadonlyMap<string, Day>> {
  const until = await heldUntil(db, workspaceId, invoiceIds)
  for (const [invoiceId, day] of promisedUntil(promises))
    until.set(invoiceId, laterDay(day, until.get(invoiceId) ?? day))
  return until
}
