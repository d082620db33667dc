import { readDso, readDsoOf } from '../../flows/read-dso.ts'
import type { Command } from '../command.ts'
import { refusalFor } from '../handle.ts'
import { dsoView } from '../views/dso.ts'
import { sharedRefusalView } from '../views/refusal.ts'

/** Of all customers for those who see the company's figures; of one for whoever sees it. */
export const dso: Command = {
  verb: 'dso',
  aliases: ['周转天数', '应收账款周转天数'],
  right: 'read-customer',
  async run(ask, text) {
    const { db, clock, by, today, workspace, words } = ask
    if (text === '') return refusalFor(ask, 'read-company') ?? dsoView(await readDso(db, clock, workspace), words)
    const answer = await readDsoOf(db, by, { text, today })
    return answer.kind === 'report' ? dsoView(answer, words) : sharedRefusalView(answer, 'dso', words)
  },
}
