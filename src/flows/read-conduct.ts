import { behaviourOf, behaviourSince, trendOf } from '../core/behaviour.ts'
import type { Conduct } from '../core/conduct.ts'
import type { Day } from '../core/day.ts'
import type { Db } from '../store/open.ts'
import { pastInvoicesOn } from '../store/past-invoices.ts'
import { dsoOf } from './read-dso.ts'
import { keptOn } from './read-promises.ts'

/** How a customer has paid up to a day. */
export async function conductOn(db: Db, workspaceId: string, customerId: string, day: Day): Promise<Conduct> {
  const customerIds = [customerId]
  const invoices = await pastInvoicesOn(db, workspaceId, { customerIds, since: behaviourSince(day), day })
  const own = invoices.get(customerId) ?? []
  return {
    ...behaviourOf(own, day),
    trend: trendOf(own, day),
    promises: await keptOn(db, workspaceId, { customerIds, day }),
    dso: await dsoOf(db, workspaceId, { customerId, day }),
  }
}
