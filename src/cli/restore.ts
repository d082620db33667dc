import { reasonOf } from '../core/reason.ts'
import { type RestoreOutcome, restoreBackup } from '../flows/restore-backup.ts'
import { sqlitePath } from '../store/open.ts'
import { DATABASES, figuresOf, refuseWorkspace, whyNot } from './backup.ts'
import type { CliCommand } from './cash.ts'

/** By the kind of the database: one is no example of the other. */
const EXAMPLES = {
  sqlite: 'restore data/backups/cashlight-2026-11-22T03-00-00-000Z.db',
  postgres: `restore data/backups/cashlight-2026-11-22T03-00-00-000Z.dump --database ${DATABASES.postgres}`,
} as const

export const restore: CliCommand = {
  name: 'restore',
  summary: 'puts a backup in the place of the database, which is kept under another name; the app must not run',
  example: EXAMPLES.sqlite,
  argument: 'FILE',
  options: [
    ['--replace', 'although the database holds the books of other companies, or those of the backup are broken'],
  ],
  async run(cash, { argument: file = '', options }) {
    const { terminal } = cash
    refuseWorkspace(cash, options)
    const url = cash.databaseUrl()
    const kind = sqlitePath(url) === null ? 'postgres' : 'sqlite'
    let outcome: RestoreOutcome
    try {
      outcome = await restoreBackup(cash.clock, { file, url, replace: options.replace === true })
    } catch (error) {
      throw cash.refusal(`Nothing was restored: ${reasonOf(error)}.`, EXAMPLES[kind])
    }
    if (outcome.kind !== 'restored') throw cash.refusal(refusalOf(outcome, file), exampleFor(outcome, file, kind))
    const { manifest, place, inventory, migrated, inDoubt, keptAs, owner, faults } = outcome
    terminal.out(figuresOf({ ...inventory, madeAt: manifest.madeAt }))
    terminal.err(`${file}, a backup of ${manifest.of}, is now the database ${place}.`)
    if (owner) terminal.err(`It belongs to ${owner}, as what was there before did.`)
    if (keptAs) terminal.err(`What was there before is kept as ${keptAs}.`)
    if (migrated.length > 0) terminal.err(`Brought to the newest schema: ${migrated.join(', ')}.`)
    if (faults.length === 0) terminal.err('Every invariant of the books holds, and every audit trail is whole.')
    if (inDoubt > 0)
      terminal.err(
        `${inDoubt} waiting ${inDoubt === 1 ? 'message is' : 'messages are'} looked for in Slack before ${inDoubt === 1 ? 'it is' : 'they are'} sent.`,
      )
    terminal.err(
      'What was entered after the backup is not in it; duties named since then are named once more. The audit trail tells of the restore.',
    )
    if (faults.length > 0) throw cash.refusal(`It was restored with books that are broken:\n${faults.join('\n')}`, '')
  },
}

type Refused = Exclude<RestoreOutcome, { kind: 'restored' }>

function exampleFor(outcome: Refused, file: string, kind: keyof typeof EXAMPLES): string {
  switch (outcome.kind) {
    case 'is-the-manifest':
      return `restore ${outcome.of}`
    case 'other-companies':
    case 'faulty':
      return `restore ${file} --replace`
    case 'of-the-other-kind':
      return `restore ${file} --database ${DATABASES[outcome.database]}`
    default:
      return EXAMPLES[kind]
  }
}

function refusalOf(outcome: Refused, file: string): string {
  switch (outcome.kind) {
    case 'no-copy':
      return `There is no backup ${file}.`
    case 'is-the-manifest':
      return `${file} is the manifest of the backup: name the backup itself.`
    case 'no-manifest':
      return `There is no manifest ${file}.json beside the backup: without it nobody can tell whether the copy is whole.`
    case 'unreadable-manifest':
      return `The manifest ${file}.json is there, but cannot be read: ${outcome.why}. Take another backup.`
    case 'renamed':
      return `${file} was renamed: by its manifest it is ${outcome.was}. Give both files their names back.`
    case 'altered':
      return `${file} is not what its manifest was written for: it was cut off or changed since. Take another one.`
    case 'edited-manifest':
      return `The manifest ${file}.json does not say what is in the copy (${outcome.about}): it was changed since. Take another backup.`
    case 'of-the-other-kind':
      return `${file} is a backup of ${outcome.database === 'sqlite' ? 'SQLite' : 'PostgreSQL'}, and the database to restore into is of the other kind: name one with --database.`
    case 'no-database-named':
      return 'The URL names no database on the server: add its name behind a stroke.'
    case 'other-companies':
      return `${file} holds the books of ${listOf(outcome.copy)}, and the database those of ${listOf(outcome.target)}: is it the right one? If so, say --replace.`
    case 'in-use':
      return 'The database is in use: stop Cashlight and whatever else has it open, then restore.'
    case 'newer':
      return `${file} was made by a newer Cashlight (${outcome.migrations.join(', ')}): restore it with that one.`
    case 'may-create-no-database':
      return 'The database role may not create databases, which a restore has to: name one that may with --database.'
    case 'may-not-give':
      return `The database belongs to ${outcome.owner}, and ${outcome.role} may not make another one for them: the app would be locked out. Restore as ${outcome.owner}, a member of it or a superuser (GRANT "${outcome.owner}" TO "${outcome.role}"). Nothing was touched.`
    case 'faulty':
      return `The backup is of books that are broken, and nothing was touched:\n${outcome.faults.join('\n')}\nTake an earlier one; or, where there is no better one, say --replace.`
    case 'unsound':
      return `The copy does not pass its checks, and nothing was touched:\n${outcome.problems.join('\n')}`
    default:
      return whyNot(outcome)
  }
}

function listOf(companies: readonly string[]): string {
  return companies.join(', ') || 'no company'
}
