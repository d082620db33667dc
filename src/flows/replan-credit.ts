import type { Clock } from '../core/clock.ts'
import type { Day } from '../core/day.ts'
import { hasFirewall } from '../core/workspace.ts'
import { JOB_ACTOR } from '../store/audit.ts'
import { inBatches } from '../store/batches.ts'
import { listCustomers } from '../store/customers.ts'
import { customersDue } from '../store/duties.ts'
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
  await replan(
    db,
    clock,
    by,
    (await listCustomers(db, by.workspaceId)).map((c) => c.id),
  )
}

/** The same for those of whose file something is to be said: nobody is asked for what no longer is to be done. */
export async function replanCreditDue(db: Db, clock: Clock, workspaceId: string, today: Day): Promise<void> {
  const by: Actor = { workspaceId, userId: JOB_ACTOR, role: 'admin', via: 'job' }
  await replan(db, clock, by, await customersDue(db, workspaceId, today, 'customer'))
}

async function replan(db: Db, clock: Clock, by: Actor, customerIds: readonly string[]): Promise<void> {
  for (const batch of inBatches(customerIds, CUSTOMERS_PER_TRANSACTION)) {
    await changeFacts(db, clock, by, async (change) => {
      if (hasFirewall(change.workspace)) await planCreditDuties(change, batch)
      else await cancelCreditDuties(change, batch)
    })
    await letOthersGo()
  }
}
