/**
 * Opens the store: SQLite (`sqlite:data/cashlight.db`, the embedded default) or PostgreSQL (`postgres://…`), by the URL.
 *
 * SQLite: one connection; WAL; synchronous FULL, because better-sqlite3 is built with NORMAL, which may lose the last commits of a
 * machine that loses power; BEGIN IMMEDIATE, because a plain `begin` that reads and then writes fails at once under a second writer.
 * PostgreSQL: int8 and numeric arrive as text and are read as numbers with a range check.
 */
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import SQLite from 'better-sqlite3'
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresDialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import pg from 'pg'
import { reasonOf } from '../core/reason.ts'
import { makeFolder } from './folder.ts'
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

/** The database has had migrations that this Cashlight does not know. */
export class NewerDatabase extends Error {}

/** What SQLite and the file system call a place where nothing can be made or written. */
const NO_PLACE = /^(SQLITE_(CANTOPEN|READONLY|PERM)|E(ACCES|PERM|ROFS|NOENT|NOTDIR|EXIST)$)/

/** Why what the URL names cannot be used, and what to do about it: a sentence each, without the password. */
export function whyUnusable(url: string, error: unknown): { readonly says: string; readonly remedy: string } {
  const path = sqlitePath(url)
  const isFolder = path !== null && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  const shown = path ?? url.replace(/\/\/[^@/]*@/, '//')
  return {
    says: `The database ${shown} cannot be used: ${isFolder ? 'it is a folder' : reasonOf(error)}.`,
    remedy: remedyFor(error, isFolder ? join(path, 'cashlight.db') : null, path !== null),
  }
}

function remedyFor(error: unknown, fileInFolder: string | null, isFile: boolean): string {
  if (fileInFolder !== null) return `Name a file in it: DATABASE_URL=sqlite:${fileInFolder}.`
  if (error instanceof NewerDatabase) return 'Install that version: this one would not know what it writes over.'
  if (!isFile) return 'Is DATABASE_URL right, and does the server run?'
  const code = String((error as { code?: unknown } | null)?.code)
  if (code === 'SQLITE_NOTADB') return 'Name another file with DATABASE_URL, or put a backup in its place.'
  if (NO_PLACE.test(code)) return 'May this user write there? Or name another file: DATABASE_URL=sqlite:FILE.'
  return 'Is DATABASE_URL right? npm run -s cash -- doctor looks at the database.'
}

class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  /** SQLite takes back what a transaction made of tables: a migration that was cut off has left nothing behind. */
  override get supportsTransactionalDdl() {
    return true
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
  override createAdapter() {
    return new TransactionalSqliteAdapter()
  }
}

function openSqlite(path: string): Store {
  if (path !== ':memory:') makeFolder(dirname(path))
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
  // Nor one that somebody uses, between two statements of a transaction: its next statement fails.
  pool.on('connect', (client) => client.on('error', () => {}))
  return storeOf(new PostgresDialect({ pool }), 'postgres')
}
