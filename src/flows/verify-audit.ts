/**
 * Walks the audit trail of each company and says whether it is whole: every number there, every hash right, the head at the last row.
 *
 * Whoever can write to the database past its triggers could write a whole trail anew, hashes, head and all. That shows against the
 * heads that an earlier backup noted: a trail must still contain each of them.
 */
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import {
  type AuditHead,
  type AuditRow,
  auditHashAt,
  auditRowsAfter,
  listAuditHeads,
  readAuditEnd,
  unnumberedAuditRow,
} from '../store/audit.ts'
import { FIRST_HASH, hashOfRow } from '../store/audit-chain.ts'
import type { Db } from '../store/open.ts'
import { lastRestore } from '../store/restored.ts'
import { listWorkspaceIds } from '../store/workspaces.ts'

const ROWS_AT_ONCE = 1000

export type AuditBreak =
  | 'missing' // no row has this number; of a company the first one there must be: that of its settings
  | 'changed' // a row's hash is not that of what it says and of the row before it
  | 'extra' // there are more rows than numbers
  | 'head' // the head is not at the last row

export type AuditCheck = { readonly workspaceId: string } & (
  | {
      readonly kind: 'whole'
      readonly rows: number
      /** '' where there are no rows. */
      readonly hash: string
      /** Rows that say an earlier time than the row before them: a clock that was set back, or two machines that differ. */
      readonly earlierThanBefore: number
    }
  | {
      readonly kind: 'broken'
      /** Where it first is. `id` is null where there is no row. */
      readonly seq: number
      readonly id: string | null
      readonly what: AuditBreak
    }
  | {
      /** Whole in itself, and without what a backup knew. */
      readonly kind: 'lost'
      /** The number of the row that the backup had last. */
      readonly seq: number
      /** The trail ends before it; or it has another row there. */
      readonly what: 'ends-before' | 'differs'
      readonly rows: number
      /** Where the trail itself says that an earlier backup was put in the place of the database. */
      readonly restored: { readonly seq: number; readonly file: string } | null
    }
)

/** Checks the trail of every company, and of every one that `heads` knows. Reads alone, in batches, while others write. */
export async function verifyAudit(
  db: Db,
  { heads = [] }: { heads?: readonly AuditHead[] } = {},
): Promise<AuditCheck[]> {
  const known = Map.groupBy(heads, (head) => head.workspaceId)
  const withHead = (await listAuditHeads(db)).map((head) => head.workspaceId)
  const companies = new Set(await listWorkspaceIds(db))
  const workspaceIds = new Set([...companies, ...withHead, ...known.keys()])
  const checks: AuditCheck[] = []
  for (const workspaceId of [...workspaceIds].sort()) {
    const check = await walk(db, workspaceId, companies.has(workspaceId))
    const lost = check.kind === 'whole' ? await firstLost(db, check.rows, known.get(workspaceId) ?? []) : null
    checks.push(lost ?? check)
  }
  return checks
}

async function walk(db: Db, workspaceId: string, isCompany: boolean): Promise<AuditCheck> {
  const broken = (what: AuditBreak, seq: number, id: string | null = null): AuditCheck => {
    return { kind: 'broken', workspaceId, seq, id, what }
  }
  const { head, lastSeq, rowCount } = await readAuditEnd(db, workspaceId)
  const last = Math.max(lastSeq ?? 0, head?.seq ?? 0)
  if (last === 0 && rowCount === 0 && isCompany) return broken('missing', 1)
  let hash = FIRST_HASH
  let before: AuditRow | null = null
  let earlierThanBefore = 0
  // What is written from now on is beyond `last`, and is not looked at.
  for (let seq = 0; seq < last; ) {
    const rows = await auditRowsAfter(db, workspaceId, { seq, limit: Math.min(ROWS_AT_ONCE, last - seq) })
    if (rows.length === 0) return broken('missing', seq + 1)
    for (const row of rows) {
      seq += 1
      if (row.seq !== seq) return broken('missing', seq)
      hash = hashOfRow(hash, row)
      if (row.hash !== hash) return broken('changed', seq, row.id)
      if (before && row.at < before.at) earlierThanBefore += 1
      before = row
    }
    await setImmediate()
  }
  if (rowCount !== last) {
    const outside = await unnumberedAuditRow(db, workspaceId)
    return broken('extra', outside ? (outside.seq ?? 0) : last, outside?.id)
  }
  if ((head?.seq ?? 0) !== last || (head?.hash ?? FIRST_HASH) !== hash) return broken('head', last, before?.id)
  return { kind: 'whole', workspaceId, rows: last, hash, earlierThanBefore }
}

/** The first head of a backup that a trail, whole in itself, does not contain. */
async function firstLost(db: Db, rows: number, heads: readonly AuditHead[]): Promise<AuditCheck | null> {
  for (const { workspaceId, seq, hash } of heads.toSorted((a, b) => a.seq - b.seq)) {
    if (seq === 0 || (await auditHashAt(db, workspaceId, seq)) === hash) continue
    const what = seq > rows ? 'ends-before' : 'differs'
    return { kind: 'lost', workspaceId, seq, what, rows, restored: await lastRestore(db, workspaceId, seq) }
  }
  return null
}

const Manifest = z.object({
  auditHeads: z.array(z.object({ workspaceId: z.string(), seq: z.int().min(0), hash: z.string() })),
})

/** The heads that a backup's manifest notes; null when the text is no manifest. */
export function auditHeadsOf(manifest: string): AuditHead[] | null {
  try {
    return Manifest.parse(JSON.parse(manifest)).auditHeads
  } catch {
    return null
  }
}
