import { readStatus } from '../../flows/read-status.ts'
import { readAsOf } from '../as-of.ts'
import type { Command } from '../command.ts'
import { statusView } from '../views/status.ts'

export const status: Command = {
  verb: 'status',
  aliases: ['状态', '现金灯'],
  right: 'read-company',
  async run(ask, text) {
    const { db, clock, workspace, words } = ask
    const asOf = readAsOf(ask, text, 'status')
    if (asOf.kind === 'refused') return asOf.reply
    const { day } = asOf
    return statusView(await readStatus(db, clock, { workspaceId: workspace.id, asOf: day }), words, { canShare: true })
  },
}
