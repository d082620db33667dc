import { type RestoreOutcome, restoreBackup } from '../flows/restore-backup.ts'
import { figuresOf, whyNot } from './backup.ts'
import type { CliCommand } from './cash.ts'

export const restore: CliCommand = {
  name: 'restore',
  summary: 'puts a backup in the place of the database, which is kept under another name; the app must not run',
  example: 'restore data/backups/cashlight-2026-11-22T03-00-00-000Z.db',
  argument: 'FILE',
  options: [],
  async run(cash, { argument: file = '' }) {
    const { terminal } = cash
    let outcome: RestoreOutcome
    try {
      outcome = await restoreBackup(cash.clock, { file, url: cash.databaseUrl() })
    } catch (error) {
      throw cash.refusal(`Nothing was restored: ${error instanceof Error ? error.message : error}.`)
    }
    if (outcome.kind !== 'restored') throw cash.refusal(refusalOf(outcome, file))
    const { manifest, inventory, migrated, inDoubt, keptAs } = outcome
    terminal.out(figuresOf({ ...inventory, madeAt: manifest.madeAt }))
    terminal.err('Every invariant of the books holds.')
    if (migrated.length > 0) terminal.err(`Brought to the newest schema: ${migrated.join(', ')}.`)
    if (keptAs) terminal.err(`What was there before is kept as ${keptAs}.`)
    terminal.err(
      `${inDoubt} waiting messages are looked for in Slack before they are sent. What was entered after the backup is not in it; duties named since then are named once more.`,
    )
  },
}

function refusalOf(outcome: Exclude<RestoreOutcome, { kind: 'restored' }>, file: string): string {
  switch (outcome.kind) {
    case 'no-manifest':
      return `There is no manifest ${file}.json beside a backup of that name: without it nobody can tell whether the copy is whole.`
    case 'altered':
      return `${file} is not what its manifest was written for: it was cut off or changed since. Take another one.`
    case 'of-the-other-kind':
      return `${file} is a backup of ${outcome.database === 'sqlite' ? 'SQLite' : 'PostgreSQL'}, and --database names the other kind.`
    case 'in-use':
      return 'The database is in use: stop Cashlight and whatever else has it open, then restore.'
    case 'newer':
      return `${file} was made by a newer Cashlight (${outcome.migrations.join(', ')}): restore it with that one.`
    case 'may-create-no-database':
      return 'The database role may not create databases, which a restore has to: name one that may with --database.'
    case 'unsound':
      return `The copy does not pass its checks, and nothing was touched:\n${outcome.problems.join('\n')}`
    default:
      return whyNot(outcome)
  }
}
