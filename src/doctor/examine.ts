/**
 * `npm run cash -- doctor`: looks at everything that has to be right for Cashlight to do its work, and changes nothing. Every check of
 * the list is made or says why not; one that stumbles says so, and the others go on.
 */
import { existsSync } from 'node:fs'
import { LogLevel, WebAPIPlatformError, WebClient } from '@slack/web-api'
import { backupFolderFor, type readConfig, type SlackConnection } from '../config.ts'
import type { Clock } from '../core/clock.ts'
import type { Workspace } from '../core/workspace.ts'
import { migrationState } from '../store/migrate.ts'
import { type Db, openToRead, type Store, sqlitePath } from '../store/open.ts'
import { findWorkspace, listWorkspaceIds } from '../store/workspaces.ts'
import { CHECKS } from './index.ts'

/** One sentence, the figure first; and what to do about it when it is not well. */
export type Said =
  | { readonly state: 'ok'; readonly says: string }
  | { readonly state: 'warning' | 'problem'; readonly says: string; readonly remedy: string }

export type Finding = { readonly check: string } & Said

/** One check, and what it takes: nothing; a database that answers; one whose tables are today's; Slack. */
export type Check = { readonly id: string } & (
  | { readonly of: 'anything'; run(patient: Patient): Promise<Said[]> }
  | { readonly of: 'database'; run(books: OpenBooks, patient: Patient): Promise<Said[]> }
  | { readonly of: 'figures'; run(books: OpenBooks, patient: Patient): Promise<Said[]> }
  | { readonly of: 'slack'; run(slack: OpenSlack, patient: Patient): Promise<Said[]> }
)

export type Patient = {
  readonly clock: Clock
  readonly settings: ReturnType<typeof readConfig>
  readonly books: Books
  readonly slack: SlackSide
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
  | { readonly kind: 'closed'; readonly why: string }
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
    const books = await openBooks(examination.databaseUrl ?? urlOf(settings), teamId, opened)
    const patient: Patient = { clock, settings, books, slack, backupFolder: backupFolderOf(examination) }
    const findings: Finding[] = []
    for (const check of checks)
      for (const said of await made(check, patient)) findings.push({ check: check.id, ...said })
    return findings
  } finally {
    for (const store of opened) await store.close()
  }
}

async function made(check: Check, patient: Patient): Promise<readonly Said[]> {
  const { books, slack } = patient
  try {
    if (check.of === 'anything') return await check.run(patient)
    if (check.of === 'slack')
      return slack.kind === 'open' ? await check.run(slack, patient) : [notMade(whyNoSlack(slack), 'slack')]
    if (books.kind !== 'open') return [notMade('there is no database to look into', 'database')]
    if (check.of === 'figures' && books.migrations.pending.length > 0)
      return [notMade('the database has not had its migrations', 'database')]
    return await check.run(books, patient)
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

function notMade(why: string, missing: 'slack' | 'database'): Said {
  const remedy = {
    slack: 'See what is said of the settings and the token.',
    database: 'See what is said of the database.',
  }
  return { state: 'warning', says: `Not checked: ${why}.`, remedy: remedy[missing] }
}

function whyNoSlack(slack: Exclude<SlackSide, OpenSlack>): string {
  return slack.kind === 'refused' ? `Slack does not take SLACK_BOT_TOKEN (${slack.error})` : slack.why
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
    return { kind: 'closed', why: reasonOf(error) }
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
    return { kind: 'not-asked', why: `Slack cannot be reached: ${reasonOf(error)}` }
  }
}

/** What went wrong, without a stop at its end. Of several tries to connect the first. */
function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  return (first instanceof Error ? first.message : String(first)).replace(/\.$/, '')
}
