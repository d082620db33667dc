import type { TierChange } from '../core/tier.ts'
import type { Workspace } from '../core/workspace.ts'
import { findCustomer } from '../store/customers.ts'
import { findHold } from '../store/holds.ts'
import type { Db } from '../store/open.ts'
import { findTier } from '../store/tiers.ts'

/** A turn of a customer's tier, a hold that was placed, or both, as they are told; null when the customer is not there any more. */
export async function readTierChange(
  db: Db,
  { id }: Workspace,
  { customerId, tierId, holdId }: { customerId: string; tierId: string | null; holdId: string | null },
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
