import { readAgeing, readAgeingOn } from '../../flows/read-ageing.ts'
import { readAsOf } from '../as-of.ts'
import type { Command } from '../command.ts'
import { ageingView } from '../views/ageing.ts'

export const ageing: Command = {
  verb: 'ageing',
  aliases: ['aging', '账龄'],
  right: 'read-company',
  async run(ask, text) {
    const { db, workspace, today, words } = ask
    const asOf = readAsOf(ask, text, 'ageing')
    if (asOf.kind === 'refused') return asOf.reply
    const { day } = asOf
    const ageings =
      day === today ? await readAgeing(db, workspace.id, today) : await readAgeingOn(db, workspace.id, day)
    return ageingView({ today: day, ageings }, words)
  },
}
