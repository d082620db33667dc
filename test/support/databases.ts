import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import pg from 'pg'
import { afterAll, describe, inject } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { type Db, openStore } from '../../src/store/open.ts'

/** A migrated database that nobody else uses, until `destroy`. `url` opens it a second time. */
export interface FreshDatabase {
  db: Db
  url: string
  destroy(): Promise<void>
}

export async function openSqlite(): Promise<FreshDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'cashlight-sqlite-'))
  const url = `sqlite:${join(folder, 'cashlight.db')}`
  const store = openStore(url)
  await migrate(store.db)
  return {
    db: store.db,
    url,
    async destroy() {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** One statement to the server itself, outside any of our databases. */
async function administer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(`${inject('postgresUrl')}/postgres`)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const TEMPLATE = 'cashlight_template'

/** Migrates once for the whole run, whichever test file comes first; copying a database is faster than migrating it. */
async function makeTemplate(): Promise<void> {
  await administer(async (client) => {
    await client.query('select pg_advisory_lock(1)')
    const found = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE])
    if (found.rowCount) return
    // Under its name only when it is whole: a migration that failed is tried, and fails, in every test file.
    const unfinished = `${TEMPLATE}_unfinished`
    await client.query(`drop database if exists ${unfinished} with (force)`)
    await client.query(`create database ${unfinished}`)
    const store = openStore(`${inject('postgresUrl')}/${unfinished}`)
    try {
      await migrate(store.db)
    } finally {
      await store.close()
    }
    await client.query(`alter database ${unfinished} rename to ${TEMPLATE}`)
  })
}

async function openPostgres(): Promise<FreshDatabase> {
  await makeTemplate()
  const name = `cashlight_${randomUUID().replaceAll('-', '')}`
  await administer((client) => client.query(`create database ${name} template ${TEMPLATE}`))
  const url = `${inject('postgresUrl')}/${name}`
  const store = openStore(url)
  return {
    db: store.db,
    url,
    async destroy() {
      await store.close()
      await administer((client) => client.query(`drop database ${name} with (force)`))
    },
  }
}

/**
 * The same suite on SQLite and on PostgreSQL. Every call of `openFresh` brings a database of its own; those that the
 * suite did not destroy are destroyed behind it.
 */
export function eachDatabase(
  name: string,
  suite: (openFresh: () => Promise<FreshDatabase>, dialect: 'sqlite' | 'postgres') => void,
): void {
  describe.each([
    { on: 'SQLite', dialect: 'sqlite' as const, open: openSqlite },
    { on: 'PostgreSQL', dialect: 'postgres' as const, open: openPostgres },
  ])(`${name} on $on`, ({ dialect, open }) => {
    const alive = new Set<FreshDatabase>()
    afterAll(async () => {
      for (const database of alive) await database.destroy()
    })
    suite(async () => {
      const database = await open()
      const destroy = database.destroy
      database.destroy = async () => {
        alive.delete(database)
        await destroy()
      }
      alive.add(database)
      return database
    }, dialect)
  })
}
