import type { Clock } from '../core/clock.ts'
import { type CreditPolicy, POLICY_FIELDS, type PolicyOutcome, policyFaults } from '../core/credit-policy.ts'
import { findPolicy, savePolicy as storePolicy } from '../store/credit-policies.ts'
import type { Db } from '../store/open.ts'
import { wantReplan } from '../store/workspaces.ts'
import { type Actor, changeFacts } from './change.ts'
import { replanDuties } from './replan-duties.ts'
import { reviewAnew } from './review-credit.ts'

/** Changes a company's credit rules. Another rhythm moves the days on which files are to be looked at, other tiers are found at the next review. */
export async function savePolicy(db: Db, clock: Clock, by: Actor, policy: CreditPolicy): Promise<PolicyOutcome> {
  const outcome = await changeFacts(db, clock, by, async ({ tx, workspace, at, audit }): Promise<PolicyOutcome> => {
    const faults = policyFaults(policy)
    if (faults.length > 0) return { kind: 'faulty', faults }
    const before = await findPolicy(tx, workspace.id)
    if (POLICY_FIELDS.every((field) => before[field] === policy[field])) return { kind: 'unchanged', policy }
    await storePolicy(tx, workspace.id, policy)
    if (areOtherTiers({ before, policy })) await reviewAnew({ tx, workspace })
    if (isOtherRhythm({ before, policy })) await wantReplan(tx, workspace.id, at)
    audit({ action: 'save-policy', subjectKind: 'workspace', subjectId: workspace.id, before, after: policy })
    return { kind: 'saved', before, policy }
  })
  await replanDuties(db, clock, by)
  return outcome
}

function areOtherTiers({ before, policy }: { before: CreditPolicy; policy: CreditPolicy }): boolean {
  return (['greenDays', 'yellowDays', 'orangeDays'] as const).some((field) => before[field] !== policy[field])
}

function isOtherRhythm({ before, policy }: { before: CreditPolicy; policy: CreditPolicy }): boolean {
  return before.refreshMonths !== policy.refreshMonths || before.reviewMonths !== policy.reviewMonths
}
