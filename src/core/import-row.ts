/**
 * One row of a file under its headings: cells become days, amounts and words, and what cannot be read becomes a fault of the row.
 *
 * A number that a spreadsheet holds as such has no decimal mark to be doubted. It is read at the 15 digits that a spreadsheet shows
 * and rounded half up to the currency's minor unit, as it is drawn there: 33.333333 in a column of dollars is 33.33 (judgement).
 *
 * Example: 'Amount' 1,234.50 and 'Currency' EUR in row 7 are 1,234.50 EUR; 'Amount' abc is the fault { row: 7, column: 'Amount',
 * code: 'not-an-amount', text: 'abc' }.
 */
import { type AmountOptions, type AmountReading, parseAmount } from './amount-text.ts'
import { currencyFromText } from './currency-word.ts'
import { addDays, type Day, day, isDay } from './day.ts'
import { parseDay } from './day-text.ts'
import type { Cell, Field, Headings, Row } from './import-columns.ts'
import type { Conventions } from './import-conventions.ts'
import { type ImportFault, type ImportFaultCode, TEXT_SHOWN } from './import-report.ts'
import { type Currency, type Money, minorDigits, minorFromDecimal, money } from './money.ts'
import { roundedDecimal } from './number-text.ts'
import type { Terms } from './terms.ts'
import { readTerms, type TermsReading } from './terms-text.ts'

const LEADING_AMOUNTS: ReadonlySet<Field> = new Set(['amount', 'in', 'out'])

/** A row's cells by field. What is missing or wrong is null, and a fault where that is one. */
export class RowReader {
  readonly faults: ImportFault[] = []
  /** What was left out of the row, which is sound without it. */
  readonly notes: ImportFault[] = []
  readonly #file: Reading
  readonly #row: Row
  readonly #number: number

  constructor(file: Reading, row: Row, number: number) {
    this.#file = file
    this.#row = row
    this.#number = number
  }

  fault(field: Field | null, code: ImportFaultCode, text?: string): null {
    this.faults.push(this.#found(field, code, text ?? (field === null ? '' : this.text(field))))
    return null
  }

  note(field: Field, code: ImportFaultCode): null {
    this.notes.push(this.#found(field, code, this.text(field)))
    return null
  }

  #found(field: Field | null, code: ImportFaultCode, text: string): ImportFault {
    const column = field === null ? null : (this.#file.headings.columns.get(field)?.heading ?? field)
    return { row: this.#number, column, code, text: text.slice(0, TEXT_SHOWN) }
  }

  has(field: Field): boolean {
    return this.#file.headings.columns.has(field)
  }

  #cell(field: Field): Cell {
    const column = this.#file.headings.columns.get(field)
    return column === undefined ? '' : (this.#row[column.index] ?? '')
  }

  /** '' when there is none. */
  text(field: Field): string {
    const cell = this.#cell(field)
    return typeof cell === 'number' ? decimalOfNumber(cell) : cell
  }

  requiredText(field: Field): string | null {
    return this.text(field) || this.fault(field, 'missing')
  }

  /** A day on or before today, unless the future is welcome. */
  day(field: Field, { future = false }: { future?: boolean } = {}): Day | null {
    const cell = this.#cell(field)
    if (cell === '') return null
    const read = typeof cell === 'number' ? dayOfNumber(cell) : this.#dayOfText(cell)
    if (read === null) return this.fault(field, 'not-a-day')
    return read > this.#file.today && !future ? this.fault(field, 'in-the-future') : read
  }

  requiredDay(field: Field): Day | null {
    return this.text(field) === '' ? this.fault(field, 'missing') : this.day(field)
  }

  #dayOfText(text: string): Day | null {
    if (isDay(text)) return text
    return once(this.#file.days, text, () => {
      const reading = parseDay(text, { today: this.#file.today, order: this.#file.conventions.order })
      return reading.kind === 'day' ? reading.day : null
    })
  }

  /** The currency of the row: by its own column, as the person said, or else `own`. null where it cannot be read. */
  currency(own: Currency | null = null): Currency | null {
    const word = this.text('currency')
    if (word === '') return (this.#file.isCurrencySaid ? null : own) ?? this.#file.conventions.currency
    return currencyFromText(word, this.#file.conventions.currency) ?? this.fault('currency', 'not-a-currency')
  }

  /** An amount in the row's currency, or in that of its heading, or in the one that stands in the cell. */
  amount(field: Field, rowCurrency: Currency, allow: NonNullable<AmountOptions['allow']>): Money | null {
    const cell = this.#cell(field)
    if (cell === '') return null
    const word = this.has('currency') ? null : this.#file.headings.columns.get(field)?.currencyWord
    const currency = (word && currencyFromText(word, rowCurrency)) || rowCurrency
    const isNamed = Boolean(word) || this.text('currency') !== ''
    if (typeof cell === 'number') {
      if (!isNamed) this.#assume(field, currency)
      return this.#amountOfNumber(field, cell, currency, allow)
    }
    const reading = this.#readAmount(cell, currency, allow)
    switch (reading.kind) {
      case 'amount':
        if (!isNamed && !reading.currencyWritten) this.#assume(field, currency)
        return reading.amount
      case 'ambiguous':
        return this.fault(field, 'not-a-currency')
      default:
        return this.fault(field, reading.kind)
    }
  }

  /** A sign that two currencies share is that of the row, or else that of the file. */
  #readAmount(text: string, currency: Currency, allow: AmountOptions['allow']): AmountReading {
    const { mark, currency: ofFile } = this.#file.conventions
    const options = { mark, ...(allow ? { allow } : {}) }
    const reading = parseAmount(text, { ...options, currency })
    return reading.kind === 'ambiguous' && currency !== ofFile
      ? parseAmount(text, { ...options, currency: ofFile })
      : reading
  }

  /** What is paid or left of an amount is in its currency, which is no assumption. */
  #assume(field: Field, currency: Currency): void {
    if (!this.#file.isCurrencySaid && LEADING_AMOUNTS.has(field)) this.#file.assumed.add(currency)
  }

  /** An amount in minor units, for telling rows apart; what cannot be read is as it stands there, and no fault. */
  amountText(field: Field, currency: Currency): string {
    const cell = this.#cell(field)
    if (cell === '') return ''
    const reading = this.#readAmount(String(cell), currency, 'any-sign')
    return reading.kind === 'amount' ? String(reading.amount.minor) : String(cell)
  }

  #amountOfNumber(field: Field, cell: number, currency: Currency, allow: AmountOptions['allow']): Money | null {
    const size = roundedDecimal(decimalOfNumber(Math.abs(cell)), minorDigits(currency))
    const minor = minorFromDecimal(cell < 0 ? `-${size}` : size, currency)
    if (minor === null) return this.fault(field, 'not-an-amount')
    const isWelcome = allow === 'any-sign' || minor > 0 || (allow === 'zero-or-more' && minor === 0)
    return isWelcome ? money(minor, currency) : this.fault(field, 'not-positive')
  }

  /** Of terms that can be read two ways those that `fit` something else in the row, if it is only one of them. */
  terms(fit: (terms: Terms) => boolean = () => false): Terms | null {
    const text = this.text('terms')
    if (text === '') return null
    // In a column of terms a bare number is days.
    const read = once(this.#file.terms, text, () => readTerms(/^\d{1,3}$/.test(text) ? `net ${text}` : text))
    if (read.kind === 'terms') return read.terms
    const isEitherWay = read.kind === 'impossible' && read.why.kind === 'discount-either-way'
    if (read.kind !== 'ambiguous') return this.fault('terms', isEitherWay ? 'ambiguous-terms' : 'not-terms')
    const [terms, other] = read.readings.filter(fit)
    return terms && !other ? terms : this.fault('terms', 'ambiguous-terms')
  }

  /** What `read` makes of a text; null when it is empty, or `read` makes nothing of it, which is noted as `code`. */
  word<T>(field: Field, read: (text: string) => T | null, code: ImportFaultCode): T | null {
    const text = this.text(field)
    return text === '' ? null : (read(text) ?? this.note(field, code))
  }

  /** Which of the lists a word is in; null when it is empty or in none, which is the fault `code` where there is one. */
  oneOf<T extends string>(field: Field, words: Readonly<Record<T, string>>, code: ImportFaultCode | null): T | null {
    const text = this.text(field).normalize('NFKC').toLowerCase()
    if (text === '') return null
    const found = (Object.keys(words) as T[]).find((key) => words[key].split(' ').includes(text.replaceAll(' ', '-')))
    return found ?? (code === null ? null : this.fault(field, code))
  }
}

/** A file that is being read. The same few days and terms come again and again: each is read once. */
export type Reading = {
  readonly headings: Headings
  readonly conventions: Conventions
  readonly today: Day
  /** True when the person said the currency of what names none. */
  readonly isCurrencySaid: boolean
  /** The currencies that were taken for amounts that name none. */
  readonly assumed: Set<Currency>
  readonly days: Map<string, Day | null>
  readonly terms: Map<string, TermsReading>
}

export function readingOf(file: Pick<Reading, 'headings' | 'conventions' | 'today' | 'isCurrencySaid'>): Reading {
  return { ...file, assumed: new Set(), days: new Map(), terms: new Map() }
}

function once<T>(known: Map<string, T>, text: string, read: () => T): T {
  let answer = known.get(text)
  if (answer === undefined) {
    answer = read()
    known.set(text, answer)
  }
  return answer
}

/** True for a row without anything in it, and for the line of sums below a table. */
export function isNoFact(row: Row): boolean {
  const filled = row.filter((cell) => cell !== '')
  const [first] = filled
  if (first === undefined) return true
  return typeof first === 'string' && /^(grand |sub)?totals?:?$|^sum:?$|^(合计|总计|小计|本页合计)[:：]?$/i.test(first)
}

/** A number as a plain decimal with at most 15 digits that count, which is what a spreadsheet keeps. */
function decimalOfNumber(n: number): string {
  const text = String(Number(n.toPrecision(15)))
  if (!text.includes('e')) return text
  return Math.abs(n) < 1
    ? Number(text)
        .toFixed(15)
        .replace(/\.?0+$/, '')
    : BigInt(Math.round(n)).toString()
}

/** 20261120, or the serial number of a day in a cell that is not formatted as one (day 1 is 1900-01-01, and 1900 a leap year). */
function dayOfNumber(n: number): Day | null {
  const digits = /^(\d{4})(\d\d)(\d\d)$/.exec(String(n))
  if (digits) {
    const text = digits.slice(1).join('-')
    return isDay(text) ? text : null
  }
  const serial = Math.floor(n)
  return serial > 60 && serial < 100_000 ? addDays(day('1900-01-01'), serial - 2) : null
}
