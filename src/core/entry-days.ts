/**
 * A customer and the days of a report on it, as people type them: 'ACME', 'ACME 2026-11-20', 'ACME 1 Sep to 20 Nov', '晨光演示 9月1日 至 11月20日'.
 *
 * The customer comes first; the shortest name behind which everything reads as one day or two is taken, and quotes protect a name that
 * ends in a day. Nothing is looked up here.
 *
 * Example: 'ACME Trading 2026-09-01 2026-11-20' is ACME Trading with two days; '"Black Friday" 2026-11-20' is Black Friday with one.
 */
import type { Day } from './day.ts'
import { type DayReading, parseDay } from './day-text.ts'
import type { EntryRefusal } from './entry-line.ts'
import { readWords, textOf, type Word } from './word.ts'

export type CustomerDays = {
  readonly kind: 'entry'
  readonly customerText: string
  /** None, one, or the first and the last. */
  readonly days: readonly Day[]
}

export function readCustomerDays(text: string, { today }: { today: Day }): CustomerDays | EntryRefusal {
  const words = readWords(text)
  if (words.length === 0) return { kind: 'missing', what: 'customer' }
  for (let length = 1; length < words.length; length++) {
    const read = daysOf(words.slice(length), today)
    if (read === null) continue
    if ('kind' in read) return read
    return { kind: 'entry', customerText: textOf(words.slice(0, length)), days: read }
  }
  // What looks like a day in figures and is none was not meant for a name.
  const wrong = words.find((word) => !word.isQuoted && /^\d{4}[-/.年]\d/.test(word.text))
  if (wrong) return { kind: 'not-understood', what: 'day', text: textOf([wrong]) }
  return { kind: 'entry', customerText: textOf(words), days: [] }
}

const BETWEEN = /^(?:to|until|till|[-–—~]|至|到)$/i
const BEFORE = /^(?:from|since|as of|从|自)$/i

/** One day or two; why it is none that can be told; or null, when it is something else. */
function daysOf(words: readonly Word[], today: Day): Day[] | EntryRefusal | null {
  if (words.some((word) => word.isQuoted)) return null
  const said = BEFORE.test(words[0]?.text ?? '') ? words.slice(1) : words
  if (said.length === 0) return null
  const whole = parseDay(textOf(said), { today })
  if (whole.kind !== 'not-a-day') return settled([[textOf(said), whole]])
  for (let at = 1; at < said.length; at++) {
    const first = said.slice(0, at)
    const rest = said.slice(at)
    const second = BETWEEN.test(rest[0]?.text ?? '') ? rest.slice(1) : rest
    const both = [first, second].map((part): [string, DayReading] => [
      textOf(part),
      part.length === 0 ? { kind: 'not-a-day' } : parseDay(textOf(part), { today }),
    ])
    if (both.every(([, read]) => read.kind !== 'not-a-day')) return settled(both)
  }
  return null
}

function settled(read: readonly (readonly [text: string, read: DayReading])[]): Day[] | EntryRefusal {
  const days: Day[] = []
  for (const [text, reading] of read) {
    if (reading.kind === 'ambiguous') return { kind: 'ambiguous-day', text, readings: reading.readings }
    if (reading.kind === 'day') days.push(reading.day)
  }
  return days
}
