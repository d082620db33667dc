import type { TierChange, TierNews } from '../core/tier.ts'
import type { Workspace } from '../core/workspace.ts'
import { findCustomer } from '../store/customers.ts'
import { findHold } from '../store/holds.ts'
import type { Db } from '../store/open.ts'
import { findTier } from '../store/tiers.ts'

/** Turns of tiers and holds that were placed, as they are told; without customers who are not there any more. */
export async function readTierChanges(db: Db, workspace: Workspace, news: readonly TierNews[]): Promise<TierChange[]> {
  const changes: TierChange[] = []
  for (const each of news) {
    const change = await readTierChange(db, workspace, each)
    if (change) changes.push(change)
  }
  return changes
}

async function readTierChange(
  db: Db,
  { id }: Workspace,
  { customerId, tierId, holdId }: TierNews,
): Promise<TierChange | null> {
  const customer = await findCustomer(db, id, customerId)
  if (!customer) return null
  return {
    customerId,
    customerName: customer.name,
    ownerUserId: customer.ownerUserId,
    turn: tierId === null ? null : await findTier(db, id, tierId),
    hold: holdId === null ? null : await findHold(db, id, holdId),
  }
}
