import type { BalanceFact } from '../core/books.ts'
import type { Activity } from '../core/cash.ts'
import { nameKey } from '../core/customer-match.ts'
import type { Day } from '../core/day.ts'
import { type Currency, money, type Rate } from '../core/money.ts'
import { inBatches } from './batches.ts'
import { newId } from './id.ts'
import type { Db } from './open.ts'

type Made = { createdBy: string; createdAt: string }

export type Account = {
  readonly id: string
  readonly name: string
  readonly currency: Currency
  readonly restricted: boolean
}

export async function findAccount(db: Db, workspaceId: string, name: string): Promise<Account | null> {
  const row = await db
    .selectFrom('accounts')
    .select(['id', 'name', 'currency', 'restricted'])
    .where('workspaceId', '=', workspaceId)
    .where('nameKey', '=', nameKey(name))
    .executeTakeFirst()
  return row ? { ...row, restricted: row.restricted === 1 } : null
}

export async function listAccounts(db: Db, workspaceId: string): Promise<Account[]> {
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'name', 'currency', 'restricted'])
    .where('workspaceId', '=', workspaceId)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ ...row, restricted: row.restricted === 1 }))
}

export async function insertAccount(db: Db, workspaceId: string, account: Account): Promise<void> {
  await db
    .insertInto('accounts')
    .values({ workspaceId, ...account, nameKey: nameKey(account.name), restricted: account.restricted ? 1 : 0 })
    .execute()
}

export async function setRestricted(
  db: Db,
  workspaceId: string,
  accountId: string,
  restricted: boolean,
): Promise<void> {
  await db
    .updateTable('accounts')
    .set({ restricted: restricted ? 1 : 0 })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', accountId)
    .execute()
}

export type NewBalance = { accountId: string; day: Day; amountMinor: number; sourceKey: string | null }

export type SavedBalance = NewBalance & { readonly id: string }

/** Rows with a source key that is there already are left out. Returns those that were new. */
export async function insertBalances(
  db: Db,
  workspaceId: string,
  balances: readonly NewBalance[],
  made: Made,
): Promise<SavedBalance[]> {
  const saved: SavedBalance[] = []
  for (const batch of inBatches(balances, 500)) {
    saved.push(
      ...(await db
        .insertInto('balances')
        .values(batch.map((b) => ({ workspaceId, id: newId(), ...b, ...made })))
        .onConflict((c) => c.columns(['workspaceId', 'sourceKey']).doNothing())
        .returning(['id', 'accountId', 'day', 'amountMinor', 'sourceKey'])
        .execute()),
    )
  }
  return saved
}

/** Every balance up to a day, oldest first; of one account and day only the one recorded last. */
export async function readBalances(db: Db, workspaceId: string, upTo: Day): Promise<BalanceFact[]> {
  const rows = await db
    .selectFrom('balances')
    .innerJoin('accounts', (j) =>
      j.onRef('accounts.workspaceId', '=', 'balances.workspaceId').onRef('accounts.id', '=', 'balances.accountId'),
    )
    .select(['accountId', 'name as accountName', 'day', 'amountMinor', 'currency', 'restricted'])
    .where('balances.workspaceId', '=', workspaceId)
    .where('day', '<=', upTo)
    .orderBy('day')
    .orderBy('createdAt')
    .orderBy('balances.id')
    .execute()
  return rows.map(({ amountMinor, currency, restricted, ...row }) => ({
    ...row,
    balance: money(amountMinor, currency),
    restricted: restricted === 1,
  }))
}

export type NewMovement = {
  day: Day
  amountMinor: number
  currency: Currency
  activity: Activity
  category: string
  sourceKey: string | null
}

export type SavedMovement = NewMovement & { readonly id: string }

/** Rows with a source key that is there already are left out. Returns those that were new. */
export async function insertMovements(
  db: Db,
  workspaceId: string,
  movements: readonly NewMovement[],
  made: Made,
): Promise<SavedMovement[]> {
  const saved: SavedMovement[] = []
  for (const batch of inBatches(movements, 500)) {
    saved.push(
      ...(await db
        .insertInto('movements')
        .values(batch.map((m) => ({ workspaceId, id: newId(), ...m, ...made })))
        .onConflict((c) => c.columns(['workspaceId', 'sourceKey']).doNothing())
        .returning(['id', 'day', 'amountMinor', 'currency', 'activity', 'category', 'sourceKey'])
        .execute()),
    )
  }
  return saved
}

export async function insertRate(db: Db, workspaceId: string, rate: Rate, made: Made): Promise<void> {
  await db
    .insertInto('rates')
    .values({
      workspaceId,
      id: newId(),
      fromCurrency: rate.from,
      toCurrency: rate.to,
      day: rate.day as Day,
      rate: rate.rate,
      ...made,
    })
    .execute()
}

/** Of each of these currencies the latest rate into another up to a day; none for one that has none. */
export async function ratesOn(
  db: Db,
  workspaceId: string,
  { from, to, day }: { from: Iterable<Currency>; to: Currency; day: Day },
): Promise<Rate[]> {
  const found: Rate[] = []
  for (const currency of from) {
    const rate = await db
      .selectFrom('rates')
      .select(['fromCurrency as from', 'toCurrency as to', 'rate', 'day'])
      .where('workspaceId', '=', workspaceId)
      .where('fromCurrency', '=', currency)
      .where('toCurrency', '=', to)
      .where('day', '<=', day)
      .orderBy('day', 'desc')
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (rate) found.push(rate)
  }
  return found
}

/** The rates into a currency up to a day, oldest first; of one day the one recorded last comes last. */
export async function readRates(db: Db, workspaceId: string, to: Currency, upTo: Day): Promise<Rate[]> {
  const rows = await db
    .selectFrom('rates')
    .select(['fromCurrency as from', 'toCurrency as to', 'rate', 'day'])
    .where('workspaceId', '=', workspaceId)
    .where('toCurrency', '=', to)
    .where('day', '<=', upTo)
    .orderBy('day')
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows
}
