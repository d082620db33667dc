import { parseArgs } from 'node:util'

export type LongRun<Name extends string> = {
  /** Behind `npm run`, with the flags that it takes. */
  readonly usage: string
  /** Every flag, and what it is when it is not given. */
  readonly defaults: Readonly<Record<Name, string>>
}

/**
 * The flags of a long run's command line. Ends the process where they are asked for (`--help`) or cannot be read: with a sentence and how
 * to write it. `read` throws the sentence.
 */
export function readFlags<Name extends string, Flags>(
  { usage, defaults }: LongRun<Name>,
  read: (given: Readonly<Record<Name, string>>) => Flags,
): Flags {
  const usageLine = `Usage: npm run ${usage}`
  const names = Object.keys(defaults) as Name[]
  try {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h' },
        ...Object.fromEntries(names.map((name) => [name, { type: 'string', default: defaults[name] }])),
      },
    })
    if (values.help) {
      console.log(usageLine)
      process.exit(0)
    }
    return read(values as Record<Name, string>)
  } catch (error) {
    // Node adds to its sentence how to give what begins with a dash.
    const [said] = (error as Error).message.split('. ')
    console.error(`${said?.replace(/\.$/, '')}.\n${usageLine}`)
    return process.exit(1)
  }
}

/** A whole number from 1 on. Throws the sentence. */
export function wholeNumber(text: string, name: string): number {
  const n = Number(text)
  if (!Number.isSafeInteger(n) || n < 1) throw new Error(`--${name} is a whole number from 1 on, not “${text}”`)
  return n
}

/** Either is made for the run, and thrown away: there is no way to name one that is there. Throws the sentence. */
export function databaseKind(text: string): 'sqlite' | 'postgres' {
  if (text === 'sqlite' || text === 'postgres') return text
  throw new Error('--database is sqlite or postgres: one is made for the run, and no other is touched')
}
