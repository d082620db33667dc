/**
 * Amounts as people write them, from a chat line or a file.
 *
 * A wrong guess about a decimal mark is wrong by a factor of a thousand, so what can be read two ways is asked, not guessed:
 * - Both marks, a mark that repeats, or a group that has not three digits settle it: 12.500,00 · 1.234.567 · 12,5.
 * - '12,500' is twelve thousand five hundred in English and in Chinese, and as a decimal it would carry a third digit that most
 *   currencies do not have. It is asked where it could be meant: in a currency with three digits (KWD), or before k and m.
 * - '1.234' is a thousand to a German and a slip of the finger to everyone else: asked. In KWD, or before a multiplier, it is a
 *   plain decimal, as that is how these are written.
 * - 万 and 亿 come with a decimal point and grouping commas only, because Chinese has no decimal comma.
 *
 * Example: '1.2万美元' is 12,000.00 USD, whatever currency is assumed.
 */
import { currenciesMeant, currenciesOf } from './currency-word.ts'
import { type Currency, type Money, minorDigits, minorFromDecimal, money } from './money.ts'
import {
  DECIMAL_MARKS,
  type DecimalMark,
  decimalWithMark,
  fractionDigits,
  NUMERAL,
  plainSigns,
  roundedDecimal,
  timesPowerOfTen,
} from './number-text.ts'

export type AmountReading =
  | { readonly kind: 'amount'; readonly amount: Money; readonly currencyWritten: boolean }
  | { readonly kind: 'ambiguous'; readonly readings: readonly Money[] }
  | { readonly kind: 'too-many-digits'; readonly currency: Currency }
  | { readonly kind: 'not-positive' }
  | { readonly kind: 'not-an-amount' }

export type AmountOptions = {
  /** Assumed when none is written. */
  readonly currency: Currency
  /** Which amounts are welcome; the others are 'not-positive'. Default 'positive'. */
  readonly allow?: 'positive' | 'zero-or-more' | 'any-sign'
  /** The decimal mark, where it is known from the rest of the column. */
  readonly mark?: DecimalMark
}

// How many zeros a multiplier stands for. 'w' is how 万 is typed on a Latin keyboard.
const ZEROS: Record<string, number> = {
  k: 3,
  thousand: 3,
  m: 6,
  mn: 6,
  mio: 6,
  million: 6,
  b: 9,
  bn: 9,
  billion: 9,
  w: 4,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
}
const MULTIPLIERS = Object.keys(ZEROS).sort((a, b) => b.length - a.length)

type Parts = {
  readonly isNegative: boolean
  readonly numeral: string
  readonly multiplier: string
  readonly currencyWords: readonly string[]
}

/** What an amount means; a minus, a trailing minus and accountants' brackets are understood, and refused unless allowed. */
export function parseAmount(text: string, options: AmountOptions): AmountReading {
  const parts = partsOf(text)
  if (!parts) return { kind: 'not-an-amount' }
  const currencies = currenciesMeant(parts.currencyWords, options.currency)
  const readings = currencies.flatMap((code) =>
    decimalsOf(parts, code, options.mark).map((decimal) => ({ decimal, code })),
  )
  const fitting = readings.filter(({ decimal, code }) => fractionDigits(decimal) <= minorDigits(code))
  if (fitting.length === 0 && readings[0]) return { kind: 'too-many-digits', currency: readings[0].code }
  const amounts = fitting.flatMap(({ decimal, code }) => {
    const minor = minorFromDecimal(parts.isNegative ? `-${decimal}` : decimal, code)
    return minor === null ? [] : [money(minor, code)]
  })
  const [only, ...others] = amounts
  if (!only || amounts.length < fitting.length) return { kind: 'not-an-amount' }
  if (!amounts.some(({ minor }) => isWelcome(minor, options.allow))) return { kind: 'not-positive' }
  if (others.length > 0) return { kind: 'ambiguous', readings: amounts }
  return { kind: 'amount', amount: only, currencyWritten: parts.currencyWords.length > 0 }
}

/** An amount from a column whose decimal mark is known (see decimalMarkOf), of any sign. */
export function parseAmountWithMark(text: string, mark: DecimalMark, currency: Currency): AmountReading {
  return parseAmount(text, { currency, mark, allow: 'any-sign' })
}

/**
 * The decimal mark under which every amount of a column can be read. 'ambiguous' when both marks would do and give different
 * amounts (1,234 and 5,678), or when none does for all. Cells without a number say nothing.
 */
export function decimalMarkOf(texts: Iterable<string>): DecimalMark | 'ambiguous' {
  let marks = DECIMAL_MARKS
  let differs = false
  for (const text of texts) {
    const numeral = NUMERAL.exec(plainSigns(text))?.[0]
    if (numeral === undefined) continue
    const possible = DECIMAL_MARKS.filter((mark) => decimalWithMark(numeral, mark) !== null)
    if (possible.length === 0) continue
    differs ||= possible.length === 2 && decimalWithMark(numeral, '.') !== decimalWithMark(numeral, ',')
    marks = marks.filter((mark) => possible.includes(mark))
  }
  const [mark, other] = marks
  return mark === undefined || (other !== undefined && differs) ? 'ambiguous' : mark
}

function isWelcome(minor: number, allow: AmountOptions['allow'] = 'positive'): boolean {
  return allow === 'any-sign' || minor > 0 || (allow === 'zero-or-more' && minor === 0)
}

const AMOUNT = new RegExp(`^(\\D*?)(${NUMERAL.source})(\\D*)$`, 'u')

function partsOf(text: string): Parts | null {
  const match = AMOUNT.exec(plainSigns(text).replaceAll('萬', '万').replaceAll('億', '亿'))
  if (!match) return null
  const [, left = '', numeral = '', right = ''] = match
  const isBracketed = left.includes('(') && right.includes(')')
  const before = /^([-+]?) ?(.*?)(?:(?<!\p{L}) ?([-+]))? ?$/u.exec(isBracketed ? left.replace('(', '').trim() : left)
  const after = /^ ?(-?) ?(.*?) ?(-?)$/.exec(isBracketed ? right.replace(')', '').trim() : right)
  if (!before || !after) return null
  const [, outer = '', wordBefore = '', inner = ''] = before
  const signs = `${isBracketed ? '-' : ''}${outer}${inner}${after[1]}${after[3]}`
  const unit = unitOf((after[2] ?? '').replace(/元[整正]$/, '元'))
  if (signs.length > 1 || !unit) return null
  const currencyWords = [wordBefore, unit.currencyWord].filter((word) => word !== '')
  if (!currencyWords.every((word) => currenciesOf(word).length > 0)) return null
  return { isNegative: signs === '-', numeral, multiplier: unit.multiplier, currencyWords }
}

/** '万美元' is 万 and 美元; 'kr' is a currency and not k. */
function unitOf(text: string): { multiplier: string; currencyWord: string } | null {
  const isUnit = (word: string) => word === '' || currenciesOf(word).length > 0
  if (isUnit(text)) return { multiplier: '', currencyWord: text }
  const lower = text.toLowerCase()
  for (const multiplier of MULTIPLIERS) {
    const rest = text.slice(multiplier.length).trim()
    if (lower.startsWith(multiplier) && isUnit(rest)) return { multiplier, currencyWord: rest }
  }
  return null
}

/** The decimals that the number may mean in a currency: two when it has to be asked. */
function decimalsOf({ numeral, multiplier }: Parts, code: Currency, mark?: DecimalMark): string[] {
  const power = ZEROS[multiplier] ?? 0
  const marked = (m: DecimalMark) => {
    const decimal = decimalWithMark(numeral, m)
    return decimal === null ? [] : [timesPowerOfTen(decimal, power)]
  }
  if (mark) return marked(mark)
  const [point, comma] = [marked('.')[0], marked(',')[0]]
  if (point === undefined || comma === undefined || point === comma) return [point ?? comma ?? []].flat()
  // One mark and three digits behind it: both are numbers.
  const hasThirdDigit = minorDigits(code) >= 3
  if (numeral.includes('.')) {
    return power > 0 || hasThirdDigit ? [point] : [comma, roundedDecimal(point, minorDigits(code))]
  }
  return hasThirdDigit || /^[a-z]+$/.test(multiplier) ? [point, comma] : [point]
}
