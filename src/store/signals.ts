import type { Day } from '../core/day.ts'
import type { Signal } from '../core/hold.ts'
import { inBatches } from './batches.ts'
import type { Db } from './open.ts'

export type StoredSignal = Signal & { readonly customerId: string; readonly loggedAt: string }

export async function insertSignal(
  db: Db,
  workspaceId: string,
  signal: Omit<Signal, 'endedDay'> & { customerId: string },
  made: { createdBy: string; createdAt: string },
): Promise<void> {
  await db
    .insertInto('signals')
    .values({ workspaceId, ...signal, endedDay: null, endedBy: null, ...made })
    .execute()
}

/** The signals on these customers that were open at the end of a day, the first seen first. */
export async function openSignalsOn(
  db: Db,
  workspaceId: string,
  customerIds: readonly string[],
  day: Day,
): Promise<StoredSignal[]> {
  const signals: StoredSignal[] = []
  for (const ids of inBatches(customerIds, 500))
    signals.push(
      ...(await db
        .selectFrom('signals')
        .select(['id', 'customerId', 'severity', 'what', 'day', 'endedDay', 'createdAt as loggedAt'])
        .where('workspaceId', '=', workspaceId)
        .where('customerId', 'in', ids)
        .where('day', '<=', day)
        .where((eb) => eb.or([eb('endedDay', 'is', null), eb('endedDay', '>', day)]))
        .orderBy('day')
        .orderBy('id')
        .execute()),
    )
  return signals
}

export async function endSignals(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
  { day, by }: { day: Day; by: string },
): Promise<void> {
  for (const batch of inBatches(ids, 500))
    await db
      .updateTable('signals')
      .set({ endedDay: day, endedBy: by })
      .where('workspaceId', '=', workspaceId)
      .where('id', 'in', batch)
      .execute()
}
