import type { Language } from '../../core/language.ts'
import { LETTER_KINDS, type LetterDoubts, type LetterKind, mailTroubleOf, oneLine } from '../../core/letter.ts'
import { letterText } from '../../documents/letter.ts'
import type { Words } from '../../i18n/en.ts'
import { HOSTILE, HOSTILE_LONG, TODAY, times } from '../samples/basis.ts'
import {
  LETTER_NEWS,
  LETTER_NEWS_WORST,
  letterDraft,
  NOTHING_ASKED,
  REFUSALS,
  worstLetterDraft,
} from '../samples/letter.ts'
import { contactOutcomeView } from '../views/contact-outcome.ts'
import { letterModal } from '../views/letter-modal.ts'
import { letterQuestionView, letterRefusedView, lettersWaitingView, letterUnsentView } from '../views/letter-news.ts'
import {
  letterAnswerView,
  letterCancelView,
  letterOutcomeView,
  nothingOpenView,
  nothingToAskView,
} from '../views/letter-outcome.ts'
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
const NO_DOUBTS = { doubts: { earlier: null, freshness: { kind: 'fresh' } }, moneyAt: null } as const
const MONEY_AT = '2026-11-15T08:12:00.000Z'
const BOTH_DOUBTS: LetterDoubts = {
  earlier: { id: 'let_1', kind: 'final-notice', by: 'U02WEI', at: '2026-11-20T08:12:00.000Z' },
  freshness: { kind: 'stale', moneyAt: MONEY_AT, hours: 132 },
}
const about = { customerName: 'ACME Trading', letter: 'collection' } as const

export const letterDrawings: readonly Drawing[] = [
  ...LETTER_KINDS.map((kind) => ({
    name: `letter-modal: ${kind}`,
    draw: (w: Words) => letterModal({ ...written(kind, w), ...NO_DOUBTS, remembered: 'cus_1', cannotMail: null }, w),
  })),
  ...(['off', 'no-address', 'no-reply-address', 'name-not-plain'] as const).map((cannotMail) => ({
    name: `letter-modal: ${cannotMail}`,
    draw: (w: Words) => letterModal({ ...written('reminder', w), ...NO_DOUBTS, remembered: 'cus_1', cannotMail }, w),
  })),
  {
    name: 'letter-modal: the second of a day, on old news',
    draw: (w) => {
      const doubts = { doubts: BOTH_DOUBTS, moneyAt: MONEY_AT }
      return letterModal({ ...written('collection', w), ...doubts, remembered: 'cus_1', cannotMail: null }, w)
    },
  },
  {
    name: 'letter-modal: the worst',
    draw: (w) =>
      letterModal(
        {
          draft: worstLetterDraft(languageOf(w)),
          text: { subject: HOSTILE_LONG, body: HOSTILE_LONG.repeat(20) },
          ...{ doubts: BOTH_DOUBTS, moneyAt: MONEY_AT },
          remembered: 'x'.repeat(200),
          cannotMail: null,
        },
        w,
      ),
  },
  {
    name: 'letter-modal: to a customer whose language nobody has set',
    draw: (w) => {
      const { draft, text } = written('reminder', w)
      const unset = { ...draft, contact: { ...draft.contact, language: null } }
      return letterModal({ draft: unset, text, ...NO_DOUBTS, remembered: 'cus_1', cannotMail: null }, w)
    },
  },
  {
    name: 'letter-modal: hostile and without an address',
    draw: (w) => {
      const draft = worstLetterDraft(languageOf(w))
      return letterModal({ draft, text: TEXT, ...NO_DOUBTS, remembered: 'cus_1', cannotMail: 'no-address' }, w)
    },
  },
  ...(
    [
      { kind: 'one-waiting', ...about, letterId: 'let_1' },
      { kind: 'one-in-doubt', ...about },
      { kind: 'already-approved', ...about },
      { kind: 'changed', ...about },
      { kind: 'no-address', customerName: HOSTILE },
      { kind: 'no-reply-address' },
      { kind: 'own-text', ...about },
      { kind: 'old-news', ...about, customerName: HOSTILE_LONG, moneyAt: MONEY_AT, hours: 132 },
      { kind: 'approved', way: 'mail', ...about, to: 'pay@acme.example', duties: 2, dutiesDone: 0, isInstead: false },
    ] as const
  ).map((outcome) => ({
    name: `letter-outcome: ${outcome.kind}`,
    draw: (w: Words) => letterOutcomeView(outcome, w),
  })),
  {
    name: 'letter-outcome: by hand',
    draw: (w) => {
      const by = { way: 'by-hand', letter: 'final-notice', to: '', duties: 1, dutiesDone: 1, isInstead: true } as const
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
  ...REFUSALS.map((why) => ({
    name: `letter-news: refused, ${mailTroubleOf(why)}`,
    draw: (w: Words) => letterRefusedView({ ...LETTER_NEWS, state: { kind: 'refused', why } }, w),
  })),
  ...(
    [
      [LETTER_NEWS, { kind: 'waiting', why: null }],
      [LETTER_NEWS_WORST, { kind: 'waiting', why: null }],
      [{ ...LETTER_NEWS, answer: 'cancelled', answeredBy: 'U02WEI' }, { kind: 'cancelled' }],
      [LETTER_NEWS, { kind: 'sent', at: '2026-11-20T08:12:00.000Z' }],
    ] as const
  ).map(([news, state], i) => ({
    name: `letter-news: mail is off ${i + 1}, ${state.kind}`,
    draw: (w: Words) => letterUnsentView({ ...news, state }, w),
  })),
  ...(
    [
      { kind: 'no-such-letter' },
      { kind: 'not-your-customer', customerName: HOSTILE },
      { kind: 'too-late', ...about, customerName: HOSTILE_LONG },
      { kind: 'cancelled', ...about },
    ] as const
  ).map((outcome) => ({
    name: `letter-outcome: cancel, ${outcome.kind}`,
    draw: (w: Words) => letterCancelView(outcome, w),
  })),
  ...(
    [
      ['reminder', 'statement'],
      ['collection', 'reminder'],
      ['final-notice', 'collection'],
      ['statement', null],
    ] as const
  ).map(([letter, fits]) => ({
    name: `letter-outcome: nothing for a ${letter}`,
    draw: (w: Words) => nothingOpenView({ customer: { name: 'ACME Trading', code: 'ACME' }, letter, fits }, w),
  })),
  {
    name: 'letter-outcome: nothing for a final notice to the worst',
    draw: (w) => {
      const customer = { name: HOSTILE_LONG, code: HOSTILE }
      return nothingOpenView({ customer, letter: 'final-notice', fits: 'collection' }, w)
    },
  },
  {
    name: 'letter-outcome: nothing to ask for',
    draw: (w) => nothingToAskView({ customer: { name: 'ACME Trading', code: 'ACME' }, why: NOTHING_ASKED }, w),
  },
  {
    name: 'letter-outcome: nothing to ask of the worst',
    draw: (w) => nothingToAskView({ customer: { name: HOSTILE_LONG, code: HOSTILE }, why: NOTHING_ASKED }, w),
  },
  ...(['changed', 'waited'] as const).map((why) => ({
    name: `letter-news: outdated, ${why}`,
    draw: (w: Words) => letterRefusedView({ ...LETTER_NEWS_WORST, state: { kind: 'outdated', why } }, w),
  })),
  {
    name: 'letter-news: some wait',
    draw: (w) =>
      lettersWaitingView(
        { count: 3, customerNames: ['ACME Trading', '晨光演示'], why: 'connect ECONNREFUSED 127.0.0.1:587' },
        w,
      ),
  },
  {
    name: 'letter-news: one waits for a password',
    draw: (w) =>
      lettersWaitingView(
        { count: 1, customerNames: ['ACME Trading'], why: '535 5.7.8 authentication credentials invalid' },
        w,
      ),
  },
  {
    name: 'letter-news: many wait, the worst',
    draw: (w) =>
      lettersWaitingView(
        { count: 1_234, customerNames: times(20, () => HOSTILE_LONG), why: HOSTILE_LONG.repeat(5) },
        w,
      ),
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
    name: 'contact-outcome: cleared',
    draw: (w) => {
      const contact = { name: null, email: null, language: 'en' } as const
      return contactOutcomeView({ kind: 'cleared', customerName: HOSTILE, contact }, w)
    },
  },
  {
    name: 'contact-outcome: a name too long',
    draw: (w) => contactOutcomeView({ kind: 'name-too-long' }, w),
  },
  {
    name: 'contact-outcome: no plain name',
    draw: (w) => contactOutcomeView({ kind: 'name-not-plain' }, w),
  },
  {
    name: 'contact-outcome: nobody',
    draw: (w) => {
      const contact = { name: null, email: null, language: null }
      return contactOutcomeView({ kind: 'shown', customerName: HOSTILE_LONG, contact }, w)
    },
  },
]
