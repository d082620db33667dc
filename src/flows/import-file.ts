/**
 * A file → facts. Read, found out what it is and how it writes days and amounts, every row validated, compared with the books; only
 * then saved, all valid rows or none. The same file twice adds nothing.
 */
import { hash } from 'node:crypto'
import type { Clock } from '../core/clock.ts'
import { dayAt } from '../core/day.ts'
import type { DayOrder } from '../core/day-order.ts'
import { type Headings, type Row, saysOfPayments } from '../core/import-columns.ts'
import { formsSeen } from '../core/import-conventions.ts'
import {
  FAULTS_SHOWN,
  type ImportFault,
  type ImportKind,
  type ImportQuestion,
  type ImportReport,
} from '../core/import-report.ts'
import { isNoFact, type Reading, RowReader, readingOf } from '../core/import-row.ts'
import type { Currency } from '../core/money.ts'
import type { DecimalMark } from '../core/number-text.ts'
import { reachOf } from '../core/person.ts'
import { listCustomers } from '../store/customers.ts'
import { hasImported } from '../store/imports.ts'
import { listMembers } from '../store/members.ts'
import type { Db } from '../store/open.ts'
import { findWorkspace, touchMoney } from '../store/workspaces.ts'
import type { Actor } from './change.ts'
import { balancesImporter, movementsImporter } from './import-cash.ts'
import { customersImporter } from './import-customers.ts'
import { chunksOf, type ImportContext, type Importer } from './import-frame.ts'
import { invoicesImporter } from './import-invoices.ts'
import { letOthersGo } from './let-others-go.ts'
import { readFile } from './read-file.ts'

export { FILE_BYTES_MOST } from './read-file.ts'

export type ImportOptions = {
  /** Of amounts that name none. Not said: the known customer's own, or else the company's base currency; the report tells which. */
  readonly currency?: Currency | undefined
  readonly dates?: DayOrder | undefined
  readonly decimal?: DecimalMark | undefined
  readonly kind?: ImportKind | undefined
  /** Whose movements they are that name no account. */
  readonly account?: string | undefined
  /** Leave out the rows that are wrong, and save the others. */
  readonly skipBad?: boolean | undefined
  /** Told now and then while rows are read, and while they are saved. */
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: { done: number; total: number }) => void) | undefined
}

const IMPORTERS: Record<ImportKind, (context: ImportContext) => Importer> = {
  invoices: invoicesImporter,
  customers: customersImporter,
  balances: balancesImporter,
  movements: movementsImporter,
}

/** Imports a file into the company of `by`, who has the right to log cash facts: the caller refuses everybody else in words. */
export async function importFile(
  db: Db,
  clock: Clock,
  by: Actor,
  { fileName, bytes, options = {} }: { fileName: string; bytes: Uint8Array; options?: ImportOptions },
): Promise<ImportReport> {
  if (reachOf(by.role, 'log-cash-fact') !== 'all') throw new Error(`a ${by.role} may not import files`)
  const workspace = await findWorkspace(db, by.workspaceId)
  if (!workspace) throw new Error(`no workspace ${by.workspaceId}`)
  const report = reporter(fileName)
  const fileHash = hash('sha256', bytes, 'hex')

  const file = await readFile(bytes, options.kind)
  if (file.kind !== 'table') return report.refused([{ row: 0, column: null, code: file.kind, text: '' }])
  const { headings: found } = file
  if (found.kind === 'unknown') {
    // One of them holds the headings that nobody understood.
    report.rows = file.rows.filter((row) => !isNoFact(row)).length - 1
    return report.asked({ what: 'kind', examples: found.texts.slice(0, 5) })
  }
  if (found.kind === 'missing') {
    report.kind = found.importKind
    return report.refused(found.words.map((column) => ({ row: found.at + 1, column, code: 'missing', text: '' })))
  }
  const { headings } = found
  report.kind = headings.kind

  const today = dayAt(clock.now(), workspace.timeZone)
  const currency = options.currency ?? workspace.baseCurrency
  const forms = formsSeen(headings)
  await eachRow(file.rows, headings, (row) => {
    report.rows += 1
    forms.see(row)
  })
  if (report.rows === 0) return report.refused([{ row: 0, column: null, code: 'no-rows', text: '' }])
  const customers = await listCustomers(db, workspace.id)
  const own = headings.kind === 'invoices' && !options.currency ? new Set(customers.map((c) => c.currency)) : []
  const decided = forms.decide({ order: options.dates, mark: options.decimal }, currency, own)
  if (decided.kind === 'ask') return report.asked(decided.question)

  const context: ImportContext = {
    db,
    clock,
    by,
    workspace,
    today,
    currency,
    people: await listMembers(db, workspace.id),
    customers,
    account: options.account?.trim() ?? '',
    isKnownFile: await hasImported(db, workspace.id, { fileName, fileHash }),
    signal: options.signal,
  }
  const importer = IMPORTERS[headings.kind](context)
  const isCurrencySaid = options.currency !== undefined
  const reading = readingOf({ headings, conventions: decided.conventions, today, isCurrencySaid })
  await readRows(file.rows, reading, importer, report)
  report.assumedCurrencies = [...reading.assumed]
  const { alreadyThere, badRows, faults } = await importer.compare()
  report.alreadyThere = alreadyThere
  report.add(faults, badRows)
  const isUsable = report.faultCount === 0 || (options.skipBad && report.rows > report.badRows)
  if (!isUsable) return report.refused([])

  let done = alreadyThere + report.badRows
  const entry = { fileName, fileHash, kind: headings.kind, rowCount: report.rows }
  const chunks = chunksOf(context, entry, (rows) => {
    done += rows
    options.onProgress?.({ done, total: report.rows })
  })
  const saved = await importer.save(chunks)
  if (await chunks.finish()) return report.cut({ saved, alreadyThere })
  // Also a file that says nothing new says that nothing else came in.
  if (saysOfPayments(headings)) await touchMoney(db, workspace.id, clock.now().toISOString())
  // Rows that somebody else brought in the meantime are there as well.
  return report.saved({ saved, alreadyThere: report.rows - report.badRows - saved })
}

const ROWS_AT_ONCE = 1000

/** The rows below the headings that say something, with their number as a spreadsheet counts. */
async function eachRow(
  rows: readonly Row[],
  { at }: Headings,
  work: (row: Row, rowNumber: number) => void,
): Promise<void> {
  for (let i = at + 1; i < rows.length; i++) {
    const row = rows[i] as Row
    if (!isNoFact(row)) work(row, i + 1)
    if (i % ROWS_AT_ONCE === 0) await letOthersGo()
  }
}

async function readRows(rows: readonly Row[], reading: Reading, importer: Importer, report: Reporter): Promise<void> {
  await eachRow(rows, reading.headings, (row, rowNumber) => {
    const reader = new RowReader(reading, row, rowNumber)
    importer.read(reader, rowNumber)
    if (reader.faults.length > 0) report.add(reader.faults, 1)
    else report.note(reader.notes)
  })
}

type Reporter = ReturnType<typeof reporter>

function reporter(fileName: string) {
  const faults: ImportFault[] = []
  const notes: ImportFault[] = []
  const answer = (
    state: ImportReport['state'],
    counts: { saved: number; alreadyThere: number },
    question: ImportQuestion | null,
  ) => {
    const { kind, rows, faultCount, noteCount, assumedCurrencies } = self
    return {
      fileName,
      kind,
      rows,
      ...counts,
      faults,
      faultCount,
      notes,
      noteCount,
      state,
      question,
      assumedCurrencies,
    } satisfies ImportReport
  }
  const self = {
    kind: null as ImportKind | null,
    rows: 0,
    badRows: 0,
    alreadyThere: 0,
    faultCount: 0,
    noteCount: 0,
    assumedCurrencies: [] as readonly Currency[],
    add(found: readonly ImportFault[], rows: number) {
      self.badRows += rows
      self.faultCount += found.length
      faults.push(...found.slice(0, FAULTS_SHOWN - faults.length))
    },
    note(found: readonly ImportFault[]) {
      self.noteCount += found.length
      notes.push(...found.slice(0, FAULTS_SHOWN - notes.length))
    },
    refused(found: readonly ImportFault[]): ImportReport {
      faults.push(...found)
      self.faultCount += found.length
      return answer('refused', { saved: 0, alreadyThere: self.alreadyThere }, null)
    },
    asked: (question: ImportQuestion): ImportReport => answer('asked', { saved: 0, alreadyThere: 0 }, question),
    saved: (counts: { saved: number; alreadyThere: number }): ImportReport => answer('saved', counts, null),
    cut: (counts: { saved: number; alreadyThere: number }): ImportReport => answer('cut', counts, null),
  }
  return self
}
