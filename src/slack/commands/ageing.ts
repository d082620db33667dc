import { readAgeing } from '../../flows/read-ageing.ts'
import type { Command } from '../command.ts'
import { ageingView } from '../views/ageing.ts'

export const ageing: Command = {
  verb: 'ageing',
  aliases: ['aging', '账龄'],
  right: 'read-company',
  async run({ db, workspace, today, words }) {
    return ageingView({ today, ageings: await readAgeing(db, workspace.id, today) }, words)
  },
}
