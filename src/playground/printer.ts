/** What the bot posts, as text for the terminal: when by the company's clock, where, and the message. */
import type { Day } from '../core/day.ts'

export type Printed = {
  readonly day: Day
  /** A channel's or a person's id. */
  readonly to: string
  readonly text: string
}

/** `names` gives '#receivables' or '@Alice (demo)' by id. One line that says when and where, the message indented, an empty line. */
export function printedMessage({ day, to, text }: Printed, names: ReadonlyMap<string, string>): string {
  const lines = text.split('\n').map((line) => (line.trim() === '' ? '' : `  ${line}`))
  return [`${day}  ${names.get(to) ?? to}`, ...lines, ''].join('\n')
}
