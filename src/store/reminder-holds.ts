import { type Day, laterDay } from '../core/day.ts'
import type { ReminderHold } from '../core/reminder-hold.ts'
import { inBatches } from './batches.ts'
import type { Db } from './open.ts'

const IDS_A_QUERY = 500

export async function insertReminderHold(
  db: Db,
  workspaceId: string,
  hold: ReminderHold,
  made: { createdBy: string; createdAt: string },
): Promise<void> {
  await db
    .insertInto('reminderHolds')
    .values({ workspaceId, ...hold, endedBy: null, ...made })
    .execute()
}

export async function endReminderHolds(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
  { day, by }: { day: Day; by: string },
): Promise<void> {
  for (const batch of inBatches(ids, IDS_A_QUERY))
    await db
      .updateTable('reminderHolds')
      .set({ endedDay: day, endedBy: by })
      .where('workspaceId', '=', workspaceId)
      .where('id', 'in', batch)
      .where('endedDay', 'is', null)
      .execute()
}

/** The holds of these invoices that nobody released, also those whose last day is past, the last to end last. */
export async function reminderHoldsOf(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<ReminderHold[]> {
  const found: ReminderHold[] = []
  for (const batch of inBatches(invoiceIds, IDS_A_QUERY))
    found.push(
      ...(await db
        .selectFrom('reminderHolds')
        .select(['id', 'invoiceId', 'untilDay', 'reason', 'ownerUserId', 'placedDay', 'endedDay'])
        .where('workspaceId', '=', workspaceId)
        .where('invoiceId', 'in', batch)
        .where('endedDay', 'is', null)
        .orderBy('untilDay')
        .orderBy('id')
        .execute()),
    )
  return found
}

/** The last day of an invoice's holds; nothing for one that has none. */
export async function heldUntil(db: Db, workspaceId: string, invoiceIds: readonly string[]): Promise<Map<string, Day>> {
  const until = new Map<string, Day>()
  for (const { invoiceId, untilDay } of await reminderHoldsOf(db, workspaceId, invoiceIds))
    until.set(invoiceId, laterDay(untilDay, until.get(invoiceId) ?? untilDay))
  return until
}
