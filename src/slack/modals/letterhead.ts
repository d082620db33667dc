import { isNameTooLong, NAME_MAX } from '../../core/letter.ts'
import { readMailAddress } from '../../flows/mail-address.ts'
import { readLetterhead } from '../../flows/read-letterhead.ts'
import { saveLetterhead } from '../../flows/save-letterhead.ts'
import { type Form, Reading } from '../form.ts'
import type { Ask } from '../handle.ts'
import { escapePlain } from '../views/escape.ts'
import { letterheadModal } from '../views/letterhead-modal.ts'
import { sentenceView } from '../views/refusal.ts'

export async function letterheadForm({ db, workspace, words }: Ask) {
  return letterheadModal(await readLetterhead(db, workspace), words)
}

export const letterhead: Form = {
  id: 'letterhead',
  right: 'set-up',
  async submit(ask, fields) {
    const { db, clock, by, words } = ask
    const reading = new Reading(ask, fields)
    const name = fields.text('name')
    if (isNameTooLong(name)) reading.wrong('name', words.letter.nameTooLong(NAME_MAX))
    const typed = fields.text('reply-to')
    const replyTo = typed === '' ? null : readMailAddress(typed)
    if (typed !== '' && replyTo === null) reading.wrong('reply-to', words.letterhead.notAnAddress(escapePlain(typed)))
    if (!reading.isFine) return reading
    const [address, bankDetails] = [fields.text('address'), fields.text('bank-details')]
    const { kind } = await saveLetterhead(db, clock, by, { name, address, bankDetails, replyTo })
    return { reply: sentenceView(words.letterhead[kind]) }
  },
}
