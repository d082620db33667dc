/** How promises stand: read from the payments of their invoices, or of their customer, as of a day. */
import type { Day } from '../core/day.ts'
import type { ColleagueScore } from '../core/follow-up.ts'
import {
  type CustomerReceipt,
  type PaymentPromise,
  type PromiseScore,
  type PromiseStanding,
  promiseStanding,
  scoreOf,
} from '../core/promise.ts'
import type { Db } from '../store/open.ts'
import { customerReceipts, promisesOn, receiptsOf } from '../store/promises.ts'

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
  const ofCustomers = await receiptsOfCustomers(db, workspaceId, promises, day)
  return promises.map((promise) => {
    const own = promise.invoices.flatMap((i) => byInvoice.get(i.invoiceId) ?? [])
    return promiseStanding(promise, [...own, ...(ofCustomers.get(promise.customerId) ?? [])], day)
  })
}

/** What the customers paid of whom no invoice was named. */
async function receiptsOfCustomers(db: Db, workspaceId: string, promises: readonly PaymentPromise[], day: Day) {
  const unnamed = promises.filter((p) => p.isOfCustomer)
  const [afterId] = unnamed.map((p) => p.id).sort()
  if (afterId === undefined) return new Map<string, CustomerReceipt[]>()
  const customerIds = new Set(unnamed.map((p) => p.customerId))
  return customerReceipts(db, workspaceId, [...customerIds], { afterId, asOf: day })
}

/** How many promises were kept, were broken and were open at the end of a day: of these customers, or of all. */
export async function keptOn(
  db: Db,
  workspaceId: string,
  whose: { customerIds?: readonly string[]; day: Day },
): Promise<PromiseScore> {
  return scoreOf(await standingsOf(db, workspaceId, await promisesOn(db, workspaceId, whose), whose.day))
}

/** The same by who recorded them, of those recorded after a day: of one person, or of all; who recorded most comes first. */
export async function keptByColleague(
  db: Db,
  workspaceId: string,
  whose: { recordedBy: string | null; after: Day; day: Day },
): Promise<ColleagueScore[]> {
  const standings = await standingsOf(db, workspaceId, await promisesOn(db, workspaceId, whose), whose.day)
  return [...Map.groupBy(standings, (p) => p.createdBy)]
    .sort(([a, ofA], [b, ofB]) => ofB.length - ofA.length || a.localeCompare(b))
    .map(([userId, own]) => ({ userId, ...scoreOf(own) }))
}
