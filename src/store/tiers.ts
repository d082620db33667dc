import type { Day } from '../core/day.ts'
import { standingOf, type TierEntry, type TierParts, type TierStanding } from '../core/tier.ts'
import { inBatches } from './batches.ts'
import { newId } from './id.ts'
import type { Db } from './open.ts'

const COLUMNS = ['id', 'customerId', 'day', 'tier', 'before', 'parts'] as const

export type StoredTier = TierEntry & { readonly id: string; readonly customerId: string }

type Row = Omit<StoredTier, 'parts'> & { readonly parts: string }

function toEntry({ parts, ...row }: Row): StoredTier {
  return { ...row, parts: JSON.parse(parts) as TierParts }
}

/** What was found of these customers up to a day, the oldest first; one of whom nothing was is not in it. */
export async function tierHistories(
  db: Db,
  workspaceId: string,
  customerIds: readonly string[],
  day: Day,
): Promise<Map<string, StoredTier[]>> {
  const entries: StoredTier[] = []
  for (const ids of inBatches(customerIds, 500)) {
    const rows = await db
      .selectFrom('tiers')
      .select(COLUMNS)
      .where('workspaceId', '=', workspaceId)
      .where('customerId', 'in', ids)
      .where('day', '<=', day)
      .orderBy('day')
      .orderBy('id')
      .execute()
    entries.push(...rows.map(toEntry))
  }
  return Map.groupBy(entries, (entry) => entry.customerId)
}

/** A customer's tier at the end of a day, and since when; null while nothing was known. */
export async function tierOn(
  db: Db,
  workspaceId: string,
  customerId: string,
  day: Day,
): Promise<(TierStanding & { readonly parts: TierParts }) | null> {
  const history = (await tierHistories(db, workspaceId, [customerId], day)).get(customerId) ?? []
  const standing = standingOf(history)
  const last = history.at(-1)
  return standing && last ? { ...standing, parts: last.parts } : null
}

export async function findTier(db: Db, workspaceId: string, id: string): Promise<StoredTier | null> {
  const row = await db
    .selectFrom('tiers')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toEntry(row) : null
}

/** Adds to a customer's history. Returns the id. */
export async function insertTier(
  db: Db,
  workspaceId: string,
  { parts, ...entry }: TierEntry & { customerId: string },
  createdAt: string,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('tiers')
    .values({ workspaceId, id, ...entry, parts: JSON.stringify(parts), createdAt })
    .execute()
  return id
}
