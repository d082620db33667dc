import type { Clock } from '../core/clock.ts'
import { type DunningOutcome, type DunningPolicy, dunningFaults, isOtherLadder } from '../core/dunning-policy.ts'
import { findDunningPolicy, saveDunningPolicy as storePolicy } from '../store/dunning-policies.ts'
import type { Db } from '../store/open.ts'
import { wantReplan } from '../store/workspaces.ts'
import { type Actor, changeFacts } from './change.ts'
import { replanDuties } from './replan-duties.ts'

/** Changes how a company follows up. Other days of its ladder move the steps of what is open. */
export async function saveDunningPolicy(
  db: Db,
  clock: Clock,
  by: Actor,
  policy: DunningPolicy,
): Promise<DunningOutcome> {
  const outcome = await changeFacts(db, clock, by, async ({ tx, workspace, at, audit }): Promise<DunningOutcome> => {
    const faults = dunningFaults(policy)
    if (faults.length > 0) return { kind: 'faulty', faults }
    const before = await findDunningPolicy(tx, workspace.id)
    if ((Object.keys(policy) as (keyof DunningPolicy)[]).every((field) => before[field] === policy[field]))
      return { kind: 'unchanged', policy }
    await storePolicy(tx, workspace.id, policy)
    if (isOtherLadder({ before, policy })) await wantReplan(tx, workspace.id, at)
    audit({ action: 'save-dunning-policy', subjectKind: 'workspace', subjectId: workspace.id, before, after: policy })
    return { kind: 'saved', before, policy }
  })
  await replanDuties(db, clock, by)
  return outcome
}
