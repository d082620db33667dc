/** Late interest: the rates in force, and what was charged or waived. */
import type { Day } from '../core/day.ts'
import type {
  ChargedInterest,
  EnteredRate,
  InterestDecision,
  InterestRegime,
  InterestSlice,
  YearlyRate,
} from '../core/late-interest.ts'
import { type Currency, type Money, money } from '../core/money.ts'
import { inBatches } from './batches.ts'
import { dueDaysBefore } from './invoices.ts'
import type { Db } from './open.ts'

type Made = { createdBy: string; createdAt: string }

/** The yearly rates of all regimes, the first first. */
export async function interestRates(db: Db, workspaceId: string): Promise<EnteredRate[]> {
  return db
    .selectFrom('interestRates')
    .select(['regime', 'fromDay', 'basisPoints', 'source'])
    .where('workspaceId', '=', workspaceId)
    .orderBy('fromDay')
    .orderBy('regime')
    .execute()
}

/** Those of one regime that begin on or before a day, the first first. */
export async function interestRatesOf(
  db: Db,
  workspaceId: string,
  { regime, day }: { regime: InterestRegime; day: Day },
): Promise<YearlyRate[]> {
  return db
    .selectFrom('interestRates')
    .select(['fromDay', 'basisPoints'])
    .where('workspaceId', '=', workspaceId)
    .where('regime', '=', regime)
    .where('fromDay', '<=', day)
    .orderBy('fromDay')
    .execute()
}

export async function findInterestRate(
  db: Db,
  workspaceId: string,
  { regime, fromDay }: Pick<EnteredRate, 'regime' | 'fromDay'>,
): Promise<EnteredRate | null> {
  const row = await db
    .selectFrom('interestRates')
    .select(['regime', 'fromDay', 'basisPoints', 'source'])
    .where('workspaceId', '=', workspaceId)
    .where('regime', '=', regime)
    .where('fromDay', '=', fromDay)
    .executeTakeFirst()
  return row ?? null
}

/** One rate a regime and day: what was entered for it before is replaced. */
export async function saveInterestRate(
  db: Db,
  workspaceId: string,
  rate: EnteredRate & { readonly id: string },
  made: Made,
): Promise<void> {
  const { basisPoints, source } = rate
  await db
    .insertInto('interestRates')
    .values({ workspaceId, ...rate, ...made })
    .onConflict((c) => c.columns(['workspaceId', 'regime', 'fromDay']).doUpdateSet({ basisPoints, source, ...made }))
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
 * The sales of a customer, or one invoice, that were due before a day, by what was known on `knownOn`, and were not settled by their due
 * day: those still open then, and those settled after `settledAfter`. The first due first.
 */
export async function lateInvoices(
  db: Db,
  workspaceId: string,
  {
    customerId,
    invoiceId,
    day,
    knownOn,
    settledAfter,
  }: { customerId?: string; invoiceId?: string; day: Day; knownOn: Day; settledAfter: Day },
): Promise<LateInvoice[]> {
  const rows = await db
    .selectFrom('invoices')
    .select(['id', 'number', 'customerId', 'amountMinor', 'currency', 'dueDay', 'settledDay'])
    .where('workspaceId', '=', workspaceId)
    .$if(customerId !== undefined, (q) => q.where('customerId', '=', customerId ?? ''))
    .$if(invoiceId !== undefined, (q) => q.where('id', '=', invoiceId ?? ''))
    .where('kind', '=', 'sale')
    .where('issuedDay', '<', day)
    .where((eb) => eb.or([eb('settledDay', 'is', null), eb('settledDay', '>', settledAfter)]))
    .orderBy('dueDay')
    .orderBy('number')
    .execute()
  // Whether it was late goes by when it was due by what was known then, which may be another day than today's.
  const dueThen = await dueDaysBefore(db, workspaceId, knownOn)
  return rows
    .map((r) => ({ ...r, dueDay: dueThen.get(r.id) ?? r.dueDay }))
    .filter((r) => r.dueDay < day && (r.settledDay === null || r.settledDay > r.dueDay))
    .map(({ amountMinor, currency, settledDay: _, ...r }) => ({ ...r, amount: money(amountMinor, currency) }))
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

/** Interest that was charged, with the invoice that it was for and what became of the one that it was charged as. */
export type StoredCharge = ChargedInterest & {
  readonly invoice: Pick<LateInvoice, 'id' | 'amount' | 'dueDay'>
  readonly number: string
  readonly charged: Money
  readonly creditedMinor: number
  readonly outstandingMinor: number
}

/** What a customer's late payments were charged, the last first. */
export async function interestCharged(db: Db, workspaceId: string, customerId: string): Promise<StoredCharge[]> {
  const rows = await db
    .selectFrom('interestCharges as c')
    .innerJoin('invoices as i', (j) => j.onRef('i.workspaceId', '=', 'c.workspaceId').onRef('i.id', '=', 'c.invoiceId'))
    .innerJoin('invoices as a', (j) => j.onRef('a.workspaceId', '=', 'c.workspaceId').onRef('a.id', '=', 'c.chargedAs'))
    .select(['i.id', 'i.amountMinor', 'i.currency', 'i.dueDay', 'c.slices', 'c.amountMinor as chargedMinor'])
    .select(['a.number', 'a.creditedMinor', 'a.outstandingMinor'])
    .where('c.workspaceId', '=', workspaceId)
    .where('i.customerId', '=', customerId)
    .where('c.state', '=', 'charged')
    .orderBy('c.toDay', 'desc')
    .orderBy('c.id', 'desc')
    .execute()
  return rows.map(({ id, amountMinor, currency, dueDay, chargedMinor, slices: text, ...as }) => {
    const slices = JSON.parse(text) as InterestSlice[]
    return {
      ...as,
      invoice: { id, amount: money(amountMinor, currency), dueDay },
      charged: money(chargedMinor, currency),
      slices,
      fixedMinor: slices.reduce((left, s) => left - s.interestMinor, chargedMinor),
    }
  })
}

/** What was decided of these invoices' interest, all of it or on or before a day; the first first. */
export async function interestDecisions(
  db: Db,
  workspaceId: string,
  { invoiceIds, decidedBy }: { invoiceIds: readonly string[]; decidedBy?: Day | undefined },
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
      .$if(decidedBy !== undefined, (q) => q.where('c.decidedDay', '<=', decidedBy as Day))
      .orderBy('c.toDay')
      .orderBy('c.id')
      .execute()
    found.push(
      ...rows.map(({ amountMinor, currency, ...r }) => ({ ...r, amount: money(amountMinor, currency as Currency) })),
    )
  }
  return found
}
