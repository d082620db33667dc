/** The log: one JSON line an event, with no secrets in it. */
import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

const SECRETS = [
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'authorization',
  'response_url',
  'trigger_id',
  'headers',
]

/** Paths under which a secret may stand, at the top and one level down. Tokens inside a text are cut out as well. */
export function openLog(level: string, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      serializers: { error: plainError },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRETS.flatMap((s) => [s, `*.${s}`, `*.*.${s}`]), censor: '[secret]' },
      hooks: { streamWrite: withoutSecrets },
    },
    destination ?? pino.destination({ fd: 2, sync: true }),
  )
}

/** An error's own words and where it happened; never the requests and tokens that libraries hang on it. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error)
  const { name, message, stack, cause } = error
  const { code, data } = error as { code?: unknown; data?: { error?: unknown } }
  return {
    type: name,
    message,
    stack,
    ...(code === undefined ? {} : { code }),
    ...(data?.error === undefined ? {} : { slack: data.error }),
    ...(cause instanceof Error ? { cause: cause.message } : {}),
  }
}

/** Whatever a text quotes: tokens, addresses that answer for us, passwords in a database's address. */
function withoutSecrets(line: string): string {
  return line
    .replace(/\bx(?:ox[a-z]|app)-[\w-]+/g, '[secret]')
    .replace(/(https:\/\/hooks\.slack\.com\/)[^\s"\\]+/g, '$1[secret]')
    .replace(/Bearer\s+[^\s"\\]+/gi, 'Bearer [secret]')
    .replace(/(postgres(?:ql)?:\/\/)[^\s"/]*@/g, '$1[secret]@')
}
