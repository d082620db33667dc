import { addNote } from '../../flows/add-note.ts'
import { WHICH_REFUSALS, whichDraft, whichIn } from '../follow-form.ts'
import { type Form, Reading, submitted } from '../form.ts'
import type { Ask } from '../handle.ts'
import { noteModal } from '../views/note-modal.ts'
import { noteOutcomeView } from '../views/note-outcome.ts'

export async function noteForm(ask: Ask, invoiceId: string | null) {
  return noteModal(await whichDraft(ask, { invoiceId }), ask.words)
}

export const note: Form = {
  id: 'note',
  right: 'log-sales-fact',
  async submit(ask, fields) {
    const { db, clock, by, words } = ask
    const reading = new Reading(ask, fields)
    const { which } = whichIn(fields, reading)
    const text = reading.needed('text', 'note')
    if (!reading.isFine) return reading
    const outcome = await addNote(db, clock, by, { which, text })
    return submitted(outcome, noteOutcomeView(outcome, words), WHICH_REFUSALS)
  },
}
