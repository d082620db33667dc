import { isLanguage, type Language } from '../../core/language.ts'
import { isLetterKind, type LetterDraft, type LetterKind } from '../../core/letter.ts'
import { letterText } from '../../documents/letter.ts'
import { approveLetter } from '../../flows/approve-letter.ts'
import type { Whose } from '../../flows/find-customer.ts'
import { readLetter } from '../../flows/read-letter.ts'
import { wordsOf } from '../../i18n/index.ts'
import type { Form } from '../form.ts'
import type { Ask, Reply } from '../handle.ts'
import { escapeMrkdwn } from '../views/escape.ts'
import { type CannotMail, letterModal } from '../views/letter-modal.ts'
import { letterOutcomeView } from '../views/letter-outcome.ts'
import { sentenceView, sharedRefusalView } from '../views/refusal.ts'

/** The letter as it would go out today, to be read, changed and approved. */
export async function openLetter(
  ask: Ask,
  asked: { whose: Whose; kind: LetterKind | null; language: Language | null },
): Promise<Reply> {
  const { db, by, workspace, today, words } = ask
  const read = await readLetter(db, by, workspace, { ...asked, today })
  if (read.kind === 'nothing-open')
    return sentenceView(words.letter.nothingOpen({ customer: escapeMrkdwn(read.customer.name), letter: read.letter }))
  if (read.kind !== 'draft') return sharedRefusalView(read, 'letter', words)
  const { draft, figures } = read
  const text = letterText(draft, wordsOf(draft.language))
  const remembered = [draft.customer.id, draft.kind, draft.language, figures].join('|')
  return { modal: letterModal({ draft, text, remembered, cannotMail: cannotMail(ask, draft) }, words) }
}

function cannotMail({ mailer }: Ask, { contact, replyTo }: LetterDraft): CannotMail | null {
  if (!mailer) return 'off'
  if (contact.email === null) return 'no-address'
  return replyTo === null ? 'no-reply-address' : null
}

export const letter: Form = {
  id: 'letter',
  right: 'log-sales-fact',
  async submit(ask, fields) {
    const { db, clock, by, words, mailer } = ask
    const [customerId = '', kind = '', language = '', figures = ''] = fields.remembered.split('|')
    // What a form carries may have been edited.
    if (!isLetterKind(kind) || !isLanguage(language)) return { reply: sentenceView(words.letter.noSuchLetter) }
    const way = mailer && fields.text('way') === 'mail' ? 'mail' : 'by-hand'
    const [subject, body] = [fields.text('subject'), fields.text('body')]
    const outcome = await approveLetter(db, clock, by, { customerId, kind, language, subject, body, figures, way })
    return { reply: letterOutcomeView(outcome, words) }
  },
}
