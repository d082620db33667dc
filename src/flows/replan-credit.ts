import type { Clock } from '../core/clock.ts'
import { hasFirewall } from '../core/workspace.ts'
import { inBatches } from '../store/batches.ts'
import { listCustomers } from '../store/customers.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'
import { letOthersGo } from './let-others-go.ts'
import { cancelCreditDuties, planCreditDuties } from './plan-credit-duties.ts'

const CUSTOMERS_PER_TRANSACTION = 100

/**
 * Asks the rules of law 1 again for every customer: when the firewall was put up or taken away, or its rhythm or the calendar changed.
 * In batches, each a transaction that goes by the settings as they are then.
 */
export async function replanCredit(db: Db, clock: Clock, by: Actor): Promise<void> {
  const ids = (await listCustomers(db, by.workspaceId)).map((c) => c.id)
  for (const batch of inBatches(ids, CUSTOMERS_PER_TRANSACTION)) {
    await changeFacts(db, clock, by, async (change) => {
      if (hasFirewall(change.workspace)) await planCreditDuties(change, batch)
      else await cancelCreditDuties(change, batch)
    })
    await letOthersGo()
  }
}
