/** Whose limit is whose: a parent and its children share one. */
import type { Customer } from '../core/customer.ts'
import type { Day } from '../core/day.ts'
import { childrenOf, findCustomer } from './customers.ts'
import { newId } from './id.ts'
import type { Db } from './open.ts'

export type CustomerGroup = {
  /** Whose limit counts: the parent, or the customer itself. */
  readonly head: Customer
  /** All who share it, the head first. */
  readonly members: readonly Customer[]
}

/** The group of a customer as it was at the end of a day. */
export async function groupOn(db: Db, workspaceId: string, customer: Customer, day: Day): Promise<CustomerGroup> {
  const changed = await parentsBefore(db, workspaceId, day)
  const parentThen = ({ id, parentId }: Customer) => (changed.has(id) ? (changed.get(id) ?? null) : parentId)
  const headId = parentThen(customer) ?? customer.id
  const head = headId === customer.id ? customer : await findCustomer(db, workspaceId, headId)
  if (!head) throw new Error(`no customer ${headId}, the parent of ${customer.id}`)
  const children = (await childrenOf(db, workspaceId, headId)).filter((child) => parentThen(child) === headId)
  const left = [...changed].filter(([id, parentId]) => parentId === headId && !children.some((c) => c.id === id))
  const back = await Promise.all(left.map(([id]) => findCustomer(db, workspaceId, id)))
  return { head, members: [head, ...children, ...back.filter((c) => c !== null)] }
}

export async function insertParentChange(
  db: Db,
  workspaceId: string,
  change: { customerId: string; changedDay: Day; parentBefore: string | null },
): Promise<void> {
  await db
    .insertInto('parentChanges')
    .values({ workspaceId, id: newId(), ...change })
    .execute()
}

/** For customers whose parent was changed after a day: who it was at its end. */
async function parentsBefore(db: Db, workspaceId: string, day: Day): Promise<Map<string, string | null>> {
  const changes = await db
    .selectFrom('parentChanges')
    .select(['customerId', 'parentBefore'])
    .where('workspaceId', '=', workspaceId)
    .where('changedDay', '>', day)
    .orderBy('id', 'desc')
    .execute()
  // The first change after the day comes last, and tells what was true before it.
  return new Map(changes.map((c) => [c.customerId, c.parentBefore]))
}
