import { DEFAULT_DUNNING, type DunningPolicy } from '../core/dunning-policy.ts'
import type { Db } from './open.ts'

/** How a company decided to follow up, or the defaults. */
export async function findDunningPolicy(db: Db, workspaceId: string): Promise<DunningPolicy> {
  const row = await db
    .selectFrom('dunningPolicies')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .executeTakeFirst()
  if (!row) return DEFAULT_DUNNING
  const { workspaceId: _, handOverHoldsCredit, ...policy } = row
  return { ...policy, handOverHoldsCredit: handOverHoldsCredit === 1 }
}

export async function saveDunningPolicy(
  db: Db,
  workspaceId: string,
  { handOverHoldsCredit, ...policy }: DunningPolicy,
): Promise<void> {
  const row = { ...policy, handOverHoldsCredit: handOverHoldsCredit ? (1 as const) : (0 as const) }
  await db
    .insertInto('dunningPolicies')
    .values({ workspaceId, ...row })
    .onConflict((c) => c.column('workspaceId').doUpdateSet(row))
    .execute()
}
