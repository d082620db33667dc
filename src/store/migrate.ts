/** Brings the database to the newest form: the dated files of `migrations/`, each once, in order, under Kysely's lock. */
import { promises as fs } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { FileMigrationProvider, Migrator } from 'kysely/migration'
import { type Db, NewerDatabase } from './open.ts'

const FOLDER = path.join(import.meta.dirname, '..', '..', 'migrations')

/** The names of the migrations that were run now. Throws the first failure: nothing after it was run; or `NewerDatabase`. */
export async function migrate(db: Db): Promise<string[]> {
  // Whoever has nothing to do waits for no writer.
  const { pending, unknown } = await migrationState(db)
  if (pending.length + unknown.length === 0) return []
  const provider = new FileMigrationProvider({ fs, path, migrationFolder: FOLDER })
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw (await whyNewer(db)) ?? error
  return (results ?? []).map((r) => r.migrationName)
}

/** Kysely calls 'corrupted' what a newer version has only moved on. */
async function whyNewer(db: Db): Promise<NewerDatabase | null> {
  // A database that does not answer says nothing of its age.
  const { unknown } = await migrationState(db).catch(() => ({ unknown: [] }))
  return unknown.length > 0 ? new NewerDatabase(`a newer Cashlight has used it (${unknown.join(', ')})`) : null
}

/** What the database has not had yet of `migrations/`, and what it has had that is not there: a newer Cashlight was here. Only reads. */
export async function migrationState(db: Db): Promise<{ done: number; pending: string[]; unknown: string[] }> {
  const files = (await fs.readdir(FOLDER)).filter((file) => file.endsWith('.ts'))
  const known = new Set(files.map((file) => file.slice(0, -'.ts'.length)))
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  const hasRun = tables.some((table) => table.name === 'kysely_migration')
  const { rows } = hasRun ? await sql<{ name: string }>`select name from kysely_migration`.execute(db) : { rows: [] }
  const done = new Set(rows.map(({ name }) => name))
  return {
    done: done.size,
    pending: [...known.difference(done)].sort(),
    unknown: [...done.difference(known)].sort(),
  }
}
