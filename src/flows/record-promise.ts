import type { Clock } from '../core/clock.ts'
import type { Day } from '../core/day.ts'
import { chasedOf } from '../core/dispute.ts'
import { type Money, money, totalsByCurrency } from '../core/money.ts'
import { pauseRefusal } from '../core/pause.ts'
import {
  type PaymentPromise,
  type PromisedInvoice,
  type PromiseOutcome,
  type PromiseStanding,
  replacedBy,
  wasOnlyPutOff,
} from '../core/promise.ts'
import { disputedOn } from '../store/disputes.ts'
import { newId } from '../store/id.ts'
import type { StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import {
  insertPromise,
  promisesOfInvoices,
  putOffPromises,
  restorePromises,
  withdrawPromises,
} from '../store/promises.ts'
import { keepPromised } from './apply-receipts.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { findReceivables, type WhichReceivables } from './find-receivables.ts'
import { standingsOf } from './read-promises.ts'
import { replanFollowed } from './replan-followed.ts'

export type PromiseEntry = {
  readonly which: WhichReceivables
  readonly promisedDay: Day
  /** null: all that is open and not in dispute. Of several invoices it covers the first due first. */
  readonly amount: Money | null
  readonly note: string
  /** The message in which it was said. */
  readonly link: string | null
}

/** Keeps by when a customer said that it pays. Nobody asks for these invoices until then. */
export async function recordPromise(db: Db, clock: Clock, by: Actor, entry: PromiseEntry): Promise<PromiseOutcome> {
  return changeFacts(db, clock, by, async (change): Promise<PromiseOutcome> => {
    const { tx, today } = change
    const found = await findReceivables(tx, by, entry.which, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const { customer, named } = found
    const name = named?.number ?? customer.name
    const { amount, promisedDay } = entry
    const refused = pauseRefusal(promisedDay, today)
    if (refused) return refused
    const [first] = found.open
    if (!first) return { kind: 'nothing-open', name }
    const invoices = amount === null ? meantOf(found, promisedDay) : found.open.filter((i) => isIn(amount, i))
    if (amount !== null && invoices.length === 0)
      return { kind: 'other-currency', number: name, invoiced: first.amount, paid: amount }
    const open = amount && money(sumOf(invoices), amount.currency)
    if (amount && open && amount.minor > open.minor) return { kind: 'more-than-open', number: name, outstanding: open }
    const promise: PaymentPromise = {
      id: newId(),
      customerId: customer.id,
      promisedDay,
      recordedDay: today,
      note: entry.note,
      link: entry.link,
      ownerUserId: customer.ownerUserId ?? by.userId,
      withdrawnDay: null,
      replacedBy: null,
      isOfCustomer: named === null,
      putOffs: [],
      createdBy: by.userId,
      invoices: await promisedOf(change, { invoices, amount }),
    }
    const { brought } = await keepPromised(change, { customerIds: [customer.id], since: null }, async () => {
      const taken = await takePlace(change, promise)
      await insertPromise(tx, by.workspaceId, promise, change.at)
      await putOffPromises(tx, by.workspaceId, taken.putOffIds, promise.id)
      return taken
    })
    const { withdrawn, putOff } = brought
    const { id, ...after } = promise
    change.audit({ action: 'record-promise', subjectKind: 'promise', subjectId: id, after })
    const duties = await replanFollowed(
      change,
      promise.invoices.map((i) => i.invoiceId),
    )
    const days = { withdrawn: withdrawn.map(dayOf), putOff: putOff.map(dayOf) }
    const ids = new Set(promise.invoices.map((i) => i.invoiceId))
    const totals = totalsByCurrency(found.open.filter((i) => ids.has(i.id)).map((i) => i.outstanding))
    return { kind: 'recorded', promise, customerName: customer.name, open: totals, ...days, duties }
  })
}

/** Without an amount all that is open; of an invoice in instalments those that are due by the promised day, or else the next one. */
function meantOf(
  { named, open }: { named: StoredInvoice | null; open: readonly StoredInvoice[] },
  promisedDay: Day,
): readonly StoredInvoice[] {
  if (named === null) return open
  const due = open.filter((i) => i.dueDay <= promisedDay)
  return due.length > 0 ? due : open.slice(0, 1)
}

/** How much of each invoice is promised, in minor units. What is in dispute is left out, unless an amount takes it in or nothing else is open. */
async function promisedOf(
  { tx, workspace, today }: Change,
  { invoices, amount }: { invoices: readonly StoredInvoice[]; amount: Money | null },
): Promise<PromisedInvoice[]> {
  const ids = invoices.map((i) => i.id)
  const disputed = await disputedOn(tx, workspace.id, today, ids)
  const undisputed = (i: StoredInvoice) => chasedOf(i.outstanding, disputed.get(i.id) ?? 0).minor
  const undisputedMinor = invoices.reduce((n, i) => n + undisputed(i), 0)
  const takesAll = undisputedMinor === 0 || (amount !== null && amount.minor > undisputedMinor)
  let left = amount?.minor ?? Number.MAX_SAFE_INTEGER
  const promised: PromisedInvoice[] = []
  for (const invoice of invoices) {
    const { minor, currency } = invoice.outstanding
    const most = takesAll ? minor : undisputed(invoice)
    const part = Math.min(left, most)
    left -= part
    if (part > 0)
      promised.push({
        invoiceId: invoice.id,
        number: invoice.number,
        amount: money(part, currency),
        restMinor: most - part,
      })
  }
  return promised
}

/**
 * What becomes of the open promises of which the new one says all again. One that was put off stays so while what put it off stands; one that
 * was withdrawn only to be promised anew stands, and is put off.
 */
async function takePlace(
  { tx, workspace, today, by, audit }: Change,
  { id, promisedDay: day, invoices }: PaymentPromise,
): Promise<Record<'withdrawn' | 'putOff', PaymentPromise[]> & { putOffIds: string[] }> {
  const ids = new Set(invoices.map((i) => i.invoiceId))
  const earlier = (await promisesOfInvoices(tx, workspace.id, [...ids])).filter((p) =>
    p.invoices.every((i) => ids.has(i.invoiceId)),
  )
  const takenBack = new Set(earlier.filter((p) => wasOnlyPutOff(p, { day, today })).map((p) => p.id))
  const asIfNot = earlier.map((p) => (takenBack.has(p.id) ? { ...p, withdrawnDay: null } : p))
  const standing = await standingsOf(tx, workspace.id, asIfNot, today)
  const withdrawn = standing.filter((p) => isToCome(p) && replacedBy(p, { day, today }) === 'withdrawn')
  const gone = new Set(withdrawn.map((p) => p.id))
  const wasPutOff = ({ putOffs }: PaymentPromise) => gone.has(putOffs.at(-1)?.promiseId ?? '')
  const putOff = standing.filter((p) => !gone.has(p.id) && p.promisedDay < day && (p.state === 'open' || wasPutOff(p)))
  await withdrawPromises(tx, workspace.id, [...gone], { day: today, by: by.userId, replacedBy: id })
  await restorePromises(
    tx,
    workspace.id,
    putOff.filter((p) => takenBack.has(p.id)).map((p) => p.id),
  )
  for (const { id: subjectId, promisedDay } of [...withdrawn, ...putOff]) {
    const [action, after] = gone.has(subjectId)
      ? ['withdraw-promise', { withdrawnDay: today, replacedBy: id }]
      : ['put-off-promise', { putOffTo: day, putOffBy: id, ...(takenBack.has(subjectId) && { withdrawnDay: null }) }]
    audit({ action, subjectKind: 'promise', subjectId, before: { promisedDay }, after })
  }
  return { withdrawn, putOff: putOff.filter(isToCome), putOffIds: putOff.map((p) => p.id) }
}

function isToCome({ state }: PromiseStanding): boolean {
  return state === 'open' || state === 'put-off'
}

function isIn({ currency }: Money, invoice: StoredInvoice): boolean {
  return invoice.amount.currency === currency
}

function sumOf(invoices: readonly StoredInvoice[]): number {
  return invoices.reduce((n, i) => n + i.outstanding.minor, 0)
}

function dayOf({ promisedDay }: PaymentPromise): Day {
  return promisedDay
}
