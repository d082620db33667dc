import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { type AuditBreak, type AuditCheck, auditHeadsOf, verifyAudit } from '../flows/verify-audit.ts'
import { migrationState } from '../store/migrate.ts'
import { openToRead, type Store, sqlitePath, whyUnusable } from '../store/open.ts'
import { DATABASES, refuseWorkspace, thereIsNone } from './backup.ts'
import type { Cash, CliCommand } from './cash.ts'

const HASH_SHOWN = 12
const EXAMPLE = 'audit verify --against backups/cashlight-2026-11-22T03-00-00-000Z.db.json'

const BREAKS: Record<AuditBreak, string> = {
  missing: 'is missing',
  changed: 'was changed, or the row before it was',
  extra: 'is one too many: it stands beside the numbering',
  head: 'is the last, and the head of the trail is not at it',
}

/** The audit trails of every company in the database, which is only read. */
export const audit: CliCommand = {
  name: 'audit',
  summary: 'audit verify: whether the audit trail is whole, row by row',
  example: EXAMPLE,
  argument: 'verify',
  options: [['--against <manifest>', 'a backup’s manifest: the trail must contain what it had then']],
  async run(cash, { argument, options }) {
    if (argument !== 'verify') throw cash.refusal(`The trail can be verified; “${argument}” is nothing it knows.`)
    refuseWorkspace(cash, options)
    const heads = typeof options.against === 'string' ? await headsIn(cash, options.against) : []
    const checks = await readOnly(cash, ({ db }) => verifyAudit(db, { heads }))
    for (const check of checks) cash.terminal.out(sentenceOf(check))
    if (checks.some(({ kind }) => kind === 'broken'))
      throw cash.refusal('An audit trail is broken: what it says cannot be relied on.', '')
    if (checks.some(({ kind }) => kind === 'lost'))
      throw cash.refusal('An audit trail lacks what the backup knew: compare the two before you rely on it.', '')
    if (checks.length === 0) cash.terminal.out('There is no company here, and so no trail.')
  },
}

/** Looks into the database as it is: what is to be verified is neither made nor brought to another form. */
async function readOnly<T>(cash: Cash, look: (store: Store) => Promise<T>): Promise<T> {
  const url = cash.databaseUrl()
  const path = sqlitePath(url)
  if (path !== null && !existsSync(path))
    throw cash.refusal(thereIsNone(path), `audit verify --database ${DATABASES.sqlite}`)
  const { store, done, pending } = await opened(cash, url)
  try {
    if (pending.length === 0) return await look(store)
    const lack = done === 0 ? 'holds none of Cashlight’s tables' : `has not had its migrations (${pending.join(', ')})`
    throw cash.refusal(`The database ${lack}: is it the right one? If so, start Cashlight (npm start) first.`)
  } finally {
    await store.close()
  }
}

async function opened(cash: Cash, url: string) {
  let store: Store | null = null
  try {
    store = openToRead(url)
    return { store, ...(await migrationState(store.db)) }
  } catch (error) {
    await store?.close()
    const { says, remedy } = whyUnusable(url, error)
    throw cash.refusal(`${says} ${remedy}`)
  }
}

async function headsIn(cash: Cash, path: string) {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw cash.refusal(`The manifest ${path} cannot be read (${error.code}).`)
  })
  const heads = auditHeadsOf(text)
  if (!heads) throw cash.refusal(`${path} is not the manifest of a backup: it notes no audit heads.`)
  return heads
}

const figure = (n: number) => n.toLocaleString('en')
const rowsOf = (n: number) => `${figure(n)} row${n === 1 ? '' : 's'}`

function sentenceOf(check: AuditCheck): string {
  const { workspaceId } = check
  switch (check.kind) {
    case 'broken':
      return `${workspaceId}: broken at row ${check.seq}${check.id ? ` (${check.id})` : ''}: it ${BREAKS[check.what]}`
    case 'lost':
      return `${workspaceId}: ${lossOf(check)}`
    case 'whole': {
      const { rows, hash, earlierThanBefore } = check
      const head = rows === 0 ? '' : `, head ${rows} ${hash.slice(0, HASH_SHOWN)}…`
      return `${workspaceId}: ${rowsOf(rows)}, chain whole${head}${earlierThanBefore > 0 ? noteOf(earlierThanBefore) : ''}`
    }
  }
}

function noteOf(earlierThanBefore: number): string {
  return ` (${rowsOf(earlierThanBefore)} with an earlier time than the one before: harmless, as a clock that is set back or the playground’s does it, and the order is that of the numbers)`
}

function lossOf({ what, seq, rows, restored }: Extract<AuditCheck, { kind: 'lost' }>): string {
  const told = restored ? `: row ${figure(restored.seq)} tells of a restore of ${restored.file}` : ''
  return what === 'ends-before'
    ? `ends at row ${figure(rows)}, and the backup knew ${figure(seq)}: it was cut, or an earlier backup was restored${told}`
    : `differs at row ${figure(seq)} from what the backup knew: it was written anew, or goes on from an earlier backup${told}`
}
