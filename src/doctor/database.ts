import { type Engine, readEngine } from '../store/engine.ts'
import type { Check, Said } from './examine.ts'

const POSTGRES_LEAST = 140_000
const FULL = 2

/** Whether what was committed stays, whatever happens to the machine. */
export const database: Check = {
  id: 'database',
  of: 'anything',
  async run({ books }) {
    switch (books.kind) {
      case 'unknown':
        return [
          {
            state: 'warning',
            says: 'Not checked: the settings do not say which database.',
            remedy: 'Mend the settings, or name the database with --database.',
          },
        ]
      case 'not-there':
        return [
          {
            state: 'warning',
            says: `0 databases: there is no file ${books.file} yet.`,
            remedy: 'npm start makes it; or name another with DATABASE_URL or --database.',
          },
        ]
      case 'closed':
        return [{ state: 'problem', says: books.says, remedy: books.remedy }]
      case 'open':
        return saidOf(await readEngine(books.db))
    }
  },
}

export function saidOf(engine: Engine): Said[] {
  return engine.kind === 'sqlite' ? ofSqlite(engine) : ofPostgres(engine)
}

function ofSqlite(engine: Extract<Engine, { kind: 'sqlite' }>): Said[] {
  const { version, journalMode, synchronous, foreignKeys } = engine
  const found: Said[] = []
  if (journalMode !== 'wal')
    found.push({
      state: 'problem',
      says: `journal_mode is ${journalMode}, not wal: readers and the writer keep each other waiting.`,
      remedy: 'npm start turns it on; where it does not stay on, move the file from the network drive to a local disk.',
    })
  if (synchronous < FULL)
    found.push({
      state: 'problem',
      says: `synchronous is ${synchronous}, not 2 (FULL): a power cut may lose what was committed last.`,
      remedy: 'This is a fault of the build of better-sqlite3: run npm ci again.',
    })
  if (!foreignKeys)
    found.push({
      state: 'problem',
      says: 'foreign_keys is off: rows may name others that do not exist.',
      remedy: 'This is a fault of the build of better-sqlite3: run npm ci again.',
    })
  if (found.length > 0) return found
  return [{ state: 'ok', says: `SQLite ${version}, with journal_mode wal, synchronous FULL, foreign keys.` }]
}

function ofPostgres(engine: Extract<Engine, { kind: 'postgres' }>): Said[] {
  const { version, synchronousCommit, fsync } = engine
  const shown = `${Math.floor(version / 10_000)}.${version % 10_000}`
  const found: Said[] = []
  if (version < POSTGRES_LEAST)
    found.push({
      state: 'problem',
      says: `PostgreSQL ${shown} is older than 14, and gets no corrections any more.`,
      remedy: 'Move the database to PostgreSQL 14 or newer.',
    })
  if (synchronousCommit === 'off')
    found.push({
      state: 'problem',
      says: 'synchronous_commit is off: a crash of the server may lose what was committed last.',
      remedy: 'Run ALTER DATABASE … SET synchronous_commit = on, and start Cashlight again.',
    })
  if (fsync !== 'on')
    found.push({
      state: 'problem',
      says: `fsync is ${fsync}: a power cut may ruin the whole database.`,
      remedy: "Set fsync = on in the server's postgresql.conf.",
    })
  if (found.length > 0) return found
  return [{ state: 'ok', says: `PostgreSQL ${shown}, with synchronous_commit ${synchronousCommit}, fsync on.` }]
}
