/**
 * How a file writes its days and amounts: found from all of its cells together, because one cell says nothing about '05/06/2012' and
 * the next one may.
 *
 * Only distinct forms are kept, so that half a million rows are a handful of texts to decide by. What stays open is asked.
 *
 * Example: days '05/06/2012' and '13/06/2012' are day-first; '05/06/2012' alone is asked.
 */

import { decimalMarkOf, parseAmount, parseAmountWithMark } from './amount-text.ts'
import { currenciesOf, currencyFromText } from './currency-word.ts'
import { type DayOrder, dayOrderOf, orderedDays } from './day-order.ts'
import { AMOUNT_FIELDS, DAY_FIELDS, type Headings, type Row } from './import-columns.ts'
import type { ImportQuestion } from './import-report.ts'
import { type Currency, minorDigits } from './money.ts'
import { DECIMAL_MARKS, type DecimalMark } from './number-text.ts'

export type Conventions = {
  readonly order: DayOrder
  readonly mark: DecimalMark
  /** Of an amount that names none, in a row that names none. */
  readonly currency: Currency
}

/** What the person has said; undefined is to be found out. */
export type ConventionsSaid = { readonly order?: DayOrder | undefined; readonly mark?: DecimalMark | undefined }

export type ConventionsFound =
  | { readonly kind: 'found'; readonly conventions: Conventions }
  | { readonly kind: 'ask'; readonly question: ImportQuestion }

const EXAMPLES = 5

/** Gathers forms from rows, and decides when it has seen them all. */
export type FormsSeen = {
  see(row: Row): void
  /** `currency`: of what names none. `others`: of what names none as well, for some of the rows. */
  decide(said: ConventionsSaid, currency: Currency, others?: Iterable<Currency>): ConventionsFound
}

export function formsSeen({ columns }: Headings): FormsSeen {
  const indexesOf = (fields: ReadonlySet<string>) =>
    [...columns].flatMap(([field, { index }]) => (fields.has(field) ? index : []))
  const [dayIndexes, amountIndexes] = [indexesOf(DAY_FIELDS), indexesOf(AMOUNT_FIELDS)]
  const currencyIndex = columns.get('currency')?.index
  const days = new Set<string>()
  // One example of each form.
  const amounts = new Map<string, string>()
  const currencies = new Set<string>([...columns.values()].flatMap((c) => c.currencyWord ?? []))
  return {
    see(row) {
      for (const index of dayIndexes) {
        const cell = row[index]
        // A day that begins with its year is read alike in every order.
        if (typeof cell === 'string' && cell !== '' && !/^\d{4}/.test(cell)) days.add(cell)
      }
      for (const index of amountIndexes) {
        const cell = row[index]
        if (typeof cell === 'string' && cell !== '') {
          const form = formOf(cell)
          if (!amounts.has(form)) amounts.set(form, cell)
        }
      }
      const currency = currencyIndex === undefined ? undefined : row[currencyIndex]
      if (typeof currency === 'string' && currency !== '') currencies.add(currency)
    },
    decide(said, currency, others = []) {
      const order = said.order ?? dayOrderOf(days)
      if (order === 'ambiguous' || order === 'mixed') return ask('date-order', [...days].filter(isOpenDay))
      const mark =
        said.mark ?? markOf([...amounts.values()], [currency, ...others, ...[...currencies].flatMap(currenciesOf)])
      if (mark === null)
        return ask(
          'decimal-mark',
          [...amounts.values()].filter((text) => /\d[.,]\d/.test(text)),
        )
      const isOpen = (text: string) => parseAmountWithMark(text, mark, currency).kind === 'ambiguous'
      const isOpenWord = (word: string) => currenciesOf(word).length > 1 && currencyFromText(word, currency) === null
      const open = [...[...amounts.values()].filter(isOpen), ...[...currencies].filter(isOpenWord)]
      if (open.length > 0) return ask('currency', open)
      return { kind: 'found', conventions: { order, mark, currency } }
    },
  }
}

function ask(what: ImportQuestion['what'], examples: readonly string[]): ConventionsFound {
  return { kind: 'ask', question: { what, examples: examples.slice(0, EXAMPLES) } }
}

function isOpenDay(text: string): boolean {
  return new Set(orderedDays(text.normalize('NFKC').trim().toLowerCase()).map(({ day }) => day)).size > 1
}

/** Which digits they are does not change how digits are grouped, but for a zero in front. */
function formOf(amount: string): string {
  return amount.replace(/\d+/g, (run) => (run.startsWith('0') ? '0' : '1') + '1'.repeat(run.length - 1))
}

/** The mark of the column; where only grouped thousands like 12,500 are seen, that of single amounts, unless it could be meant. */
function markOf(texts: readonly string[], currencies: readonly Currency[]): DecimalMark | null {
  const mark = decimalMarkOf(texts)
  if (mark !== 'ambiguous') return mark
  const readAlike = (candidate: DecimalMark) =>
    currencies.every((currency) =>
      texts.every((text) => {
        const alone = parseAmount(text, { currency, allow: 'any-sign' })
        const marked = parseAmountWithMark(text, candidate, currency)
        if (alone.kind === 'amount' && marked.kind === 'amount') return alone.amount.minor === marked.amount.minor
        return alone.kind === marked.kind && alone.kind !== 'ambiguous'
      }),
    )
  if (currencies.some((currency) => minorDigits(currency) > 2)) return null
  return DECIMAL_MARKS.find(readAlike) ?? null
}
