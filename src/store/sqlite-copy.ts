/**
 * A whole copy of a SQLite file while the app writes into it, and what a copy is checked for.
 *
 * The copying is done by a worker thread with a connection of its own: `VACUUM INTO` reads one moment of the database, keeps no writer
 * waiting, and the thread that answers people goes on.
 */
import { existsSync } from 'node:fs'
import { copyFile, rename, rm } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import SQLite from 'better-sqlite3'
import { findViolations, told } from './invariants.ts'
import { type Inventory, takeInventory } from './inventory.ts'
import { migrationState } from './migrate.ts'
import { openCopy } from './open.ts'
import { syncFile } from './sync-file.ts'

/** What was found in a copy. It is sound when there are no problems: a fault of the books was there before it was copied. */
export type Checked = {
  readonly problems: readonly string[]
  readonly inventory: Inventory | null
  /** What breaks an invariant of the books. Null for a copy of an older schema: the invariants are those of the newest. */
  readonly violations: readonly string[] | null
}

export type CopyOrder = { readonly from: string; readonly to: string }

/** Copies the file `from` to `to`, which must not be there, and checks the copy. Throws when it cannot be copied. */
export function copySqlite(order: CopyOrder): Promise<Checked> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./sqlite-copy-worker.ts', import.meta.url), { workerData: order })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the copying ended with ${code}`)))
  })
}

/** Reads a copy from end to end: SQLite's own checks, the foreign keys, our invariants. Nothing is written. */
export async function checkSqlite(path: string): Promise<Checked> {
  const problems = fileProblems(path)
  // What is no database cannot be asked further.
  if (problems.length > 0) return { problems, inventory: null, violations: null }
  const store = openCopy(path)
  try {
    const { pending, unknown } = await migrationState(store.db)
    const violations = pending.length + unknown.length > 0 ? null : (await findViolations(store.db)).map(told)
    return { problems, inventory: await takeInventory(store.db), violations }
  } finally {
    await store.close()
  }
}

/** What SQLite itself finds wrong with a file. */
export function fileProblems(path: string): string[] {
  try {
    const database = new SQLite(path, { readonly: true, fileMustExist: true })
    try {
      const integrity = database.pragma('integrity_check') as { integrity_check: string }[]
      const orphans = database.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]
      return [
        ...integrity.map((row) => row.integrity_check).filter((said) => said !== 'ok'),
        ...orphans.map((row) => `a row of ${row.table} names a row of ${row.parent} that is not there`),
      ].slice(0, 20)
    } finally {
      database.close()
    }
  } catch (error) {
    if (!(error instanceof SQLite.SqliteError)) throw error
    return [error.message]
  }
}

/**
 * Puts a whole new file in the place of a database and keeps what was there under another name. 'in-use' when somebody has it open:
 * then nothing has happened. There is no moment without a whole database under either name.
 */
export async function replaceSqlite({
  path,
  by,
  keepAs,
}: {
  path: string
  by: string
  /** Null where there is nothing to keep. */
  keepAs: string | null
}): Promise<'replaced' | 'in-use'> {
  if (keepAs !== null && (await keep(path, keepAs)) === 'in-use') return 'in-use'
  // Another database's log beside the new file would be taken for its own.
  for (const tail of ['-wal', '-shm']) await rm(path + tail, { force: true })
  await rename(by, path)
  await syncFile(path)
  return 'replaced'
}

export function hasDatabaseFile(path: string): boolean {
  return existsSync(path)
}

/** The log of a damaged file is kept with it. Set aside first: SQLite may throw it away when it opens what it cannot read. */
async function keep(path: string, keepAs: string): Promise<'kept' | 'in-use'> {
  await copyFile(`${path}-wal`, `${keepAs}-wal`).catch(ignoreMissing)
  const shape = gatherLog(path)
  if (shape !== 'damaged') await rm(`${keepAs}-wal`, { force: true })
  if (shape === 'in-use') return 'in-use'
  await copyFile(path, keepAs)
  await syncFile(keepAs)
  return 'kept'
}

/** Brings what is in the write-ahead log into the file, so that the file is the whole database. */
function gatherLog(path: string): 'whole' | 'in-use' | 'damaged' {
  let database: SQLite.Database | undefined
  try {
    database = new SQLite(path, { fileMustExist: true, timeout: 0 })
    // Refused as long as anybody else has the file open.
    database.pragma('journal_mode = DELETE')
    return 'whole'
  } catch (error) {
    if (!(error instanceof SQLite.SqliteError)) throw error
    return error.code.startsWith('SQLITE_BUSY') || error.code === 'SQLITE_LOCKED' ? 'in-use' : 'damaged'
  } finally {
    database?.close()
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
