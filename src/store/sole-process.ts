/**
 * One app at a time on one SQLite file. The lock is the operating system's, on a small database beside the file: it falls when the
 * process ends, however it ends, so that there is never a stale one to clear away.
 *
 * The file itself is not locked: the one-off commands of the command line and a backup work beside the app. On PostgreSQL several
 * processes share the work, and nothing is held.
 */
import { dirname } from 'node:path'
import SQLite from 'better-sqlite3'
import { makeFolder } from './folder.ts'
import { sqlitePath } from './open.ts'
import { realPath } from './place.ts'

export type Hold = { release(): void }

/** A database that nobody refers to is closed by the garbage collector, and its lock would fall with it. */
const held = new Set<SQLite.Database>()

const NOTHING_TO_HOLD: Hold = { release: () => {} }

/**
 * Holds what a database URL names for this process until `release` or the process's end; null when another one holds it. Throws when
 * the folder cannot be written.
 */
export function holdAlone(url: string): Hold | null {
  const path = sqlitePath(url)
  if (path === null || path === ':memory:') return NOTHING_TO_HOLD
  makeFolder(dirname(path))
  const lock = new SQLite(`${realPath(path)}.lock`, { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('begin exclusive')
    held.add(lock)
    return {
      release: () => {
        held.delete(lock)
        lock.close()
      },
    }
  } catch (error) {
    lock.close()
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
}
