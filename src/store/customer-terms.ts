import type { CustomerTerms } from '../core/customer-terms.ts'
import type { Day } from '../core/day.ts'
import { type Currency, money } from '../core/money.ts'
import { inBatches } from './batches.ts'
import type { Db } from './open.ts'

const COLUMNS = [
  'id',
  'customerId',
  'fromDay',
  'untilDay',
  'scope',
  'fromAmountMinor',
  'currency',
  'fromPoints',
  'terms',
  'origin',
  'createdAt as agreedAt',
] as const

type Row = Omit<CustomerTerms, 'fromAmount'> & { fromAmountMinor: number | null; currency: Currency | null }

function toTerms({ fromAmountMinor, currency, ...row }: Row): CustomerTerms {
  return { ...row, fromAmount: fromAmountMinor === null || currency === null ? null : money(fromAmountMinor, currency) }
}

/** All that was ever agreed with these customers, in the order in which it was. */
export async function customerTermsOf(
  db: Db,
  workspaceId: string,
  customerIds: readonly string[],
): Promise<CustomerTerms[]> {
  const found: CustomerTerms[] = []
  for (const batch of inBatches(customerIds, 500)) {
    const rows = await db
      .selectFrom('customerTerms')
      .select(COLUMNS)
      .where('workspaceId', '=', workspaceId)
      .where('customerId', 'in', batch)
      .orderBy('id')
      .execute()
    found.push(...rows.map(toTerms))
  }
  return found
}

export async function insertCustomerTerms(
  db: Db,
  workspaceId: string,
  terms: readonly CustomerTerms[],
  createdBy: string,
): Promise<void> {
  await db
    .insertInto('customerTerms')
    .values(
      terms.map(({ fromAmount, agreedAt, ...row }) => ({
        workspaceId,
        ...row,
        fromAmountMinor: fromAmount?.minor ?? null,
        currency: fromAmount?.currency ?? null,
        reportedDay: null,
        createdBy,
        createdAt: agreedAt,
      })),
    )
    .execute()
}

/** The trials that were over before a day and of whose result nobody was told. Reads an index of only these. */
export async function unreportedTrials(
  db: Db,
  workspaceId: string,
  day: Day,
): Promise<{ id: string; customerId: string }[]> {
  return db
    .selectFrom('customerTerms')
    .select(['id', 'customerId'])
    .where('workspaceId', '=', workspaceId)
    .where('untilDay', '<', day)
    .where('untilDay', 'is not', null)
    .where('reportedDay', 'is', null)
    .orderBy('untilDay')
    .orderBy('id')
    .execute()
}

export async function setReported(db: Db, workspaceId: string, id: string, reportedDay: Day): Promise<void> {
  await db
    .updateTable('customerTerms')
    .set({ reportedDay })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

/** Ends a trial on another day than was agreed. */
export async function setTrialEnd(db: Db, workspaceId: string, id: string, untilDay: Day): Promise<void> {
  await db
    .updateTable('customerTerms')
    .set({ untilDay })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

export async function findCustomerTerms(db: Db, workspaceId: string, id: string): Promise<CustomerTerms | null> {
  const row = await db
    .selectFrom('customerTerms')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toTerms(row) : null
}
