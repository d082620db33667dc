import type { Clock } from '../core/clock.ts'
import { type Day, dayAt } from '../core/day.ts'
import { hasFirewall } from '../core/workspace.ts'
import { JOB_ACTOR } from '../store/audit.ts'
import { inBatches } from '../store/batches.ts'
import { changedCustomers } from '../store/changed-customers.ts'
import type { Db } from '../store/open.ts'
import { forgetRuns, lastRun, startRun } from '../store/runs.ts'
import { findWorkspace } from '../store/workspaces.ts'
import { assessCustomers } from './assess-customers.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { letOthersGo } from './let-others-go.ts'
import { planCreditDuties } from './plan-credit-duties.ts'
import { proposeLimits } from './propose-limits.ts'
import { redrawRequests } from './redraw-requests.ts'

const CUSTOMERS_PER_BATCH = 50
const JOB = 'review-credit'
const MS_OF_WAITING = 3_600_000
/** Before everything: the first review looks at everybody with an invoice. */
const NEVER = { at: '', day: '1900-01-01' as Day }

export type Reviewed =
  | { readonly kind: 'no-firewall' }
  /** 'stopped': it was asked to end before it was through, and begins again. */
  | ({ readonly kind: 'reviewed' | 'stopped' } & Readonly<Counts>)

type Counts = { customers: number; turned: number; held: number; proposed: number }

/**
 * The morning's look at the customers that can have changed since the last one: their tiers anew, holds where they turned red, what law 1
 * asks of their files, proposals where a limit should move. Each batch is one transaction; what was found already is found again and
 * changes nothing.
 */
export async function reviewCredit(
  db: Db,
  clock: Clock,
  workspaceId: string,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<Reviewed> {
  const workspace = await findWorkspace(db, workspaceId)
  if (!workspace || !hasFirewall(workspace)) return { kind: 'no-firewall' }
  const at = clock.now().toISOString()
  const today = dayAt(clock.now(), workspace.timeZone)
  const last = await lastRun(db, workspaceId, JOB, today)
  const since = last ? { day: last.day, at: before(last.at) } : NEVER
  const by: Actor = { workspaceId, userId: JOB_ACTOR, role: 'admin', via: 'job' }
  const total: Counts = { customers: 0, turned: 0, held: 0, proposed: 0 }
  const changed = await changedCustomers(db, workspaceId, { today, since })
  for (const ids of inBatches(changed, CUSTOMERS_PER_BATCH)) {
    if (signal?.aborted) return { kind: 'stopped', ...total }
    await changeFacts(db, clock, by, async (change) => {
      const assessed = await assessCustomers(change, ids, { isReview: true })
      total.customers += ids.length
      total.turned += assessed.filter((a) => a.tier !== a.before).length
      total.held += assessed.filter((a) => a.placed).length
      await planCreditDuties(change, ids)
      total.proposed += await proposeLimits(change, ids)
    })
    await letOthersGo()
  }
  // What waits for days shows how the customer stands today.
  await redrawRequests(db, workspaceId)
  await startRun(db, workspaceId, JOB, today, at)
  return { kind: 'reviewed', ...total }
}

/** What was recorded while the last review began may bear an earlier instant than it: it waited for its turn. */
function before(at: string): string {
  return new Date(Date.parse(at) - MS_OF_WAITING).toISOString()
}

/** The rules by which customers are judged are others now: the next morning looks at all of them. */
export async function reviewAnew({ tx, workspace }: Pick<Change, 'tx' | 'workspace'>): Promise<void> {
  await forgetRuns(tx, workspace.id, JOB)
}
