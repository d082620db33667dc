/**
 * A figure of two years as it is typed into one field: the later year, a slash, and the year before.
 *
 * Each of the two is read as any other amount is (core/amount-text), in the one currency of the statements. What is ambiguous is asked,
 * not guessed; what may not be below zero is refused.
 *
 * Example: '120万 / 98万' in CNY is 1,200,000.00 and 980,000.00.
 */
import { parseAmount } from './amount-text.ts'
import type { EntryRefusal } from './entry-line.ts'
import { type Currency, decimalFromMinor } from './money.ts'

export type YearsReading =
  | { readonly kind: 'years'; readonly year: number; readonly before: number }
  | { readonly kind: 'not-two' }
  | { readonly kind: 'below-zero'; readonly text: string }
  | { readonly kind: 'other-currency'; readonly text: string }
  | EntryRefusal

type Options = { readonly currency: Currency; readonly isSigned: boolean }

export function parseYears(text: string, options: Options): YearsReading {
  const [first, second, ...more] = text.split(/[/／]/).map((part) => part.trim())
  if (!first || !second || more.length > 0) return { kind: 'not-two' }
  const [year, before] = [parseFigure(first, options), parseFigure(second, options)]
  if (typeof year !== 'number') return year
  if (typeof before !== 'number') return before
  return { kind: 'years', year, before }
}

/** As it is read back from a form: '1200000.00 / 980000.00'. */
export function yearsText({ year, before }: { year: number; before: number }, currency: Currency): string {
  return `${decimalFromMinor(year, currency)} / ${decimalFromMinor(before, currency)}`
}

function parseFigure(text: string, { currency, isSigned }: Options): number | Exclude<YearsReading, { kind: 'years' }> {
  const read = parseAmount(text, { currency, allow: isSigned ? 'any-sign' : 'zero-or-more' })
  switch (read.kind) {
    case 'amount':
      return read.amount.currency === currency ? read.amount.minor : { kind: 'other-currency', text }
    case 'ambiguous':
      return { kind: 'ambiguous-amount', text, readings: read.readings }
    case 'too-many-digits':
      return { kind: 'too-many-digits', text, currency: read.currency }
    case 'not-positive':
      return { kind: 'below-zero', text }
    case 'not-an-amount':
      return { kind: 'not-understood', what: 'amount', text }
  }
}
