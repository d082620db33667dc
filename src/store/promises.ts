import type { ExpressionBuilder } from 'kysely'
import type { Day } from '../core/day.ts'
import { type Money, money } from '../core/money.ts'
import type { CustomerReceipt, InvoiceReceipt, PaymentPromise, PutOff } from '../core/promise.ts'
import { inBatches } from './batches.ts'
import { newId } from './id.ts'
import type { Db } from './open.ts'
import type { Database } from './schema.ts'

const IDS_A_QUERY = 500

export async function insertPromise(
  db: Db,
  workspaceId: string,
  { invoices, isOfCustomer, putOffs: _, ...promise }: PaymentPromise,
  createdAt: string,
): Promise<void> {
  await db
    .insertInto('promises')
    .values({ workspaceId, ...promise, isOfCustomer: isOfCustomer ? 1 : 0, withdrawnBy: null, createdAt })
    .execute()
  for (const batch of inBatches(invoices, IDS_A_QUERY))
    await db
      .insertInto('promisedInvoices')
      .values(
        batch.map(({ number: _, amount, ...invoice }) => ({
          workspaceId,
          id: newId(),
          promiseId: promise.id,
          ...invoice,
          amountMinor: amount.minor,
        })),
      )
      .execute()
}

export async function withdrawPromises(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
  { day, by, replacedBy = null }: { day: Day; by: string; replacedBy?: string | null },
): Promise<void> {
  for (const batch of inBatches(ids, IDS_A_QUERY))
    await db
      .updateTable('promises')
      .set({ withdrawnDay: day, withdrawnBy: by, replacedBy })
      .where('workspaceId', '=', workspaceId)
      .where('id', 'in', batch)
      .where('withdrawnDay', 'is', null)
      .execute()
}

/** Has promises that were withdrawn stand again. */
export async function restorePromises(db: Db, workspaceId: string, ids: readonly string[]): Promise<void> {
  for (const batch of inBatches(ids, IDS_A_QUERY))
    await db
      .updateTable('promises')
      .set({ withdrawnDay: null, withdrawnBy: null })
      .where('workspaceId', '=', workspaceId)
      .where('id', 'in', batch)
      .execute()
}

/** Says of promises that another one, for a later day, has put them off. */
export async function putOffPromises(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
  laterId: string,
): Promise<void> {
  for (const batch of inBatches(ids, IDS_A_QUERY))
    await db
      .insertInto('putOffs')
      .values(batch.map((promiseId) => ({ workspaceId, id: newId(), promiseId, laterId })))
      .execute()
}

/** Promises by id, the first promised first. */
export async function findPromises(db: Db, workspaceId: string, ids: readonly string[]): Promise<PaymentPromise[]> {
  const found: PaymentPromise[] = []
  for (const batch of inBatches(ids, IDS_A_QUERY))
    found.push(...(await promisesWhere(db, workspaceId, { column: 'id', values: batch })))
  return found.sort(byDay)
}

/** The promises of these customers, the first promised first. */
export async function promisesOf(
  db: Db,
  workspaceId: string,
  customerIds: readonly string[],
): Promise<PaymentPromise[]> {
  const found: PaymentPromise[] = []
  for (const batch of inBatches(customerIds, IDS_A_QUERY))
    found.push(...(await promisesWhere(db, workspaceId, { column: 'customerId', values: batch })))
  return found.sort(byDay)
}

export type WhosePromises = {
  readonly customerIds: readonly string[]
  /** From when on money may come in or go; null: from whenever. Promises for a day before that matter only while somebody is to call. */
  readonly since: Day | null
}

/** Those of these customers of which no invoice was named, unless withdrawn, the first promised first. */
export async function promisesOfNoInvoice(
  db: Db,
  workspaceId: string,
  { customerIds, since }: WhosePromises,
): Promise<PaymentPromise[]> {
  let query = db
    .selectFrom('promises as p')
    .select('p.id')
    .where('p.workspaceId', '=', workspaceId)
    .where('p.isOfCustomer', '=', 1)
    .where('p.withdrawnDay', 'is', null)
  if (since !== null) query = query.where((e) => e.or([e('p.promisedDay', '>=', since), isCallToCome(e)]))
  const ids: string[] = []
  for (const batch of inBatches(customerIds, IDS_A_QUERY))
    ids.push(...(await query.where('p.customerId', 'in', batch).execute()).map((r) => r.id))
  return findPromises(db, workspaceId, ids)
}

/** Somebody is still to call on what was promised. */
function isCallToCome(e: ExpressionBuilder<Database & { p: Database['promises'] }, 'p'>) {
  return e.exists(
    e
      .selectFrom('duties as d')
      .select('d.id')
      .whereRef('d.workspaceId', '=', 'p.workspaceId')
      .whereRef('d.chainId', '=', 'p.id')
      .where('d.state', 'in', ['planned', 'open']),
  )
}

/** The promises that the duties of these invoices may depend on, each whole: not those that were withdrawn, once nobody is to call on them. */
export async function plannedPromisesOf(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<PaymentPromise[]> {
  return promisesWith(db, workspaceId, invoiceIds, { isPlanned: true })
}

/** The promises that these invoices are part of, each whole, the first promised first. */
export async function promisesOfInvoices(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<PaymentPromise[]> {
  return promisesWith(db, workspaceId, invoiceIds, { isPlanned: false })
}

async function promisesWith(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
  { isPlanned }: { isPlanned: boolean },
): Promise<PaymentPromise[]> {
  const ids = new Set<string>()
  for (const batch of inBatches(invoiceIds, IDS_A_QUERY)) {
    const rows = await db
      .selectFrom('promises as p')
      .innerJoin('promisedInvoices as pi', (j) =>
        j.onRef('pi.workspaceId', '=', 'p.workspaceId').onRef('pi.promiseId', '=', 'p.id'),
      )
      .select('p.id')
      .where('pi.workspaceId', '=', workspaceId)
      .where('pi.invoiceId', 'in', batch)
      .$if(isPlanned, (q) => q.where((e) => e.or([e('p.withdrawnDay', 'is', null), isCallToCome(e)])))
      .execute()
    for (const { id } of rows) ids.add(id)
  }
  return findPromises(db, workspaceId, [...ids])
}

/** The promises that were recorded on or before a day, and after another: of these customers, by this person, or all. */
export async function promisesOn(
  db: Db,
  workspaceId: string,
  {
    day,
    after,
    customerIds,
    recordedBy = null,
  }: { day: Day; after?: Day; customerIds?: readonly string[]; recordedBy?: string | null },
): Promise<PaymentPromise[]> {
  let query = db
    .selectFrom('promises')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('recordedDay', '<=', day)
  if (recordedBy !== null) query = query.where('createdBy', '=', recordedBy)
  if (after !== undefined) query = query.where('recordedDay', '>', after)
  const ids: string[] = []
  if (customerIds === undefined) ids.push(...(await query.execute()).map((r) => r.id))
  else
    for (const batch of inBatches(customerIds, IDS_A_QUERY))
      ids.push(...(await query.where('customerId', 'in', batch).execute()).map((r) => r.id))
  return findPromises(db, workspaceId, ids)
}

async function promisesWhere(
  db: Db,
  workspaceId: string,
  { column, values }: { column: 'id' | 'customerId'; values: readonly string[] },
): Promise<PaymentPromise[]> {
  const rows = await db
    .selectFrom('promises as p')
    .innerJoin('promisedInvoices as pi', (j) =>
      j.onRef('pi.workspaceId', '=', 'p.workspaceId').onRef('pi.promiseId', '=', 'p.id'),
    )
    .innerJoin('invoices as i', (j) =>
      j.onRef('i.workspaceId', '=', 'pi.workspaceId').onRef('i.id', '=', 'pi.invoiceId'),
    )
    .select(['p.id', 'p.customerId', 'p.promisedDay', 'p.recordedDay', 'p.note', 'p.link', 'p.ownerUserId'])
    .select(['p.withdrawnDay', 'p.replacedBy', 'p.createdBy', 'p.isOfCustomer'])
    .select(['pi.invoiceId', 'pi.amountMinor', 'pi.restMinor', 'i.number', 'i.currency'])
    .where('p.workspaceId', '=', workspaceId)
    .where(`p.${column}`, 'in', values)
    .orderBy('p.id')
    .orderBy('i.dueDay')
    .orderBy('i.number')
    .execute()
  const byId = Map.groupBy(rows, (r) => r.id)
  const putOffs = await putOffsOf(db, workspaceId, [...byId.keys()])
  return [...byId.values()].map((parts) => {
    const [{ invoiceId: _, number: __, amountMinor: ___, restMinor: ____, currency: _____, isOfCustomer, ...facts }] =
      parts as [Row, ...Row[]]
    return {
      ...facts,
      isOfCustomer: isOfCustomer === 1,
      putOffs: putOffs.get(facts.id) ?? [],
      invoices: parts.map(({ invoiceId, number, amountMinor, restMinor, currency }) => {
        return { invoiceId, number, amount: money(amountMinor, currency), restMinor }
      }),
    }
  })
}

/** What put these promises off, the first recorded first. */
async function putOffsOf(db: Db, workspaceId: string, ids: readonly string[]): Promise<Map<string, PutOff[]>> {
  const found: (PutOff & { ofId: string })[] = []
  for (const batch of inBatches(ids, IDS_A_QUERY))
    found.push(
      ...(await db
        .selectFrom('putOffs as o')
        .innerJoin('promises as later', (j) =>
          j.onRef('later.workspaceId', '=', 'o.workspaceId').onRef('later.id', '=', 'o.laterId'),
        )
        .select(['o.promiseId as ofId', 'later.id as promiseId', 'later.recordedDay as day'])
        .select(['later.promisedDay as toDay', 'later.withdrawnDay as undoneDay'])
        .where('o.workspaceId', '=', workspaceId)
        .where('o.promiseId', 'in', batch)
        .orderBy('later.id')
        .execute()),
    )
  return Map.groupBy(found, (o) => o.ofId)
}

type Row = Omit<PaymentPromise, 'invoices' | 'isOfCustomer' | 'putOffs'> & {
  isOfCustomer: 0 | 1
  invoiceId: string
  number: string
  amountMinor: number
  restMinor: number
  currency: Money['currency']
}

function byDay(a: PaymentPromise, b: PaymentPromise): number {
  return a.promisedDay.localeCompare(b.promisedDay) || a.id.localeCompare(b.id)
}

/**
 * What lowered these invoices by a day: payments that were on them by then, by the day they were received, credit notes by theirs, a
 * discount with the day of its payment; each with when it was taken back.
 */
export async function receiptsOf(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
  asOf: Day,
): Promise<InvoiceReceipt[]> {
  const receipts: InvoiceReceipt[] = []
  for (const batch of inBatches(invoiceIds, IDS_A_QUERY)) {
    const paid = await db
      .selectFrom('allocations as a')
      .innerJoin('payments as p', (j) =>
        j.onRef('p.workspaceId', '=', 'a.workspaceId').onRef('p.id', '=', 'a.paymentId'),
      )
      .leftJoin('payments as r', (j) =>
        j.onRef('r.workspaceId', '=', 'p.workspaceId').onRef('r.reversesId', '=', 'p.id'),
      )
      .select([
        'a.id',
        'a.invoiceId',
        'p.receivedDay as day',
        'a.amountMinor as minor',
        'r.receivedDay as takenBackDay',
      ])
      .where('a.workspaceId', '=', workspaceId)
      .where('a.invoiceId', 'in', batch)
      .where('p.reversesId', 'is', null)
      .where('a.appliedDay', '<=', asOf)
      .execute()
    const credited = await creditsOn(db, workspaceId, asOf).where('c.invoiceId', 'in', batch).execute()
    receipts.push(
      ...paid.map((p) => ({ kind: 'payment' as const, ...p, paidDay: null })),
      ...credited.map((c) => ({ kind: 'credit-note' as const, ...c })),
    )
  }
  return receipts
}

/** What was credited by a day of the invoices of promises, however many these are. */
export async function promisedCredits(
  db: Db,
  workspaceId: string,
  promiseIds: readonly string[],
  asOf: Day,
): Promise<InvoiceReceipt[]> {
  const receipts = new Map<string, InvoiceReceipt>()
  for (const batch of inBatches(promiseIds, IDS_A_QUERY)) {
    const credited = await creditsOn(db, workspaceId, asOf)
      .innerJoin('promisedInvoices as pi', (j) =>
        j.onRef('pi.workspaceId', '=', 'c.workspaceId').onRef('pi.invoiceId', '=', 'c.invoiceId'),
      )
      .where('pi.promiseId', 'in', batch)
      .execute()
    for (const c of credited) receipts.set(c.id, { kind: 'credit-note', ...c })
  }
  return [...receipts.values()]
}

function creditsOn(db: Db, workspaceId: string, asOf: Day) {
  return db
    .selectFrom('creditNotes as c')
    .leftJoin('creditNotes as r', (j) =>
      j.onRef('r.workspaceId', '=', 'c.workspaceId').onRef('r.reversesId', '=', 'c.id'),
    )
    .leftJoin('payments as p', (j) => j.onRef('p.workspaceId', '=', 'c.workspaceId').onRef('p.id', '=', 'c.paymentId'))
    .select(['c.id', 'c.invoiceId', 'c.creditedDay as day', 'p.receivedDay as paidDay'])
    .select(['c.amountMinor as minor', 'r.creditedDay as takenBackDay'])
    .where('c.workspaceId', '=', workspaceId)
    .where('c.reversesId', 'is', null)
    .where('c.creditedDay', '<=', asOf)
}

/** What these customers paid by a day, on whatever invoice or on none, of what was entered after a promise or a payment; by customer. */
export async function customerReceipts(
  db: Db,
  workspaceId: string,
  customerIds: readonly string[],
  { afterId, asOf }: { afterId: string; asOf: Day },
): Promise<Map<string, CustomerReceipt[]>> {
  const receipts: (CustomerReceipt & { customerId: string })[] = []
  for (const batch of inBatches(customerIds, IDS_A_QUERY)) {
    const rows = await db
      .selectFrom('payments as p')
      .leftJoin('payments as r', (j) =>
        j.onRef('r.workspaceId', '=', 'p.workspaceId').onRef('r.reversesId', '=', 'p.id'),
      )
      .select(['p.id', 'p.customerId', 'p.currency', 'p.receivedDay as day', 'p.amountMinor as minor'])
      .select('r.receivedDay as takenBackDay')
      .where('p.workspaceId', '=', workspaceId)
      .where('p.customerId', 'in', batch)
      .where('p.id', '>', afterId)
      .where('p.reversesId', 'is', null)
      .where('p.receivedDay', '<=', asOf)
      .execute()
    receipts.push(...rows.map((p) => ({ kind: 'receipt' as const, ...p })))
  }
  return Map.groupBy(receipts, (r) => r.customerId)
}
