import type { Letterhead } from '../core/letter.ts'
import type { Db } from './open.ts'

export async function findLetterhead(db: Db, workspaceId: string): Promise<Letterhead | null> {
  const row = await db
    .selectFrom('letterheads')
    .select(['name', 'address', 'bankDetails', 'replyTo'])
    .where('workspaceId', '=', workspaceId)
    .executeTakeFirst()
  return row ?? null
}

export async function saveLetterhead(
  db: Db,
  workspaceId: string,
  letterhead: Letterhead,
  updated: { readonly updatedBy: string; readonly updatedAt: string },
): Promise<void> {
  const row = { ...letterhead, ...updated }
  await db
    .insertInto('letterheads')
    .values({ workspaceId, ...row })
    .onConflict((c) => c.column('workspaceId').doUpdateSet(row))
    .execute()
}
