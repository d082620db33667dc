import type { Approver } from '../core/credit-request.ts'
import { money } from '../core/money.ts'
import type { Db } from './open.ts'

/** Who may approve, the highest authority first; only who is on the team still. */
export async function listApprovers(db: Db, workspaceId: string): Promise<Approver[]> {
  const rows = await approversOnTeam(db, workspaceId).orderBy('a.authorityMinor', 'desc').orderBy('a.userId').execute()
  return rows.map((r) => ({ userId: r.userId, authority: money(r.authorityMinor, r.currency) }))
}

/** null for who may not approve, or is not on the team any more. */
export async function findApprover(db: Db, workspaceId: string, userId: string): Promise<Approver | null> {
  const row = await approversOnTeam(db, workspaceId).where('a.userId', '=', userId).executeTakeFirst()
  return row ? { userId: row.userId, authority: money(row.authorityMinor, row.currency) } : null
}

function approversOnTeam(db: Db, workspaceId: string) {
  return db
    .selectFrom('approvers as a')
    .innerJoin('members as m', (j) => j.onRef('m.workspaceId', '=', 'a.workspaceId').onRef('m.userId', '=', 'a.userId'))
    .select(['a.userId', 'a.authorityMinor', 'a.currency'])
    .where('a.workspaceId', '=', workspaceId)
}

export async function saveApprover(
  db: Db,
  workspaceId: string,
  { userId, authority }: Approver,
  added: { addedBy: string; addedAt: string },
): Promise<void> {
  const row = { authorityMinor: authority.minor, currency: authority.currency, ...added }
  await db
    .insertInto('approvers')
    .values({ workspaceId, userId, ...row })
    .onConflict((c) => c.columns(['workspaceId', 'userId']).doUpdateSet(row))
    .execute()
}

export async function removeApprover(db: Db, workspaceId: string, userId: string): Promise<void> {
  await db.deleteFrom('approvers').where('workspaceId', '=', workspaceId).where('userId', '=', userId).execute()
}
