/** What came of a file sent to the bot: what was saved, what was wrong row by row, or the one question before anything is saved. */
import type { ImportFault, ImportQuestion, ImportReport } from '../../core/import-report.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, button, context, section, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { sentenceView } from './refusal.ts'

const FAULTS_SHOWN = 20
const NOTES_SHOWN = 5
const EXAMPLES_SHOWN = 5

/** `remembered` comes back with the answer to a question, behind a bar: which file it was, and what was answered before. */
export function importReportView(report: ImportReport, words: Words, remembered = ''): Payload {
  const text = resultOf(report, words)
  const faults = report.faults.slice(0, FAULTS_SHOWN).map((fault) => faultLine(fault, words))
  const more = report.faultCount - faults.length
  const assumed =
    report.state === 'saved' && report.assumedCurrencies.length > 0
      ? [context(words.imports.assumed(words.list(report.assumedCurrencies)))]
      : []
  const left = report.state === 'saved' && report.faultCount > 0 ? [words.imports.savedSome(report.faultCount)] : []
  return {
    text,
    blocks: [
      ...sectionsOf([text, ...left, ...faults, ...(more > 0 ? [words.andMore(more)] : [])]),
      ...assumed,
      ...notedBlocks(report, words),
      ...(report.question ? questionBlocks(report.question, words, remembered) : []),
      ...(report.kind
        ? [context(words.imports.read({ rows: report.rows, kind: words.imports.kind[report.kind] }))]
        : []),
    ],
  }
}

/** What was left out of rows that are saved. */
function notedBlocks({ state, notes, noteCount }: ImportReport, words: Words) {
  if (noteCount === 0 || (state !== 'saved' && state !== 'cut')) return []
  const shown = notes.slice(0, NOTES_SHOWN).map((note) => faultLine(note, words))
  const more = noteCount - shown.length
  const lines = [words.imports.cellsLeftOut(noteCount), ...shown, ...(more > 0 ? [words.andMore(more)] : [])]
  return [context(lines.join('\n'))]
}

function resultOf(report: ImportReport, words: Words): string {
  const { fileName, state, rows, saved, alreadyThere, faultCount } = report
  const file = escapeMrkdwn(fileName)
  if (state === 'asked') return words.imports.asked(file)
  if (state === 'refused') return words.imports.refused({ file, faults: faultCount })
  if (state === 'cut') return words.imports.cut({ file, saved, rows })
  if (saved === 0) return words.imports.savedNone({ file, alreadyThere })
  return words.imports.saved({ file, saved, alreadyThere })
}

function faultLine({ row, column, code, text }: ImportFault, words: Words): string {
  const what = words.imports.faultFound({ what: words.imports.faultCode[code], text: text && escapeMrkdwn(text, 40) })
  if (row === 0) return what
  return words.imports.fault({ row, column: column && escapeMrkdwn(column, 40), what })
}

/** The answers are buttons where there are few; a currency is typed. */
function questionBlocks({ what, examples }: ImportQuestion, words: Words, remembered: string) {
  const shown = examples.slice(0, EXAMPLES_SHOWN).map((e) => escapeMrkdwn(e, 40))
  const asked = section(
    [words.imports.question[what], ...(shown.length > 0 ? [words.imports.examples(words.list(shown))] : [])].join('\n'),
  )
  const answers = Object.entries(answersTo(what, words))
  if (answers.length === 0) return [asked, context(words.imports.currencyHow)]
  const buttons = answers.map(([value, label]) =>
    button({ label, action: `import-answer:${value}`, value: `${value}|${remembered}` }),
  )
  return [asked, actions(buttons)]
}

function answersTo(what: ImportQuestion['what'], words: Words): Readonly<Record<string, string>> {
  const { answers, kind } = words.imports
  if (what === 'date-order') return { 'day-first': answers['day-first'], 'month-first': answers['month-first'] }
  if (what === 'decimal-mark') return { point: answers.point, comma: answers.comma }
  return what === 'kind' ? kind : {}
}

/** Shown while a long file is read; `total` is null while it is not known. */
export function importProgressView(
  { fileName, done, total }: { fileName: string; done: number; total: number | null },
  words: Words,
): Payload {
  return sentenceView(words.imports.progress({ file: escapeMrkdwn(fileName), done, total }))
}
