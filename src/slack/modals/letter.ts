import { isLanguage, type Language } from '../../core/language.ts'
import {
  fitted,
  isLetterKind,
  isSameText,
  type LetterDraft,
  type LetterKind,
  type LetterOutcome,
  type LetterTemplate,
  type LetterWay,
} from '../../core/letter.ts'
import { letterText } from '../../documents/letter.ts'
import { approveLetter } from '../../flows/approve-letter.ts'
import type { Whose } from '../../flows/find-customer.ts'
import { readLetter } from '../../flows/read-letter.ts'
import type { Words } from '../../i18n/en.ts'
import { wordsOf } from '../../i18n/index.ts'
import type { Form } from '../form.ts'
import type { Ask, Reply } from '../handle.ts'
import { type CannotMail, letterModal } from '../views/letter-modal.ts'
import { letterOutcomeView, nothingOpenView, nothingToAskView } from '../views/letter-outcome.ts'
import { sentenceView, sharedRefusalView } from '../views/refusal.ts'

/** The letter as it would go out today, to be read, changed and approved. */
export async function openLetter(
  ask: Ask,
  asked: { whose: Whose; kind: LetterKind | null; language: Language | null },
): Promise<Reply> {
  const { db, clock, by, workspace, today, words } = ask
  const read = await readLetter(db, clock, by, workspace, { ...asked, today })
  if (read.kind === 'nothing-open') return nothingOpenView(read, words)
  if (read.kind === 'nothing-to-ask') return nothingToAskView(read, words)
  if (read.kind !== 'draft') return sharedRefusalView(read, 'letter', words)
  const { draft, figures, approved, doubts, moneyAt } = read
  const { earlier, freshness } = doubts
  const text = approved ?? letterText(draft, wordsOf(draft.language))
  const remembered = [draft.customer.id, draft.kind, draft.language, figures, earlier?.id ?? '', freshness.kind].join(
    '|',
  )
  const preview = { draft, text, doubts, moneyAt, remembered, cannotMail: cannotMail(ask, draft) }
  return { modal: letterModal(preview, words) }
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
    const [customerId = '', kind = '', language = '', figures = '', earlier = '', news = ''] =
      fields.remembered.split('|')
    // What a form carries may have been edited.
    if (!isLetterKind(kind) || !isLanguage(language)) return { reply: sentenceView(words.letter.noSuchLetter) }
    const way: LetterWay = mailer && fields.text('way') === 'mail' ? 'mail' : 'by-hand'
    const text = { subject: fields.text('subject'), body: fields.text('body') }
    const isAsDrafted = way === 'mail' && (await isDrafted(ask, { customerId, kind, language }, text))
    const after = fields.isTicked('again') ? earlier : null
    const isAnyway = fields.isTicked('anyway')
    const letter = { customerId, kind, language, ...text, figures, way, isAsDrafted, after, isAnyway }
    const outcome = await approveLetter(db, clock, by, letter)
    const errors = errorsOf(
      outcome,
      { isAgainAsked: earlier !== '' && after === null, isAnywayAsked: news === 'stale' },
      words,
    )
    return errors ? { errors } : { reply: letterOutcomeView(outcome, words) }
  },
}

/** What can be mended in the form as it stands; what has no box in it yet is said behind it. */
function errorsOf(
  { kind }: LetterOutcome,
  { isAgainAsked, isAnywayAsked }: { isAgainAsked: boolean; isAnywayAsked: boolean },
  { letter: { form: said } }: Words,
): Record<string, string> | null {
  if (kind === 'own-text') return { body: said.ownText }
  if (kind === 'already-approved' && isAgainAsked) return { again: said.tickAgain }
  return kind === 'old-news' && isAnywayAsked ? { anyway: said.tickAnyway } : null
}

/** Whether a text is what would be drafted now: what the form showed may have been edited on its way. */
async function isDrafted(
  { db, clock, by, workspace, today }: Ask,
  { customerId, kind, language }: { customerId: string; kind: LetterKind; language: Language },
  text: LetterTemplate,
): Promise<boolean> {
  const read = await readLetter(db, clock, by, workspace, { whose: { customerId }, kind, language, today })
  if (read.kind !== 'draft') return false
  return isSameText(text, fitted(letterText(read.draft, wordsOf(language))))
}
