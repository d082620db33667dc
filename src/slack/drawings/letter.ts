import type { Language } from '../../core/language.ts'
import { LETTER_KINDS, type LetterKind, oneLine } from '../../core/letter.ts'
import { letterText } from '../../documents/letter.ts'
import type { Words } from '../../i18n/en.ts'
import { HOSTILE, HOSTILE_LONG, TODAY } from '../samples/basis.ts'
import { LETTER_NEWS, LETTER_NEWS_WORST, letterDraft, worstLetterDraft } from '../samples/letter.ts'
import { contactOutcomeView } from '../views/contact-outcome.ts'
import { letterModal } from '../views/letter-modal.ts'
import { letterQuestionView, letterRefusedView, lettersWaitingView } from '../views/letter-news.ts'
import { letterAnswerView, letterOutcomeView } from '../views/letter-outcome.ts'
import { letterTemplateModal } from '../views/letter-template-modal.ts'
import { letterTemplateOutcomeView } from '../views/letter-template-outcome.ts'
import { letterheadModal } from '../views/letterhead-modal.ts'
import type { Drawing } from './drawing.ts'

const languageOf = (w: Words): Language => (w.languageName.en === 'English' ? 'en' : 'zh-CN')
const TEXT = { subject: 'Overdue payment to Lighthouse Demo Ltd: USD 12,500.00', body: 'Dear Ann Lee,\n\nplease pay.' }
function written(kind: LetterKind, w: Words) {
  const draft = letterDraft(kind, languageOf(w))
  return { draft, text: letterText(draft, w) }
}
const about = { customerName: 'ACME Trading', letter: 'collection' } as const

export const letterDrawings: readonly Drawing[] = [
  ...LETTER_KINDS.map((kind) => ({
    name: `letter-modal: ${kind}`,
    draw: (w: Words) => letterModal({ ...written(kind, w), remembered: 'cus_1', cannotMail: null }, w),
  })),
  ...(['off', 'no-address', 'no-reply-address'] as const).map((cannotMail) => ({
    name: `letter-modal: ${cannotMail}`,
    draw: (w: Words) => letterModal({ ...written('reminder', w), remembered: 'cus_1', cannotMail }, w),
  })),
  {
    name: 'letter-modal: the worst',
    draw: (w) =>
      letterModal(
        {
          draft: worstLetterDraft(languageOf(w)),
          text: { subject: HOSTILE_LONG, body: HOSTILE_LONG.repeat(20) },
          remembered: 'x'.repeat(200),
          cannotMail: null,
        },
        w,
      ),
  },
  {
    name: 'letter-modal: hostile and without an address',
    draw: (w) => {
      const draft = worstLetterDraft(languageOf(w))
      return letterModal({ draft, text: TEXT, remembered: 'cus_1', cannotMail: 'no-address' }, w)
    },
  },
  ...(
    [
      { kind: 'one-waiting', ...about },
      { kind: 'one-in-doubt', ...about },
      { kind: 'already-approved', ...about, by: 'U02WEI', at: '2026-11-20T08:12:00.000Z' },
      { kind: 'changed', ...about },
      { kind: 'no-address', customerName: HOSTILE },
      { kind: 'no-reply-address' },
      { kind: 'approved', way: 'mail', ...about, to: 'pay@acme.example', duties: 2, dutiesDone: 0 },
    ] as const
  ).map((outcome) => ({
    name: `letter-outcome: ${outcome.kind}`,
    draw: (w: Words) => letterOutcomeView(outcome, w),
  })),
  {
    name: 'letter-outcome: by hand',
    draw: (w) => {
      const by = { way: 'by-hand', letter: 'final-notice', to: '', duties: 1, dutiesDone: 1 } as const
      return letterOutcomeView({ kind: 'approved', customerName: HOSTILE_LONG, ...by }, w)
    },
  },
  ...(
    [
      { kind: 'no-such-letter' },
      { kind: 'already-answered', ...about },
      { kind: 'answered', answer: 'sent', ...about },
      { kind: 'answered', answer: 'again', ...about, customerName: HOSTILE_LONG },
    ] as const
  ).map((outcome, i) => ({
    name: `letter-outcome: answer ${i + 1}, ${outcome.kind}`,
    draw: (w: Words) => letterAnswerView(outcome, w),
  })),
  { name: 'letter-news: in doubt', draw: (w) => letterQuestionView({ ...LETTER_NEWS, epoch: 1 }, w) },
  {
    name: 'letter-news: in doubt, the worst',
    draw: (w) => letterQuestionView({ ...LETTER_NEWS_WORST, epoch: 1, state: { kind: 'in-doubt' } }, w),
  },
  {
    name: 'letter-news: it was sent',
    draw: (w) => {
      const sent = { kind: 'sent', at: '2026-11-20T08:12:00.000Z' } as const
      return letterQuestionView({ ...LETTER_NEWS, epoch: 1, state: sent, answer: 'sent', answeredBy: 'U02WEI' }, w)
    },
  },
  { name: 'letter-news: refused', draw: (w) => letterRefusedView(LETTER_NEWS_WORST, w) },
  {
    name: 'letter-news: outdated',
    draw: (w) => letterRefusedView({ ...LETTER_NEWS_WORST, state: { kind: 'outdated' } }, w),
  },
  {
    name: 'letter-news: some wait',
    draw: (w) => lettersWaitingView({ count: 3, why: 'connect ECONNREFUSED 127.0.0.1:587' }, w),
  },
  {
    name: 'letterhead-modal',
    draw: (w) => letterheadModal(letterDraft('reminder', languageOf(w)).letterhead, w),
  },
  {
    name: 'letterhead-modal: nothing yet',
    draw: (w) => letterheadModal({ name: HOSTILE_LONG.slice(0, 120), address: '', bankDetails: '', replyTo: null }, w),
  },
  ...LETTER_KINDS.map((kind) => ({
    name: `letter-template-modal: ${kind}`,
    draw: (w: Words) => {
      const language = languageOf(w)
      const of = { kind, language, isOwn: false, template: w.letter.template[kind], preview: TEXT }
      return letterTemplateModal({ ...of, remembered: `${kind}:${language}` }, w)
    },
  })),
  {
    name: 'letter-template-outcome: the worst is saved',
    draw: (w) => {
      const preview = { subject: oneLine(HOSTILE), body: `due on ${TODAY} `.repeat(400) }
      return letterTemplateOutcomeView({ kind: 'final-notice', language: 'en', isOwn: true, preview }, w)
    },
  },
  {
    name: 'letter-template-outcome: ours again',
    draw: (w) => letterTemplateOutcomeView({ kind: 'statement', language: 'zh-CN', isOwn: false, preview: TEXT }, w),
  },
  ...(['saved', 'unchanged', 'shown'] as const).map((kind) => ({
    name: `contact-outcome: ${kind}`,
    draw: (w: Words) => {
      const contact = { name: HOSTILE, email: 'pay@acme.example', language: 'zh-CN' } as const
      return contactOutcomeView({ kind, customerName: 'ACME Trading', contact }, w)
    },
  })),
  {
    name: 'contact-outcome: nobody',
    draw: (w) => {
      const contact = { name: null, email: null, language: null }
      return contactOutcomeView({ kind: 'shown', customerName: HOSTILE_LONG, contact }, w)
    },
  },
]
