/**
 * The worker thread that unpacks an Excel file: its reader has the whole file in hand at once, and a small file may unpack to a large
 * one. Rows go back in pieces, so that taking them in does not hold up the app.
 */
import { parentPort, workerData } from 'node:worker_threads'
import readWorkbook, { type CellValue } from 'read-excel-file/node'
import type { Cell } from '../core/import-columns.ts'

export type WorkbookPiece = { readonly sheet: number; readonly rows: Cell[][] }

const ROWS_A_PIECE = 2000

function cellOf(value: CellValue | null): Cell {
  if (value === null) return ''
  // A spreadsheet's day has no time zone; the reader gives it as midnight in UTC.
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'number' ? value : String(value).trim()
}

for (const [sheet, { data }] of (await readWorkbook(Buffer.from(workerData as Uint8Array))).entries())
  for (let i = 0; i < data.length; i += ROWS_A_PIECE) {
    const rows = data.slice(i, i + ROWS_A_PIECE).map((row) => row.map((value) => cellOf(value as CellValue | null)))
    parentPort?.postMessage({ sheet, rows } satisfies WorkbookPiece)
  }
