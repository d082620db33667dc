import { isDay } from '../../core/day.ts'
import { ageingDoc } from '../../documents/ageing.ts'
import { drawPdf } from '../../documents/pdf.ts'
import { readAgeingReport } from '../../flows/read-ageing.ts'
import { ageingCsv } from '../../flows/write-ageing.ts'
import type { Action } from '../action.ts'
import { sendFiles } from '../send-files.ts'
import { paperOf } from '../statement-paper.ts'
import { untiedView } from '../views/ageing.ts'
import { sentenceView } from '../views/refusal.ts'

/** The ageing that was looked at, of every customer, as files to the person alone. */
export const ageingFiles: Action = {
  id: 'ageing-files',
  right: 'read-company',
  async run(ask, value) {
    const { db, workspace, today, words } = ask
    const report = await readAgeingReport(db, workspace.id, { day: isDay(value) ? value : today, today })
    if (report.kind === 'untied') return untiedView(report, words)
    const { name, text } = ageingCsv(report)
    const pdf = await drawPdf(ageingDoc(report, words, await paperOf(ask)))
    await sendFiles(ask, [
      { name: `ageing-${report.day}.pdf`, bytes: pdf },
      { name, bytes: text },
    ])
    return sentenceView(words.statement.filesSent)
  },
}
