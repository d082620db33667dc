import { readStatus } from '../../flows/read-status.ts'
import type { Command } from '../command.ts'
import { statusView } from '../views/status.ts'

export const status: Command = {
  verb: 'status',
  aliases: ['状态', '现金灯'],
  right: 'read-company',
  async run({ db, clock, workspace, words }) {
    return statusView(await readStatus(db, clock, { workspaceId: workspace.id }), words, { canShare: true })
  },
}
