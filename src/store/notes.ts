import type { Day } from '../core/day.ts'
import type { Note } from '../core/note.ts'
import type { Db } from './open.ts'

export async function insertNote(db: Db, workspaceId: string, note: Note, createdAt: string): Promise<void> {
  await db
    .insertInto('notes')
    .values({ workspaceId, ...note, createdAt })
    .execute()
}

/** A note, and when it was written. */
export type KeptNote = Note & { readonly createdAt: string }

/** The notes on a customer up to a day, the newest first: all, or those of one of its invoices. */
export async function notesOf(
  db: Db,
  workspaceId: string,
  { customerId, day, invoiceId, limit }: { customerId: string; day: Day; invoiceId?: string; limit: number },
): Promise<KeptNote[]> {
  let query = db
    .selectFrom('notes')
    .select(['id', 'customerId', 'invoiceId', 'text', 'day', 'createdBy', 'createdAt'])
    .where('workspaceId', '=', workspaceId)
    .where('customerId', '=', customerId)
    .where('day', '<=', day)
  if (invoiceId !== undefined) query = query.where('invoiceId', '=', invoiceId)
  return query.orderBy('day', 'desc').orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
