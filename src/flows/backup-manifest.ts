/** What stands beside each backup: when and of what it was made, by which figures it is known, what it was checked for. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { syncFile } from '../store/sync-file.ts'

const schema = z.object({
  app: z.literal('cashlight'),
  /** The name of the copy: the manifest has the same with `.json` behind it. */
  file: z.string(),
  madeAt: z.iso.datetime(),
  /** A daily one is removed when it is old. */
  reason: z.enum(['daily', 'by-hand']),
  database: z.enum(['sqlite', 'postgres']),
  /** The last migration. */
  schema: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  rows: z.record(z.string(), z.int()),
  auditHeads: z.array(z.object({ workspaceId: z.string(), seq: z.int(), hash: z.string() })),
  /** What was found in order before it was kept. */
  checked: z.array(z.enum(['integrity', 'foreign-keys', 'invariants', 'contents', 'restored'])),
})

export type Manifest = Readonly<z.infer<typeof schema>>

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const path = join(folder, `${manifest.file}.json`)
  await writeFile(`${path}.partial`, `${JSON.stringify(manifest, null, 2)}\n`)
  await rename(`${path}.partial`, path)
  await syncFile(path)
}

/** The manifest of a backup; null when there is none that we wrote. */
export async function readManifest(file: string): Promise<Manifest | null> {
  try {
    const manifest = schema.parse(JSON.parse(await readFile(`${file}.json`, 'utf8')))
    return manifest.file === basename(file) ? manifest : null
  } catch {
    return null
  }
}

/** Bytes and SHA-256 (hexadecimal) of a file. */
export async function sealOf(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') }
}

/** The backups in a folder, the newest first: what has a manifest of ours. */
export async function manifestsIn(folder: string): Promise<Manifest[]> {
  const names = await readdir(folder)
  const manifests = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map((name) => readManifest(join(folder, name.slice(0, -5)))),
  )
  return manifests.filter((m) => m !== null).sort((a, b) => b.madeAt.localeCompare(a.madeAt))
}

/** Removes the oldest daily backups, so that `keep` are left. Only what has a manifest of ours goes, with it. Returns what went. */
export async function removeOld(folder: string, keep: number): Promise<string[]> {
  const old = (await manifestsIn(folder)).filter((m) => m.reason === 'daily').slice(keep)
  for (const { file } of old) {
    await rm(join(folder, file), { force: true })
    await rm(join(folder, `${file}.json`), { force: true })
  }
  return old.map((m) => m.file)
}

const PARTIAL = /^cashlight-[\dTZ-]+\.(db|dump)(\.json)?\.partial$/
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
