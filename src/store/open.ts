/**
 * Opens the store: SQLite (`sqlite:data/cashlight.db`, the embedded default) or PostgreSQL (`postgres://…`), by the URL.
 *
 * SQLite: one connection; WAL; synchronous FULL, because better-sqlite3 is built with NORMAL, which may lose the last commits of a
 * machine that loses power; BEGIN IMMEDIATE, because a plain `begin` that reads and then writes fails at once under a second writer.
 * PostgreSQL: int8 and numeric arrive as text and are read as numbers with a range check.
 */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SQLite from 'better-sqlite3'
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresDialect,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import pg from 'pg'
import type { Database } from './schema.ts'

export type Db = Kysely<Database>

export type Store = {
  readonly db: Db
  readonly dialect: 'sqlite' | 'postgres'
  close(): Promise<void>
}

/** Opens what the URL names. Throws when the file cannot be opened or the URL is of neither kind. */
export function openStore(url: string): Store {
  const path = sqlitePath(url)
  if (path !== null) return openSqlite(path)
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url)
  throw new Error(`a database URL begins with sqlite: or postgres://, not ${url.split(':')[0]}:`)
}

/** The file that a URL names; null when it names no file. */
export function sqlitePath(url: string): string | null {
  return url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null
}

/** Opens what the URL names for somebody who only looks: the database itself refuses every change. Throws when it is not there. */
export function openToRead(url: string): Store {
  const path = sqlitePath(url)
  if (path === null) return openPostgres(url, { options: '-c default_transaction_read_only=on' })
  const database = new SQLite(path, { readonly: true, fileMustExist: true })
  makeSafe(database)
  return storeOf(new SqliteDialect({ database }), 'sqlite')
}

/** A copy to be looked at: nothing is written into it, and nothing beside it. */
export function openCopy(path: string): Store {
  const database = new SQLite(path, { readonly: true, fileMustExist: true })
  return storeOf(new SqliteDialect({ database }), 'sqlite')
}

class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: { database: SQLite.Database }
  constructor(config: { database: SQLite.Database }) {
    super(config)
    this.#config = config
  }
  override createDriver() {
    return new ImmediateSqliteDriver(this.#config)
  }
}

function openSqlite(path: string): Store {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const database = new SQLite(path)
  database.pragma('journal_mode = WAL')
  makeSafe(database)
  return storeOf(new ImmediateSqliteDialect({ database }), 'sqlite')
}

/** What SQLite forgets with each connection. */
function makeSafe(database: SQLite.Database): void {
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 5000')
}

function storeOf(dialect: Dialect, name: Store['dialect']): Store {
  const db = new Kysely<Database>({ dialect, plugins: [new CamelCasePlugin()] })
  return { db, dialect: name, close: () => db.destroy() }
}

function wholeNumber(text: string): number {
  const n = Number(text)
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number within ±2^53: ${text}`)
  return n
}

const INT8 = 20
const NUMERIC = 1700

function openPostgres(url: string, more: pg.PoolConfig = {}): Store {
  const types = new pg.TypeOverrides()
  types.setTypeParser(INT8, wholeNumber)
  types.setTypeParser(NUMERIC, wholeNumber)
  const pool = new pg.Pool({ connectionString: url, max: 10, types, ...more })
  // An idle connection that the server closes must not end the process: the pool opens another when it needs one.
  pool.on('error', () => {})
  return storeOf(new PostgresDialect({ pool }), 'postgres')
}
