import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { DayOrder } from '../core/day-order.ts'
import { IMPORT_KINDS, type ImportQuestion, type ImportReport } from '../core/import-report.ts'
import { currency, isCurrency } from '../core/money.ts'
import type { DecimalMark } from '../core/number-text.ts'
import { FILE_BYTES_MOST, importFile } from '../flows/import-file.ts'
import { importReportView } from '../slack/views/import-report.ts'
import { payloadAsText } from '../slack/views/payload-text.ts'
import type { Cash, CliCommand, Given } from './cash.ts'

const EXAMPLE = 'import invoices.csv --currency USD'
const DATES: readonly DayOrder[] = ['day-first', 'month-first', 'year-first']
const DECIMALS: readonly DecimalMark[] = ['.', ',']

/** How each question is answered on the command line. */
const ANSWERS: Record<ImportQuestion['what'], string> = {
  'date-order': '--dates day-first',
  'decimal-mark': '--decimal .',
  currency: '--currency CNY',
  kind: '--kind invoices',
}

export const importFromFile: CliCommand = {
  name: 'import',
  summary: 'invoices with their payments, customers, balances or movements from a CSV or Excel file',
  example: EXAMPLE,
  argument: 'FILE',
  options: [
    ['--currency <code>', 'of amounts that name none; without it the customer’s own, or the base currency'],
    ['--dates <order>', `where the file leaves it open: ${DATES.join(', ')}`],
    ['--decimal <mark>', `the decimal mark, where the file leaves it open: ${DECIMALS.join(' or ')}`],
    ['--kind <kind>', `where the columns leave it open: ${IMPORT_KINDS.join(', ')}`],
    ['--account <name>', 'of movements that name none, so that two banks’ rows are told apart'],
    ['--skip-bad', 'leave out the rows that are wrong, and save the others'],
  ],
  async run(cash, { argument = '', options }) {
    const code = optionOf(options, 'currency')?.toUpperCase()
    if (code !== undefined && !isCurrency(code))
      throw cash.refusal(`“${code}” is not a currency: give the three letters of its code.`, EXAMPLE)
    const said = {
      currency: code,
      dates: oneOf(cash, options, 'dates', DATES),
      decimal: oneOf(cash, options, 'decimal', DECIMALS),
      kind: oneOf(cash, options, 'kind', IMPORT_KINDS),
      account: optionOf(options, 'account'),
      skipBad: options.skipBad === true,
    }
    const bytes = await bytesOf(cash, argument)
    const { db, by, words } = await cash.books(code ?? currency('USD'))
    const fileName = basename(argument)
    const report = await importFile(db, cash.clock, by, {
      fileName,
      bytes,
      options: {
        ...said,
        onProgress: ({ done, total }) =>
          cash.terminal.progress(words.imports.progress({ file: fileName, done, total })),
      },
    })
    const blocks = importReportView(report, words).blocks.filter(({ type }) => type !== 'actions')
    const text = payloadAsText({ blocks })
    if (report.state === 'saved') cash.terminal.out(text)
    else throw cash.refusal(text, `import ${argument} ${wayOn(report)}`)
  },
}

function wayOn({ question, faults }: ImportReport): string {
  if (question) return ANSWERS[question.what]
  return faults.some(({ code }) => code === 'perhaps-another-account') ? '--account "Second bank"' : '--skip-bad'
}

async function bytesOf(cash: Cash, path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size <= FILE_BYTES_MOST) return await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw cash.refusal(code === 'ENOENT' ? `There is no file ${path}.` : `The file ${path} cannot be read (${code}).`)
  }
  throw cash.refusal(
    `The file ${path} is larger than ${FILE_BYTES_MOST / 1024 / 1024} MB: divide it, and import the parts one by one.`,
  )
}

function optionOf(options: Given['options'], name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

function oneOf<T extends string>(
  cash: Cash,
  options: Given['options'],
  name: string,
  allowed: readonly T[],
): T | undefined {
  const value = optionOf(options, name)
  const found = allowed.find((each) => each === value)
  if (value !== undefined && found === undefined)
    throw cash.refusal(`“${value}” is not one of ${allowed.join(' ')}.`, `import invoices.csv --${name} ${allowed[0]}`)
  return found
}
