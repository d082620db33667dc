import type { Day } from '../core/day.ts'
import { type Money, money } from '../core/money.ts'
import type { CreditLimit } from '../core/standing.ts'
import { inBatches } from './batches.ts'
import { newId } from './id.ts'
import type { Db } from './open.ts'

/** The limit of a customer at the end of a day; null when none was ever set. */
export async function limitOn(db: Db, workspaceId: string, customerId: string, day: Day): Promise<CreditLimit | null> {
  return (await limitsOn(db, workspaceId, [customerId], day)).get(customerId) ?? null
}

/** The same of many customers; one for whom none was ever set is not in it. */
export async function limitsOn(
  db: Db,
  workspaceId: string,
  customerIds: readonly string[],
  day: Day,
): Promise<Map<string, CreditLimit>> {
  const limits = new Map<string, CreditLimit>()
  for (const ids of inBatches(customerIds, 500)) {
    const rows = await db
      .selectFrom('limits')
      .select(['customerId', 'amountMinor', 'currency', 'day', 'requestId', 'createdBy as approvedBy'])
      .where('workspaceId', '=', workspaceId)
      .where('customerId', 'in', ids)
      .where('day', '<=', day)
      .orderBy('day')
      .orderBy('id')
      .execute()
    for (const { customerId, amountMinor, currency, ...limit } of rows)
      limits.set(customerId, { amount: money(amountMinor, currency), ...limit })
  }
  return limits
}

/** Sets a limit, from its day on. Throws when the request has set one already: an approval counts once. */
export async function insertLimit(
  db: Db,
  workspaceId: string,
  { amount, ...limit }: { customerId: string; amount: Money; day: Day; requestId: string },
  made: { createdBy: string; createdAt: string },
): Promise<void> {
  await db
    .insertInto('limits')
    .values({ workspaceId, id: newId(), ...limit, amountMinor: amount.minor, currency: amount.currency, ...made })
    .execute()
}
