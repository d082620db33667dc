import { type Behaviour, behaviourOf, behaviourSince } from '../core/behaviour.ts'
import type { Day } from '../core/day.ts'
import type { Db } from '../store/open.ts'
import { pastInvoicesOn } from '../store/past-invoices.ts'

/** How these customers together paid up to a day: one, or all of a group. */
export async function behaviourOn(
  db: Db,
  workspaceId: string,
  customerIds: readonly string[],
  day: Day,
): Promise<Behaviour> {
  const invoices = await pastInvoicesOn(db, workspaceId, { customerIds, since: behaviourSince(day), day })
  return behaviourOf([...invoices.values()].flat(), day)
}

/** The same of each by itself. */
export async function behavioursOn(
  db: Db,
  workspaceId: string,
  customerIds: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, Behaviour>> {
  const invoices = await pastInvoicesOn(db, workspaceId, { customerIds, since: behaviourSince(day), day })
  return new Map(customerIds.map((id) => [id, behaviourOf(invoices.get(id) ?? [], day)]))
}
