/** How promises stand: read from the payments of their invoices, or of their customer, as of a day. */
import type { Day } from '../core/day.ts'
import type { ColleagueScore } from '../core/follow-up.ts'
import {
  type PaymentPromise,
  type PromiseReceipt,
  type PromiseScore,
  type PromiseStanding,
  promiseStanding,
  scoreOf,
} from '../core/promise.ts'
import type { Db } from '../store/open.ts'
import {
  customerReceipts,
  promisedCredits,
  promisesOf,
  promisesOfInvoices,
  promisesOn,
  receiptsOf,
} from '../store/promises.ts'

/** These promises with how each stood at the end of a day. */
export async function standingsOf(
  db: Db,
  workspaceId: string,
  promises: readonly PaymentPromise[],
  day: Day,
): Promise<PromiseStanding[]> {
  const others = await othersOf(db, workspaceId, promises)
  const named = promises.filter((p) => !p.isOfCustomer)
  const invoiceIds = new Set(named.flatMap((p) => p.invoices.map((i) => i.invoiceId)))
  const receipts = await receiptsOf(db, workspaceId, [...invoiceIds], day)
  const byInvoice = Map.groupBy(receipts, (r) => r.invoiceId)
  const unnamed = [...promises, ...others].filter((p) => p.isOfCustomer)
  const ofCustomers = await receiptsOfCustomers(db, workspaceId, unnamed, day)
  return promises.map((promise) => {
    if (promise.isOfCustomer) return promiseStanding(promise, ofCustomers.get(promise.customerId) ?? [], day, others)
    const own = promise.invoices.flatMap((i) => byInvoice.get(i.invoiceId) ?? [])
    return promiseStanding(promise, own, day, others)
  })
}

/** What else was promised where one of these leaves something open besides: the same money may count for either. */
async function othersOf(db: Db, workspaceId: string, promises: readonly PaymentPromise[]): Promise<PaymentPromise[]> {
  const inPart = promises.filter((p) => p.invoices.some((i) => i.restMinor > 0))
  const [ofCustomer, ofInvoices] = [inPart.filter((p) => p.isOfCustomer), inPart.filter((p) => !p.isOfCustomer)]
  const invoiceIds = new Set(ofInvoices.flatMap((p) => p.invoices.map((i) => i.invoiceId)))
  const customerIds = new Set(ofCustomer.map((p) => p.customerId))
  const byId = new Map<string, PaymentPromise>()
  for (const p of await promisesOfInvoices(db, workspaceId, [...invoiceIds])) if (!p.isOfCustomer) byId.set(p.id, p)
  for (const p of await promisesOf(db, workspaceId, [...customerIds])) if (p.isOfCustomer) byId.set(p.id, p)
  return [...byId.values()]
}

/** What the customers paid of whom no invoice was named, and what was credited of the invoices that they promised. */
async function receiptsOfCustomers(db: Db, workspaceId: string, unnamed: readonly PaymentPromise[], day: Day) {
  const found = new Map<string, PromiseReceipt[]>()
  const ids = unnamed.map((p) => p.id).sort()
  const [afterId] = ids
  if (afterId === undefined) return found
  const customerIds = [...new Set(unnamed.map((p) => p.customerId))]
  const receipts = await customerReceipts(db, workspaceId, customerIds, { afterId, asOf: day })
  const credits = Map.groupBy(await promisedCredits(db, workspaceId, ids, day), (r) => r.invoiceId)
  for (const [customerId, theirs] of Map.groupBy(unnamed, (p) => p.customerId)) {
    const invoiceIds = new Set(theirs.flatMap((p) => p.invoices.map((i) => i.invoiceId)))
    const lowered = [...invoiceIds].flatMap((id) => credits.get(id) ?? [])
    found.set(customerId, [...(receipts.get(customerId) ?? []), ...lowered])
  }
  return found
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
