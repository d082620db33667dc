import type { DayTotals } from '../core/books.ts'
import type { Day } from '../core/day.ts'
import type { Currency } from '../core/money.ts'
import { inBatches } from './batches.ts'
import type { Db } from './open.ts'

const MEASURES = [
  'invoicedMinor',
  'creditedMinor',
  'writtenOffMinor',
  'receivedMinor',
  'appliedMinor',
  'operatingInMinor',
  'operatingOutMinor',
  'otherInMinor',
  'otherOutMinor',
] as const
type Measure = (typeof MEASURES)[number]

export type TotalsDelta = { readonly day: Day; readonly currency: Currency } & Partial<Record<Measure, number>>

/** Adds deltas to the sums of their days. In the transaction that changes the facts. */
export async function addToTotals(db: Db, workspaceId: string, deltas: readonly TotalsDelta[]): Promise<void> {
  const rows = new Map<string, { day: Day; currency: Currency } & Record<Measure, number>>()
  for (const delta of deltas) {
    const key = `${delta.currency} ${delta.day}`
    const row = rows.get(key) ?? {
      day: delta.day,
      currency: delta.currency,
      ...(Object.fromEntries(MEASURES.map((m) => [m, 0])) as Record<Measure, number>),
    }
    for (const m of MEASURES) row[m] += delta[m] ?? 0
    rows.set(key, row)
  }
  for (const batch of inBatches([...rows.values()], 200)) {
    await db
      .insertInto('dailyTotals')
      .values(batch.map((row) => ({ workspaceId, ...row })))
      .onConflict((c) =>
        c
          .columns(['workspaceId', 'currency', 'day'])
          .doUpdateSet((eb) =>
            Object.fromEntries(MEASURES.map((m) => [m, eb(eb.ref(`dailyTotals.${m}`), '+', eb.ref(`excluded.${m}`))])),
          ),
      )
      .execute()
  }
}

/** The sums of every day up to and including `upTo`, in order of day. */
export async function readTotals(db: Db, workspaceId: string, upTo: Day): Promise<DayTotals[]> {
  return db
    .selectFrom('dailyTotals')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('day', '<=', upTo)
    .orderBy('day')
    .execute()
}
