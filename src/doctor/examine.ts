/**
 * `npm run cash -- doctor`: looks at everything that has to be right for Cashlight to do its work, and changes nothing. Every check of
 * the list is made or says why not, those of one cause in one finding; one that stumbles says so, and the others go on.
 */
import { existsSync } from 'node:fs'
import { LogLevel, WebAPIPlatformError, WebClient } from '@slack/web-api'
import { backupFolderFor, type readConfig, type SlackConnection } from '../config.ts'
import type { Clock } from '../core/clock.ts'
import { reasonOf } from '../core/reason.ts'
import type { Workspace } from '../core/workspace.ts'
import { migrationState } from '../store/migrate.ts'
import { type Db, openToRead, type Store, sqlitePath, whyUnusable } from '../store/open.ts'
import { findWorkspace, listWorkspaceIds } from '../store/workspaces.ts'
import { CHECKS } from './index.ts'

/** One sentence, the figure first; and what to do about it when it is not well. */
export type Said =
  | { readonly state: 'ok'; readonly says: string }
  | { readonly state: 'warning' | 'problem'; readonly says: string; readonly remedy: string }

export type Finding = { readonly check: string } & Said

/** One check, and what it takes: nothing; a database that answers; one whose tables are today's; Slack; Slack and such a database. */
export type Check = { readonly id: string } & (
  | { readonly of: 'anything'; run(patient: Patient): Promise<Said[]> }
  | { readonly of: 'database'; run(books: OpenBooks, patient: Patient): Promise<Said[]> }
  | { readonly of: 'figures'; run(books: OpenBooks, patient: Patient): Promise<Said[]> }
  | { readonly of: 'slack'; run(slack: OpenSlack, patient: Patient): Promise<Said[]> }
  | { readonly of: 'slack-and-figures'; run(slack: OpenSlack, books: OpenBooks): Promise<Said[]> }
)

export type Patient = {
  readonly clock: Clock
  readonly settings: ReturnType<typeof readConfig>
  readonly books: Books
  readonly slack: SlackSide
  /** What is looked at; null: the settings do not say. */
  readonly databaseUrl: string | null
  /** Where the app keeps its backups; null: nowhere. */
  readonly backupFolder: string | null
}

export type OpenBooks = {
  readonly kind: 'open'
  readonly db: Db
  readonly migrations: Awaited<ReturnType<typeof migrationState>>
  /** Those that are set up; of the token's workspace alone, where there is a token. None while the tables are not today's. */
  readonly companies: readonly Workspace[]
}

export type Books =
  | OpenBooks
  | { readonly kind: 'not-there'; readonly file: string }
  | ({ readonly kind: 'closed' } & ReturnType<typeof whyUnusable>)
  | { readonly kind: 'unknown' }

export type OpenSlack = {
  readonly kind: 'open'
  readonly client: WebClient
  readonly connection: RealConnection
  readonly teamId: string
  readonly teamName: string
  /** What the token may do; null when Slack did not say. */
  readonly scopes: readonly string[] | null
  /** How far this machine's clock is ahead of Slack's, in milliseconds; null when Slack did not say. */
  readonly aheadMs: number | null
  /** For a token that is not the bot's. */
  clientFor(token: string): WebClient
}

export type SlackSide =
  | OpenSlack
  | { readonly kind: 'not-asked'; readonly why: string }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'unreachable'; readonly why: string }

type RealConnection = Exclude<SlackConnection, { kind: 'playground' }>

export type Examination = {
  readonly clock: Clock
  readonly settings: ReturnType<typeof readConfig>
  /** What is looked at; without it what the app would open by its settings. */
  readonly databaseUrl?: string
  readonly checks?: readonly Check[]
}

const SLACK_MS_MOST = 10_000

export async function examine({ checks = CHECKS, ...examination }: Examination): Promise<Finding[]> {
  const { clock, settings } = examination
  const slack = await askSlack(examination)
  const opened: Store[] = []
  try {
    const teamId = slack.kind === 'open' ? slack.teamId : null
    const databaseUrl = examination.databaseUrl ?? urlOf(settings)
    const books = await openBooks(databaseUrl, teamId, opened)
    const patient: Patient = { clock, settings, databaseUrl, books, slack, backupFolder: backupFolderOf(examination) }
    const findings: Finding[] = []
    const unmade: { id: string; lack: Lack }[] = []
    for (const check of checks) {
      const { id } = check
      const lack = lackOf(check, patient)
      if (lack !== null) unmade.push({ id, lack })
      else for (const said of await made(check, patient)) findings.push({ check: id, ...said })
    }
    return [...findings, ...notMade(unmade)]
  } finally {
    for (const store of opened) await store.close()
  }
}

/** What a check would have needed and did not have. */
type Lack = { readonly of: 'slack' | 'database'; readonly why: string }

function lackOf({ of }: Check, { books, slack }: Patient): Lack | null {
  const needsSlack = of === 'slack' || of === 'slack-and-figures'
  if (needsSlack && slack.kind !== 'open') return { of: 'slack', why: whyNoSlack(slack) }
  if (of === 'anything' || of === 'slack') return null
  if (books.kind !== 'open') return { of: 'database', why: whyNoBooks[books.kind] }
  if (of !== 'database' && books.migrations.pending.length > 0)
    return { of: 'database', why: 'the database has not had its migrations' }
  return null
}

const whyNoBooks = {
  'not-there': 'there is no database to look into',
  closed: 'the database cannot be used',
  unknown: 'the settings do not say which database',
} satisfies Record<Exclude<Books, OpenBooks>['kind'], string>

function whyNoSlack(slack: Exclude<SlackSide, OpenSlack>): string {
  if (slack.kind === 'refused') return `Slack does not take SLACK_BOT_TOKEN (${slack.error})`
  return slack.kind === 'unreachable' ? 'Slack cannot be reached' : slack.why
}

/** One finding a cause: it is mended once, however many checks it keeps from being made. */
function notMade(unmade: readonly { readonly id: string; readonly lack: Lack }[]): Finding[] {
  const remedy = {
    slack: 'See what is said of the settings and the token.',
    database: 'See what is said of the database.',
  }
  return [...Map.groupBy(unmade, ({ lack }) => lack.why)].map(([why, all]) => ({
    check: 'not-made',
    state: 'warning',
    says: `Not checked, as ${why}: ${all.map(({ id }) => id).join(', ')}.`,
    remedy: remedy[all[0]?.lack.of ?? 'database'],
  }))
}

/** Called with what `lackOf` has found nothing missing of. */
async function made(check: Check, patient: Patient): Promise<readonly Said[]> {
  const slack = patient.slack as OpenSlack
  const books = patient.books as OpenBooks
  try {
    switch (check.of) {
      case 'anything':
        return await check.run(patient)
      case 'slack':
        return await check.run(slack, patient)
      case 'slack-and-figures':
        return await check.run(slack, books)
      default:
        return await check.run(books, patient)
    }
  } catch (error) {
    return [
      {
        state: 'problem',
        says: `The check stumbled: ${reasonOf(error)}.`,
        remedy: 'Run the doctor again; if it stumbles again, this is a fault to report.',
      },
    ]
  }
}

/** The database that the app would open. */
function urlOf(settings: Examination['settings']): string | null {
  if ('problems' in settings) return null
  const { slack, databaseUrl, playgroundUrl } = settings.config
  return slack.kind === 'playground' ? playgroundUrl : databaseUrl
}

function backupFolderOf({ settings, databaseUrl }: Examination): string | null {
  if (databaseUrl !== undefined) return backupFolderFor(databaseUrl)
  return 'config' in settings && settings.config.slack.kind !== 'playground' ? settings.config.backupFolder : null
}

async function openBooks(url: string | null, teamId: string | null, opened: Store[]): Promise<Books> {
  if (url === null) return { kind: 'unknown' }
  const file = sqlitePath(url)
  if (file !== null && !existsSync(file)) return { kind: 'not-there', file }
  try {
    const store = openToRead(url)
    opened.push(store)
    const { db } = store
    const migrations = await migrationState(db)
    const companies = migrations.pending.length > 0 ? [] : await companiesIn(db, teamId)
    return { kind: 'open', db, migrations, companies }
  } catch (error) {
    return { kind: 'closed', ...whyUnusable(url, error) }
  }
}

async function companiesIn(db: Db, teamId: string | null): Promise<Workspace[]> {
  const ids = (await listWorkspaceIds(db)).filter((id) => teamId === null || id === teamId)
  const all = await Promise.all(ids.map((id) => findWorkspace(db, id)))
  return all.filter((each) => each !== null).filter(({ setUpAt }) => setUpAt !== null)
}

async function askSlack({ clock, settings }: Examination): Promise<SlackSide> {
  if ('problems' in settings) return { kind: 'not-asked', why: 'the settings cannot be read' }
  const { slack: connection, slackApiUrl } = settings.config
  if (connection.kind === 'playground') return { kind: 'not-asked', why: 'no Slack token is set' }
  let aheadMs: number | null = null
  const clientFor = (token: string) =>
    new WebClient(token, {
      // It only asks: asking again does no harm.
      retryConfig: { retries: 2, minTimeout: 500 },
      timeout: SLACK_MS_MOST,
      logLevel: LogLevel.ERROR,
      ...(slackApiUrl ? { slackApiUrl } : {}),
      async fetch(url, init) {
        const askedAt = clock.now().getTime()
        const answer = await fetch(url, init as RequestInit)
        const date = answer.headers.get('date')
        // Half of the way was the request's, and the header has whole seconds: half a second is the best guess.
        const here = (askedAt + clock.now().getTime()) / 2
        if (date !== null) aheadMs = Math.round(here - (Date.parse(date) + 500))
        return answer
      },
    })
  const client = clientFor(connection.botToken)
  try {
    const { team_id: teamId, team: teamName, response_metadata: told } = await client.auth.test()
    return {
      kind: 'open',
      client,
      connection,
      teamId: teamId as string,
      teamName: teamName as string,
      scopes: (told as { scopes?: string[] } | undefined)?.scopes ?? null,
      aheadMs,
      clientFor,
    }
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return { kind: 'refused', error: error.data.error }
    return { kind: 'unreachable', why: reasonOf(error) }
  }
}
