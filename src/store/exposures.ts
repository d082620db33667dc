import type { Day } from '../core/day.ts'
import type { ExposureFacts, OpenFact } from '../core/exposure.ts'
import { type Money, money } from '../core/money.ts'
import { dueDaysBefore } from './invoices.ts'
import type { Db } from './open.ts'

type Whose = { readonly customerIds: readonly string[]; readonly day: Day }

/** What these customers owed, had delivered to them, had ordered and had paid ahead at the end of a day: from facts dated by then. */
export async function exposureFacts(db: Db, workspaceId: string, whose: Whose): Promise<ExposureFacts> {
  return {
    invoices: await openOn(db, workspaceId, whose),
    deliveries: await uninvoicedOn(db, workspaceId, whose),
    orders: await ordersOn(db, workspaceId, whose),
    unapplied: await unappliedOf(db, workspaceId, whose),
  }
}

async function openOn(db: Db, workspaceId: string, { customerIds, day }: Whose): Promise<OpenFact[]> {
  // What was settled by the day needs no sums. A payment taken back and paid again may hide among the others: their sums tell.
  const perhapsOpen = db
    .selectFrom('invoices')
    .where('workspaceId', '=', workspaceId)
    .where('customerId', 'in', customerIds)
    .where('issuedDay', '<=', day)
    .where((eb) => eb.or([eb('settledDay', 'is', null), eb('settledDay', '>', day)]))
  const invoices = await perhapsOpen.select(['id', 'amountMinor', 'currency', 'dueDay']).execute()
  if (invoices.length === 0) return []
  const applied = await db
    .selectFrom('allocations')
    .select(['invoiceId', (eb) => eb.fn.sum<number>('amountMinor').as('minor')])
    .where('workspaceId', '=', workspaceId)
    .where('appliedDay', '<=', day)
    .where('invoiceId', 'in', perhapsOpen.select('id'))
    .groupBy('invoiceId')
    .execute()
  const credited = await db
    .selectFrom('creditNotes')
    .select(['invoiceId', (eb) => eb.fn.sum<number>('amountMinor').as('minor')])
    .where('workspaceId', '=', workspaceId)
    .where('creditedDay', '<=', day)
    .where('invoiceId', 'in', perhapsOpen.select('id'))
    .groupBy('invoiceId')
    .execute()
  const prepaid = await db
    .selectFrom('deliveries as d')
    .innerJoin('orders as o', (j) => j.onRef('o.workspaceId', '=', 'd.workspaceId').onRef('o.id', '=', 'd.orderId'))
    .select('d.invoiceId')
    .where('d.workspaceId', '=', workspaceId)
    .where('d.customerId', 'in', customerIds)
    .where('o.prepaid', '=', 1)
    .where('d.invoiceId', 'in', perhapsOpen.select('id'))
    .execute()
  const ofPrepaid = new Set(prepaid.map((d) => d.invoiceId))
  const [appliedOf, creditedOf] = [applied, credited].map((rows) => new Map(rows.map((r) => [r.invoiceId, r.minor])))
  const dueThen = await dueDaysBefore(db, workspaceId, day)
  return invoices
    .map(({ id, amountMinor, currency, dueDay }) => ({
      amount: money(amountMinor, currency),
      appliedMinor: appliedOf?.get(id) ?? 0,
      creditedMinor: creditedOf?.get(id) ?? 0,
      dueDay: dueThen.get(id) ?? dueDay,
      prepaid: ofPrepaid.has(id),
    }))
    .filter((i) => i.amount.minor > i.appliedMinor + i.creditedMinor)
}

async function uninvoicedOn(
  db: Db,
  workspaceId: string,
  { customerIds, day }: Whose,
): Promise<ExposureFacts['deliveries']> {
  const rows = await db
    .selectFrom('deliveries as d')
    .leftJoin('invoices as i', (j) => j.onRef('i.workspaceId', '=', 'd.workspaceId').onRef('i.id', '=', 'd.invoiceId'))
    .leftJoin('orders as o', (j) => j.onRef('o.workspaceId', '=', 'd.workspaceId').onRef('o.id', '=', 'd.orderId'))
    .select((eb) => ['d.currency', 'o.prepaid', eb.fn.sum<number>('d.amountMinor').as('minor')])
    .where('d.workspaceId', '=', workspaceId)
    .where('d.customerId', 'in', customerIds)
    .where('d.deliveredDay', '<=', day)
    .where((eb) => eb.or([eb('d.invoiceId', 'is', null), eb('i.issuedDay', '>', day)]))
    .groupBy(['d.currency', 'o.prepaid'])
    .orderBy('d.currency')
    .execute()
  return rows.map(({ minor, currency, prepaid }) => ({ amount: money(minor, currency), prepaid: prepaid === 1 }))
}

async function ordersOn(db: Db, workspaceId: string, { customerIds, day }: Whose): Promise<ExposureFacts['orders']> {
  const later = db
    .selectFrom('deliveries')
    .select('orderId')
    .where('workspaceId', '=', workspaceId)
    .where('customerId', 'in', customerIds)
    .where('deliveredDay', '>', day)
    .where('orderId', 'is not', null)
  // What was delivered whole by the day is no longer ordered.
  const perhapsOpen = db
    .selectFrom('orders')
    .where('workspaceId', '=', workspaceId)
    .where('customerId', 'in', customerIds)
    .where('orderedDay', '<=', day)
    .where((eb) => eb.or([eb('cancelledDay', 'is', null), eb('cancelledDay', '>', day)]))
    .where((eb) => eb.or([eb('deliveredMinor', '<', eb.ref('amountMinor')), eb('id', 'in', later)]))
  const orders = await perhapsOpen.select(['id', 'amountMinor', 'currency', 'prepaid']).orderBy('id').execute()
  if (orders.length === 0) return []
  const delivered = await db
    .selectFrom('deliveries')
    .select(['orderId', (eb) => eb.fn.sum<number>('amountMinor').as('minor')])
    .where('workspaceId', '=', workspaceId)
    .where('deliveredDay', '<=', day)
    .where('orderId', 'in', perhapsOpen.select('id'))
    .groupBy('orderId')
    .execute()
  const deliveredOf = new Map(delivered.map((d) => [d.orderId, d.minor]))
  return orders.map(({ id, amountMinor, currency, prepaid }) => ({
    amount: money(amountMinor, currency),
    deliveredMinor: deliveredOf.get(id) ?? 0,
    prepaid: prepaid === 1,
  }))
}

/** Receipts received by a day less what of them was applied by then, a currency each. */
async function unappliedOf(db: Db, workspaceId: string, { customerIds, day }: Whose): Promise<Money[]> {
  const received = await db
    .selectFrom('payments')
    .select((eb) => ['currency', eb.fn.sum<number>('amountMinor').as('minor')])
    .where('workspaceId', '=', workspaceId)
    .where('customerId', 'in', customerIds)
    .where('receivedDay', '<=', day)
    .groupBy('currency')
    .orderBy('currency')
    .execute()
  const applied = await db
    .selectFrom('allocations as a')
    .innerJoin('payments as p', (j) => j.onRef('p.workspaceId', '=', 'a.workspaceId').onRef('p.id', '=', 'a.paymentId'))
    .select((eb) => ['p.currency', eb.fn.sum<number>('a.amountMinor').as('minor')])
    .where('p.workspaceId', '=', workspaceId)
    .where('p.customerId', 'in', customerIds)
    .where('a.appliedDay', '<=', day)
    .groupBy('p.currency')
    .execute()
  const appliedOf = new Map(applied.map((a) => [a.currency, a.minor]))
  return received.map(({ currency, minor }) => money(minor - (appliedOf.get(currency) ?? 0), currency))
}
