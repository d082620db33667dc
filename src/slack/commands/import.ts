import type { Command } from '../command.ts'
import { importHelpView } from '../views/import-help.ts'

/** A file cannot be sent with a slash command: this says how to bring one in. */
export const importFiles: Command = {
  verb: 'import',
  aliases: ['导入'],
  right: 'log-cash-fact',
  async run({ words }) {
    return importHelpView(words)
  },
}
