/**
 * A backup: one moment of the whole database in one file, made while the app writes, checked before it is given its name, with a
 * manifest beside it. A copy that is not sound is not kept. One of books with faults is, and its manifest names them: on the day on which
 * the books break it is worth more than none.
 *
 * Example: data/backups/cashlight-2026-11-22T03-00-00-000Z.db and the same with .json behind it.
 */
import { chmod, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../core/clock.ts'
import { day } from '../core/day.ts'
import { makeFolder } from '../store/folder.ts'
import type { Inventory } from '../store/inventory.ts'
import { type Db, openCopy, openStore, sqlitePath } from '../store/open.ts'
import { placeOf, stemOf } from '../store/place.ts'
import { aloneAmongProcesses, dumpPostgres, findPrograms, type PostgresPrograms } from '../store/postgres-copy.ts'
import { hasRun, startRun } from '../store/runs.ts'
import { copySqlite, hasDatabaseFile } from '../store/sqlite-copy.ts'
import { syncFile } from '../store/sync-file.ts'
import { listWorkspaceIds } from '../store/workspaces.ts'
import { endOfName, type Manifest, removeCutOff, removeOld, sealOf, writeManifest } from './backup-manifest.ts'
import { type BookFaults, findAuditFaults, findBookFaults, linesOf } from './book-faults.ts'

export type BackupOutcome =
  | { readonly kind: 'made'; readonly path: string; readonly manifest: Manifest }
  | { readonly kind: 'no-database'; readonly place: string }
  | { readonly kind: 'unsound'; readonly problems: readonly string[] }
  | Exclude<PostgresPrograms, { kind: 'ready' }>

type Order = { readonly url: string; readonly folder: string; readonly reason: Manifest['reason'] }

/** Throws when the database cannot be read or the folder cannot be written. */
export async function backUp(clock: Clock, { url, folder, reason }: Order): Promise<BackupOutcome> {
  if (!(await isThere(url))) return { kind: 'no-database', place: placeOf(url) }
  makeFolder(folder)
  const now = clock.now()
  const madeAt = now.toISOString()
  await removeCutOff(folder, now)
  const database = sqlitePath(url) === null ? 'postgres' : 'sqlite'
  const file = `${stemOf(url)}${endOfName(madeAt, database)}`
  const path = join(folder, file)
  const partial = `${path}.partial`
  try {
    const copied = await copy(url, partial, now)
    if (copied.kind !== 'copied') return copied
    // The whole books in one file, perhaps in a folder that others can read.
    await chmod(partial, 0o600)
    await syncFile(partial)
    const manifest: Manifest = {
      app: 'cashlight',
      file,
      madeAt,
      reason,
      database,
      of: placeOf(url),
      ...copied.inventory,
      ...(await sealOf(partial)),
      companies: [...copied.inventory.companies],
      auditHeads: [...copied.inventory.auditHeads],
      checked: copied.checked,
      faults: copied.faults,
    }
    await rename(partial, path)
    await writeManifest(folder, manifest)
    return { kind: 'made', path, manifest }
  } finally {
    await rm(partial, { force: true })
  }
}

/** Opening a file or making its folder would make the database that is not there. */
async function isThere(url: string): Promise<boolean> {
  const path = sqlitePath(url)
  if (path !== null) return hasDatabaseFile(path)
  const store = openStore(url)
  try {
    await store.db.introspection.getSchemas()
    return true
  } catch (error) {
    const NO_SUCH_DATABASE = '3D000'
    if ((error as { code?: string }).code === NO_SUCH_DATABASE) return false
    throw error
  } finally {
    await store.close()
  }
}

type Copied =
  | { kind: 'copied'; inventory: Inventory; checked: Manifest['checked']; faults: string[] }
  | Exclude<BackupOutcome, { kind: 'made' }>

async function copy(url: string, to: string, now: Date): Promise<Copied> {
  const from = sqlitePath(url)
  if (from !== null) {
    const { problems, inventory, violations } = await copySqlite({ from, to })
    if (problems.length > 0 || inventory === null) return { kind: 'unsound', problems }
    const faults = violations === null ? null : { invariants: violations, audit: await auditFaultsIn(to) }
    return { kind: 'copied', inventory, ...told(['integrity', 'foreign-keys'], faults) }
  }
  const store = openStore(url)
  try {
    const programs = await findPrograms(store.db)
    if (programs.kind !== 'ready') return programs
    const { problems, inventory, seen, isRestored } = await dumpPostgres(store.db, { url, to, now }, findBookFaults)
    if (problems.length > 0) return { kind: 'unsound', problems }
    return { kind: 'copied', inventory, ...told(isRestored ? ['contents', 'restored'] : ['contents'], seen) }
  } finally {
    await store.close()
  }
}

/** In small batches, so that the thread that answers people goes on. */
async function auditFaultsIn(file: string) {
  const copy = openCopy(file)
  try {
    return await findAuditFaults(copy.db)
  } finally {
    await copy.close()
  }
}

/** What was found in order and what was not. The books of an older schema, of which nothing is known, are neither. */
function told(checked: Manifest['checked'], faults: BookFaults | null): Pick<Manifest, 'checked' | 'faults'> {
  if (faults === null) return { checked, faults: [] }
  const whole = (['invariants', 'audit'] as const).filter((each) => faults[each].length === 0)
  return { checked: [...checked, ...whole], faults: linesOf(faults) }
}

const DAILY_KEPT = 14
const RUN = 'back-up'

/**
 * The day's backup, once a day (UTC) whichever of several processes comes first; the last 14 are kept. Null when it is made already, is
 * being made by another process, or there is nothing to back up yet.
 */
export async function backUpDaily(
  db: Db,
  clock: Clock,
  { url, folder }: Omit<Order, 'reason'>,
): Promise<BackupOutcome | null> {
  const [workspaceId] = await listWorkspaceIds(db)
  if (workspaceId === undefined) return null
  const at = clock.now().toISOString()
  const today = day(at.slice(0, 10))
  const work = async (): Promise<BackupOutcome | null> => {
    if (await hasRun(db, workspaceId, RUN, today)) return null
    const outcome = await backUp(clock, { url, folder, reason: 'daily' })
    if (outcome.kind !== 'made') return outcome
    // One company's row stands for the database: a backup is of all of them.
    await startRun(db, workspaceId, RUN, today, at)
    await removeOld(folder, placeOf(url), DAILY_KEPT)
    return outcome
  }
  return sqlitePath(url) === null ? aloneAmongProcesses(db, work) : work()
}
