/**
 * The settings, read once from the environment: the only reader of process.env. Every problem is told at once, in words.
 *
 * Without any Slack token the playground is meant. With one, either SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) goes
 * with SLACK_BOT_TOKEN.
 */
import { dirname, join } from 'node:path'
import { z } from 'zod'

const port = (name: string) =>
  z.coerce
    .number({ error: `${name} is not a port number; for example ${name}=3000` })
    .int(`${name} is not a port number; for example ${name}=3000`)
    .min(1, `${name} must be between 1 and 65535`)
    .max(65535, `${name} must be between 1 and 65535`)

const DATABASE_URL = /^(sqlite:.+|postgres(ql)?:\/\/.+)$/
/** What a database is named by, said behind the setting's or the flag's name. */
export const DATABASE_URL_FORM = 'is sqlite:FILE or postgres://USER@HOST/NAME; for example sqlite:data/cashlight.db'

export function isDatabaseUrl(text: string): boolean {
  return DATABASE_URL.test(text)
}

const SMTP_URL_FORM =
  'is smtp://USER:PASSWORD@HOST:PORT, or smtps:// for encryption from the first byte; for example smtp://user:secret@mail.company.com:587'

const schema = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .regex(
      /^xoxb-\S+$/,
      'SLACK_BOT_TOKEN begins with xoxb-; it is shown under OAuth & Permissions after installing the app',
    )
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(
      /^xapp-\S+$/,
      'SLACK_APP_TOKEN begins with xapp-; make one under Basic Information → App-Level Tokens with connections:write',
    )
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(
      /^[0-9a-f]{32}$/i,
      'SLACK_SIGNING_SECRET is 32 hexadecimal digits; it is shown under Basic Information → App Credentials',
    )
    .optional(),
  SLACK_API_URL: z
    .url({
      protocol: /^https?$/,
      error: 'SLACK_API_URL is an address; for example SLACK_API_URL=https://slack-gov.com/api/',
    })
    .optional(),
  DATABASE_URL: z.string().regex(DATABASE_URL, `DATABASE_URL ${DATABASE_URL_FORM}`).optional(),
  BACKUP_DIR: z.string().optional(),
  PORT: port('PORT').default(3000),
  PLAYGROUND_PORT: port('PLAYGROUND_PORT').default(3900),
  WATCH_PORT: port('WATCH_PORT').optional(),
  WATCH_HOST: z.string().default('127.0.0.1'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: `SMTP_URL ${SMTP_URL_FORM}` })
    .refine((url) => new URL(url).hostname !== '', `SMTP_URL ${SMTP_URL_FORM}`)
    .optional(),
  MAIL_FROM: z
    .email(
      'MAIL_FROM is the address alone that letters come from, without a name; for example MAIL_FROM=credit@company.com',
    )
    .optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'LOG_LEVEL is one of debug, info, warn, error' })
    .optional(),
  POST_GRACE_SECONDS: z.coerce
    .number({ error: 'POST_GRACE_SECONDS is a number of seconds; for example POST_GRACE_SECONDS=60' })
    .int('POST_GRACE_SECONDS is a whole number of seconds')
    .min(1, 'POST_GRACE_SECONDS is at least 1')
    .max(3600, 'POST_GRACE_SECONDS is at most 3600')
    .default(60),
})

export type SlackConnection =
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string; readonly port: number }
  | { readonly kind: 'playground'; readonly port: number }

/** Where letters are handed over. */
export type MailServer = {
  readonly host: string
  readonly port: number
  /** Encrypted from the first byte. */
  readonly isSecure: boolean
  readonly user: string | null
  readonly password: string | null
  /** This machine itself, where no encryption is asked for. */
  readonly isLocal: boolean
}

export type Config = {
  readonly slack: SlackConnection
  /** Where Slack's Web API is; null: where it always is. */
  readonly slackApiUrl: string | null
  readonly databaseUrl: string
  /** The playground keeps its invented company apart from anybody's real one, unless a database was named. */
  readonly playgroundUrl: string
  /** Where the daily backups are kept; null: none are made. */
  readonly backupFolder: string | null
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
  readonly postGraceMs: number
  /** Who sends letters, and through which server; null: nobody does. */
  readonly mail: { readonly server: MailServer; readonly from: string } | null
  /** Where /healthz, /readyz and /metrics are answered; null: nowhere. */
  readonly watch: { readonly host: string; readonly port: number } | null
}

/** The settings, or every problem with them, a sentence each. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): { readonly config: Config } | { readonly problems: readonly string[] } {
  // An empty variable is how a compose file or a shell says 'not set'.
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = schema.safeParse(given)
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)
  const asksForSlack = Object.keys(given).some((name) => name.startsWith('SLACK_'))
  if (asksForSlack) {
    if (!given.SLACK_BOT_TOKEN) problems.push('SLACK_BOT_TOKEN is missing: without it nothing can be posted')
    if (!given.SLACK_APP_TOKEN && !given.SLACK_SIGNING_SECRET)
      problems.push(
        'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: without one nothing can be heard',
      )
  }
  if (given.SMTP_URL && !given.MAIL_FROM)
    problems.push(
      'MAIL_FROM is missing: letters have to come from an address; for example MAIL_FROM=credit@company.com',
    )
  if (given.MAIL_FROM && !given.SMTP_URL) problems.push(`SMTP_URL is missing: it ${SMTP_URL_FORM}`)
  if (!parsed.success || problems.length > 0) return { problems }
  const { data } = parsed
  const slack = connectionOf(data)
  if (slack.kind !== 'socket' && slack.port === data.WATCH_PORT) {
    const name = slack.kind === 'http' ? 'PORT' : 'PLAYGROUND_PORT'
    return {
      problems: [
        `${name} and WATCH_PORT are both ${slack.port}: each needs its own; for example WATCH_PORT=${slack.port + 1}`,
      ],
    }
  }
  const databaseUrl = data.DATABASE_URL ?? 'sqlite:data/cashlight.db'
  return {
    config: Object.freeze({
      slack,
      slackApiUrl: data.SLACK_API_URL ?? null,
      databaseUrl,
      playgroundUrl: data.DATABASE_URL ?? 'sqlite:data/playground.db',
      backupFolder: data.BACKUP_DIR === 'off' ? null : (data.BACKUP_DIR ?? backupFolderFor(databaseUrl)),
      logLevel: data.LOG_LEVEL ?? (asksForSlack ? 'info' : 'warn'),
      postGraceMs: data.POST_GRACE_SECONDS * 1000,
      mail:
        data.SMTP_URL && data.MAIL_FROM ? { server: mailServerOf(new URL(data.SMTP_URL)), from: data.MAIL_FROM } : null,
      watch: data.WATCH_PORT === undefined ? null : { host: data.WATCH_HOST, port: data.WATCH_PORT },
    }),
  }
}

function mailServerOf({ protocol, hostname, port, username, password }: URL): MailServer {
  const isSecure = protocol === 'smtps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  return {
    host,
    port: Number(port) || (isSecure ? 465 : 587),
    isSecure,
    user: username === '' ? null : decodeURIComponent(username),
    password: password === '' ? null : decodeURIComponent(password),
    isLocal: ['localhost', '127.0.0.1', '::1'].includes(host),
  }
}

/** Beside the file that a database is, or where that of the embedded one would be. */
export function backupFolderFor(databaseUrl: string): string {
  const file = databaseUrl.match(/^sqlite:(.+)$/)?.[1] ?? 'data/cashlight.db'
  return join(dirname(file), 'backups')
}

function connectionOf(data: z.infer<typeof schema>): SlackConnection {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = data
  if (botToken && appToken) return { kind: 'socket', botToken, appToken }
  if (botToken && signingSecret) return { kind: 'http', botToken, signingSecret, port: data.PORT }
  return { kind: 'playground', port: data.PLAYGROUND_PORT }
}
