import { backupFolderFor, readConfig } from '../config.ts'
import { type BackupOutcome, backUp } from '../flows/back-up.ts'
import type { Manifest } from '../flows/backup-manifest.ts'
import type { CliCommand } from './cash.ts'

const CHECKED: Record<Manifest['checked'][number], string> = {
  integrity: 'SQLite finds the copy whole',
  'foreign-keys': 'every row that it names is there',
  invariants: 'every invariant of the books holds',
  contents: 'pg_restore reads its list of contents, and no table is missing',
  restored: 'it was restored into a database of its own, compared, and that one dropped again',
}

export const backup: CliCommand = {
  name: 'backup',
  summary: 'a checked copy of the whole database, while the app runs',
  example: 'backup /mnt/backups',
  argument: '[DIR]',
  options: [],
  async run(cash, { argument, options }) {
    const url = cash.databaseUrl()
    const folder = argument ?? (options.database ? null : configuredFolder()) ?? backupFolderFor(url)
    let outcome: BackupOutcome
    try {
      outcome = await backUp(cash.clock, { url, folder, reason: 'by-hand' })
    } catch (error) {
      throw cash.refusal(`No backup was made: ${error instanceof Error ? error.message : error}.`)
    }
    if (outcome.kind !== 'made') throw cash.refusal(whyNot(outcome))
    const { path, manifest } = outcome
    cash.terminal.out(path)
    cash.terminal.err(`${figuresOf(manifest)}.`)
    cash.terminal.err(`Checked: ${manifest.checked.map((check) => CHECKED[check]).join('; ')}.`)
    if (manifest.database === 'postgres' && !manifest.checked.includes('restored'))
      cash.terminal.err('It was not restored to try: the database role may not create databases.')
  },
}

function configuredFolder(): string | null {
  const read = readConfig()
  return 'config' in read ? read.config.backupFolder : null
}

/** What a backup holds, in one line. */
export function figuresOf({
  rows,
  auditHeads,
  madeAt,
}: {
  rows: Readonly<Record<string, number>>
  auditHeads: readonly Manifest['auditHeads'][number][]
  madeAt: string
}): string {
  const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`
  const figures = [
    count(rows.workspaces ?? 0, 'company', 'companies'),
    count(rows.customers ?? 0, 'customer', 'customers'),
    count(rows.invoices ?? 0, 'invoice', 'invoices'),
    count(rows.payments ?? 0, 'payment', 'payments'),
    count(rows.duties ?? 0, 'duty', 'duties'),
    count(rows.messages ?? 0, 'message', 'messages'),
  ]
  const heads = auditHeads.map((h) => `${h.workspaceId} ${h.seq} ${h.hash.slice(0, 12)}`)
  return `Of ${madeAt}: ${figures.join(', ')}; audit trail up to ${heads.join(', ') || 'nothing'}`
}

export function whyNot(outcome: Exclude<BackupOutcome, { kind: 'made' }>): string {
  switch (outcome.kind) {
    case 'unsound':
      return `The copy does not pass its checks, and was not kept:\n${outcome.problems.join('\n')}`
    case 'no-client':
      return `PostgreSQL’s programs are not on the PATH: install pg_dump and pg_restore of version ${outcome.server} or later (on Debian and Ubuntu: apt-get install postgresql-client-${outcome.server}).`
    case 'client-too-old':
      return `pg_dump here is of version ${outcome.client}, and the server of ${outcome.server}, which it cannot read: install version ${outcome.server} or later (on Debian and Ubuntu: apt-get install postgresql-client-${outcome.server}), or put the folder of a newer one first on the PATH.`
  }
}
