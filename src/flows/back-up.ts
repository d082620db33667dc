/**
 * A backup: one moment of the whole database in one file, made while the app writes, checked before it is given its name, with a
 * manifest beside it. What is not sound is not kept.
 *
 * Example: data/backups/cashlight-2026-11-22T03-00-00-000Z.db and the same with .json behind it.
 */
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../core/clock.ts'
import { day } from '../core/day.ts'
import type { Inventory } from '../store/inventory.ts'
import { type Db, openStore, sqlitePath } from '../store/open.ts'
import { aloneAmongProcesses, dumpPostgres, findPrograms, type PostgresPrograms } from '../store/postgres-copy.ts'
import { hasRun, startRun } from '../store/runs.ts'
import { copySqlite } from '../store/sqlite-copy.ts'
import { syncFile } from '../store/sync-file.ts'
import { listWorkspaceIds } from '../store/workspaces.ts'
import { type Manifest, removeCutOff, removeOld, sealOf, writeManifest } from './backup-manifest.ts'

export type BackupOutcome =
  | { readonly kind: 'made'; readonly path: string; readonly manifest: Manifest }
  | { readonly kind: 'unsound'; readonly problems: readonly string[] }
  | Exclude<PostgresPrograms, { kind: 'ready' }>

type Order = { readonly url: string; readonly folder: string; readonly reason: Manifest['reason'] }

/** Throws when the database cannot be read or the folder cannot be written. */
export async function backUp(clock: Clock, { url, folder, reason }: Order): Promise<BackupOutcome> {
  await mkdir(folder, { recursive: true })
  const now = clock.now()
  await removeCutOff(folder, now)
  const isSqlite = sqlitePath(url) !== null
  const file = `cashlight-${now.toISOString().replace(/[:.]/g, '-')}.${isSqlite ? 'db' : 'dump'}`
  const path = join(folder, file)
  const partial = `${path}.partial`
  try {
    const copied = await copy(url, partial)
    if (copied.kind !== 'copied') return copied
    await syncFile(partial)
    const manifest: Manifest = {
      app: 'cashlight',
      file,
      madeAt: now.toISOString(),
      reason,
      database: isSqlite ? 'sqlite' : 'postgres',
      ...copied.inventory,
      ...(await sealOf(partial)),
      auditHeads: [...copied.inventory.auditHeads],
      checked: copied.checked,
    }
    await rename(partial, path)
    await writeManifest(folder, manifest)
    return { kind: 'made', path, manifest }
  } finally {
    await rm(partial, { force: true })
  }
}

type Copied =
  | { kind: 'copied'; inventory: Inventory; checked: Manifest['checked'] }
  | Exclude<BackupOutcome, { kind: 'made' }>

async function copy(url: string, to: string): Promise<Copied> {
  const from = sqlitePath(url)
  if (from !== null) {
    const { problems, inventory, areInvariantsChecked } = await copySqlite({ from, to })
    if (problems.length > 0 || inventory === null) return { kind: 'unsound', problems }
    return {
      kind: 'copied',
      inventory,
      checked: ['integrity', 'foreign-keys', ...(areInvariantsChecked ? (['invariants'] as const) : [])],
    }
  }
  const store = openStore(url)
  try {
    const programs = await findPrograms(store.db)
    if (programs.kind !== 'ready') return programs
    const { problems, inventory, isRestored } = await dumpPostgres(store.db, url, to)
    if (problems.length > 0) return { kind: 'unsound', problems }
    return {
      kind: 'copied',
      inventory,
      checked: ['invariants', 'contents', ...(isRestored ? (['restored'] as const) : [])],
    }
  } finally {
    await store.close()
  }
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
    await removeOld(folder, DAILY_KEPT)
    return outcome
  }
  return sqlitePath(url) === null ? aloneAmongProcesses(db, work) : work()
}
