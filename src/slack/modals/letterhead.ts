import { readMailAddress } from '../../flows/mail-address.ts'
import { findLetterhead, saveLetterhead } from '../../flows/save-letterhead.ts'
import { type Form, Reading } from '../form.ts'
import type { Ask } from '../handle.ts'
import { escapePlain } from '../views/escape.ts'
import { letterheadModal } from '../views/letterhead-modal.ts'
import { sentenceView } from '../views/refusal.ts'

export async function letterheadForm({ db, workspace, words }: Ask) {
  const none = { name: workspace.name, address: '', bankDetails: '', replyTo: null }
  return letterheadModal((await findLetterhead(db, workspace.id)) ?? none, words)
}

export const letterhead: Form = {
  id: 'letterhead',
  right: 'set-up',
  async submit(ask, fields) {
    const { db, clock, by, words } = ask
    const reading = new Reading(ask, fields)
    const name = fields.text('name')
    const typed = fields.text('reply-to')
    const replyTo = typed === '' ? null : readMailAddress(typed)
    if (typed !== '' && replyTo === null) reading.wrong('reply-to', words.letterhead.notAnAddress(escapePlain(typed)))
    if (!reading.isFine) return reading
    const [address, bankDetails] = [fields.text('address'), fields.text('bank-details')]
    const { kind } = await saveLetterhead(db, clock, by, { name, address, bankDetails, replyTo })
    return { reply: sentenceView(words.letterhead[kind]) }
  },
}
