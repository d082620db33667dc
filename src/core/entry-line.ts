/**
 * One typed line settled: its name, amount, days and terms, or the one thing that is wrong with it.
 *
 * Refusals come in this order: what is missing or not understood, an amount that is not allowed, an amount, a day and then terms that can
 * be read two ways (it is asked, not guessed), or terms that cannot be.
 *
 * Example: 'ACME 2026-13-45' for a delivery is { kind: 'not-understood', what: 'day', text: '2026-13-45' }.
 */
import type { AmountOptions } from './amount-text.ts'
import type { Day } from './day.ts'
import { type Pieces, piecesOf } from './entry-piece.ts'
import type { PieceKind } from './entry-span.ts'
import type { Currency, Money } from './money.ts'
import { type SampleDueDay, sampleDueDays, type Terms } from './terms.ts'
import { type TermsFault, type TermsReading, termsText } from './terms-text.ts'
import type { Word } from './word.ts'
import { type Calendar, calendarOf } from './working-day.ts'

export type EntryPart =
  | 'number'
  | 'order'
  | 'target'
  | 'customer'
  | 'parent'
  | 'account'
  | 'amount'
  | 'currency'
  | 'rate'
  | 'day'
  | 'terms'
  | 'code'
  | 'reason'
  | 'note'
  | 'rest' // words that are nothing known

/** Terms in their canonical form, and what falls due when by them. */
export type SampledTerms = { readonly terms: string; readonly samples: readonly SampleDueDay[] }

/** Nothing is saved; `text` is what the refusal is about, as typed. */
export type EntryRefusal =
  | { readonly kind: 'missing'; readonly what: EntryPart }
  | { readonly kind: 'not-understood'; readonly what: EntryPart; readonly text: string }
  /** 'below-zero' where 0 is welcome. */
  | { readonly kind: 'not-positive' | 'below-zero'; readonly text: string }
  | { readonly kind: 'too-many-digits'; readonly text: string; readonly currency: Currency }
  | { readonly kind: 'ambiguous-amount'; readonly text: string; readonly readings: readonly Money[] }
  | { readonly kind: 'ambiguous-day'; readonly text: string; readonly readings: readonly Day[] }
  | { readonly kind: 'ambiguous-terms'; readonly text: string; readonly readings: readonly SampledTerms[] }
  | { readonly kind: 'impossible-terms'; readonly text: string; readonly why: TermsFault }

export type EntryContext = {
  readonly today: Day
  /** Assumed when none is written. */
  readonly currency: Currency
  /** By which a due day may have to move, where terms are shown. Left out: Monday to Friday. */
  readonly calendar?: Calendar
}

export type LineOptions = {
  /** What the name in the line is, or null where there need not be one. */
  readonly name: EntryPart | null
  readonly kinds: readonly PieceKind[]
  readonly amount?: 'needed' | 'optional' | 'none'
  readonly allow?: AmountOptions['allow']
  /** For a day without a year or week. Default 'past'. */
  readonly prefer?: 'past' | 'future'
  /** Words that are nothing known are welcome (a note, a category). */
  readonly takesRest?: boolean
}

export type Line = {
  readonly kind: 'line'
  readonly name: string
  readonly rest: string
  readonly amount: Money | null
  readonly currencyWritten: boolean
  readonly day: Day | null
  readonly deliveredDay: Day | null
  readonly dueDay: Day | null
  readonly terms: Terms | null
}

export type LineWithAmount = Line & { readonly amount: Money }

export function readLine(
  words: readonly Word[],
  context: EntryContext,
  options: LineOptions & { readonly amount: 'optional' | 'none' },
): Line | EntryRefusal
export function readLine(
  words: readonly Word[],
  context: EntryContext,
  options: LineOptions,
): LineWithAmount | EntryRefusal
export function readLine(words: readonly Word[], context: EntryContext, options: LineOptions): Line | EntryRefusal {
  const { name, amount = 'needed', ...others } = options
  const pieces = piecesOf(words, { ...context, ...others, needsName: name !== null, amount })
  const read = pieces.amount?.read
  return (
    shapeRefusal(pieces, { ...options, amount }) ??
    amountRefusal(pieces.amount, options.allow) ??
    dayRefusal(pieces.days) ??
    termsRefusal(pieces.terms, context) ?? {
      kind: 'line',
      name: pieces.name,
      rest: pieces.rest,
      amount: read?.kind === 'amount' ? read.amount : null,
      currencyWritten: read?.kind === 'amount' && read.currencyWritten,
      day: dayIn(pieces, 'day'),
      deliveredDay: dayIn(pieces, 'delivered'),
      dueDay: dayIn(pieces, 'due'),
      terms: pieces.terms?.read.kind === 'terms' ? pieces.terms.read.terms : null,
    }
  )
}

function shapeRefusal(pieces: Pieces, options: LineOptions): EntryRefusal | null {
  const { name, rest, wrongDay } = pieces
  if (options.name && name === '') return { kind: 'missing', what: options.name }
  if (wrongDay) return { kind: 'not-understood', what: 'day', text: wrongDay }
  const loose = `${pieces.isNameQuoted ? '' : name} ${rest}`
  const wrongTerms = options.kinds.includes('terms') && !pieces.terms ? TERMS_ATTEMPT.exec(loose)?.[1] : undefined
  if (wrongTerms) return { kind: 'not-understood', what: 'terms', text: wrongTerms.trim() }
  const wrongShares = options.kinds.includes('terms') ? SHARES_ATTEMPT.exec(loose)?.[1] : undefined
  if (wrongShares) return { kind: 'not-understood', what: 'terms', text: wrongShares.trim() }
  if (options.amount === 'needed' && !pieces.amount) {
    const attempt = loose.split(' ').find((word, i) => i > 0 && AMOUNT_ATTEMPT.test(word))
    return attempt ? { kind: 'not-understood', what: 'amount', text: attempt } : { kind: 'missing', what: 'amount' }
  }
  if (rest === '' || options.takesRest) return null
  return { kind: 'not-understood', what: DAY_ATTEMPT.test(rest) ? 'day' : 'rest', text: rest }
}

// What looks as if it was meant for an amount, a day or terms, though it is none. Names have no small 'net' before their end.
const AMOUNT_ATTEMPT = /^[-+(]?\p{Sc}?\d/u
const DAY_ATTEMPT = /^(?:delivered|shipped|due|dated|交货|发货|到期)/i
const TERMS_ATTEMPT = /\s((?:net|n\/|eom|terms) ?\S.*|\d+ ?(?:days?|天).*|(?:月结|账期).*)$/

// Shares that do not sum to all of it, or of terms that are none. A name may begin so.
const SHARES_ATTEMPT = /\S\s(\d{1,2}(?:\.\d+)?%.*)$/

function amountRefusal(amount: Pieces['amount'], allow: AmountOptions['allow']): EntryRefusal | null {
  if (!amount) return null
  const { text, read } = amount
  switch (read.kind) {
    case 'amount':
      return null
    case 'not-an-amount':
      return { kind: 'not-understood', what: 'amount', text }
    case 'not-positive':
      return notWelcome(text, allow)
    case 'too-many-digits':
      return { kind: 'too-many-digits', text, currency: read.currency }
    case 'ambiguous':
      return { kind: 'ambiguous-amount', text, readings: read.readings }
  }
}

/** An amount that was read and is not one of those that are welcome. */
export function notWelcome(text: string, allow: AmountOptions['allow']): EntryRefusal {
  return { kind: allow === 'zero-or-more' ? 'below-zero' : 'not-positive', text }
}

function dayRefusal(days: Pieces['days']): EntryRefusal | null {
  for (const { text, read } of Object.values(days)) {
    if (read.kind === 'ambiguous') return { kind: 'ambiguous-day', text, readings: read.readings }
  }
  return null
}

function termsRefusal(terms: Pieces['terms'], { today, calendar }: EntryContext): EntryRefusal | null {
  if (!terms || terms.read.kind === 'terms') return null
  return unreadTerms(terms.text, terms.read, { today, calendar: calendar ?? calendarOf('none') })
}

/** What is said of terms that were not read as one thing; those that can be read several ways each as it would be. */
export function unreadTerms(
  text: string,
  read: Exclude<TermsReading, { kind: 'terms' }>,
  { today, calendar }: { today: Day; calendar: Calendar },
): EntryRefusal {
  switch (read.kind) {
    case 'not-terms':
      return { kind: 'not-understood', what: 'terms', text }
    case 'impossible':
      return { kind: 'impossible-terms', text, why: read.why }
    case 'ambiguous': {
      const sampled = (terms: Terms) => ({ terms: termsText(terms), samples: sampleDueDays(terms, today, calendar) })
      return { kind: 'ambiguous-terms', text, readings: read.readings.map(sampled) }
    }
  }
}

function dayIn({ days }: Pieces, kind: keyof Pieces['days']): Day | null {
  const read = days[kind]?.read
  return read?.kind === 'day' ? read.day : null
}
