import type { ImportKind } from '../core/import-report.ts'
import { inBatches } from './batches.ts'
import { newId } from './id.ts'
import type { Db } from './open.ts'

export type NewImport = {
  readonly fileName: string
  readonly fileHash: string
  readonly kind: ImportKind
  readonly rowCount: number
  readonly startedBy: string
  readonly startedAt: string
}

/** Says that a file is being saved. An import of the same file that never finished is taken up again: `isNew` is false. */
export async function startImport(
  db: Db,
  workspaceId: string,
  entry: NewImport,
): Promise<{ id: string; isNew: boolean }> {
  const unfinished = await db
    .selectFrom('imports')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('fileHash', '=', entry.fileHash)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (unfinished) return { id: unfinished.id, isNew: false }
  const id = newId()
  await db
    .insertInto('imports')
    .values({ workspaceId, id, ...entry, savedCount: 0, state: 'running', finishedAt: null })
    .execute()
  return { id, isNew: true }
}

/** True when a file of this name, or with the same bytes, came in before. */
export async function hasImported(
  db: Db,
  workspaceId: string,
  { fileName, fileHash }: Pick<NewImport, 'fileName' | 'fileHash'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('imports')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where((eb) => eb.or([eb('fileName', '=', fileName), eb('fileHash', '=', fileHash)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** In the transaction that saves the rows, so that the count is true after a crash. */
export async function addToImport(db: Db, workspaceId: string, id: string, savedCount: number): Promise<void> {
  await db
    .updateTable('imports')
    .set((eb) => ({ savedCount: eb('savedCount', '+', savedCount) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

export async function finishImport(db: Db, workspaceId: string, id: string, finishedAt: string): Promise<void> {
  await db
    .updateTable('imports')
    .set({ state: 'saved', finishedAt })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

/** Which of these source keys are in the books already. */
export async function knownSources(
  db: Db,
  workspaceId: string,
  table: 'payments' | 'balances' | 'movements',
  keys: readonly string[],
): Promise<Set<string>> {
  const known = new Set<string>()
  for (const batch of inBatches(keys, 1000)) {
    const rows = await db
      .selectFrom(table)
      .select('sourceKey')
      .where('workspaceId', '=', workspaceId)
      .where('sourceKey', 'in', batch)
      .execute()
    for (const { sourceKey } of rows) if (sourceKey !== null) known.add(sourceKey)
  }
  return known
}

/**
 * Of each invoice the sum of the receipts that anything of was applied to it, less what was taken back; minor units by invoice. Of one in
 * instalments under the first of them: a receipt may have gone to several.
 */
export async function receivedFor(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<Map<string, number>> {
  const received = new Map<string, number>()
  for (const batch of inBatches(invoiceIds, 1000)) {
    const rows = await db
      .selectFrom('allocations as a')
      .innerJoin('payments as p', (j) =>
        j.onRef('p.workspaceId', '=', 'a.workspaceId').onRef('p.id', '=', 'a.paymentId'),
      )
      .innerJoin('invoices as i', (j) =>
        j.onRef('i.workspaceId', '=', 'a.workspaceId').onRef('i.id', '=', 'a.invoiceId'),
      )
      .select((eb) => [eb.fn.coalesce('i.wholeId', 'i.id').as('invoiceId'), 'p.id', 'p.amountMinor'])
      .distinct()
      .where('a.workspaceId', '=', workspaceId)
      .where('a.invoiceId', 'in', batch)
      .execute()
    for (const { invoiceId, amountMinor } of rows) received.set(invoiceId, (received.get(invoiceId) ?? 0) + amountMinor)
  }
  return received
}
