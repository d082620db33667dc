import { parseDay } from '../../core/day-text.ts'
import { parseTerms } from '../../core/terms-text.ts'
import { readWords, textOf } from '../../core/word.ts'
import { changeTerms } from '../../flows/change-terms.ts'
import type { Command } from '../command.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { termsOutcomeView } from '../views/terms-outcome.ts'

/** `terms INV-1001 net 45`, or `terms INV-1001 due 2026-12-31`. */
export const terms: Command = {
  verb: 'terms',
  aliases: ['账期'],
  right: 'log-sales-fact',
  async run({ db, clock, by, today, words }, text) {
    const [number, ...rest] = readWords(text)
    if (!number) return entryRefusalView({ kind: 'missing', what: 'number' }, 'terms', words)
    if (rest.length === 0) return entryRefusalView({ kind: 'missing', what: 'terms' }, 'terms', words)
    const said = textOf(rest)
    const read = parseTerms(said)
    if (read)
      return termsOutcomeView(await changeTerms(db, clock, by, { number: number.text, to: { terms: read } }), words)
    const due = parseDay(said.replace(/^(due|到期)\s*(on)?\s*/i, ''), { today, prefer: 'future' })
    if (due.kind === 'ambiguous')
      return entryRefusalView({ kind: 'ambiguous-day', text: said, readings: due.readings }, 'terms', words)
    if (due.kind === 'not-a-day')
      return entryRefusalView({ kind: 'not-understood', what: 'terms', text: said }, 'terms', words)
    const to = { dueDay: due.day }
    return termsOutcomeView(await changeTerms(db, clock, by, { number: number.text, to }), words)
  },
}
