/** Brings the database to the newest form: the dated files of `migrations/`, each once, in order, under Kysely's lock. */
import { promises as fs } from 'node:fs'
import path from 'node:path'
import { FileMigrationProvider, Migrator } from 'kysely/migration'
import type { Db } from './open.ts'

const FOLDER = path.join(import.meta.dirname, '..', '..', 'migrations')

/** The names of the migrations that were run now. Throws the first failure: nothing after it was run. */
export async function migrate(db: Db): Promise<string[]> {
  const provider = new FileMigrationProvider({ fs, path, migrationFolder: FOLDER })
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw error
  return (results ?? []).map((r) => r.migrationName)
}
