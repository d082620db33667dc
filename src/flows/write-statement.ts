import { bucketOf } from '../core/ageing.ts'
import type { Statement } from '../core/statement.ts'
import { BYTE_ORDER_MARK, type CsvFile, csvLines, decimal } from './csv.ts'

/** A statement as two CSV files: what happened line by line, and what is open. */
export function statementCsvs(statement: Statement): CsvFile[] {
  return [{ name: `${statementFileName(statement)}.csv`, text: linesOf(statement) }, openInvoicesCsv(statement)]
}

/** The open invoices of a customer on the last day, each in its bucket. */
function openInvoicesCsv({ customerName, to, accounts }: Statement): CsvFile {
  const rows = accounts.flatMap(({ open, currency }) =>
    open.map((i) => [
      ...[customerName, i.number, i.issuedDay, i.dueDay, decimal(i.amount.minor, currency)],
      ...[decimal(i.outstanding.minor, currency), decimal(i.disputedMinor, currency), currency],
      ...[Math.max(0, i.daysOverdue), bucketOf(i.dueDay, to)],
    ]),
  )
  const unapplied = accounts
    .filter(({ ageing }) => ageing.unappliedMinor !== 0)
    .map(({ ageing, currency }) => [
      ...[customerName, null, null, null, null],
      ...[decimal(-ageing.unappliedMinor, currency), null, currency, null, 'unapplied'],
    ])
  const headings = ['customer', 'number', 'issued', 'due', 'amount', 'outstanding', 'disputed', 'currency']
  const text = BYTE_ORDER_MARK + csvLines([[...headings, 'days overdue', 'bucket'], ...rows, ...unapplied])
  return { name: `open-invoices-${fileWord(customerName)}-${to}.csv`, text }
}

/** Without its ending: 'statement-ACME-Trading-2026-09-01-2026-11-20'. */
export function statementFileName({ customerName, from, to }: Pick<Statement, 'customerName' | 'from' | 'to'>): string {
  return `statement-${fileWord(customerName)}-${from}-${to}`
}

const NAME_MOST = 40

/** A name as part of a file's: letters and figures of any script. */
function fileWord(name: string): string {
  const word = name.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '-')
  return (
    [...word]
      .slice(0, NAME_MOST)
      .join('')
      .replace(/^-+|-+$/g, '') || 'customer'
  )
}

function linesOf({ customerName, from, to, accounts }: Statement): string {
  const rows = accounts.flatMap(({ currency, opening, lines, closing }) => [
    [customerName, currency, from, 'opening balance', null, null, null, null, decimal(opening.minor, currency)],
    ...lines.map(({ day, kind, isTakenBack, number, settled, reference, amount: { minor }, balance }) => [
      ...[customerName, currency, day, `${kind}${isTakenBack ? ' reversed' : ''}`],
      ...[number ?? settled.join('; '), reference],
      ...[minor >= 0 ? decimal(minor, currency) : null, minor < 0 ? decimal(-minor, currency) : null],
      decimal(balance.minor, currency),
    ]),
    [customerName, currency, to, 'closing balance', null, null, null, null, decimal(closing.minor, currency)],
  ])
  const headings = [
    'customer',
    'currency',
    'day',
    'what',
    'invoice',
    'reference',
    'charged',
    'paid or credited',
    'balance',
  ]
  return BYTE_ORDER_MARK + csvLines([headings, ...rows])
}
