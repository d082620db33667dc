import type { Language } from '../../core/language.ts'
import type { LetterKind } from '../../core/letter.ts'
import { readLetterEntry } from '../../core/letter-text.ts'
import type { Command } from '../command.ts'
import { refusalFor } from '../handle.ts'
import { openLetter } from '../modals/letter.ts'
import { letterTemplateForm } from '../modals/letter-template.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'

const FIRST: LetterKind = 'collection'

/** `letter ACME` opens the letter that is to do; `letter templates` what letters say, for an admin. */
export const letter: Command = {
  verb: 'letter',
  aliases: ['信函', '写信'],
  right: 'log-sales-fact',
  async run(ask, text) {
    const entry = readLetterEntry(text)
    if (entry.kind === 'letter')
      return openLetter(ask, { whose: { text: entry.customerText }, kind: entry.letter, language: entry.language })
    if (entry.kind !== 'templates') return entryRefusalView(entry, 'letter', ask.words)
    const language: Language = entry.language ?? ask.workspace.language
    return (
      refusalFor(ask, 'set-up') ?? { modal: await letterTemplateForm(ask, { kind: entry.letter ?? FIRST, language }) }
    )
  },
}
