/**
 * Puts a backup in the place of the database. Everything that can be refused is refused before anything is touched: the copy is
 * brought to the newest schema and checked beside the database, and the two change places at the end.
 */
import { copyFile, rm } from 'node:fs/promises'
import type { Clock } from '../core/clock.ts'
import { findViolations } from '../store/invariants.ts'
import { type Inventory, takeInventory } from '../store/inventory.ts'
import { migrate, migrationState } from '../store/migrate.ts'
import { type Db, openStore, sqlitePath } from '../store/open.ts'
import {
  databaseName,
  databaseUrl,
  dropDatabase,
  findPrograms,
  hasDatabase,
  isConnectedTo,
  loadDump,
  mayCreateDatabases,
  type PostgresPrograms,
  replaceDatabase,
} from '../store/postgres-copy.ts'
import { markRestored } from '../store/restored.ts'
import { holdAlone } from '../store/sole-process.ts'
import { checkSqlite, hasDatabaseFile, replaceSqlite } from '../store/sqlite-copy.ts'
import { syncFile } from '../store/sync-file.ts'
import { type Manifest, readManifest, sealOf } from './backup-manifest.ts'

export type RestoreOutcome =
  | {
      readonly kind: 'restored'
      readonly manifest: Manifest
      readonly inventory: Inventory
      /** Migrations that the copy was behind. */
      readonly migrated: readonly string[]
      /** Messages that are looked for in Slack before they are sent. */
      readonly inDoubt: number
      /** Under which name the database of before goes on: a file, or a database of the server. Null when there was none. */
      readonly keptAs: string | null
    }
  | { readonly kind: 'no-manifest' }
  | { readonly kind: 'altered' } // not the bytes that the manifest was written for
  | { readonly kind: 'of-the-other-kind'; readonly database: Manifest['database'] }
  | { readonly kind: 'in-use' }
  | { readonly kind: 'newer'; readonly migrations: readonly string[] }
  | { readonly kind: 'unsound'; readonly problems: readonly string[] }
  | { readonly kind: 'may-create-no-database' }
  | Exclude<PostgresPrograms, { kind: 'ready' }>

type Order = { readonly file: string; readonly url: string }

export async function restoreBackup(clock: Clock, { file, url }: Order): Promise<RestoreOutcome> {
  const manifest = await readManifest(file)
  if (!manifest) return { kind: 'no-manifest' }
  const { bytes, sha256 } = await sealOf(file)
  if (bytes !== manifest.bytes || sha256 !== manifest.sha256) return { kind: 'altered' }
  const path = sqlitePath(url)
  if ((path === null) !== (manifest.database === 'postgres'))
    return { kind: 'of-the-other-kind', database: manifest.database }
  const order = { file, url, manifest }
  return path === null ? restorePostgres(clock, order) : restoreSqlite(clock, { ...order, path })
}

type Known = Order & { readonly manifest: Manifest }

async function restoreSqlite(
  clock: Clock,
  { file, url, path, manifest }: Known & { path: string },
): Promise<RestoreOutcome> {
  const { problems } = await checkSqlite(file)
  if (problems.length > 0) return { kind: 'unsound', problems }
  const hold = holdAlone(url)
  if (!hold) return { kind: 'in-use' }
  const by = `${path}.restoring`
  try {
    await copyFile(file, by)
    const store = openStore(`sqlite:${by}`)
    let prepared: Prepared
    try {
      prepared = await prepare(store.db, clock)
    } finally {
      await store.close()
    }
    if (prepared.kind !== 'prepared') return prepared
    await syncFile(by)
    const keptAs = hasDatabaseFile(path) ? `${path}.before-restore-${stampOf(clock)}` : null
    if ((await replaceSqlite({ path, by, keepAs: keptAs })) === 'in-use') return { kind: 'in-use' }
    return { ...prepared, kind: 'restored', manifest, keptAs }
  } finally {
    for (const tail of ['', '-wal', '-shm']) await rm(by + tail, { force: true })
    hold.release()
  }
}

async function restorePostgres(clock: Clock, { file, url, manifest }: Known): Promise<RestoreOutcome> {
  const name = databaseName(url)
  // A database is put in another's place from a third one, which every server has.
  const server = openStore(databaseUrl(url, 'postgres'))
  const { db } = server
  const by = `${name}_restoring`
  try {
    const programs = await findPrograms(db)
    if (programs.kind !== 'ready') return programs
    if (!(await mayCreateDatabases(db))) return { kind: 'may-create-no-database' }
    if (await isConnectedTo(db, name)) return { kind: 'in-use' }
    await dropDatabase(db, by)
    const store = await loadDump(db, { url, dump: file, name: by })
    let prepared: Prepared
    try {
      prepared = await prepare(store.db, clock)
    } finally {
      await store.close()
    }
    if (prepared.kind !== 'prepared') return prepared
    const keptAs = (await hasDatabase(db, name)) ? `${name}_before_restore_${stampOf(clock)}` : null
    if ((await replaceDatabase(db, { name, by, keepAs: keptAs })) === 'in-use') return { kind: 'in-use' }
    return { ...prepared, kind: 'restored', manifest, keptAs }
  } finally {
    await dropDatabase(db, by).finally(() => server.close())
  }
}

type Prepared =
  | { kind: 'prepared'; inventory: Inventory; migrated: readonly string[]; inDoubt: number }
  | Extract<RestoreOutcome, { kind: 'newer' | 'unsound' }>

/** Brings a copy to the newest schema, puts what waits in it in doubt, and asks the invariants of it. */
async function prepare(db: Db, clock: Clock): Promise<Prepared> {
  const { unknown } = await migrationState(db)
  if (unknown.length > 0) return { kind: 'newer', migrations: unknown }
  const migrated = await migrate(db)
  const inDoubt = await markRestored(db, clock.now())
  const violations = await findViolations(db)
  if (violations.length > 0) return { kind: 'unsound', problems: violations.map((v) => `${v.invariant}: ${v.subject}`) }
  return { kind: 'prepared', inventory: await takeInventory(db), migrated, inDoubt }
}

function stampOf(clock: Clock): string {
  return clock.now().toISOString().replace(/\D/g, '').slice(0, 14)
}
