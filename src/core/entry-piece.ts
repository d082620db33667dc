/**
 * The pieces of a typed line: which words are the amount, days and terms, and which are the name of a customer or an account.
 *
 * Names hold numbers and words of time (Studio 54, 3M, Weekly News, Black Friday), so the amount is found first: the rightmost of
 * those that are surest (with a currency, or a decimal or grouping mark). What stands before it is the name, what stands behind it
 * are the other pieces. Before the amount a single Latin word is only a day or terms when it is in small letters.
 *
 * Example: 'Studio 54 12,500 USD last Friday net 30' has the name Studio 54, an amount, a day and terms.
 */
import { type AmountOptions, type AmountReading, parseAmount } from './amount-text.ts'
import type { DayReading } from './day-text.ts'
import { type DayKind, type Span, type SpanOptions, spansOf } from './entry-span.ts'
import type { Money } from './money.ts'
import type { TermsReading } from './terms-text.ts'
import { textOf, type Word } from './word.ts'

export type PieceOptions = AmountOptions &
  SpanOptions & {
    readonly needsName: boolean
    readonly amount: 'needed' | 'optional' | 'none'
    /** Words behind the amount that mean nothing known are welcome. */
    readonly takesRest?: boolean
  }

export type Pieces = {
  readonly name: string
  readonly isNameQuoted: boolean
  /** Words behind the pieces that mean nothing known, '' when there are none. */
  readonly rest: string
  readonly amount: { readonly text: string; readonly read: AmountReading } | null
  readonly days: Readonly<Partial<Record<DayKind, { readonly text: string; readonly read: DayReading }>>>
  readonly terms: { readonly text: string; readonly read: Exclude<TermsReading, { kind: 'not-terms' }> } | null
  /** What looks like a day and is none, or is one too many. */
  readonly wrongDay: string | null
}

const AMOUNT_WORDS_MAX = 3

export function piecesOf(words: readonly Word[], options: PieceOptions): Pieces {
  const spans = spansOf(words, options)
  const amount = options.amount === 'none' ? null : amountIn(words, spans, options)
  const anchor = amount?.from ?? spans.find(({ from, text }) => from > 0 && /\d/.test(text))?.from ?? words.length

  const taken = spans.filter(({ from }) => from >= anchor)
  const [from, to] = nameBefore(words, spans, taken, { anchor, letters: options.needsName ? 1 : 0 })
  const runs = runsBetween(words, [...taken, ...(amount ? [amount] : [])], anchor)
  // 'net 30' alone is no name, while 'Weekly' may be one.
  const isTerms = spans.some((s) => s.read.kind === 'terms' && s.from === from && s.to === to && /\d/.test(s.text))
  const name = isTerms ? '' : from < to ? textOf(words.slice(from, to)) : (runs.shift() ?? '')
  const isNameQuoted = words.slice(from, to).some(({ isQuoted }) => isQuoted)

  const days: Partial<Record<DayKind, { text: string; read: DayReading }>> = {}
  let terms: Pieces['terms'] = null
  let wrongDay: string | null = null
  for (const { text, read } of taken) {
    if (read.kind === 'terms' && !terms) terms = { text, read: read.terms }
    else if (read.kind === 'terms') runs.push(text)
    else if (read.kind === 'no-day' || days[read.kind]) wrongDay ??= text
    else days[read.kind] = { text, read: read.day }
  }
  return { name, isNameQuoted, rest: runs.join(' '), amount, days, terms, wrongDay }
}

/** The words of the name before the anchor; the pieces at its ends go to `taken`, as long as a name is left. */
function nameBefore(
  words: readonly Word[],
  spans: readonly Span[],
  taken: Span[],
  { anchor, letters }: { anchor: number; letters: number },
): [number, number] {
  const before = spans.filter(({ from }) => from < anchor)
  const isNew = ({ read }: Span) => !taken.some((other) => other.read.kind === read.kind)
  let to = anchor
  for (let last = before.pop(); last && last.to === to && last.from >= letters; last = before.pop()) {
    if (!isNew(last) || !mayEndName(words, last)) return [0, to]
    to = last.from
    taken.push(last)
  }
  const first = spans[0]
  if (first && first.from === 0 && first.to <= to - letters && isNew(first) && /\d|\p{Script=Han}/u.test(first.text)) {
    taken.push(first)
    return [first.to, to]
  }
  return [0, to]
}

/** 'ACME yesterday' ends with a day and 'Black Friday' is a name; behind a number ('INV-1 Friday') it is a day again. */
function mayEndName(words: readonly Word[], { from, to, text }: Span): boolean {
  if (to - from > 1 || !/^[A-Za-z]+$/.test(text)) return true
  return /\d/.test(words[from - 1]?.text ?? '') || (text.length > 3 && /^[a-z]/.test(text)) || text === 'eom'
}

function amountIn(words: readonly Word[], spans: readonly Span[], options: PieceOptions): Span<AmountReading> | null {
  const isFree = (i: number) => words[i]?.isQuoted === false && !spans.some(({ from, to }) => from <= i && i < to)
  const found = amountsFromRight(words, isFree, options)
  const sure = found.filter(isSure)
  const equals = sure.length > 0 ? sure : found
  // A movement has no name, so what it begins with is no part of one.
  const best = options.needsName ? equals[0] : (found.find(({ from }) => from === 0) ?? equals[0])
  if (!best || !options.needsName) return best ?? null
  // '1001' or '20261120' alone for a payment is an invoice number.
  const mayBeName = (i: number) => isFree(i) || words[i]?.isQuoted || spans.some(({ from, to }) => from === 0 && i < to)
  const hasName = words.some((_, i) => (i < best.from || i >= best.to) && mayBeName(i))
  if (!hasName && options.amount === 'optional') return null
  const others = options.takesRest ? equals.filter(({ from }) => from > 0 && from !== best.from) : []
  const spaced = spacedAmount(words, best, isFree, options)
  return others.length + spaced.length === 0 ? best : asked([best, ...spaced, ...others])
}

/** The amounts among the free words, each as long as it can be, from right to left. */
function amountsFromRight(
  words: readonly Word[],
  isFree: (i: number) => boolean,
  options: PieceOptions,
): Span<AmountReading>[] {
  const found: Span<AmountReading>[] = []
  for (let to = words.length; to > 0; to -= 1) {
    for (let from = Math.max(0, to - AMOUNT_WORDS_MAX); from < to; from += 1) {
      const slice = words.slice(from, to)
      if (!slice.every((_, i) => isFree(from + i))) continue
      const text = textOf(slice).replace(/^(?:for |of |amount:? |金额:? ?)/i, '')
      const read = parseAmount(text, options)
      if (read.kind === 'not-an-amount' || /\d\s+\d/.test(text)) continue
      found.push({ from, to, text, read })
      to = from + 1
      break
    }
  }
  return found
}

function isSure({ text, read }: Span<AmountReading>): boolean {
  return /\d[.,]\d/.test(text) || (read.kind === 'amount' && read.currencyWritten) || read.kind === 'ambiguous'
}

/** 'Studio 54 500' may be 500 from Studio 54, or 54 500 from Studio: the amount with the group before it. */
function spacedAmount(
  words: readonly Word[],
  amount: Span<AmountReading>,
  isFree: (i: number) => boolean,
  options: PieceOptions,
): Span<AmountReading>[] {
  const from = amount.from - 1
  if (from < 1 || !isFree(from) || !/^\D{0,3}\d{1,3}$/.test(words[from]?.text ?? '')) return []
  const text = textOf(words.slice(from, amount.to))
  const read = parseAmount(text, options)
  return read.kind === 'amount' || read.kind === 'ambiguous' ? [{ from, to: amount.to, text, read }] : []
}

function asked([first, ...others]: [Span<AmountReading>, ...Span<AmountReading>[]]): Span<AmountReading> {
  const readings = [first, ...others].flatMap(({ read }): readonly Money[] => {
    if (read.kind === 'ambiguous') return read.readings
    return read.kind === 'amount' ? [read.amount] : []
  })
  return { ...first, text: others[0]?.text ?? first.text, read: { kind: 'ambiguous', readings } }
}

/** The runs of words from `start` on that no span has taken. */
function runsBetween(words: readonly Word[], spans: readonly Span<unknown>[], start: number): string[] {
  const runs: Word[][] = [[]]
  for (let i = start; i < words.length; i += 1) {
    const word = words[i]
    if (spans.some(({ from, to }) => from <= i && i < to)) runs.push([])
    else if (word) runs.at(-1)?.push(word)
  }
  return runs.filter((run) => run.length > 0).map(textOf)
}
