import type { Clock } from '../core/clock.ts'
import { type ParentOutcome, parentRefusal } from '../core/group.ts'
import { childrenOf, findCustomer } from '../store/customers.ts'
import { insertParentChange } from '../store/groups.ts'
import { limitOn } from '../store/limits.ts'
import type { Db } from '../store/open.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { findCustomerFor } from './find-customer.ts'
import { redrawRequests } from './redraw-requests.ts'
import { changeCustomer } from './save-customers.ts'
import { tellLapsed } from './tell-lapsed.ts'

/** Lets a customer share the limit of another, or (null) have its own again. Whoever keeps the books may: it moves credit. */
export async function setParent(
  db: Db,
  clock: Clock,
  by: Actor,
  { customerText, parentText }: { customerText: string; parentText: string | null },
): Promise<ParentOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, today, workspace } = change
    const found = await findCustomerFor(tx, by, customerText, 'log-cash-fact')
    if (found.kind !== 'match') return found
    const { customer } = found
    const wanted = parentText === null ? null : await findCustomerFor(tx, by, parentText, 'log-cash-fact')
    if (wanted && wanted.kind !== 'match') return wanted
    const parent = wanted?.customer ?? null
    const before = await parentOf(change, customer.parentId)
    const children = await childrenOf(tx, workspace.id, customer.id)
    const to = parent && { parent, grandparent: await parentOf(change, parent.parentId) }
    const refusal = parentRefusal({ customer, children, before }, to)
    if (refusal) return refusal
    const parentBefore = customer.parentId
    await insertParentChange(tx, workspace.id, { customerId: customer.id, changedDay: today, parentBefore })
    await changeCustomer(change, customer, { ...customer, parentId: parent?.id ?? null })
    await redrawRequests(tx, workspace.id)
    await tellLapsed(change)
    const limit = await limitOn(tx, workspace.id, parent?.id ?? customer.id, today)
    return {
      kind: parent ? 'joined' : 'left',
      customerName: customer.name,
      headName: (parent ?? before)?.name ?? customer.name,
      limit: limit?.amount ?? null,
    }
  })
}

async function parentOf({ tx, workspace }: Change, parentId: string | null) {
  return parentId === null ? null : findCustomer(tx, workspace.id, parentId)
}
