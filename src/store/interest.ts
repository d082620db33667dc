/** Late interest: the rates in force, and what was charged or waived. */
import type { Day } from '../core/day.ts'
import type { InterestDecision, InterestSlice, YearlyRate } from '../core/late-interest.ts'
import { type Currency, type Money, money } from '../core/money.ts'
import { inBatches } from './batches.ts'
import { dueDaysBefore } from './invoices.ts'
import type { Db } from './open.ts'

type Made = { createdBy: string; createdAt: string }

export type StoredRate = YearlyRate & { readonly source: string }

/** The yearly rates, the first first: all, or those that begin on or before a day. */
export async function interestRates(db: Db, workspaceId: string, day?: Day): Promise<StoredRate[]> {
  return db
    .selectFrom('interestRates')
    .select(['fromDay', 'basisPoints', 'source'])
    .where('workspaceId', '=', workspaceId)
    .$if(day !== undefined, (q) => q.where('fromDay', '<=', day as Day))
    .orderBy('fromDay')
    .execute()
}

export async function findInterestRate(db: Db, workspaceId: string, fromDay: Day): Promise<StoredRate | null> {
  const row = await db
    .selectFrom('interestRates')
    .select(['fromDay', 'basisPoints', 'source'])
    .where('workspaceId', '=', workspaceId)
    .where('fromDay', '=', fromDay)
    .executeTakeFirst()
  return row ?? null
}

/** One rate a day: what was entered for it before is replaced. */
export async function saveInterestRate(
  db: Db,
  workspaceId: string,
  rate: StoredRate & { readonly id: string },
  made: Made,
): Promise<void> {
  const { basisPoints, source } = rate
  await db
    .insertInto('interestRates')
    .values({ workspaceId, ...rate, ...made })
    .onConflict((c) => c.columns(['workspaceId', 'fromDay']).doUpdateSet({ basisPoints, source, ...made }))
    .execute()
}

export type LateInvoice = {
  readonly id: string
  readonly number: string
  readonly customerId: string
  readonly amount: Money
  readonly dueDay: Day
}

/**
 * The sales of a customer, or one invoice, that were due before a day and were not settled by their due day: those still open then, and
 * those settled after `settledAfter`. The first due first.
 */
export async function lateInvoices(
  db: Db,
  workspaceId: string,
  {
    customerId,
    invoiceId,
    day,
    settledAfter,
  }: { customerId?: string; invoiceId?: string; day: Day; settledAfter: Day },
): Promise<LateInvoice[]> {
  const rows = await db
    .selectFrom('invoices')
    .select(['id', 'number', 'customerId', 'amountMinor', 'currency', 'dueDay', 'settledDay'])
    .where('workspaceId', '=', workspaceId)
    .$if(customerId !== undefined, (q) => q.where('customerId', '=', customerId ?? ''))
    .$if(invoiceId !== undefined, (q) => q.where('id', '=', invoiceId ?? ''))
    .where('kind', '=', 'sale')
    .where('issuedDay', '<', day)
    .where((eb) =>
      eb.or([
        eb('settledDay', 'is', null),
        eb.and([eb('settledDay', '>', settledAfter), eb('settledDay', '>', eb.ref('dueDay'))]),
      ]),
    )
    .orderBy('dueDay')
    .orderBy('number')
    .execute()
  const dueThen = await dueDaysBefore(db, workspaceId, day)
  return rows
    .map(({ amountMinor, currency, settledDay: _, ...r }) => {
      return { ...r, dueDay: dueThen.get(r.id) ?? r.dueDay, amount: money(amountMinor, currency) }
    })
    .filter((i) => i.dueDay < day)
}

export type NewInterestCharge = {
  readonly id: string
  readonly invoiceId: string
  readonly fromDay: Day
  readonly toDay: Day
  readonly amountMinor: number
  readonly slices: readonly InterestSlice[]
  readonly state: 'charged' | 'waived'
  readonly reason: string
  /** The invoice that it was charged as. */
  readonly chargedAs: string | null
  readonly decidedDay: Day
}

export async function insertInterestCharge(
  db: Db,
  workspaceId: string,
  { slices, ...charge }: NewInterestCharge,
  made: Made,
): Promise<void> {
  await db
    .insertInto('interestCharges')
    .values({ workspaceId, ...charge, slices: JSON.stringify(slices), ...made })
    .execute()
}

/** What was decided of these invoices' interest on or before a day, the first first. */
export async function interestDecisions(
  db: Db,
  workspaceId: string,
  { invoiceIds, day }: { invoiceIds: readonly string[]; day: Day },
): Promise<(InterestDecision & { readonly invoiceId: string })[]> {
  const found: (InterestDecision & { readonly invoiceId: string })[] = []
  for (const batch of inBatches(invoiceIds, 500)) {
    const rows = await db
      .selectFrom('interestCharges as c')
      .innerJoin('invoices as i', (j) =>
        j.onRef('i.workspaceId', '=', 'c.workspaceId').onRef('i.id', '=', 'c.invoiceId'),
      )
      .select(['c.invoiceId', 'i.number', 'c.state', 'c.amountMinor', 'i.currency', 'c.fromDay', 'c.toDay'])
      .select(['c.createdBy as by', 'c.decidedDay as day', 'c.reason'])
      .where('c.workspaceId', '=', workspaceId)
      .where('c.invoiceId', 'in', batch)
      .where('c.decidedDay', '<=', day)
      .orderBy('c.toDay')
      .orderBy('c.id')
      .execute()
    found.push(
      ...rows.map(({ amountMinor, currency, ...r }) => ({ ...r, amount: money(amountMinor, currency as Currency) })),
    )
  }
  return found
}
