/**
 * A file's bytes → rows of cells: CSV in UTF-8, UTF-16, GB18030 or Windows-1252 with whatever stands between its columns, or Excel.
 * Nothing here holds up the app for long: text is taken in pieces, Excel in a worker thread.
 */
import { Worker } from 'node:worker_threads'
import { type Options, Parser } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { type Cell, findHeadings, type HeadingsFound, isTable, type Row } from '../core/import-columns.ts'
import type { ImportKind } from '../core/import-report.ts'
import { letOthersGo } from './let-others-go.ts'
import type { WorkbookPiece } from './read-workbook.ts'

export const FILE_BYTES_MOST = 20 * 1024 * 1024
const FILE_ROWS_MOST = 500_000

export type FileRead =
  | { readonly kind: 'too-large' | 'too-many-rows' | 'not-readable' | 'empty' | 'not-a-table' }
  /** The rows of one table: of a workbook, its first sheet that has headings. */
  | { readonly kind: 'table'; readonly rows: readonly Row[]; readonly headings: HeadingsFound }

/** `kind` where it is known what the file holds. */
export async function readFile(bytes: Uint8Array, kind?: ImportKind): Promise<FileRead> {
  if (bytes.length > FILE_BYTES_MOST) return { kind: 'too-large' }
  if (bytes.length === 0) return { kind: 'empty' }
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const tables = isZip ? await readExcel(bytes) : await readText(bytes, kind)
  if (!Array.isArray(tables)) return tables
  if (tables.some((rows) => rows.length > FILE_ROWS_MOST)) return { kind: 'too-many-rows' }
  const read = tables
    .filter((rows) => rows.some((row) => row.some((cell) => cell !== '')))
    .map((rows) => ({ kind: 'table' as const, rows, headings: findHeadings(rows, kind) }))
  const table = (['found', 'missing', 'unknown'] as const)
    .map((found) => read.find((t) => t.headings.kind === found))
    .find((t) => t !== undefined)
  if (!table) return { kind: 'empty' }
  const { headings } = table
  const isUnderstood = headings.kind === 'unknown' ? headings.namesSomebody : headings.kind === 'found' || !kind
  return isUnderstood || isTable(table.rows) ? table : { kind: 'not-a-table' }
}

type Unread = { readonly kind: 'not-readable' | 'too-large' }

const WORKER_MEGABYTES_MOST = 1500

async function readExcel(bytes: Uint8Array): Promise<Cell[][][] | Unread> {
  const worker = new Worker(new URL('./read-workbook.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_MEGABYTES_MOST },
  })
  const sheets: Cell[][][] = []
  worker.on('message', ({ sheet, rows }: WorkbookPiece) => {
    sheets[sheet] ??= []
    sheets[sheet].push(...rows)
    if (sheets[sheet].length > FILE_ROWS_MOST) void worker.terminate()
  })
  return new Promise((resolve) => {
    worker.on('error', (error: Error & { code?: string }) =>
      resolve({ kind: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'not-readable' }),
    )
    // A sheet without any row leaves a hole.
    worker.on('exit', () => resolve(sheets.filter((rows) => rows !== undefined)))
  })
}

async function readText(bytes: Uint8Array, kind: ImportKind | undefined): Promise<Cell[][][] | Unread> {
  const text = decode(bytes)
  if (text === null || text.includes('\0')) return { kind: 'not-readable' }
  return [await parseInPieces(text, delimiterOf(text, kind))]
}

/** null when the bytes are no text. */
function decode(bytes: Uint8Array): string | null {
  const marked = (...mark: number[]) => mark.every((byte, i) => bytes[i] === byte)
  if (marked(0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (marked(0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  const encodings = ['utf-8', ...(looksWestern(bytes) ? ['windows-1252'] : ['gb18030', 'windows-1252'])]
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this one: the next.
    }
  }
  return null
}

/**
 * Any bytes of Windows-1252 are some Chinese in GB18030 as well. But accented letters stand alone between plain ones, and Chinese
 * characters in use are pairs of high bytes.
 */
function looksWestern(bytes: Uint8Array): boolean {
  let alone = 0
  let paired = 0
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] as number) < 0x80) continue
    if ((bytes[i + 1] ?? 0) < 0x80) alone += 1
    else {
      paired += 1
      i += 1
    }
  }
  return alone > paired
}

const DELIMITERS = [',', ';', '\t', '|']
const SAMPLE_CHARACTERS = 64 * 1024
const SAMPLE_ROWS = 60

// Real files have quotes within a text and rows of different lengths. Empty lines are kept, so that rows are counted as in the file.
const LENIENT = { relax_quotes: true, relax_column_count: true, skip_empty_lines: false } satisfies Options

/** The delimiter under which most columns are understood; of no understood column, the one that makes most of them. */
function delimiterOf(text: string, kind: ImportKind | undefined): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  const whole = sample.length < text.length ? sample.slice(0, sample.lastIndexOf('\n') + 1) : sample
  const scores = DELIMITERS.map((delimiter) => {
    const rows = sampleRows(whole, delimiter)
    const headings = findHeadings(rows, kind)
    const understood = headings.kind === 'found' ? headings.headings.columns.size : 0
    return { delimiter, understood, cells: rows.reduce((sum, row) => sum + row.length, 0) }
  })
  return scores.reduce((a, b) => ((b.understood - a.understood || b.cells - a.cells) > 0 ? b : a)).delimiter
}

function sampleRows(text: string, delimiter: string): string[][] {
  try {
    return (parse(text, { ...LENIENT, delimiter, to: SAMPLE_ROWS }) as string[][]).map((row) => row.map(cellOf))
  } catch {
    return []
  }
}

const PIECE_CHARACTERS = 32 * 1024

async function parseInPieces(text: string, delimiter: string): Promise<Cell[][]> {
  const rows: Cell[][] = []
  const parser = new Parser({ ...LENIENT, delimiter })
  const failure = new Promise<never>((_, reject) => parser.once('error', reject))
  parser.on('data', (row: string[]) => rows.push(row.map(cellOf)))
  const ended = new Promise<void>((resolve) => parser.once('end', resolve))
  for (let at = 0; at < text.length && rows.length <= FILE_ROWS_MOST; at += PIECE_CHARACTERS) {
    const piece = text.slice(at, at + PIECE_CHARACTERS)
    await Promise.race([new Promise((resolve) => parser.write(piece, resolve)), failure])
    await letOthersGo()
  }
  parser.end()
  await Promise.race([ended, failure])
  return rows
}

/** Without the apostrophes that keep a spreadsheet from taking a text for a formula (our own export writes them). */
function cellOf(text: string): string {
  return text.trim().replace(/(^|[;\t\r\n]\s*)'(?=[=+\-@＝＋－＠])/g, '$1')
}
