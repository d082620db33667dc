import type { Clock } from '../core/clock.ts'
import type { Day } from '../core/day.ts'
import { hasFirewall } from '../core/workspace.ts'
import { JOB_ACTOR } from '../store/audit.ts'
import { inBatches } from '../store/batches.ts'
import { customersDue } from '../store/duties.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'
import { letOthersGo } from './let-others-go.ts'
import { cancelCreditDuties, planCreditDuties } from './plan-credit-duties.ts'

const CUSTOMERS_PER_TRANSACTION = 100

/** Asks the rules of law 1 again for those of whose file something is to be said: nobody is asked for what no longer is to be done. */
export async function replanCreditDue(db: Db, clock: Clock, workspaceId: string, today: Day): Promise<void> {
  const by: Actor = { workspaceId, userId: JOB_ACTOR, role: 'admin', via: 'job' }
  await replanCredit(db, clock, by, { customerIds: await customersDue(db, workspaceId, today, 'customer') })
}

/** In batches, each a transaction that goes by the settings as they are then. Ends early when it is told to stop. */
export async function replanCredit(
  db: Db,
  clock: Clock,
  by: Actor,
  { customerIds, signal }: { customerIds: readonly string[]; signal?: AbortSignal | undefined },
): Promise<void> {
  for (const batch of inBatches(customerIds, CUSTOMERS_PER_TRANSACTION)) {
    if (signal?.aborted) return
    await changeFacts(db, clock, by, async (change) => {
      if (hasFirewall(change.workspace)) await planCreditDuties(change, batch)
      else await cancelCreditDuties(change, batch)
    })
    await letOthersGo()
  }
}
