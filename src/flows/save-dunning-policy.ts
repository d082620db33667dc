import type { Clock } from '../core/clock.ts'
import { type DunningOutcome, type DunningPolicy, dunningFaults, isOtherLadder } from '../core/dunning-policy.ts'
import { inBatches } from '../store/batches.ts'
import { findDunningPolicy, saveDunningPolicy as storePolicy } from '../store/dunning-policies.ts'
import { findInvoices, openInvoiceIds } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { replan } from './apply-receipts.ts'
import { type Actor, changeFacts } from './change.ts'
import { letOthersGo } from './let-others-go.ts'

const INVOICES_PER_TRANSACTION = 500

/** Changes how a company follows up. Other days of its ladder move the steps of what is open. */
export async function saveDunningPolicy(
  db: Db,
  clock: Clock,
  by: Actor,
  policy: DunningPolicy,
): Promise<DunningOutcome> {
  const outcome = await changeFacts(db, clock, by, async ({ tx, workspace, audit }): Promise<DunningOutcome> => {
    const faults = dunningFaults(policy)
    if (faults.length > 0) return { kind: 'faulty', faults }
    const before = await findDunningPolicy(tx, workspace.id)
    if ((Object.keys(policy) as (keyof DunningPolicy)[]).every((field) => before[field] === policy[field]))
      return { kind: 'unchanged', policy }
    await storePolicy(tx, workspace.id, policy)
    audit({ action: 'save-dunning-policy', subjectKind: 'workspace', subjectId: workspace.id, before, after: policy })
    return { kind: 'saved', before, policy }
  })
  if (outcome.kind === 'saved' && isOtherLadder(outcome))
    for (const ids of inBatches(await openInvoiceIds(db, by.workspaceId), INVOICES_PER_TRANSACTION)) {
      await changeFacts(db, clock, by, async (change) =>
        replan(change, await findInvoices(change.tx, by.workspaceId, ids)),
      )
      await letOthersGo()
    }
  return outcome
}
