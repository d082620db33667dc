import type { Customer } from '../core/customer.ts'
import { codeKey } from '../core/customer.ts'
import { nameKey } from '../core/customer-match.ts'
import { inBatches } from './batches.ts'
import type { Db } from './open.ts'

const COLUMNS = ['id', 'code', 'name', 'ownerUserId', 'terms', 'currency', 'parentId', 'tradedBefore'] as const

type Row = Omit<Customer, 'tradedBefore'> & { readonly tradedBefore: 0 | 1 }

function toCustomer(row: Row): Customer {
  return { ...row, tradedBefore: row.tradedBefore === 1 }
}

function rowOf({ tradedBefore, ...customer }: Customer): Row {
  return { ...customer, tradedBefore: tradedBefore ? 1 : 0 }
}

export async function findCustomer(db: Db, workspaceId: string, id: string): Promise<Customer | null> {
  const row = await db
    .selectFrom('customers')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toCustomer(row) : null
}

/** Customers by id; an id that is none is left out. */
export async function findCustomers(db: Db, workspaceId: string, ids: readonly string[]): Promise<Customer[]> {
  const rows: Row[] = []
  for (const batch of inBatches(ids, 500))
    rows.push(
      ...(await db
        .selectFrom('customers')
        .select(COLUMNS)
        .where('workspaceId', '=', workspaceId)
        .where('id', 'in', batch)
        .execute()),
    )
  return rows.map(toCustomer)
}

export async function listCustomers(db: Db, workspaceId: string): Promise<Customer[]> {
  const rows = await db
    .selectFrom('customers')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .orderBy('name')
    .execute()
  return rows.map(toCustomer)
}

/** The customers that share a parent's limit. */
export async function childrenOf(db: Db, workspaceId: string, parentId: string): Promise<Customer[]> {
  const rows = await db
    .selectFrom('customers')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('parentId', '=', parentId)
    .orderBy('name')
    .execute()
  return rows.map(toCustomer)
}

/** The customer under exactly this name or code, if there is one. */
export async function findCustomerByKey(
  db: Db,
  workspaceId: string,
  { name, code }: { name: string; code: string | null },
): Promise<Customer | null> {
  const row = await db
    .selectFrom('customers')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where((eb) =>
      eb.or([eb('nameKey', '=', nameKey(name)), ...(code === null ? [] : [eb('codeKey', '=', codeKey(code))])]),
    )
    .executeTakeFirst()
  return row ? toCustomer(row) : null
}

/** True when somebody in the books has the name or the code of one of these. */
export async function areAnyThere(db: Db, workspaceId: string, customers: readonly Customer[]): Promise<boolean> {
  if (customers.length === 0) return false
  const row = await db
    .selectFrom('customers')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where((eb) =>
      eb.or([
        eb(
          'nameKey',
          'in',
          customers.map((c) => nameKey(c.name)),
        ),
        eb(
          'codeKey',
          'in',
          customers.map((c) => codeKey(c.code)),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertCustomers(
  db: Db,
  workspaceId: string,
  customers: readonly Customer[],
  made: { createdBy: string; createdAt: string },
): Promise<void> {
  if (customers.length === 0) return
  await db
    .insertInto('customers')
    .values(
      customers.map((c) => ({ workspaceId, ...rowOf(c), ...made, codeKey: codeKey(c.code), nameKey: nameKey(c.name) })),
    )
    .execute()
}

export async function updateCustomer(db: Db, workspaceId: string, customer: Customer): Promise<void> {
  const { id, ...changes } = rowOf(customer)
  await db
    .updateTable('customers')
    .set({ ...changes, codeKey: codeKey(customer.code), nameKey: nameKey(customer.name) })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

/** Notes who has bought already, and that nobody began to screen, as traded with before. Returns how many that were. */
export async function markTradedBefore(db: Db, workspaceId: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('customers')
    .set({ tradedBefore: 1 })
    .where('workspaceId', '=', workspaceId)
    .where('tradedBefore', '=', 0)
    .where(({ exists, not, selectFrom }) =>
      exists(
        selectFrom('invoices')
          .select('invoices.id')
          .whereRef('invoices.workspaceId', '=', 'customers.workspaceId')
          .whereRef('invoices.customerId', '=', 'customers.id'),
      ).and(
        not(
          exists(
            selectFrom('screenings')
              .select('screenings.id')
              .whereRef('screenings.workspaceId', '=', 'customers.workspaceId')
              .whereRef('screenings.customerId', '=', 'customers.id'),
          ),
        ),
      ),
    )
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
