import type { Clock } from '../core/clock.ts'
import type { Approver } from '../core/credit-request.ts'
import type { ApproverOutcome } from '../core/limit-outcome.ts'
import type { Money } from '../core/money.ts'
import { findApprover, listApprovers, removeApprover, saveApprover } from '../store/approvers.ts'
import { findMember } from '../store/members.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'
import { redrawRequests } from './redraw-requests.ts'

export async function readApprovers(db: Db, workspaceId: string): Promise<Approver[]> {
  return listApprovers(db, workspaceId)
}

/**
 * Lets a member of the team approve up to an amount, or (null) no longer. Cards that wait show who may decide them now. Up to 0 is neither:
 * whoever is no approver any more is taken off.
 */
export async function setApprover(
  db: Db,
  clock: Clock,
  by: Actor,
  { userId, authority }: { userId: string; authority: Money | null },
): Promise<ApproverOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, at } = change
    if (authority?.minor === 0) return { kind: 'no-authority', userId }
    const before = await findApprover(tx, workspace.id, userId)
    if (authority && !(await findMember(tx, workspace.id, userId))) return { kind: 'not-a-member', userId }
    if (!authority && !before) return { kind: 'not-an-approver', userId }
    const after = authority ? { userId, authority } : null
    if (after) await saveApprover(tx, workspace.id, after, { addedBy: by.userId, addedAt: at })
    else await removeApprover(tx, workspace.id, userId)
    await redrawRequests(tx, workspace.id)
    change.audit({
      action: 'change-approver',
      subjectKind: 'member',
      subjectId: userId,
      before: before ?? undefined,
      after: after ?? undefined,
    })
    return after ? { kind: 'saved', approver: after } : { kind: 'removed', userId }
  })
}
