import type { Day } from '../core/day.ts'
import type { Hold } from '../core/hold.ts'
import { inBatches } from './batches.ts'
import { newId } from './id.ts'
import type { Db } from './open.ts'

const COLUMNS = ['id', 'customerId', 'cause', 'what', 'placedDay', 'releasedDay'] as const

/** The holds on any of these customers at the end of a day, the one placed first first. */
export async function holdsOn(db: Db, workspaceId: string, customerIds: readonly string[], day: Day): Promise<Hold[]> {
  return db
    .selectFrom('holds')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('customerId', 'in', customerIds)
    .where('placedDay', '<=', day)
    .where((eb) => eb.or([eb('releasedDay', 'is', null), eb('releasedDay', '>', day)]))
    .orderBy('placedDay')
    .orderBy('id')
    .execute()
}

/** The first of these holds. */
export async function holdOn(...asked: Parameters<typeof holdsOn>): Promise<Hold | null> {
  return (await holdsOn(...asked))[0] ?? null
}

export async function findHold(db: Db, workspaceId: string, id: string): Promise<Hold | null> {
  const row = await db
    .selectFrom('holds')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The last hold of each of these customers, released or not, with the instant of its release. */
export async function lastHolds(
  db: Db,
  workspaceId: string,
  customerIds: readonly string[],
): Promise<Map<string, Hold & { readonly releasedAt: string | null }>> {
  const last = new Map<string, Hold & { readonly releasedAt: string | null }>()
  for (const ids of inBatches(customerIds, 500)) {
    const rows = await db
      .selectFrom('holds')
      .select([...COLUMNS, 'releasedAt'])
      .where('workspaceId', '=', workspaceId)
      .where('customerId', 'in', ids)
      .orderBy('placedAt')
      .orderBy('id')
      .execute()
    for (const row of rows) last.set(row.customerId, row)
  }
  return last
}

/** The holds on these customers that were released. */
export async function releasedHolds(db: Db, workspaceId: string, customerIds: readonly string[]): Promise<Hold[]> {
  return db
    .selectFrom('holds')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('customerId', 'in', customerIds)
    .where('releasedDay', 'is not', null)
    .execute()
}

/** Stops credit for a customer; null when it is stopped already: a customer has one hold at a time. */
export async function placeHold(
  db: Db,
  workspaceId: string,
  {
    customerId,
    cause,
    what,
    by,
    day,
    at,
  }: Pick<Hold, 'customerId' | 'cause' | 'what'> & { by: string; day: Day; at: string },
): Promise<Hold | null> {
  const row = await db
    .insertInto('holds')
    .values({
      workspaceId,
      id: newId(),
      customerId,
      cause,
      what,
      placedDay: day,
      placedBy: by,
      placedAt: at,
      releasedDay: null,
      releasedBy: null,
      releasedAt: null,
      requestId: null,
    })
    .onConflict((c) => c.columns(['workspaceId', 'customerId']).where('releasedAt', 'is', null).doNothing())
    .returning(COLUMNS)
    .executeTakeFirst()
  return row ?? null
}

/** Lets credit go on for a customer, by the approval of a request; null when there is nothing to release. */
export async function releaseHold(
  db: Db,
  workspaceId: string,
  { customerId, requestId, by, day, at }: { customerId: string; requestId: string; by: string; day: Day; at: string },
): Promise<Hold | null> {
  const row = await db
    .updateTable('holds')
    .set({ releasedDay: day, releasedBy: by, releasedAt: at, requestId })
    .where('workspaceId', '=', workspaceId)
    .where('customerId', '=', customerId)
    .where('releasedAt', 'is', null)
    .returning(COLUMNS)
    .executeTakeFirst()
  return row ?? null
}
