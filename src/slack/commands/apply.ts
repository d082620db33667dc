import { applyUnapplied } from '../../flows/apply-unapplied.ts'
import type { Command } from '../command.ts'
import { applyOutcomeView } from '../views/apply-outcome.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'

export const apply: Command = {
  verb: 'apply',
  aliases: ['核销'],
  right: 'log-cash-fact',
  async run({ db, clock, by, words }, text) {
    if (text === '') return entryRefusalView({ kind: 'missing', what: 'number' }, 'apply', words)
    return applyOutcomeView(await applyUnapplied(db, clock, by, text), words)
  },
}
