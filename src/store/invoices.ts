import { sql } from 'kysely'
import type { OpenInvoice } from '../core/ageing.ts'
import type { Day } from '../core/day.ts'
import { partNumber } from '../core/instalment.ts'
import { type Invoice, type InvoiceKind, invoiceNumberKey } from '../core/invoice.ts'
import { type Currency, type Money, money } from '../core/money.ts'
import { inBatches } from './batches.ts'
import { newId } from './id.ts'
import type { Db } from './open.ts'

const COLUMNS = [
  'id',
  'number',
  'customerId',
  'deliveryId',
  'amountMinor',
  'currency',
  'outstandingMinor',
  'issuedDay',
  'dueDay',
  'terms',
  'deliveredDay',
  'sentDay',
  'settledDay',
  'wholeId',
  'part',
  'parts',
] as const

/** An invoice with the delivery that it belongs to. */
export type StoredInvoice = Invoice & { readonly deliveryId: string | null }

type Row = Omit<StoredInvoice, 'amount' | 'outstanding'> & {
  amountMinor: number
  outstandingMinor: number
  currency: Currency
}

function toInvoice({ amountMinor, outstandingMinor, currency, ...row }: Row): StoredInvoice {
  return { ...row, amount: money(amountMinor, currency), outstanding: money(outstandingMinor, currency) }
}

export async function insertInvoices(
  db: Db,
  workspaceId: string,
  invoices: readonly (StoredInvoice & { readonly kind?: InvoiceKind })[],
  made: { createdBy: string; createdAt: string },
): Promise<void> {
  for (const batch of inBatches(invoices, 400)) {
    await db
      .insertInto('invoices')
      .values(
        batch.map(({ amount, outstanding, ...invoice }) => ({
          workspaceId,
          kind: 'sale' as const,
          ...invoice,
          numberKey: invoiceNumberKey(invoice.number),
          currency: amount.currency,
          amountMinor: amount.minor,
          creditedMinor: 0,
          appliedMinor: amount.minor - outstanding.minor,
          outstandingMinor: outstanding.minor,
          ...made,
        })),
      )
      .execute()
  }
}

export async function findInvoice(db: Db, workspaceId: string, id: string): Promise<StoredInvoice | null> {
  const [invoice] = await findInvoices(db, workspaceId, [id])
  return invoice ?? null
}

export async function findInvoices(db: Db, workspaceId: string, ids: readonly string[]): Promise<StoredInvoice[]> {
  const found: StoredInvoice[] = []
  for (const batch of inBatches(ids, 500)) {
    const rows = await db
      .selectFrom('invoices')
      .select(COLUMNS)
      .where('workspaceId', '=', workspaceId)
      .where('id', 'in', batch)
      .execute()
    found.push(...rows.map(toInvoice))
  }
  return found
}

/**
 * All invoices under a number, each as its parts in order; one that is not in instalments is its own only part. The number of a part
 * names that part alone. One invoice at most for a customer.
 */
export async function findPartsByNumber(db: Db, workspaceId: string, number: string): Promise<StoredInvoice[][]> {
  const alone = await findInvoicesByNumber(db, workspaceId, number)
  const firsts = await findInvoicesByNumber(db, workspaceId, partNumber(number, 1))
  const wholes: StoredInvoice[][] = []
  for (const first of firsts) if (first.part === 1) wholes.push(await partsOfInvoice(db, workspaceId, first))
  return [...alone.map((invoice) => [invoice]), ...wholes]
}

/** All parts of the invoice that this one is of, in order: itself, where it is not in instalments. */
export async function partsOfInvoice(db: Db, workspaceId: string, invoice: StoredInvoice): Promise<StoredInvoice[]> {
  if (invoice.wholeId === null) return [invoice]
  const rows = await db
    .selectFrom('invoices')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('wholeId', '=', invoice.wholeId)
    .orderBy('part')
    .execute()
  return rows.map(toInvoice)
}

/** All invoices under exactly a number: one at most for a customer. */
export async function findInvoicesByNumber(db: Db, workspaceId: string, number: string): Promise<StoredInvoice[]> {
  const rows = await db
    .selectFrom('invoices')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('numberKey', '=', invoiceNumberKey(number))
    .execute()
  return rows.map(toInvoice)
}

export type InvoiceByNumber = StoredInvoice & { readonly appliedMinor: number; readonly creditedMinor: number }

/**
 * All invoices under any of these numbers, by the key of the number; each as its parts in order, one where it is not in instalments. The
 * number of a part names that part alone.
 */
export async function invoicesByNumber(
  db: Db,
  workspaceId: string,
  numberKeys: readonly string[],
): Promise<{ numberKey: string; invoices: InvoiceByNumber[] }[]> {
  const alone = await invoicesWhere(db, workspaceId, { column: 'numberKey', values: numberKeys })
  const keyOf = new Map(numberKeys.map((key) => [partNumber(key, 1), key]))
  const firsts = await invoicesWhere(db, workspaceId, { column: 'numberKey', values: [...keyOf.keys()] })
  const wholeIds = firsts.filter(({ part }) => part === 1).map(({ id }) => id)
  const parts = await invoicesWhere(db, workspaceId, { column: 'wholeId', values: wholeIds })
  const wholes = Map.groupBy(
    parts.sort((a, b) => (a.part ?? 0) - (b.part ?? 0)),
    ({ wholeId }) => wholeId,
  )
  return [
    ...alone.map((invoice) => ({ numberKey: invoiceNumberKey(invoice.number), invoices: [invoice] })),
    ...[...wholes.values()].map((invoices) => {
      const first = invoiceNumberKey(invoices[0]?.number ?? '')
      return { numberKey: keyOf.get(first) ?? first, invoices }
    }),
  ]
}

async function invoicesWhere(
  db: Db,
  workspaceId: string,
  { column, values }: { column: 'numberKey' | 'wholeId'; values: readonly string[] },
): Promise<InvoiceByNumber[]> {
  const found: InvoiceByNumber[] = []
  for (const batch of inBatches(values, 1000)) {
    const rows = await db
      .selectFrom('invoices')
      .select([...COLUMNS, 'appliedMinor', 'creditedMinor'])
      .where('workspaceId', '=', workspaceId)
      .where(column, 'in', batch)
      .execute()
    found.push(
      ...rows.map(({ appliedMinor, creditedMinor, ...row }) => ({ ...toInvoice(row), appliedMinor, creditedMinor })),
    )
  }
  return found
}

/** Numbers of open invoices, for 'did you mean': of one owner's customers, or of all. The newest first, at most 5,000. */
export async function openInvoiceNumbers(db: Db, workspaceId: string, ownerUserId: string | null): Promise<string[]> {
  let query = db
    .selectFrom('invoices')
    .innerJoin('customers', (j) =>
      j.onRef('customers.workspaceId', '=', 'invoices.workspaceId').onRef('customers.id', '=', 'invoices.customerId'),
    )
    .select('number')
    .where('invoices.workspaceId', '=', workspaceId)
    .where('outstandingMinor', '>', 0)
  if (ownerUserId !== null) query = query.where('customers.ownerUserId', '=', ownerUserId)
  const rows = await query.orderBy('dueDay', 'desc').limit(5000).execute()
  return rows.map((r) => r.number)
}

/** A customer's open invoices, the first due first: the order in which a payment on account is applied. */
export async function openInvoicesOf(db: Db, workspaceId: string, customerId: string): Promise<StoredInvoice[]> {
  const rows = await db
    .selectFrom('invoices')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('customerId', '=', customerId)
    .where('outstandingMinor', '>', 0)
    .orderBy('dueDay')
    .orderBy('number')
    .execute()
  return rows.map(toInvoice)
}

/** What is open now: every open invoice's customer, due day and outstanding amount. */
export async function openInvoices(db: Db, workspaceId: string): Promise<(OpenInvoice & { customerId: string })[]> {
  const rows = await db
    .selectFrom('invoices')
    .select(['customerId', 'dueDay', 'currency', 'outstandingMinor'])
    .where('workspaceId', '=', workspaceId)
    .where('outstandingMinor', '>', 0)
    .execute()
  return rows.map(({ customerId, dueDay, ...r }) => ({
    customerId,
    dueDay,
    outstanding: money(r.outstandingMinor, r.currency),
  }))
}

/** What was open on a day. */
export type OpenThen = OpenInvoice & Pick<Invoice, 'id' | 'number' | 'customerId' | 'issuedDay' | 'amount'>

/**
 * What was open at the end of a day, from the facts dated on or before it alone: never from today's balance. Of one customer, or of all.
 */
export async function openInvoicesOn(db: Db, workspaceId: string, day: Day, customerId?: string): Promise<OpenThen[]> {
  // The last thing that happened to a settled invoice is on its settled day: what was settled by then was not open.
  const looked = db
    .selectFrom('invoices as i')
    .where('i.workspaceId', '=', workspaceId)
    .where('i.issuedDay', '<=', day)
    .where((eb) => eb.or([eb('i.settledDay', 'is', null), eb('i.settledDay', '>', day)]))
    .$if(customerId !== undefined, (q) => q.where('i.customerId', '=', customerId ?? ''))
  const ids = looked.select('i.id')
  const rows = await looked
    .leftJoin(
      db
        .selectFrom('allocations')
        .select(['invoiceId', (eb) => eb.fn.sum<number>('amountMinor').as('minor')])
        .where('workspaceId', '=', workspaceId)
        .where('appliedDay', '<=', day)
        .where('invoiceId', 'in', ids)
        .groupBy('invoiceId')
        .as('paid'),
      'paid.invoiceId',
      'i.id',
    )
    .leftJoin(
      db
        .selectFrom('creditNotes')
        .select(['invoiceId', (eb) => eb.fn.sum<number>('amountMinor').as('minor')])
        .where('workspaceId', '=', workspaceId)
        .where('creditedDay', '<=', day)
        .where('invoiceId', 'in', ids)
        .groupBy('invoiceId')
        .as('credited'),
      'credited.invoiceId',
      'i.id',
    )
    .select(['i.id', 'i.number', 'i.customerId', 'i.issuedDay', 'i.dueDay', 'i.currency', 'i.amountMinor'])
    .select(['paid.minor as paidMinor', 'credited.minor as creditedMinor'])
    .execute()
  const dueThen = await dueDaysBefore(db, workspaceId, day)
  return rows
    .map((r) => ({
      id: r.id,
      number: r.number,
      customerId: r.customerId,
      issuedDay: r.issuedDay,
      dueDay: dueThen.get(r.id) ?? r.dueDay,
      amount: money(r.amountMinor, r.currency),
      outstanding: money(r.amountMinor - (r.paidMinor ?? 0) - (r.creditedMinor ?? 0), r.currency),
    }))
    .filter((i) => i.outstanding.minor > 0)
}

export type OpenSums = { currency: Currency; openMinor: number; overdueMinor: number; overdueCount: number }

/** Sums a currency of what is open now, and what of it is past due on `today`. Reads one index, not the rows. */
export async function openSums(db: Db, workspaceId: string, today: Day): Promise<OpenSums[]> {
  return db
    .selectFrom('invoices')
    .select((eb) => [
      'currency',
      eb.fn.sum<number>('outstandingMinor').as('openMinor'),
      sql<number>`coalesce(sum(case when due_day < ${today} then outstanding_minor end), 0)`.as('overdueMinor'),
      sql<number>`count(case when due_day < ${today} then 1 end)`.as('overdueCount'),
    ])
    .where('workspaceId', '=', workspaceId)
    .where('outstandingMinor', '>', 0)
    .groupBy('currency')
    .orderBy('currency')
    .execute()
}

export type OverdueRow = StoredInvoice & { customerName: string; ownerUserId: string | null }

/** The invoices past due on `today`, the longest overdue first; of one owner's customers, when given. */
export async function overdueInvoices(
  db: Db,
  workspaceId: string,
  { today, ownerUserId, limit }: { today: Day; ownerUserId: string | null; limit: number },
): Promise<OverdueRow[]> {
  let query = db
    .selectFrom('invoices')
    .innerJoin('customers', (j) =>
      j.onRef('customers.workspaceId', '=', 'invoices.workspaceId').onRef('customers.id', '=', 'invoices.customerId'),
    )
    .select([
      ...COLUMNS.filter((c) => c !== 'id' && c !== 'currency' && c !== 'terms'),
      'invoices.id',
      'invoices.currency',
      'invoices.terms',
    ])
    .select(['customers.name as customerName', 'customers.ownerUserId'])
    .where('invoices.workspaceId', '=', workspaceId)
    .where('outstandingMinor', '>', 0)
    .where('dueDay', '<', today)
  if (ownerUserId !== null) query = query.where('customers.ownerUserId', '=', ownerUserId)
  const rows = await query.orderBy('dueDay').orderBy('invoices.number').limit(limit).execute()
  return rows.map(({ customerName, ownerUserId: owner, ...row }) => ({
    ...toInvoice(row as Row),
    customerName,
    ownerUserId: owner,
  }))
}

/** Count and totals of what one owner's customers owe past due. */
export async function overdueSums(
  db: Db,
  workspaceId: string,
  { today, ownerUserId }: { today: Day; ownerUserId: string | null },
): Promise<{ count: number; totals: Money[] }> {
  let query = db
    .selectFrom('invoices')
    .innerJoin('customers', (j) =>
      j.onRef('customers.workspaceId', '=', 'invoices.workspaceId').onRef('customers.id', '=', 'invoices.customerId'),
    )
    .select((eb) => [
      'invoices.currency',
      eb.fn.countAll<number>().as('count'),
      eb.fn.sum<number>('outstandingMinor').as('minor'),
    ])
    .where('invoices.workspaceId', '=', workspaceId)
    .where('outstandingMinor', '>', 0)
    .where('dueDay', '<', today)
  if (ownerUserId !== null) query = query.where('customers.ownerUserId', '=', ownerUserId)
  const rows = await query.groupBy('invoices.currency').orderBy('invoices.currency').execute()
  return {
    count: rows.reduce((n, r) => n + r.count, 0),
    totals: rows.map((r) => money(r.minor, r.currency)),
  }
}

/** The day of the last payment or credit note of an invoice, whichever was recorded last. */
async function lastMoneyDay(db: Db, workspaceId: string, invoiceId: string): Promise<Day | null> {
  const days = db
    .selectFrom('allocations')
    .select('appliedDay as day')
    .where('workspaceId', '=', workspaceId)
    .where('invoiceId', '=', invoiceId)
    .unionAll(
      db
        .selectFrom('creditNotes')
        .select('creditedDay as day')
        .where('workspaceId', '=', workspaceId)
        .where('invoiceId', '=', invoiceId),
    )
  const row = await days.orderBy('day', 'desc').limit(1).executeTakeFirst()
  return row?.day ?? null
}

/** Adds to what is credited or applied (their rows are there already), and keeps the outstanding amount and the day it was settled. */
export async function applyToInvoice(
  db: Db,
  workspaceId: string,
  invoice: StoredInvoice,
  change: { appliedMinor?: number; creditedMinor?: number },
): Promise<StoredInvoice> {
  const applied = change.appliedMinor ?? 0
  const credited = change.creditedMinor ?? 0
  const outstandingMinor = invoice.outstanding.minor - applied - credited
  const settledDay = outstandingMinor <= 0 ? await lastMoneyDay(db, workspaceId, invoice.id) : null
  await db
    .updateTable('invoices')
    .set((eb) => ({
      appliedMinor: eb('appliedMinor', '+', applied),
      creditedMinor: eb('creditedMinor', '+', credited),
      outstandingMinor,
      settledDay,
    }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', invoice.id)
    .execute()
  return { ...invoice, outstanding: money(outstandingMinor, invoice.amount.currency), settledDay }
}

export async function setInvoiceDays(
  db: Db,
  workspaceId: string,
  id: string,
  days: { sentDay?: Day; dueDay?: Day; terms?: string },
): Promise<void> {
  await db.updateTable('invoices').set(days).where('workspaceId', '=', workspaceId).where('id', '=', id).execute()
}

export async function openInvoiceIds(db: Db, workspaceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('invoices')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('outstandingMinor', '>', 0)
    .execute()
  return rows.map((r) => r.id)
}

/** The currency that most of a customer's invoices are in; of two with as many the first of the alphabet. */
export async function mainCurrency(db: Db, workspaceId: string, customerId: string): Promise<Currency | null> {
  const row = await db
    .selectFrom('invoices')
    .select('currency')
    .where('workspaceId', '=', workspaceId)
    .where('customerId', '=', customerId)
    .groupBy('currency')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('currency')
    .limit(1)
    .executeTakeFirst()
  return row?.currency ?? null
}

export async function insertDueChange(
  db: Db,
  workspaceId: string,
  change: { invoiceId: string; changedDay: Day; dueDayBefore: Day },
): Promise<void> {
  await db
    .insertInto('dueChanges')
    .values({ workspaceId, id: newId(), ...change })
    .execute()
}

/** For invoices whose terms were changed after a day: what they were due on at its end. */
export async function dueDaysBefore(db: Db, workspaceId: string, day: Day): Promise<Map<string, Day>> {
  const changes = await db
    .selectFrom('dueChanges')
    .select(['invoiceId', 'dueDayBefore'])
    .where('workspaceId', '=', workspaceId)
    .where('changedDay', '>', day)
    .orderBy('id', 'desc')
    .execute()
  // The first change after the day comes last, and tells what was true before it.
  return new Map(changes.map((c) => [c.invoiceId, c.dueDayBefore]))
}
