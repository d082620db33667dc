import { readScreeningCard } from '../../flows/read-screening.ts'
import type { Command } from '../command.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { sharedRefusalView } from '../views/refusal.ts'
import { screeningView } from '../views/screening.ts'

export const screen: Command = {
  verb: 'screen',
  aliases: ['尽调', '筛查'],
  right: 'read-customer',
  async run({ db, by, workspace, today, words }, text) {
    if (text === '') return entryRefusalView({ kind: 'missing', what: 'customer' }, 'screen', words)
    const answer = await readScreeningCard(db, by, workspace, { whose: { text }, today })
    return answer.kind === 'card' ? screeningView(answer.card, words) : sharedRefusalView(answer, 'screen', words)
  },
}
