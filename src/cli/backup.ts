import { backupFolderFor, readConfig } from '../config.ts'
import { reasonOf } from '../core/reason.ts'
import { type BackupOutcome, backUp } from '../flows/back-up.ts'
import type { Manifest } from '../flows/backup-manifest.ts'
import { sqlitePath } from '../store/open.ts'
import type { Cash, CliCommand, Given } from './cash.ts'

const CHECKED: Record<Manifest['checked'][number], string> = {
  integrity: 'SQLite finds the copy whole',
  'foreign-keys': 'every row that it names is there',
  invariants: 'every invariant of the books holds',
  audit: 'every audit trail is whole',
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
    refuseWorkspace(cash, options)
    const url = cash.databaseUrl()
    const folder = argument ?? (options.database ? null : configuredFolder()) ?? backupFolderFor(url)
    let outcome: BackupOutcome
    try {
      outcome = await backUp(cash.clock, { url, folder, reason: 'by-hand' })
    } catch (error) {
      throw cash.refusal(`No backup was made: ${reasonOf(error)}.`)
    }
    if (outcome.kind === 'no-database') throw cash.refusal(thereIsNone(outcome.place), exampleOn(url))
    if (outcome.kind !== 'made') throw cash.refusal(whyNot(outcome))
    const { path, manifest } = outcome
    cash.terminal.out(path)
    cash.terminal.err(`A backup of ${manifest.of}. ${figuresOf(manifest)}.`)
    cash.terminal.err(`Checked: ${manifest.checked.map((check) => CHECKED[check]).join('; ')}.`)
    if (manifest.database === 'postgres' && !manifest.checked.includes('restored'))
      cash.terminal.err('It was not restored to try: the database role may not create databases.')
    if (manifest.faults.length > 0)
      throw cash.refusal(
        `The backup was made and is a true copy, but of books that are broken:\n${manifest.faults.join('\n')}\nKeep the last good one: restore refuses this one unless it is told --replace.`,
        '',
      )
  },
}

/** Databases of each kind, to be an example. */
export const DATABASES = { sqlite: 'sqlite:data/cashlight.db', postgres: 'postgres://USER@HOST/cashlight' } as const

function exampleOn(url: string): string {
  return `backup --database ${DATABASES[sqlitePath(url) === null ? 'postgres' : 'sqlite']}`
}

/** What is said of a database that is not there. */
export function thereIsNone(place: string): string {
  return `There is no database ${place}: start Cashlight (npm start), which makes it, or name another one with --database.`
}

/** A backup, a restore and the audit trails are of the whole database: who names a company means something else. */
export function refuseWorkspace(cash: Cash, { workspace }: Given['options']): void {
  if (workspace !== undefined)
    throw cash.refusal('This is done with the whole database and every company in it: leave --workspace away.')
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

export function whyNot(outcome: Exclude<BackupOutcome, { kind: 'made' | 'no-database' }>): string {
  switch (outcome.kind) {
    case 'unsound':
      return `The copy does not pass its checks, and was not kept:\n${outcome.problems.join('\n')}`
    case 'no-client':
      return `PostgreSQL’s programs are not on the PATH: install pg_dump and pg_restore of version ${outcome.server} or later (on Debian and Ubuntu: apt-get install postgresql-client-${outcome.server}).`
    case 'client-too-old':
      return `pg_dump here is of version ${outcome.client}, and the server of ${outcome.server}, which it cannot read: install version ${outcome.server} or later (on Debian and Ubuntu: apt-get install postgresql-client-${outcome.server}), or put the folder of a newer one first on the PATH.`
  }
}
