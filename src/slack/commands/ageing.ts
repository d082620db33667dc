import { readAgeing } from '../../flows/read-ageing.ts'
import type { Command } from '../command.ts'
import { refusalFor } from '../handle.ts'
import { ageingView } from '../views/ageing.ts'

export const ageing: Command = {
  verb: 'ageing',
  aliases: ['aging', '账龄'],
  right: 'read',
  async run(ask) {
    const { db, workspace, today, words } = ask
    return refusalFor(ask, 'read') ?? ageingView({ today, ageings: await readAgeing(db, workspace.id, today) }, words)
  },
}
