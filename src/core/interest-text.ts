/**
 * What is typed behind `/cash interest`: a customer or an invoice, whose late interest is shown; or a yearly rate with the day from which
 * it is in force and where it is from.
 *
 * The word 'rate' alone, or before a number, is never a customer unless it is quoted. A rate above 40 % a year is a slip (judgement).
 *
 * Example: 'rate 10.15% from 2026-01-01 "ECB 2.15 + 8"' is 1,015 basis points from that day on; 'ACME' asks for its interest.
 */
import type { Day } from './day.ts'
import { parseDay } from './day-text.ts'
import type { EntryRefusal } from './entry-line.ts'
import { plainSigns } from './number-text.ts'
import { readWords, textOf, type Word } from './word.ts'

export type InterestEntry =
  | { readonly kind: 'receivables'; readonly text: string }
  | { readonly kind: 'rates' }
  | { readonly kind: 'rate'; readonly basisPoints: number; readonly fromDay: Day; readonly source: string }

export type InterestEntryRefusal =
  | Extract<EntryRefusal, { kind: 'missing' | 'not-understood' | 'ambiguous-day' }>
  | { readonly kind: 'not-a-percent' | 'too-high'; readonly text: string }
  | { readonly kind: 'no-source' }

const HIGHEST_BASIS_POINTS = 40_00

const RATE = /^(?:rate|rates|利率)$/i
const FROM = /^(?:from|since|自|从)$/i

export function readInterestEntry(text: string, today: Day): InterestEntry | InterestEntryRefusal {
  const [first, second, ...rest] = readWords(text)
  if (!first) return { kind: 'missing', what: 'customer' }
  const isRate = !first.isQuoted && RATE.test(first.text)
  if (isRate && !second) return { kind: 'rates' }
  if (!isRate || !second) return { kind: 'receivables', text: textOf(readWords(text)) }
  const basisPoints = basisPointsFrom(second.text)
  if (basisPoints === null) return { kind: 'not-a-percent', text: second.text }
  if (basisPoints > HIGHEST_BASIS_POINTS) return { kind: 'too-high', text: second.text }
  const source = rest.filter((word) => word.isQuoted)
  const days = rest.filter((word) => !word.isQuoted && !FROM.test(word.text))
  const fromDay = days.length === 0 ? null : dayFrom(days, today)
  if (fromDay === null) return { kind: 'missing', what: 'day' }
  if (typeof fromDay !== 'string') return fromDay
  if (source.length === 0) return { kind: 'no-source' }
  return { kind: 'rate', basisPoints, fromDay, source: textOf(source) }
}

function dayFrom(words: readonly Word[], today: Day): Day | InterestEntryRefusal {
  const text = textOf(words).replace(/^(?:自|从)|起$/g, '')
  const read = parseDay(text, { today })
  if (read.kind === 'day') return read.day
  return read.kind === 'ambiguous'
    ? { kind: 'ambiguous-day', text, readings: read.readings }
    : { kind: 'not-understood', what: 'day', text }
}

/** '10.15%' is 1,015 basis points; null when it is no percentage above 0, or has more than two digits behind its mark. */
function basisPointsFrom(text: string): number | null {
  const [, whole, fraction = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))? ?%?$/.exec(plainSigns(text)) ?? []
  if (whole === undefined) return null
  const points = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return points > 0 ? points : null
}
