import { readMovementEntry } from '../core/entry-text.ts'
import { recordMovement } from '../flows/record-movement.ts'
import type { Command } from './command.ts'
import { movementForm } from './modals/movement.ts'
import { entryRefusalView } from './views/entry-refusal.ts'
import { movementOutcomeView } from './views/movement-outcome.ts'

/** `in` and `out` are one command that goes two ways. */
export function movementCommand({
  verb: direction,
  aliases,
}: {
  verb: 'in' | 'out'
  aliases: readonly string[]
}): Command {
  return {
    verb: direction,
    aliases,
    right: 'log-cash-fact',
    async run(ask, text) {
      const { db, clock, by, today, workspace, words } = ask
      if (text === '') return { modal: movementForm(ask, direction) }
      const entry = readMovementEntry(text, { today, currency: workspace.baseCurrency })
      if (entry.kind !== 'entry') return entryRefusalView(entry, direction, words)
      const { amount, category, activity, day } = entry
      const outcome = await recordMovement(db, clock, by, { direction, amount, category, activity, day })
      return movementOutcomeView(outcome, words)
    },
  }
}
