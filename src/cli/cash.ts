/**
 * Cashlight from the command line: `npm run cash -- import invoices.csv`. Runs one command of the list.
 *
 * What was asked for goes to standard output, everything else to standard error. What cannot be done is one sentence with one correct
 * example, and exit code 1.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommanderError, Command as Program } from 'commander'
import { DATABASE_URL_FORM, isDatabaseUrl, readConfig } from '../config.ts'
import type { Clock } from '../core/clock.ts'
import { type Day, dayAt } from '../core/day.ts'
import { parseDay } from '../core/day-text.ts'
import { isLanguage, LANGUAGES } from '../core/language.ts'
import type { Currency } from '../core/money.ts'
import { DEFAULT_SETTINGS, type Workspace } from '../core/workspace.ts'
import type { Actor } from '../flows/change.ts'
import { findWorkspace, listWorkspaceIds } from '../flows/read-workspace.ts'
import { saveSettings } from '../flows/save-settings.ts'
import type { Words } from '../i18n/en.ts'
import { wordsOf } from '../i18n/index.ts'
import { migrate } from '../store/migrate.ts'
import { type Db, openStore, type Store, whyUnusable } from '../store/open.ts'
import { COMMANDS } from './index.ts'

export type CliCommand = {
  readonly name: string
  readonly summary: string
  /** Behind `npm run cash --`. */
  readonly example: string
  /** 'FILE' must be given, '[DIR]' may. */
  readonly argument?: string
  /** Flags and what they are for. */
  readonly options: readonly (readonly [flags: string, about: string])[]
  run(cash: Cash, given: Given): Promise<void>
}

export type Given = {
  readonly argument: string | undefined
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

/** What a command works with. */
export type Cash = {
  readonly terminal: Terminal
  readonly clock: Clock
  /** Which database is meant, not opened. */
  databaseUrl(): string
  /** Opens the database alone, with whatever companies it holds. */
  store(): Promise<Store>
  /** Opens the database, and the company asked for. `create` is the base currency of the one that is made where there is none. */
  books(create?: Currency): Promise<OpenBooks>
  /** To be thrown: what was wrong in a sentence. The command's example, or another one, is told with it. */
  refusal(sentence: string, example?: string): Error
}

export type OpenBooks = {
  readonly db: Db
  readonly by: Actor
  readonly workspace: Workspace
  readonly words: Words
  readonly today: Day
  /** The day that was typed, or a refusal of it. */
  day(text: string): Day
}

export type Terminal = {
  out(line: string): void
  err(line: string): void
  /** Shows a line in place of the last one; nothing where nobody looks. */
  progress(line: string): void
}

const COMMON = [
  ['--workspace <id>', 'the company, where the database holds several'],
  ['--database <url>', 'sqlite:FILE or postgres://…; without it DATABASE_URL, or data/cashlight.db'],
  ['--language <language>', `what is told: ${LANGUAGES.join(' or ')}`],
] as const

const PROGRAM = { name: 'npm run -s cash --', about: 'Cashlight from the command line.', example: 'status' }
const HELP = { flags: '-h, --help', about: 'this list, or what a command takes' }

class Refusal extends Error {
  readonly example: string
  constructor(sentence: string, example: string) {
    super(sentence)
    this.example = example
  }
}

/** Runs one command line. The exit code comes back; the process is left alone. */
export async function runCash(
  argv: readonly string[],
  { terminal, clock }: { terminal: Terminal; clock: Clock },
): Promise<number> {
  const asked = argv[0] === 'help' ? argv[1] : argv[0]
  if (asked !== undefined && !isKnown(asked)) {
    terminal.err(`There is no command “${asked}”: there are ${COMMANDS.map(({ name }) => name).join(', ')}.`)
    terminal.err(exampleLine(PROGRAM.example))
    return 1
  }
  const program = new Program(PROGRAM.name)
    .description(PROGRAM.about)
    .version(versionText(), '--version', 'which Cashlight this is')
    .helpOption(HELP.flags, HELP.about)
    .helpCommand('help [command]', HELP.about)
    .addHelpText('after', `\n${exampleLine(PROGRAM.example)}`)
    .showHelpAfterError(exampleLine(PROGRAM.example))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      outputError: (text, write) => write(asSentence(text)),
    })
  const opened: Store[] = []
  for (const command of COMMANDS) {
    const sub = program
      .command(command.name)
      .description(command.summary)
      .helpOption(HELP.flags, HELP.about)
      .showHelpAfterError(exampleLine(command.example))
    if (command.argument) sub.argument(command.argument.startsWith('[') ? command.argument : `<${command.argument}>`)
    for (const [flags, about] of [...command.options, ...COMMON]) sub.option(flags, about)
    sub.action(async (...given: unknown[]) => {
      const options = sub.opts()
      const argument = command.argument ? (given[0] as string | undefined) : undefined
      await command.run(cashFor(command, options, { terminal, clock, opened }), { argument, options })
    })
  }
  try {
    await program.parseAsync(argv, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    terminal.err(error instanceof Error ? error.message : String(error))
    if (error instanceof Refusal && error.example) terminal.err(exampleLine(error.example))
    return 1
  } finally {
    for (const store of opened) await store.close()
  }
}

function isKnown(word: string): boolean {
  return word.startsWith('-') || word === 'help' || COMMANDS.some(({ name }) => name === word)
}

function versionText(): string {
  const file = join(import.meta.dirname, '..', '..', 'package.json')
  return `Cashlight ${JSON.parse(readFileSync(file, 'utf8')).version}`
}

/** Commander's "error: unknown option '--foo'", in the words of this house. */
function asSentence(text: string): string {
  const said = text
    .trim()
    .replace(/^error: /, '')
    .replace(/'([^']*)'/g, '“$1”')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.)]$/.test(said) ? '' : '.'}`
}

function exampleLine(example: string): string {
  return `For example: ${PROGRAM.name} ${example}`
}

type Setting = { terminal: Terminal; clock: Clock; opened: Store[] }

function cashFor(command: CliCommand, options: Record<string, string>, { terminal, clock, opened }: Setting): Cash {
  const refusal = (sentence: string, example = command.example) => new Refusal(sentence, example)
  const databaseUrl = () => {
    const { database } = options
    if (database === undefined) return configuredUrl(refusal)
    if (isDatabaseUrl(database)) return database
    throw refusal(`--database ${DATABASE_URL_FORM}.`, '')
  }
  const store = async () => {
    const store = await open(databaseUrl(), refusal)
    opened.push(store)
    return store
  }
  return {
    terminal,
    clock,
    refusal,
    databaseUrl,
    store,
    async books(create) {
      const { language } = options
      if (language !== undefined && !isLanguage(language))
        throw refusal(
          `“${language}” is no language that Cashlight speaks: ${LANGUAGES.join(' and ')} are.`,
          `${command.example} --language en`,
        )
      const { db } = await store()
      const workspace = await workspaceOf(db, { id: options.workspace, create, clock, refusal })
      const today = dayAt(clock.now(), workspace.timeZone)
      return {
        db,
        by: actorFor(workspace.id),
        workspace,
        words: wordsOf(language ?? workspace.language),
        today,
        day(text) {
          const reading = parseDay(text, { today })
          if (reading.kind === 'day') return reading.day
          const said = reading.kind === 'ambiguous' ? `can be ${reading.readings.join(' or ')}` : 'is not a day'
          throw refusal(`“${text}” ${said}: write it as year-month-day.`)
        },
      }
    },
  }
}

function actorFor(workspaceId: string): Actor {
  return { workspaceId, userId: 'cli', role: 'admin', via: 'cli' }
}

async function open(databaseUrl: string, refusal: Cash['refusal']): Promise<Store> {
  let store: Store | null = null
  try {
    store = openStore(databaseUrl)
    await migrate(store.db)
    return store
  } catch (error) {
    await store?.close()
    const { says, remedy } = whyUnusable(databaseUrl, error)
    throw refusal(`${says} ${remedy}`, '')
  }
}

function configuredUrl(refusal: Cash['refusal']): string {
  const read = readConfig()
  if ('problems' in read) throw refusal(read.problems.join('\n'), '')
  return read.config.databaseUrl
}

type Wanted = { id: string | undefined; create: Currency | undefined; clock: Clock; refusal: Cash['refusal'] }

async function workspaceOf(db: Db, { id, create, clock, refusal }: Wanted): Promise<Workspace> {
  const ids = await listWorkspaceIds(db)
  if (id !== undefined && !ids.includes(id))
    throw refusal(`There is no company “${id}” here${ids.length > 0 ? `: there is ${ids.join(', ')}` : ''}.`)
  if (id === undefined && ids.length > 1)
    throw refusal(`There are several companies here: say which with --workspace. There is ${ids.join(', ')}.`)
  const chosen = id ?? ids[0]
  if (chosen === undefined) {
    if (create === undefined)
      throw refusal('There is nothing here yet: bring in a file first.', 'import invoices.csv --currency USD')
    const workspace = localCompany(create)
    await saveSettings(db, clock, actorFor(workspace.id), workspace)
    return workspace
  }
  return (await findWorkspace(db, chosen)) as Workspace
}

/** The company of somebody who has only the command line. */
function localCompany(baseCurrency: Currency): Workspace {
  return {
    ...DEFAULT_SETTINGS,
    id: 'local',
    name: 'Local',
    baseCurrency,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    calendar: 'none',
    language: 'en',
  }
}

function processTerminal(): Terminal {
  const { stdout, stderr } = process
  let isLineOpen = false
  const endLine = () => {
    if (isLineOpen) stderr.write('\n')
    isLineOpen = false
  }
  return {
    out(line) {
      endLine()
      stdout.write(`${line}\n`)
    },
    err(line) {
      endLine()
      stderr.write(`${line}\n`)
    },
    progress(line) {
      if (!stderr.isTTY) return
      stderr.write(`\r\u001b[K${line}`)
      isLineOpen = true
    },
  }
}

if (import.meta.main)
  process.exitCode = await runCash(process.argv.slice(2), {
    terminal: processTerminal(),
    clock: { now: () => new Date() },
  })
