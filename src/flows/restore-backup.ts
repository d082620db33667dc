/**
 * Puts a backup in the place of the database. Everything that can be refused is refused before anything is touched: the copy is
 * brought to the newest schema and checked beside the database, and the two change places at the end.
 */
import { chmod, copyFile, rm, stat } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '../core/clock.ts'
import { type Incumbent, readIncumbent } from '../store/incumbent.ts'
import { type Inventory, takeInventory } from '../store/inventory.ts'
import { migrate, migrationState } from '../store/migrate.ts'
import { type Db, openStore, type Store, sqlitePath } from '../store/open.ts'
import { databaseName, placeOf, realPath } from '../store/place.ts'
import {
  aloneAmongProcesses,
  besideDatabase,
  currentRole,
  databaseUrl,
  dropDatabase,
  findPrograms,
  hasDatabase,
  isConnectedTo,
  loadDump,
  mayActAs,
  mayCreateDatabases,
  type PostgresPrograms,
  replaceDatabase,
} from '../store/postgres-copy.ts'
import { markRestored, recordRestore } from '../store/restored.ts'
import { holdAlone } from '../store/sole-process.ts'
import { fileProblems, hasDatabaseFile, replaceSqlite } from '../store/sqlite-copy.ts'
import { syncFile } from '../store/sync-file.ts'
import { endOfName, type Manifest, type ManifestReading, readManifest, sealOf } from './backup-manifest.ts'
import { findBookFaults, linesOf } from './book-faults.ts'

export type RestoreOutcome =
  | {
      readonly kind: 'restored'
      readonly manifest: Manifest
      /** The database that the copy is now, as `placeOf` says it. */
      readonly place: string
      readonly inventory: Inventory
      /** Migrations that the copy was behind. */
      readonly migrated: readonly string[]
      /** Messages that are looked for in Slack before they are sent. */
      readonly inDoubt: number
      /** Under which name the database of before goes on: a file, or a database of the server. Null when there was none. */
      readonly keptAs: string | null
      /** The role that the database belongs to, as that of before did. Null on SQLite, and where there was none before. */
      readonly owner: string | null
      /** What is wrong with the books, with which they were restored all the same. */
      readonly faults: readonly string[]
    }
  | { readonly kind: 'no-copy' }
  | { readonly kind: 'is-the-manifest'; readonly of: string }
  | Exclude<ManifestReading, { kind: 'manifest' }>
  | { readonly kind: 'altered' } // not the bytes that the manifest was written for
  | { readonly kind: 'edited-manifest'; readonly about: string } // the manifest says of the copy what is not in it
  | { readonly kind: 'no-database-named' }
  | { readonly kind: 'of-the-other-kind'; readonly database: Manifest['database'] }
  | { readonly kind: 'in-use' }
  | { readonly kind: 'other-companies'; readonly copy: readonly string[]; readonly target: readonly string[] }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] }
  | { readonly kind: 'newer'; readonly migrations: readonly string[] }
  | { readonly kind: 'unsound'; readonly problems: readonly string[] }
  | { readonly kind: 'may-create-no-database' }
  | { readonly kind: 'may-not-give'; readonly role: string; readonly owner: string }
  | Exclude<PostgresPrograms, { kind: 'ready' }>

type Order = {
  readonly file: string
  readonly url: string
  /** Although the database holds the books of other companies, or those of the copy have faults. */
  readonly replace?: boolean
}

export async function restoreBackup(clock: Clock, { file, url, replace = false }: Order): Promise<RestoreOutcome> {
  if (!(await isFile(file))) return { kind: 'no-copy' }
  if (file.endsWith('.json')) return { kind: 'is-the-manifest', of: file.slice(0, -'.json'.length) }
  const reading = await readManifest(file)
  if (reading.kind !== 'manifest') return reading
  const { manifest } = reading
  if (!manifest.file.endsWith(endOfName(manifest.madeAt, manifest.database)))
    return { kind: 'edited-manifest', about: 'madeAt' }
  const { bytes, sha256 } = await sealOf(file)
  if (bytes !== manifest.bytes || sha256 !== manifest.sha256) return { kind: 'altered' }
  const path = sqlitePath(url)
  if ((path === null) !== (manifest.database === 'postgres'))
    return { kind: 'of-the-other-kind', database: manifest.database }
  if (path === null && databaseName(url) === '') return { kind: 'no-database-named' }
  const order = { file, url, replace, manifest }
  return path === null ? restorePostgres(clock, order) : restoreSqlite(clock, { ...order, path })
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

type Known = Required<Order> & { readonly manifest: Manifest }

async function restoreSqlite(
  clock: Clock,
  { path: name, ...known }: Known & { path: string },
): Promise<RestoreOutcome> {
  const { file, url, manifest } = known
  const problems = fileProblems(file)
  if (problems.length > 0) return { kind: 'unsound', problems }
  const hold = holdAlone(url)
  if (!hold) return { kind: 'in-use' }
  const path = realPath(name)
  const by = `${path}.restoring`
  // What a restore that was killed has left, its log above all, would be taken for this copy's own.
  const clear = () => Promise.all(['', '-wal', '-shm'].map((tail) => rm(by + tail, { force: true })))
  try {
    const incumbent = hasDatabaseFile(path) ? await readIncumbent(url) : null
    const refused = refusalOf(known, incumbent)
    if (refused) return refused
    await clear()
    await copyFile(file, by)
    if (incumbent) await chmod(by, (await stat(path)).mode)
    const prepared = await prepareIn(openStore(`sqlite:${by}`), clock, known, incumbent)
    if (prepared.kind !== 'prepared') return prepared
    await syncFile(by)
    const keptAs = incumbent ? `${path}.before-restore-${stampOf(clock)}` : null
    if ((await replaceSqlite({ path, by, keepAs: keptAs })) === 'in-use') return { kind: 'in-use' }
    return { ...prepared, kind: 'restored', manifest, place: placeOf(url), keptAs, owner: null }
  } finally {
    await clear()
    hold.release()
  }
}

async function restorePostgres(clock: Clock, known: Known): Promise<RestoreOutcome> {
  // A database is put in another's place from a third one, which every server has.
  const server = openStore(databaseUrl(known.url, 'postgres'))
  try {
    return (await aloneAmongProcesses(server.db, () => restoreOn(server.db, clock, known))) ?? { kind: 'in-use' }
  } finally {
    await server.close()
  }
}

async function restoreOn(db: Db, clock: Clock, known: Known): Promise<RestoreOutcome> {
  const { file, url, manifest } = known
  const name = databaseName(url)
  const by = besideDatabase(name, 'restoring')
  try {
    const programs = await findPrograms(db)
    if (programs.kind !== 'ready') return programs
    if (!(await mayCreateDatabases(db))) return { kind: 'may-create-no-database' }
    if (await isConnectedTo(db, name)) return { kind: 'in-use' }
    const incumbent = (await hasDatabase(db, name)) ? await readIncumbent(url) : null
    const refused = refusalOf(known, incumbent)
    if (refused) return refused
    const owner = incumbent?.owner ?? null
    if (owner !== null && !(await mayActAs(db, owner)))
      return { kind: 'may-not-give', role: await currentRole(db), owner }
    await dropDatabase(db, by)
    const loaded = await loadDump(db, { url, dump: file, name: by, owner })
    const prepared = await prepareIn(loaded, clock, known, incumbent)
    if (prepared.kind !== 'prepared') return prepared
    const keptAs = incumbent ? besideDatabase(name, `before_restore_${stampOf(clock)}`) : null
    if ((await replaceDatabase(db, { name, by, keepAs: keptAs })) === 'in-use') return { kind: 'in-use' }
    return { ...prepared, kind: 'restored', manifest, place: placeOf(url), keptAs, owner }
  } finally {
    await dropDatabase(db, by)
  }
}

/** Whoever names the wrong database would put one company's books in the place of another's. */
function refusalOf({ manifest, replace }: Known, incumbent: Incumbent | null): RestoreOutcome | null {
  const copy = manifest.companies.toSorted()
  const target = incumbent?.companies.toSorted() ?? []
  if (replace || target.length === 0 || isDeepStrictEqual(copy, target)) return null
  return { kind: 'other-companies', copy, target }
}

type Prepared =
  | ({ kind: 'prepared' } & Pick<
      Extract<RestoreOutcome, { kind: 'restored' }>,
      'inventory' | 'migrated' | 'inDoubt' | 'faults'
    >)
  | Extract<RestoreOutcome, { kind: 'newer' | 'edited-manifest' | 'faulty' }>

/** What is done with a copy before it takes its place; the copy is closed then, whatever came of it. */
async function prepareIn(copy: Store, clock: Clock, known: Known, incumbent: Incumbent | null): Promise<Prepared> {
  try {
    return await prepare(copy.db, clock, known, incumbent)
  } finally {
    await copy.close()
  }
}

/** Compares a copy with its manifest, brings it to the newest schema, puts what waits in it in doubt, and looks for faults in its books. */
async function prepare(
  db: Db,
  clock: Clock,
  { manifest, replace }: Known,
  incumbent: Incumbent | null,
): Promise<Prepared> {
  const { unknown } = await migrationState(db)
  if (unknown.length > 0) return { kind: 'newer', migrations: unknown }
  const about = differenceOf(manifest, await takeInventory(db))
  if (about !== null) return { kind: 'edited-manifest', about }
  const migrated = await migrate(db)
  const inDoubt = await markRestored(db, clock.now())
  const found = await findBookFaults(db)
  const faults = linesOf(found)
  if (faults.length > 0 && !replace) return { kind: 'faulty', faults }
  // A trail that is broken stays as it was found.
  const broken = new Set(found.audit.map(({ workspaceId }) => workspaceId))
  const workspaceIds = manifest.companies.filter((id) => !broken.has(id))
  const before = incumbent?.auditHeads ?? []
  await recordRestore(db, clock.now(), { file: manifest.file, madeAt: manifest.madeAt, workspaceIds, before })
  return { kind: 'prepared', inventory: await takeInventory(db), migrated, inDoubt, faults }
}

/** What a manifest says of its copy that is not so. */
function differenceOf(manifest: Manifest, inventory: Inventory): string | null {
  const fields = ['schema', 'companies', 'rows', 'auditHeads'] as const
  return fields.find((field) => !isDeepStrictEqual(manifest[field], inventory[field])) ?? null
}

function stampOf(clock: Clock): string {
  return clock.now().toISOString().replace(/\D/g, '').slice(0, 14)
}
