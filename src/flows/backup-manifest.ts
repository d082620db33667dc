/** What stands beside each backup: when and of what it was made, by which figures it is known, what it was checked for. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { reasonOf } from '../core/reason.ts'
import { syncFile } from '../store/sync-file.ts'

const schema = z.object({
  app: z.literal('cashlight'),
  /** The name of the copy: the manifest has the same with `.json` behind it. */
  file: z.string(),
  madeAt: z.iso.datetime(),
  /** A daily one is removed when it is old. */
  reason: z.enum(['daily', 'by-hand']),
  database: z.enum(['sqlite', 'postgres']),
  /** Where the database was, as `placeOf` says it. */
  of: z.string(),
  /** The ids of those whose books it holds. */
  companies: z.array(z.string()),
  /** The last migration. */
  schema: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  rows: z.record(z.string(), z.int()),
  auditHeads: z.array(z.object({ workspaceId: z.string(), seq: z.int(), hash: z.string() })),
  /** What was found in order before it was kept. */
  checked: z.array(z.enum(['integrity', 'foreign-keys', 'contents', 'restored', 'invariants', 'audit'])),
  /** What is wrong with the books that it is a true copy of: broken invariants and audit trails, a line each. */
  faults: z.array(z.string()),
})

export type Manifest = Readonly<z.infer<typeof schema>>

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const path = join(folder, `${manifest.file}.json`)
  await writeFile(`${path}.partial`, `${JSON.stringify(manifest, null, 2)}\n`)
  await rename(`${path}.partial`, path)
  await syncFile(path)
}

export type ManifestReading =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'no-manifest' }
  | { readonly kind: 'unreadable-manifest'; readonly why: string }
  | { readonly kind: 'renamed'; readonly was: string }

/** The manifest beside a backup. */
export async function readManifest(file: string): Promise<ManifestReading> {
  try {
    const manifest = schema.parse(JSON.parse(await readFile(`${file}.json`, 'utf8')))
    return manifest.file === basename(file) ? { kind: 'manifest', manifest } : { kind: 'renamed', was: manifest.file }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'no-manifest' }
    return { kind: 'unreadable-manifest', why: whyUnreadable(error) }
  }
}

function whyUnreadable(error: unknown): string {
  if (error instanceof z.ZodError) return `what it says of ${error.issues[0]?.path.join('.') || 'itself'} is not right`
  return error instanceof SyntaxError ? 'it is not JSON' : reasonOf(error)
}

/** '-2026-11-22T03-00-00-000Z.db': what the name of a backup made at an instant ends with. */
export function endOfName(madeAt: string, database: Manifest['database']): string {
  return `-${madeAt.replace(/[:.]/g, '-')}.${database === 'sqlite' ? 'db' : 'dump'}`
}

/** Bytes and SHA-256 (hexadecimal) of a file. */
export async function sealOf(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') }
}

/** The backups of a database in a folder, the newest first: what has a manifest that says so. */
export async function manifestsIn(folder: string, place: string): Promise<Manifest[]> {
  const names = await readdir(folder)
  const readings = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map((name) => readManifest(join(folder, name.slice(0, -5)))),
  )
  return readings
    .flatMap((reading) => (reading.kind === 'manifest' && reading.manifest.of === place ? [reading.manifest] : []))
    .sort((a, b) => b.madeAt.localeCompare(a.madeAt))
}

/** Removes the oldest daily backups of a database, so that `keep` are left, and their manifests. Returns what went. */
export async function removeOld(folder: string, place: string, keep: number): Promise<string[]> {
  const old = (await manifestsIn(folder, place)).filter((m) => m.reason === 'daily').slice(keep)
  for (const { file } of old) {
    await rm(join(folder, file), { force: true })
    await rm(join(folder, `${file}.json`), { force: true })
  }
  return old.map((m) => m.file)
}

const PARTIAL = /-\d{4}-\d\d-\d\dT[\d-]+Z\.(db|dump)(\.json)?\.partial$/
const DAY_MS = 86_400_000

/** Takes away what a backup that was cut off left behind, a day after. */
export async function removeCutOff(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!PARTIAL.test(name)) continue
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    if (now.getTime() - mtimeMs > DAY_MS) await rm(path, { force: true })
  }
}
