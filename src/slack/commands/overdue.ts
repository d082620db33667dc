import { readOverdue } from '../../flows/read-overdue.ts'
import type { Command } from '../command.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { overdueView } from '../views/overdue.ts'

const LINES = 15

export const overdue: Command = {
  verb: 'overdue',
  aliases: ['逾期'],
  right: 'read-customer',
  async run({ db, by, today, words }, text) {
    if (text !== '') return entryRefusalView({ kind: 'not-understood', what: 'rest', text }, 'overdue', words)
    return overdueView(await readOverdue(db, by, { today, limit: LINES }), words)
  },
}
