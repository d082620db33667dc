import { exportAll } from '../../flows/export-all.ts'
import type { Command } from '../command.ts'
import { sentenceView } from '../views/refusal.ts'

/** Every table as a CSV file, sent to the person in their conversation with the app. */
export const exportFiles: Command = {
  verb: 'export',
  aliases: ['导出'],
  right: 'log-cash-fact',
  async run({ db, workspace, today, client, by, words }) {
    const files = await exportAll(db, workspace.id, today)
    const { channel } = await client.conversations.open({ users: by.userId })
    await client.filesUploadV2({
      channel_id: channel?.id as string,
      file_uploads: files.map(({ name, text }) => ({ filename: name, file: Buffer.from(text) })),
    } as Parameters<typeof client.filesUploadV2>[0])
    return sentenceView(words.export.sent(files.length))
  },
}
