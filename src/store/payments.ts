import type { CreditKind } from '../core/credit-note.ts'
import { type Day, laterDay } from '../core/day.ts'
import type { MoneyEventKind } from '../core/invoice.ts'
import { type Currency, type Money, money } from '../core/money.ts'
import { inBatches } from './batches.ts'
import { newId } from './id.ts'
import type { Db } from './open.ts'

export type Payment = {
  readonly id: string
  readonly customerId: string
  readonly amount: Money
  readonly unappliedMinor: number
  readonly receivedDay: Day
  readonly reference: string
  readonly reversesId: string | null
  readonly sourceKey: string | null
}

export type Allocation = {
  readonly paymentId: string
  readonly invoiceId: string
  readonly amountMinor: number
  readonly appliedDay: Day
}

export async function insertPayments(
  db: Db,
  workspaceId: string,
  payments: readonly Payment[],
  made: { createdBy: string; createdAt: string },
): Promise<void> {
  for (const batch of inBatches(payments, 500)) {
    await db
      .insertInto('payments')
      .values(
        batch.map(({ amount, ...p }) => ({
          workspaceId,
          ...p,
          amountMinor: amount.minor,
          currency: amount.currency,
          ...made,
        })),
      )
      .execute()
  }
}

export async function insertAllocations(
  db: Db,
  workspaceId: string,
  allocations: readonly Allocation[],
): Promise<void> {
  for (const batch of inBatches(allocations, 500)) {
    await db
      .insertInto('allocations')
      .values(batch.map((a) => ({ workspaceId, id: newId(), ...a })))
      .execute()
  }
}

/** What lowered an invoice without money: above 0, or below in the row that takes one back. */
export type CreditNote = {
  readonly id: string
  readonly invoiceId: string
  readonly kind: CreditKind
  readonly amountMinor: number
  readonly creditedDay: Day
  readonly reason: string
  readonly reversesId: string | null
  /** The payment that took a discount. */
  readonly paymentId: string | null
}

export async function insertCreditNote(
  db: Db,
  workspaceId: string,
  note: CreditNote,
  made: { createdBy: string; createdAt: string },
): Promise<void> {
  await db
    .insertInto('creditNotes')
    .values({ workspaceId, ...note, ...made })
    .execute()
}

/** Credit notes, discounts and write-offs that were not taken back, the latest first: of invoices, or those that came with a payment. */
export async function standingCredits(
  db: Db,
  workspaceId: string,
  of: { invoiceIds: readonly string[] } | { paymentId: string },
): Promise<(CreditNote & { readonly createdAt: string })[]> {
  const query = db
    .selectFrom('creditNotes as c')
    .leftJoin('creditNotes as r', (j) =>
      j.onRef('r.workspaceId', '=', 'c.workspaceId').onRef('r.reversesId', '=', 'c.id'),
    )
    .select([
      'c.id',
      'c.invoiceId',
      'c.kind',
      'c.amountMinor',
      'c.creditedDay',
      'c.reason',
      'c.reversesId',
      'c.paymentId',
    ])
    .select('c.createdAt')
    .where('c.workspaceId', '=', workspaceId)
    .where('c.amountMinor', '>', 0)
    .where('r.id', 'is', null)
    .orderBy('c.createdAt', 'desc')
    .orderBy('c.id', 'desc')
  return (
    'paymentId' in of ? query.where('c.paymentId', '=', of.paymentId) : query.where('c.invoiceId', 'in', of.invoiceIds)
  ).execute()
}

/** Receipts not applied to any invoice, a currency each: of one customer, or of all. */
export async function unappliedNow(db: Db, workspaceId: string, customerId?: string): Promise<Money[]> {
  let query = db
    .selectFrom('payments')
    .select((eb) => ['currency', eb.fn.sum<number>('unappliedMinor').as('minor')])
    .where('workspaceId', '=', workspaceId)
    .where('unappliedMinor', '<>', 0)
  if (customerId !== undefined) query = query.where('customerId', '=', customerId)
  const rows = await query.groupBy('currency').orderBy('currency').execute()
  return rows.map((r) => money(r.minor, r.currency))
}

/** Receipts received by a day less what of them was applied by that day. */
export async function unappliedOn(db: Db, workspaceId: string, day: Day): Promise<Money[]> {
  const rows = await db
    .selectFrom('dailyTotals')
    .select((eb) => [
      'currency',
      eb.fn.sum<number>('receivedMinor').as('received'),
      eb.fn.sum<number>('appliedMinor').as('applied'),
    ])
    .where('workspaceId', '=', workspaceId)
    .where('day', '<=', day)
    .groupBy('currency')
    .orderBy('currency')
    .execute()
  return rows.map((r) => money(r.received - r.applied, r.currency)).filter((m) => m.minor !== 0)
}

/** A customer's receipts that still have something to apply, the oldest first. */
export async function unappliedPayments(
  db: Db,
  workspaceId: string,
  { customerId, currency }: { customerId: string; currency: Currency },
): Promise<{ id: string; unappliedMinor: number; receivedDay: Day }[]> {
  return db
    .selectFrom('payments')
    .select(['id', 'unappliedMinor', 'receivedDay'])
    .where('workspaceId', '=', workspaceId)
    .where('customerId', '=', customerId)
    .where('currency', '=', currency)
    .where('unappliedMinor', '>', 0)
    .orderBy('receivedDay')
    .orderBy('id')
    .execute()
}

export async function addUnapplied(db: Db, workspaceId: string, paymentId: string, minor: number): Promise<void> {
  await db
    .updateTable('payments')
    .set((eb) => ({ unappliedMinor: eb('unappliedMinor', '+', minor) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', paymentId)
    .execute()
}

export type AppliedPayment = Omit<Payment, 'sourceKey'> & { readonly appliedMinor: number }

/** The payments applied to any of these invoices and not taken back since, the latest first: one row for each invoice. */
export async function paymentsOf(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<AppliedPayment[]> {
  const rows = await db
    .selectFrom('allocations as a')
    .innerJoin('payments as p', (j) => j.onRef('p.workspaceId', '=', 'a.workspaceId').onRef('p.id', '=', 'a.paymentId'))
    .leftJoin('payments as r', (j) => j.onRef('r.workspaceId', '=', 'p.workspaceId').onRef('r.reversesId', '=', 'p.id'))
    .select(['p.id', 'p.customerId', 'p.amountMinor', 'p.currency', 'p.unappliedMinor', 'p.receivedDay', 'p.reference'])
    .select(['p.reversesId', 'a.amountMinor as appliedMinor'])
    .where('a.workspaceId', '=', workspaceId)
    .where('a.invoiceId', 'in', invoiceIds)
    .where('a.amountMinor', '>', 0)
    .where('r.id', 'is', null)
    .orderBy('p.createdAt', 'desc')
    .orderBy('p.id', 'desc')
    .execute()
  return rows.map(({ amountMinor, currency, ...row }) => ({ ...row, amount: money(amountMinor, currency) }))
}

export async function allocationsOf(db: Db, workspaceId: string, paymentId: string): Promise<Allocation[]> {
  return db
    .selectFrom('allocations')
    .select(['paymentId', 'invoiceId', 'amountMinor', 'appliedDay'])
    .where('workspaceId', '=', workspaceId)
    .where('paymentId', '=', paymentId)
    .execute()
}

/** What happened to an invoice in money, in order of day: payments, credit notes, discounts, write-offs, each as it came or taken back. */
export async function moneyEventsOf(
  db: Db,
  workspaceId: string,
  invoiceId: string,
): Promise<{ kind: MoneyEventKind; day: Day; amountMinor: number }[]> {
  const applied = await db
    .selectFrom('allocations')
    .select(['appliedDay as day', 'amountMinor'])
    .where('workspaceId', '=', workspaceId)
    .where('invoiceId', '=', invoiceId)
    .orderBy('id')
    .execute()
  const credited = await db
    .selectFrom('creditNotes')
    .select(['kind', 'creditedDay as day', 'amountMinor'])
    .where('workspaceId', '=', workspaceId)
    .where('invoiceId', '=', invoiceId)
    .orderBy('id')
    .execute()
  return [...applied.map((a) => ({ kind: 'payment' as const, ...a })), ...credited]
    .map(({ kind, day, amountMinor }) => ({
      kind: amountMinor < 0 ? (`${kind}-reversed` as const) : kind,
      day,
      amountMinor: Math.abs(amountMinor),
    }))
    .sort((a, b) => a.day.localeCompare(b.day))
}

/**
 * From which day on money may count for an invoice: its issue day, or the later day on which a payment, a credit note, a discount or a
 * write-off of it was taken back. Before that there was nothing open that it could have paid.
 */
export async function openSince(db: Db, workspaceId: string, invoice: { id: string; issuedDay: Day }): Promise<Day> {
  const paid = await db
    .selectFrom('allocations')
    .select((eb) => eb.fn.max('appliedDay').as('day'))
    .where('workspaceId', '=', workspaceId)
    .where('invoiceId', '=', invoice.id)
    .where('amountMinor', '<', 0)
    .executeTakeFirstOrThrow()
  const credited = await db
    .selectFrom('creditNotes')
    .select((eb) => eb.fn.max('creditedDay').as('day'))
    .where('workspaceId', '=', workspaceId)
    .where('invoiceId', '=', invoice.id)
    .where('amountMinor', '<', 0)
    .executeTakeFirstOrThrow()
  return [paid.day, credited.day].reduce<Day>((latest, day) => laterDay(latest, day ?? latest), invoice.issuedDay)
}

/** The latest day of which a payment is known; null when none is. */
export async function lastPaymentDay(db: Db, workspaceId: string): Promise<Day | null> {
  const row = await db
    .selectFrom('dailyTotals')
    .select('day')
    .where('workspaceId', '=', workspaceId)
    .where('receivedMinor', '<>', 0)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.day ?? null
}
