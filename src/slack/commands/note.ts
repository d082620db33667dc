import { readNoteEntry } from '../../core/entry-follow.ts'
import { addNote } from '../../flows/add-note.ts'
import type { Command } from '../command.ts'
import { noteForm } from '../modals/note.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { noteOutcomeView } from '../views/note-outcome.ts'

export const note: Command = {
  verb: 'note',
  aliases: ['跟进记录', '备注'],
  right: 'log-sales-fact',
  async run(ask, text) {
    const { db, clock, by, words } = ask
    if (text === '') return { modal: await noteForm(ask, null) }
    const entry = readNoteEntry(text)
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'note', words)
    return noteOutcomeView(await addNote(db, clock, by, { which: { text: entry.target }, text: entry.text }), words)
  },
}
