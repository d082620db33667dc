/** What the bot posts, as text for the terminal: when by the company's clock, where, and the message. */
import type { Day } from '../core/day.ts'

export type Printed = {
  readonly day: Day
  /** A channel's or a person's id. */
  readonly to: string
  readonly text: string
}

export type Printer = {
  print(printed: Printed): void
  /** In brief: a line for each day on which something is posted, with how much where, once the day or the brevity is over. */
  setBrief(isBrief: boolean): void
}

export function createPrinter(say: (line: string) => void, names: ReadonlyMap<string, string>): Printer {
  let isBrief = false
  let counted: { readonly day: Day; readonly counts: Map<string, number> } | null = null

  function sayCounts(): void {
    if (!counted) return
    const places = [...counted.counts].map(([to, n]) => `${names.get(to) ?? to} ${n}`)
    say(`${counted.day}  ${places.join(' · ')}`)
    counted = null
  }

  return {
    print(printed) {
      if (!isBrief) return say(printedMessage(printed, names))
      const { day, to } = printed
      if (counted?.day !== day) sayCounts()
      counted ??= { day, counts: new Map() }
      counted.counts.set(to, (counted.counts.get(to) ?? 0) + 1)
    },
    setBrief(isBriefNow) {
      sayCounts()
      isBrief = isBriefNow
    },
  }
}

/** `names` gives '#receivables' or '@Alice (demo)' by id. One line that says when and where, the message indented, an empty line. */
export function printedMessage({ day, to, text }: Printed, names: ReadonlyMap<string, string>): string {
  const lines = text.split('\n').map((line) => (line.trim() === '' ? '' : `  ${line}`))
  return [`${day}  ${names.get(to) ?? to}`, ...lines, ''].join('\n')
}
