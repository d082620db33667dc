/**
 * Lines of values as a CSV file: UTF-8 with a byte order mark, so that a spreadsheet reads Chinese; days as YYYY-MM-DD, amounts as plain
 * decimals. A text that a spreadsheet would take for a formula gets an apostrophe in front; amounts stay numbers, also below zero.
 */
import { stringify } from 'csv-stringify/sync'
import { type Currency, decimalFromMinor } from '../core/money.ts'

export type CsvFile = { readonly name: string; readonly text: string }

export type CsvValue = string | number | null | { readonly decimal: string }

export const BYTE_ORDER_MARK = '\uFEFF'

/** Without a byte order mark, which stands only before the first of them. */
export function csvLines(lines: readonly (readonly CsvValue[])[]): string {
  return stringify(lines.map((line) => line.map(cellOf)))
}

export function decimal(minor: number, currency: Currency): CsvValue {
  return { decimal: decimalFromMinor(minor, currency) }
}

/** A spreadsheet may divide a line at semicolons and tabs, and its cells then begin within a text. */
function cellOf(value: CsvValue): string | number | null {
  if (typeof value === 'string') return value.replace(/(^|[;\t\r\n])(\s*)(?=[=+\-@＝＋－＠])/g, "$1$2'")
  return value !== null && typeof value === 'object' ? value.decimal : value
}
