import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { currency } from '../../src/core/money.ts'
import { insertCustomers, listCustomers } from '../../src/store/customers.ts'
import { newId } from '../../src/store/id.ts'
import { migrate } from '../../src/store/migrate.ts'
import { type Db, openStore } from '../../src/store/open.ts'
import { touchFacts } from '../../src/store/workspaces.ts'
import { HandClock, openCompany, TEAM } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const MADE = { createdBy: 'U0ADMIN', createdAt: '2026-11-20T10:00:00.000Z' }

function customer(name: string) {
  return { id: newId(), code: name, name, ownerUserId: null, terms: 'net 30', currency: currency('USD') }
}

async function namesOf(db: Db): Promise<string[]> {
  return (await listCustomers(db, TEAM)).map((c) => c.name)
}

eachDatabase('the store', (openFresh) => {
  async function company() {
    const fresh = await openFresh()
    await openCompany(fresh.db, new HandClock('2026-11-20T10:00:00Z'))
    return fresh
  }

  test('is migrated once: a second time runs nothing and keeps what is there', async () => {
    const { db, url } = await company()
    await insertCustomers(db, TEAM, [customer('ACME')], MADE)
    expect(await migrate(db)).toEqual([])
    const other = openStore(url)
    try {
      expect(await Promise.all([migrate(db), migrate(other.db)])).toEqual([[], []])
      expect(await namesOf(other.db)).toEqual(['ACME'])
    } finally {
      await other.close()
    }
  })

  describe('refuses', () => {
    test('a customer of a company that is not there', async () => {
      const { db } = await company()
      await expect(insertCustomers(db, 'T0NOWHERE', [customer('ACME')], MADE)).rejects.toThrow(/foreign key/i)
    })

    test('an account’s balance without the account', async () => {
      const { db } = await company()
      const row = {
        workspaceId: TEAM,
        id: newId(),
        accountId: 'none',
        day: '2026-11-20',
        amountMinor: 1,
        sourceKey: null,
        ...MADE,
      }
      await expect(
        db
          .insertInto('balances')
          .values(row as never)
          .execute(),
      ).rejects.toThrow(/foreign key/i)
    })

    test('to forget a customer whom an invoice names', async () => {
      const { db } = await company()
      const acme = customer('ACME')
      await insertCustomers(db, TEAM, [acme], MADE)
      const row = {
        workspaceId: TEAM,
        id: newId(),
        customerId: acme.id,
        amountMinor: 1,
        currency: 'USD',
        deliveredDay: '2026-11-20',
        note: '',
        ...MADE,
      }
      await db
        .insertInto('deliveries')
        .values(row as never)
        .execute()
      await expect(db.deleteFrom('customers').where('id', '=', acme.id).execute()).rejects.toThrow(/foreign key/i)
    })

    test('another company’s customer', async () => {
      const { db } = await company()
      await openCompany(db, new HandClock('2026-11-20T10:00:00Z'), { id: 'T0ANOTHER' })
      const acme = customer('ACME')
      await insertCustomers(db, TEAM, [acme], MADE)
      const row = {
        workspaceId: 'T0ANOTHER',
        id: newId(),
        customerId: acme.id,
        amountMinor: 1,
        currency: 'USD',
        deliveredDay: '2026-11-20',
        note: '',
        ...MADE,
      }
      await expect(
        db
          .insertInto('deliveries')
          .values(row as never)
          .execute(),
      ).rejects.toThrow(/foreign key/i)
    })

    test('an amount that is not a whole number, and text where a number belongs', async () => {
      const { db } = await company()
      const row = {
        workspaceId: TEAM,
        currency: 'USD',
        day: '2026-11-20',
        creditedMinor: 0,
        receivedMinor: 0,
        appliedMinor: 0,
        operatingInMinor: 0,
        operatingOutMinor: 0,
        otherInMinor: 0,
        otherOutMinor: 0,
      }
      for (const invoicedMinor of [0.5, 'many'])
        await expect(
          db
            .insertInto('dailyTotals')
            .values({ ...row, invoicedMinor } as never)
            .execute(),
        ).rejects.toThrow()
    })

    test('two customers of one name, whatever its case and width', async () => {
      const { db } = await company()
      await insertCustomers(db, TEAM, [customer('ACME')], MADE)
      await expect(insertCustomers(db, TEAM, [{ ...customer('ａｃｍｅ'), code: 'B' }], MADE)).rejects.toThrow(/unique/i)
    })
  })

  test('undoes a transaction that throws, whole', async () => {
    const { db } = await company()
    const work = db.transaction().execute(async (tx) => {
      await insertCustomers(tx, TEAM, [customer('ACME')], MADE)
      throw new Error('thought better of it')
    })
    await expect(work).rejects.toThrow('thought better of it')
    expect(await namesOf(db)).toEqual([])
  })

  test('lets what reads and then writes at once take turns', async () => {
    const { db } = await company()
    const addNext = () =>
      db.transaction().execute(async (tx) => {
        await touchFacts(tx, TEAM, MADE.createdAt)
        await insertCustomers(tx, TEAM, [customer(`C${(await namesOf(tx)).length}`)], MADE)
      })
    await Promise.all(Array.from({ length: 8 }, addNext))
    expect(await namesOf(db)).toEqual(Array.from({ length: 8 }, (_, i) => `C${i}`))
  })

  test('keeps the largest whole amount exactly', async () => {
    const { db } = await company()
    const row = {
      workspaceId: TEAM,
      currency: 'USD',
      day: '2026-11-20',
      creditedMinor: -Number.MAX_SAFE_INTEGER,
      receivedMinor: 0,
      appliedMinor: 0,
      operatingInMinor: 0,
      operatingOutMinor: 0,
      otherInMinor: 0,
      otherOutMinor: 0,
    }
    await db
      .insertInto('dailyTotals')
      .values({ ...row, invoicedMinor: Number.MAX_SAFE_INTEGER } as never)
      .execute()
    expect(await db.selectFrom('dailyTotals').select(['invoicedMinor', 'creditedMinor']).execute()).toEqual([
      { invoicedMinor: 9_007_199_254_740_991, creditedMinor: -9_007_199_254_740_991 },
    ])
  })

  test('never gives out a larger one as if it were exact', async () => {
    const { db } = await company()
    const read = sql<{ n: number }>`select cast(9007199254740993 as bigint) as n`.execute(db)
    const answer = await read.then(
      ({ rows }) => rows[0]?.n,
      () => 'refused',
    )
    expect(Number.isSafeInteger(answer)).toBe(false)
  })
})

test.each(['mysql://host/db', 'data/cashlight.db', ''])('%o is no database URL', (url) => {
  expect(() => openStore(url)).toThrow('sqlite: or postgres://')
})

test('what an unknown URL holds besides its kind is not said', () => {
  expect(() => openStore('mysql://root:secret@host/db')).toThrow(/^(?!.*secret)/)
})
