import type { Clock } from '../core/clock.ts'
import type { LookEntry, LookOutcome } from '../core/look.ts'
import { findCustomer } from '../store/customers.ts'
import { updateDuties } from '../store/duties.ts'
import { newId } from '../store/id.ts'
import { insertLook } from '../store/looks.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'
import { endDuty, itemOf } from './end-duty.ts'
import { planCreditDuties } from './plan-credit-duties.ts'
import { lookFor } from './read-look.ts'

/** Records a look at a customer's file: it ends the duty that asked for it, and the next one is planned from today. */
export async function recordLook(
  db: Db,
  clock: Clock,
  by: Actor,
  { dutyId, entry }: { dutyId: string; entry: LookEntry },
): Promise<LookOutcome> {
  return endDuty(db, clock, by, dutyId, async (change, duty): Promise<LookOutcome> => {
    const { tx, workspace, today, at } = change
    const customer = await findCustomer(tx, workspace.id, duty.customerId)
    if (lookFor(duty.rule) !== entry.kind || !customer) return { kind: 'no-such-duty' }
    const { suppliers, buyers } = entry.kind === 'refresh' ? entry : { suppliers: null, buyers: null }
    const { kind, changed } = entry
    const id = newId()
    const look = { id, customerId: customer.id, kind, day: today, suppliers, buyers, changed, lookedBy: by.userId }
    await insertLook(tx, workspace.id, look, at)
    await updateDuties(tx, workspace.id, [dutyId], { state: 'done', end: null, endedBy: by.userId, endedAt: at })
    const planned = await planCreditDuties(change, [customer.id])
    const { lookedBy: _, id: __, customerId: ___, ...after } = look
    change.audit(
      { action: 'record-look', subjectKind: 'customer', subjectId: customer.id, after },
      { action: 'finish-duty', subjectKind: 'duty', subjectId: dutyId, after: { rule: duty.rule } },
    )
    const nextDay = planned.find((p) => p.rule === duty.rule)?.dueDay ?? null
    return { kind: 'looked', look, duty: await itemOf(change, dutyId), customerCode: customer.code, nextDay }
  })
}
