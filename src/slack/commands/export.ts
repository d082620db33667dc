import { exportAll } from '../../flows/export-all.ts'
import type { Command } from '../command.ts'
import { sendFiles } from '../send-files.ts'
import { sentenceView } from '../views/refusal.ts'

/** Every table as a CSV file, sent to the person in their conversation with the app. */
export const exportFiles: Command = {
  verb: 'export',
  aliases: ['导出'],
  right: 'log-cash-fact',
  async run(ask) {
    const { db, workspace, today, words } = ask
    const files = await exportAll(db, workspace.id, today)
    await sendFiles(
      ask,
      files.map(({ name, text }) => ({ name, bytes: text })),
    )
    return sentenceView(words.export.sent(files.length))
  },
}
