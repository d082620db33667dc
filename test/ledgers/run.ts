/**
 * Many random ledgers, on SQLite or PostgreSQL, each figure of each against books kept on paper in BigInt:
 *
 *   npm run ledgers -- --runs 100000 [--database postgres] [--seed N]
 *
 * Says every 30 s how far it is, and ends with one sentence; with 1 where a figure differs, after the shortest ledger that shows it.
 */
import { randomInt } from 'node:crypto'
import pg from 'pg'
import { migrate } from '../../src/store/migrate.ts'
import { type Db, openStore } from '../../src/store/open.ts'
import { databaseKind, readFlags, wholeNumber } from '../support/flags.ts'
import { startPostgres } from '../support/postgres.ts'
import { compareLedgers, differenceIn } from './compare.ts'

const PROGRESS_EVERY_MS = 30_000
/** Ledgers under one seed. A ledger that differs is found again with this seed, and at most so many runs. */
const LEDGERS_A_BUNDLE = 250
/** Tables stay small, as a company's are: a database is left behind after so many ledgers. */
const BUNDLES_A_DATABASE = 8

/** A kind of database: `open` brings a fresh one; `lanes` bundles are under way in it side by side. */
type Server = {
  readonly lanes: number
  open(): Promise<{ db: Db; close(): Promise<void> }>
  stop(): Promise<void>
}

async function onSqlite(): Promise<Server> {
  return {
    lanes: 1,
    async open() {
      const store = openStore('sqlite::memory:')
      await migrate(store.db)
      return store
    },
    stop: async () => {},
  }
}

async function onPostgres(): Promise<Server> {
  const server = await startPostgres()
  let databases = 0
  return {
    lanes: 4,
    async open() {
      databases += 1
      const name = `ledgers_${databases}`
      await administer(server.url, `create database ${name}`)
      const store = openStore(`${server.url}/${name}`)
      await migrate(store.db)
      return {
        db: store.db,
        async close() {
          await store.close()
          await administer(server.url, `drop database ${name} with (force)`)
        },
      }
    },
    stop: server.stop,
  }
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(`${serverUrl}/postgres`)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

const LONG_RUN = {
  usage: 'ledgers -- --runs 100000 [--database postgres] [--seed N]',
  defaults: { runs: '1000', database: 'sqlite', seed: String(randomInt(1, 2 ** 30)) },
}

const { runs, database, seed } = readFlags(LONG_RUN, (given) => ({
  runs: wholeNumber(given.runs, 'runs'),
  database: databaseKind(given.database),
  seed: wholeNumber(given.seed, 'seed'),
}))

const startedAt = performance.now()
const total = { ledgers: 0, deeds: 0, comparisons: 0, differences: 0 }
const minutes = () => `${((performance.now() - startedAt) / 60_000).toFixed(1)} min`
const bundles = Math.ceil(runs / LEDGERS_A_BUNDLE)

async function compareBundle(db: Db, bundle: number): Promise<void> {
  const bundleSeed = seed + bundle
  const compared = await compareLedgers(db, {
    runs: Math.min(LEDGERS_A_BUNDLE, runs - bundle * LEDGERS_A_BUNDLE),
    seed: bundleSeed,
    name: `B${bundle}`,
    onLedger: () => {
      total.ledgers += 1
    },
  })
  total.deeds += compared.deeds
  total.comparisons += compared.comparisons
  const difference = differenceIn(compared)
  if (difference === null) return
  total.differences += 1
  console.error(`${difference}\nAgain: --seed ${bundleSeed} --runs ${LEDGERS_A_BUNDLE} --database ${database}`)
}

const progress = setInterval(
  () => console.log(`${total.ledgers} of ${runs} ledgers, ${total.differences} differences, ${minutes()}`),
  PROGRESS_EVERY_MS,
)
const server = await (database === 'postgres' ? onPostgres() : onSqlite())
try {
  for (let from = 0; from < bundles && total.differences === 0; from += BUNDLES_A_DATABASE) {
    const { db, close } = await server.open()
    let next = from
    const until = Math.min(bundles, from + BUNDLES_A_DATABASE)
    const lane = async () => {
      while (next < until && total.differences === 0) await compareBundle(db, next++)
    }
    await Promise.all(Array.from({ length: server.lanes }, lane))
    await close()
  }
} finally {
  clearInterval(progress)
  await server.stop()
}
console.log(
  `${total.ledgers} ledgers on ${database}: ${total.deeds} deeds, ${total.comparisons} figures compared, ` +
    `${total.differences} differences, seed ${seed}, ${minutes()}`,
)
process.exitCode = total.differences === 0 ? 0 : 1
