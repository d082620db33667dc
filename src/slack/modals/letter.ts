import { isLanguage, type Language } from '../../core/language.ts'
import {
  fitted,
  hasPlainNames,
  isLetterKind,
  isSameText,
  type LetterDraft,
  type LetterKind,
  type LetterOutcome,
  type LetterTemplate,
  type LetterWay,
} from '../../core/letter.ts'
import { reachOf } from '../../core/person.ts'
import { letterText } from '../../documents/letter.ts'
import { approveLetter } from '../../flows/approve-letter.ts'
import type { Whose } from '../../flows/find-customer.ts'
import { readLetter } from '../../flows/read-letter.ts'
import type { Words } from '../../i18n/en.ts'
import { wordsOf } from '../../i18n/index.ts'
import { type Form, submitted } from '../form.ts'
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

function cannotMail({ mailer, by }: Ask, draft: LetterDraft): CannotMail | null {
  if (!mailer) return 'off'
  if (draft.contact.email === null) return 'no-address'
  if (draft.replyTo === null) return 'no-reply-address'
  return reachOf(by.role, 'log-cash-fact') === 'none' && !hasPlainNames(draft) ? 'name-not-plain' : null
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
    const asked = { isAgainAsked: earlier !== '' && after === null, isAnywayAsked: news === 'stale' }
    const errors = unticked(outcome, asked, words)
    return errors ? { errors } : submitted(outcome, letterOutcomeView(outcome, words), FIELDS)
  },
}

/** What is said in the form, which stays open: its text may be somebody's own, and would be lost with it. */
const FIELDS = {
  'own-text': 'body',
  'already-approved': 'body',
  'old-news': 'body',
  changed: 'body',
  'one-in-doubt': 'body',
  'no-address': 'way',
  'no-reply-address': 'way',
} as const

/** What is to be ticked in the form as it stands; null where it has no such box, as there was nothing to ask when it was opened. */
function unticked(
  { kind }: LetterOutcome,
  { isAgainAsked, isAnywayAsked }: { isAgainAsked: boolean; isAnywayAsked: boolean },
  { letter: { form: said } }: Words,
): Record<string, string> | null {
  if (kind === 'already-approved' && isAgainAsked) return { again: said.tickAgain }
  return kind === 'old-news' && isAnywayAsked ? { anyway: said.tickAnyway } : null
}

/**
 * Whether a text is what would be drafted now, with names that say nothing else: what the form showed may have been edited on its way, and a
 * name may hold as much as a text.
 */
async function isDrafted(
  { db, clock, by, workspace, today }: Ask,
  { customerId, kind, language }: { customerId: string; kind: LetterKind; language: Language },
  text: LetterTemplate,
): Promise<boolean> {
  const read = await readLetter(db, clock, by, workspace, { whose: { customerId }, kind, language, today })
  if (read.kind !== 'draft' || !hasPlainNames(read.draft)) return false
  return isSameText(text, fitted(letterText(read.draft, wordsOf(language))))
}
