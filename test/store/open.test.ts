import { promises as fs, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path, { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { FileMigrationProvider, Migrator } from 'kysely/migration'
import { afterAll, describe, expect, test } from 'vitest'
import { currency } from '../../src/core/money.ts'
import { insertCustomers, listCustomers } from '../../src/store/customers.ts'
import { newId } from '../../src/store/id.ts'
import { migrate } from '../../src/store/migrate.ts'
import { type Db, NewerDatabase, openStore, whyUnusable } from '../../src/store/open.ts'
import { holdAlone } from '../../src/store/sole-process.ts'
import { replanWantedAt, touchFacts } from '../../src/store/workspaces.ts'
import { HandClock, openCompany, TEAM } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const MADE = { createdBy: 'U0ADMIN', createdAt: '2026-11-20T10:00:00.000Z' }

function customer(name: string) {
  return {
    id: newId(),
    code: name,
    name,
    ownerUserId: null,
    terms: 'net 30',
    currency: currency('USD'),
    parentId: null,
    tradedBefore: false,
  }
}

async function namesOf(db: Db): Promise<string[]> {
  return (await listCustomers(db, TEAM)).map((c) => c.name)
}

test('a migration that breaks off leaves nothing of itself behind on SQLite either, and runs when what broke it is gone', async () => {
  const { db, close } = openStore('sqlite::memory:')
  try {
    await sql`create table in_the_way (at text)`.execute(db)
    await sql`create index handled_events_by_age on in_the_way (at)`.execute(db)
    await expect(migrate(db)).rejects.toThrow(/handled_events_by_age already exists/)
    await sql`drop table in_the_way`.execute(db)
    expect(await migrate(db)).toContain('2026-11-22-pauses')
  } finally {
    await close()
  }
})

test('a company of before there was a ladder is planned anew: what is open gets its later steps', async () => {
  const { db, close } = openStore('sqlite::memory:')
  try {
    const migrationFolder = join(import.meta.dirname, '..', '..', 'migrations')
    const provider = new FileMigrationProvider({ fs, path, migrationFolder })
    await new Migrator({ db, provider }).migrateTo('2026-11-23-credit')
    await sql`insert into workspaces (id, name, base_currency, time_zone, calendar, posting_hour, language, escalate_after_days,
      dso_window_months, stale_after_days, payments_are_cash, facts_at)
      values (${TEAM}, 'Test company', 'USD', 'UTC', 'none', 9, 'en', 3, 12, 10, 1, ${MADE.createdAt})`.execute(db)
    expect(await replanWantedAt(db, TEAM)).toBeNull()
    await migrate(db)
    expect(await replanWantedAt(db, TEAM)).toBe(MADE.createdAt)
  } finally {
    await close()
  }
})

eachDatabase('the store', (openFresh, dialect) => {
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

  test('that a newer Cashlight has used is not called corrupted', async () => {
    const { db, url } = await company()
    await sql`insert into kysely_migration (name, timestamp) values ('2099-01-01-tomorrow', '')`.execute(db)
    const error = await migrate(db).catch((error) => error)
    expect(error).toBeInstanceOf(NewerDatabase)
    expect(whyUnusable(url, error)).toEqual({
      says: expect.stringMatching(/ cannot be used: a newer Cashlight has used it \(2099-01-01-tomorrow\)\.$/),
      remedy: expect.stringMatching(/^Install that version/),
    })
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

  test.runIf(dialect === 'postgres')('outlives a connection that the server ends between two statements', async () => {
    const { db } = await company()
    const cutOff = db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db)
      await sleep(100)
      await sql`select 1`.execute(tx)
    })
    await expect(cutOff).rejects.toThrow()
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

describe('a file that cannot be the database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cashlight-open-'))
  const at = (name: string) => join(folder, name)
  mkdirSync(at('folder'))
  writeFileSync(at('letter.db'), 'Dear database,'.repeat(100))
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each([
    { name: 'a folder', path: at('folder'), why: 'it is a folder', remedy: `sqlite:${at('folder')}/cashlight.db` },
    { name: 'a letter', path: at('letter.db'), why: 'file is not a database', remedy: 'another file' },
    { name: 'where nothing can be made', path: '/proc/x.db', why: 'unable to open', remedy: 'May this user write' },
    { name: 'a folder where none can be made', path: '/proc/x/y.db', why: 'ENOENT', remedy: 'May this user write' },
    { name: 'below a file', path: at('letter.db/x/y.db'), why: 'ENOTDIR', remedy: 'May this user write' },
  ])('$name: the path, the cause and what to do', async ({ path, why, remedy }) => {
    const url = `sqlite:${path}`
    const open = async () => {
      holdAlone(url)?.release()
      await openStore(url).close()
    }
    const error = await open().catch((error) => error)
    const said = whyUnusable(url, error)
    expect(said.says).toContain(`The database ${path} cannot be used: ${why}`)
    expect(said.says).toMatch(/^[^\n]*[^.]\.$/)
    expect(said.remedy).toContain(remedy)
  })
})

test.each(['mysql://host/db', 'data/cashlight.db', ''])('%o is no database URL', (url) => {
  expect(() => openStore(url)).toThrow('sqlite: or postgres://')
})

test('what an unknown URL holds besides its kind is not said', () => {
  expect(() => openStore('mysql://root:secret@host/db')).toThrow(/^(?!.*secret)/)
})
