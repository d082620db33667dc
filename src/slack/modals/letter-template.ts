import { isLanguage, type Language } from '../../core/language.ts'
import { hasPlaceholder, isLetterKind, type LetterKind, unknownPlaceholders } from '../../core/letter.ts'
import { findLetterTemplate, saveTemplate } from '../../flows/save-letterhead.ts'
import { wordsOf } from '../../i18n/index.ts'
import type { Form } from '../form.ts'
import type { Ask } from '../handle.ts'
import { sampleLetter } from '../sample-letter.ts'
import { escapePlain } from '../views/escape.ts'
import { letterTemplateModal } from '../views/letter-template-modal.ts'
import { letterTemplateOutcomeView } from '../views/letter-template-outcome.ts'
import { sentenceView } from '../views/refusal.ts'

type TemplateOf = { readonly kind: LetterKind; readonly language: Language }

export async function letterTemplateForm({ db, workspace, today, words }: Ask, of: TemplateOf) {
  const own = await findLetterTemplate(db, workspace.id, of)
  const template = own ?? wordsOf(of.language).letter.template[of.kind]
  const preview = sampleLetter({ ...of, template, today })
  return letterTemplateModal(
    { ...of, template, isOwn: own !== null, preview, remembered: `${of.kind}:${of.language}` },
    words,
  )
}

export const letterTemplate: Form = {
  id: 'letter-template',
  right: 'set-up',
  async submit({ db, clock, by, today, words }, fields) {
    const of = readTemplateOf(fields.remembered)
    if (!of) return { reply: sentenceView(words.letter.noSuchLetter) }
    const [subject, body] = [fields.text('subject'), fields.text('body')]
    const said = words.letter.templates
    const ours = wordsOf(of.language).letter.template[of.kind]
    // Emptied, it is ours again.
    const template = body === '' ? null : { subject: subject || ours.subject, body }
    const errors: Record<string, string> = {}
    for (const [name, text] of Object.entries(template ?? {})) {
      const gaps = unknownPlaceholders({ subject: '', body: text })
      if (gaps.length > 0) errors[name] = said.unknown(words.list(gaps.map((gap) => escapePlain(gap))))
    }
    if (template && !errors.body && !hasPlaceholder(body, 'table')) errors.body = said.noTable
    if (Object.keys(errors).length > 0) return { errors }
    await saveTemplate(db, clock, by, { ...of, template })
    const preview = sampleLetter({ ...of, template: template ?? ours, today })
    return { reply: letterTemplateOutcomeView({ ...of, isOwn: template !== null, preview }, words) }
  },
}

/** What a form carries may have been edited. */
function readTemplateOf(remembered: string): TemplateOf | null {
  const [kind = '', language = ''] = remembered.split(':')
  return isLetterKind(kind) && isLanguage(language) ? { kind, language } : null
}
