import { type CreditPolicy, DEFAULT_POLICY } from '../core/credit-policy.ts'
import type { Db } from './open.ts'

/** What a company decided of its credit rules, or the defaults. */
export async function findPolicy(db: Db, workspaceId: string): Promise<CreditPolicy> {
  const row = await db
    .selectFrom('creditPolicies')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .executeTakeFirst()
  if (!row) return DEFAULT_POLICY
  const { workspaceId: _, ...policy } = row
  return policy
}

export async function savePolicy(db: Db, workspaceId: string, policy: CreditPolicy): Promise<void> {
  await db
    .insertInto('creditPolicies')
    .values({ workspaceId, ...policy })
    .onConflict((c) => c.column('workspaceId').doUpdateSet(policy))
    .execute()
}
