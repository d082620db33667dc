/** How promises stand: read from the payments of their invoices, as of a day. */
import type { Day } from '../core/day.ts'
import {
  isPromisePaid,
  type PaymentPromise,
  type PromiseScore,
  type PromiseStanding,
  promiseStateOn,
} from '../core/promise.ts'
import type { Db } from '../store/open.ts'
import { promisesOn, receiptsOf } from '../store/promises.ts'

/** These promises with how each stood at the end of a day. */
export async function standingsOf(
  db: Db,
  workspaceId: string,
  promises: readonly PaymentPromise[],
  day: Day,
): Promise<PromiseStanding[]> {
  const invoiceIds = new Set(promises.flatMap((p) => p.invoices.map((i) => i.invoiceId)))
  const receipts = await receiptsOf(db, workspaceId, [...invoiceIds], day)
  const byInvoice = Map.groupBy(receipts, (r) => r.invoiceId)
  return promises.map((promise) => {
    const own = promise.invoices.flatMap((i) => byInvoice.get(i.invoiceId) ?? [])
    return { ...promise, state: promiseStateOn(promise, own, day), isPaid: isPromisePaid(promise, own, day) }
  })
}

/** How many promises were kept, were broken and were open at the end of a day: of these customers, recorded by this person, or of all. */
export async function keptOn(
  db: Db,
  workspaceId: string,
  whose: { customerIds?: readonly string[]; recordedBy?: string; day: Day },
): Promise<PromiseScore> {
  const standings = await standingsOf(db, workspaceId, await promisesOn(db, workspaceId, whose), whose.day)
  const count = (state: PromiseStanding['state']) => standings.filter((p) => p.state === state).length
  return { kept: count('kept'), broken: count('broken'), open: count('open') }
}
