/**
 * Words of a typed line that are a day or terms, alone or behind (in Chinese: or before) a word that says which day it is.
 *
 * Example: in 'ACME 500 delivered last Friday net 30' the words 2 to 4 are the day of delivery and 5 to 6 are terms.
 */
import type { Day } from './day.ts'
import { type DayReading, parseDay } from './day-text.ts'
import { readTerms, type TermsReading } from './terms-text.ts'
import { textOf, type Word } from './word.ts'

export type DayKind = 'day' | 'delivered' | 'due'
export type PieceKind = DayKind | 'terms'

export type Reading =
  | { readonly kind: DayKind; readonly day: DayReading }
  | { readonly kind: 'terms'; readonly terms: Exclude<TermsReading, { kind: 'not-terms' }> }
  /** It looks like a date, and is none: 31 Nov. */
  | { readonly kind: 'no-day' }

/** Words [from, to) of the line, as typed, and what they mean. */
export type Span<R = Reading> = { readonly from: number; readonly to: number; readonly text: string; readonly read: R }

export type SpanOptions = {
  readonly today: Day
  /** What may be in the line. */
  readonly kinds: readonly PieceKind[]
  /** For a day without a year or week; a due day is always to come. Default 'past'. */
  readonly prefer?: 'past' | 'future'
}

// 'net 30 pay days 5, 20' has six words; several instalments with a shift have more, and are not without one of these.
const WORDS_MAX = 7
const TERMS_WORDS_MAX = 30
const MANY_WORDS = /%|instal|payments|parts|(?:working|business) day/i
// A year in words so far away is the amount behind the date: '20 Nov 2000'.
const YEARS_NEAR = 5

/** Every day and terms in the line from left to right, each as long as it can be. */
export function spansOf(words: readonly Word[], options: SpanOptions): Span[] {
  const spans: Span[] = []
  for (let from = 0; from < words.length; ) {
    const span = spanAt(words, from, options)
    if (span) spans.push(span)
    from = span?.to ?? from + 1
  }
  return spans
}

function spanAt(words: readonly Word[], from: number, options: SpanOptions): Span | null {
  const isLong = options.kinds.includes('terms') && MANY_WORDS.test(textOf(words.slice(from)))
  for (let to = Math.min(words.length, from + (isLong ? TERMS_WORDS_MAX : WORDS_MAX)); to > from; to -= 1) {
    const slice = words.slice(from, to)
    if (slice.some(({ isQuoted }) => isQuoted)) continue
    const text = textOf(slice)
    if (BARE_BEFORE_MONTH_END.test(text) && !isBehindFigure(words, { from, to })) continue
    const read = readingOf(text, options)
    if (read) return { from, to, text, read }
  }
  return null
}

// '30 eom' behind an amount is meant for terms; in 'Studio 54 eom 30' and 'ACME 500 eom' the figure is somebody's name, or the amount.
const BARE_BEFORE_MONTH_END = /^\d{1,3},? (?:eom|(?:the )?end of|month[- ]end)/i

function isBehindFigure(words: readonly Word[], { from, to }: { from: number; to: number }): boolean {
  return /\d/.test(words[from - 1]?.text ?? '') && !/^\d/.test(words[to]?.text ?? '')
}

const SAID: { kind: DayKind; before: RegExp; after: RegExp }[] = [
  {
    kind: 'delivered',
    before: /^(?:delivered|delivery|shipped|(?:交货|发货|送货|交付|到货)日?期?)[: ]*(?:on )?/i,
    after: /(?:交货|发货|送货|交付|到货)$/,
  },
  { kind: 'due', before: /^(?:due|到期日?)[: ]*(?:on |by )?/i, after: /到期$/ },
  {
    kind: 'day',
    before: /^(?:on|dated?|issued|received|paid|(?:开票|收款|到账)?日期|开票|收款|到账)[: ]*(?:on )?/i,
    after: /(?:开票|收款|到账)$/,
  },
]

const LOOKS_LIKE_A_DATE =
  /^(?:\d{1,4}([-/.])\d{1,2}\1\d{1,4}|(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]?|\d{1,2}(?:st|nd|rd|th)? ?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)$/i

/** '20/11 net 5' without a per cent is a day and terms, where a day may be, rather than a discount that cannot be. */
function isMeant(terms: TermsReading, text: string, kinds: readonly PieceKind[]): boolean {
  if (terms.kind !== 'impossible' || terms.why.kind === 'discount-either-way') return true
  return text.includes('%') || !kinds.includes('day')
}

function readingOf(text: string, { kinds, today, prefer = 'past' }: SpanOptions): Reading | null {
  const terms = kinds.includes('terms') ? readTerms(text) : null
  if (terms && terms.kind !== 'not-terms' && isMeant(terms, text, kinds)) return { kind: 'terms', terms }
  const said = SAID.find(({ before, after }) => before.test(text) || after.test(text))
  const kind = said?.kind ?? 'day'
  if (!kinds.includes(kind)) return null
  const bare = said ? text.replace(said.before, '').replace(said.after, '') : text
  const day = parseDay(bare, { today, prefer: kind === 'due' ? 'future' : prefer })
  if (day.kind === 'not-a-day') return LOOKS_LIKE_A_DATE.test(bare) ? { kind: 'no-day' } : null
  const isFar = day.kind === 'day' && Math.abs(Number(day.day.slice(0, 4)) - Number(today.slice(0, 4))) > YEARS_NEAR
  return isFar && bare.includes(' ') ? null : { kind, day }
}
