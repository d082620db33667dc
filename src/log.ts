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
      serializers: { error: pino.stdSerializers.err },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRETS.flatMap((s) => [s, `*.${s}`, `*.*.${s}`]), censor: '[secret]' },
      hooks: {
        streamWrite: (line) =>
          line
            .replace(/\bx(?:ox[a-z]|app)-[\w-]+/g, '[secret]')
            .replace(/postgres(ql)?:\/\/[^@\s"]+@/g, 'postgres://[secret]@'),
      },
    },
    destination ?? pino.destination({ fd: 2, sync: true }),
  )
}
