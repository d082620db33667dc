import { expect, test } from 'vitest'
import type { ImportReport } from '../../../src/core/import-report.ts'
import { wordsOf } from '../../../src/i18n/index.ts'
import { importReportView } from '../../../src/slack/views/import-report.ts'
import { payloadAsText } from '../../../src/slack/views/payload-text.ts'

const note = (row: number) => ({ row, column: 'E-mail', code: 'not-an-address', text: 'n/a' }) as const
const report: ImportReport = {
  fileName: 'customers.csv',
  kind: 'customers',
  rows: 9,
  saved: 9,
  alreadyThere: 0,
  faults: [],
  faultCount: 0,
  notes: [2, 3, 4, 5, 6, 7].map(note),
  noteCount: 8,
  state: 'saved',
  question: null,
  assumedCurrencies: [],
}
const shown = (more: Partial<ImportReport>) => payloadAsText(importReportView({ ...report, ...more }, wordsOf('en')))

test('what was left out of rows that are saved is said, the first five of it', () => {
  const text = shown({})
  expect(text).toContain('8 cells left out; their rows count without:')
  expect(text).toContain('row 6, E-mail: not an e-mail address (“n/a”)')
  expect(text).not.toContain('row 7')
  expect(text).toContain('3 more')
})

test('nothing is said of it where nothing is saved, or nothing was left out', () => {
  expect(shown({ state: 'refused' })).not.toContain('left out')
  expect(shown({ notes: [], noteCount: 0 })).not.toContain('left out')
})
