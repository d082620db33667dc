import { readFile } from 'node:fs/promises'
import { type AuditBreak, type AuditCheck, auditHeadsOf, verifyAudit } from '../flows/verify-audit.ts'
import type { Cash, CliCommand } from './cash.ts'

const HASH_SHOWN = 12

const BREAKS: Record<AuditBreak, string> = {
  missing: 'is missing',
  changed: 'was changed, or the row before it was',
  extra: 'is one too many: it stands beside the numbering',
  head: 'is the last, and the head of the trail is not at it',
  rewritten: 'is not the row that the backup knew: the trail was written anew since',
}

/** The audit trails of every company in the database. */
export const audit: CliCommand = {
  name: 'audit',
  summary: 'audit verify: whether the audit trail is whole, row by row',
  example: 'audit verify --against backups/cashlight-2026-11-22T03-00-00-000Z.db.json',
  argument: 'verify',
  options: [['--against <manifest>', 'a backup’s manifest: the trail must contain what it had then']],
  async run(cash, { argument, options: { against } }) {
    if (argument !== 'verify') throw cash.refusal(`The trail can be verified; “${argument}” is nothing it knows.`)
    const heads = typeof against === 'string' ? await headsIn(cash, against) : []
    const { db } = await cash.store()
    const checks = await verifyAudit(db, { heads })
    for (const check of checks) cash.terminal.out(sentenceOf(check))
    const broken = checks.filter(({ kind }) => kind === 'broken')
    if (broken.length > 0) throw cash.refusal('An audit trail is broken: what it says cannot be relied on.', '')
    if (checks.length === 0) cash.terminal.out('There is no company here, and so no trail.')
  },
}

async function headsIn(cash: Cash, path: string) {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw cash.refusal(`The manifest ${path} cannot be read (${error.code}).`)
  })
  const heads = auditHeadsOf(text)
  if (!heads) throw cash.refusal(`${path} is not the manifest of a backup: it notes no audit heads.`)
  return heads
}

function sentenceOf(check: AuditCheck): string {
  const { workspaceId } = check
  if (check.kind === 'broken') {
    const { seq, id, what } = check
    return `${workspaceId}: broken at row ${seq}${id ? ` (${id})` : ''}: it ${BREAKS[what]}`
  }
  const { rows, hash, earlierThanBefore } = check
  if (rows === 0) return `${workspaceId}: no rows yet`
  const count = (n: number) => `${n.toLocaleString('en')} row${n === 1 ? '' : 's'}`
  const note = earlierThanBefore > 0 ? ` (${count(earlierThanBefore)} with an earlier time than the one before)` : ''
  return `${workspaceId}: ${count(rows)}, chain whole, head ${rows} ${hash.slice(0, HASH_SHOWN)}…${note}`
}
