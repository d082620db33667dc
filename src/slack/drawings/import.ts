import type { ImportReport } from '../../core/import-report.ts'
import type { Words } from '../../i18n/en.ts'
import { HOSTILE, HOSTILE_LONG, times } from '../samples/basis.ts'
import { importHelpView } from '../views/import-help.ts'
import { importProgressView, importReportView } from '../views/import-report.ts'
import type { Drawing } from './drawing.ts'

const report: ImportReport = {
  fileName: 'invoices-2026.xlsx',
  kind: 'invoices',
  rows: 1_277,
  saved: 1_200,
  alreadyThere: 77,
  faults: [],
  faultCount: 0,
  notes: [],
  noteCount: 0,
  state: 'saved',
  question: null,
  assumedCurrencies: [],
}
const faults = [
  { row: 14, column: 'Amount', code: 'not-an-amount', text: '12,5OO' } as const,
  { row: 209, column: 'Due', code: 'not-a-day', text: '31.02.2026' } as const,
  { row: 310, column: null, code: 'duplicate', text: '' } as const,
]

const notes = [
  { row: 7, column: 'E-mail', code: 'not-an-address', text: 'n/a' } as const,
  { row: 9, column: 'E-mail', code: 'further-addresses', text: 'li@acme.example; wang@acme.example' } as const,
  { row: 12, column: 'Language', code: 'not-a-language', text: 'German' } as const,
]

export const importDrawings: readonly Drawing[] = [
  { name: 'import-report', draw: (w) => importReportView(report, w) },
  { name: 'import-report: cut', draw: (w) => importReportView({ ...report, state: 'cut', saved: 900 }, w) },
  {
    name: 'import-report: nothing new',
    draw: (w) => importReportView({ ...report, saved: 0, alreadyThere: 1_277 }, w),
  },
  {
    name: 'import-report: bad rows left out',
    draw: (w) => importReportView({ ...report, saved: 1_274, alreadyThere: 0, faults, faultCount: 3 }, w),
  },
  {
    name: 'import-report: cells left out',
    draw: (w) => importReportView({ ...report, kind: 'customers', notes, noteCount: 40 }, w),
  },
  {
    name: 'import-report: cells left out, the worst',
    draw: (w) =>
      importReportView(
        {
          ...report,
          notes: times(50, (row) => ({ row, column: HOSTILE_LONG, code: 'not-an-instalment', text: HOSTILE_LONG })),
          noteCount: 99_999,
        },
        w,
      ),
  },
  {
    name: 'import-report: refused',
    draw: (w) => importReportView({ ...report, state: 'refused', saved: 0, alreadyThere: 0, faults, faultCount: 3 }, w),
  },
  {
    name: 'import-report: the worst',
    draw: (w) =>
      importReportView(
        {
          ...report,
          fileName: HOSTILE_LONG,
          state: 'refused',
          faults: times(50, (row) => ({ row, column: HOSTILE_LONG, code: 'not-readable', text: HOSTILE_LONG })),
          faultCount: 99_999,
        },
        w,
      ),
  },
  ...(['date-order', 'decimal-mark', 'currency', 'kind'] as const).map((what) => ({
    name: `import-report: ${what} asked`,
    draw: (w: Words) =>
      importReportView(
        {
          ...report,
          kind: what === 'kind' ? null : 'invoices',
          state: 'asked',
          saved: 0,
          alreadyThere: 0,
          question: { what, examples: ['03/04/2026', HOSTILE] },
        },
        w,
      ),
  })),
  {
    name: 'import-report: progress',
    draw: (w) => importProgressView({ fileName: 'invoices-2026.xlsx', done: 400, total: 1_277 }, w),
  },
  {
    name: 'import-report: progress, length not known',
    draw: (w) => importProgressView({ fileName: HOSTILE_LONG, done: 1, total: null }, w),
  },
  { name: 'import-help', draw: importHelpView },
]
