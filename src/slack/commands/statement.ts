import { readCustomerDays } from '../../core/entry-days.ts'
import { statementStart } from '../../core/statement.ts'
import { drawPdf } from '../../documents/pdf.ts'
import { statementDoc } from '../../documents/statement.ts'
import { findCustomerFor } from '../../flows/find-customer.ts'
import { readStatement } from '../../flows/read-statement.ts'
import { statementCsvs, statementFileName } from '../../flows/write-statement.ts'
import { wordsOf } from '../../i18n/index.ts'
import type { Command } from '../command.ts'
import { sendFiles } from '../send-files.ts'
import { customerPaperOf } from '../statement-paper.ts'
import { untiedView } from '../views/ageing.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { refusalView, sharedRefusalView } from '../views/refusal.ts'
import { statementView } from '../views/statement.ts'

/**
 * One day is the last; without any, this month and the two before it. The answer and the CSV are for whoever asks, the PDF for the
 * customer.
 */
export const statement: Command = {
  verb: 'statement',
  aliases: ['对账单', '对账'],
  right: 'read-customer',
  async run(ask, text) {
    const { db, by, workspace, today, words } = ask
    const entry = readCustomerDays(text, { today })
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'statement', words)
    const to = entry.days.at(-1) ?? today
    const from = entry.days.length === 2 ? (entry.days[0] ?? to) : statementStart(to)
    if (to > today) return sharedRefusalView({ kind: 'in-the-future', day: to, today }, 'statement', words)
    if (from > to) return refusalView(words.statement.startAfterEnd({ from, to }), 'statement', words)
    const found = await findCustomerFor(db, by, entry.customerText, 'read-customer')
    if (found.kind !== 'match') return sharedRefusalView(found, 'statement', words)
    const read = await readStatement(db, workspace, found.customer.id, { from, to })
    if (read.kind === 'untied') return untiedView(read, words)
    const paper = await customerPaperOf(ask, found.customer.id)
    const pdf = await drawPdf(statementDoc(read, wordsOf(paper.language), paper))
    await sendFiles(ask, [
      { name: `${statementFileName(read)}.pdf`, bytes: pdf },
      ...statementCsvs(read).map(({ name, text: bytes }) => ({ name, bytes })),
    ])
    return statementView(read, words)
  },
}
