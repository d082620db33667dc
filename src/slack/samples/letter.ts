import { day } from '../../core/day.ts'
import type { Language } from '../../core/language.ts'
import {
  type LetterDraft,
  type LetterKind,
  type LetterNews,
  letterLines,
  type NothingAsked,
} from '../../core/letter.ts'
import { eur, HOSTILE, HOSTILE_LONG, TODAY, times, usd } from './basis.ts'

const INVOICES = [
  { id: 'inv_1', number: 'INV-1001', dueDay: day('2026-10-28'), outstanding: usd(1_250_000), disputedMinor: 200_000 },
  { id: 'inv_2', number: 'INV-1007', dueDay: day('2026-11-11'), outstanding: usd(480_000), disputedMinor: 0 },
  { id: 'inv_3', number: 'INV-1012/2', dueDay: day('2026-11-14'), outstanding: eur(310_050), disputedMinor: 0 },
].map((invoice) => ({ ...invoice, pausedUntil: null, collection: 'done' as const }))

export function letterDraft(kind: LetterKind, language: Language): LetterDraft {
  return {
    kind,
    language,
    today: TODAY,
    customer: { id: 'cus_1', name: language === 'en' ? 'ACME Trading' : '晨光演示', code: 'ACME' },
    contact: { name: language === 'en' ? 'Ann Lee' : '李雷', email: 'pay@acme.example', language },
    letterhead: {
      name: language === 'en' ? 'Lighthouse Demo Ltd' : '灯塔演示有限公司',
      address: language === 'en' ? '1 Harbour Road\nHong Kong' : '上海市示范路 1 号',
      bankDetails: language === 'en' ? 'Demo Bank, account 0000 1234' : '开户行：示范银行\n账号：0000 1234',
      replyTo: 'credit@lighthouse.example',
    },
    template: null,
    senderName: language === 'en' ? 'Wei' : '王伟',
    replyTo: 'wei@lighthouse.example',
    lines: letterLines(INVOICES, kind, TODAY),
  }
}

/** Hundreds of them, and their sum is an amount still. */
const LARGE_OF_MANY = 1_000_000_000_000

/** As much as a letter has to hold: names that want to be more than names, and more invoices than there is room for. */
export function worstLetterDraft(language: Language): LetterDraft {
  const many = times(300, (i) => ({
    id: `inv_${i}`,
    number: HOSTILE_LONG,
    dueDay: i % 7 ? day('2026-01-02') : day('2026-11-14'),
    outstanding: i % 2 ? usd(LARGE_OF_MANY) : eur(LARGE_OF_MANY),
    disputedMinor: i % 3 ? 0 : LARGE_OF_MANY,
    pausedUntil: i % 5 ? null : TODAY,
    collection: 'done' as const,
  }))
  return {
    ...letterDraft('final-notice', language),
    customer: { id: 'cus_1', name: HOSTILE_LONG, code: HOSTILE },
    contact: { name: HOSTILE_LONG, email: `${'a'.repeat(60)}@${'b'.repeat(60)}.example`, language: null },
    senderName: HOSTILE_LONG,
    lines: letterLines(many, 'final-notice', TODAY, [usd(LARGE_OF_MANY)]),
  }
}

export const LETTER_NEWS: LetterNews = {
  letterId: 'let_1',
  kind: 'collection',
  customerName: 'ACME Trading',
  customerId: 'cus_1',
  customerCode: 'ACME',
  ownerUserId: 'U01ANN',
  to: 'pay@acme.example',
  state: { kind: 'in-doubt' },
  answer: null,
  answeredBy: null,
}
export const LETTER_NEWS_WORST: LetterNews = {
  ...LETTER_NEWS,
  kind: 'final-notice',
  customerName: HOSTILE_LONG,
  customerCode: HOSTILE,
  to: `${'a'.repeat(60)}@${'b'.repeat(60)}.example`,
  state: { kind: 'refused', why: `550 5.1.1 ${HOSTILE_LONG}` },
}

/** What a mail server says of each trouble, and what we say where it was never asked. */
export const REFUSALS = [
  '550 5.1.1 <pay@acme.example>: no such user here',
  '552 5.3.4 message size exceeds fixed limit',
  '535 5.7.8 authentication credentials invalid',
  '554 5.7.1 rejected as spam',
  'the statement does not tie to the books',
] as const

export const NOTHING_ASKED: readonly NothingAsked[] = [
  { kind: 'promised', amounts: [usd(30_000), eur(120_000)], untilDay: day('2026-11-27') },
  { kind: 'held', amounts: [usd(20_000)], untilDay: day('2026-12-04') },
  { kind: 'disputed', amounts: [usd(10_000)], untilDay: null },
  { kind: 'received', amounts: [eur(5_000)], untilDay: null },
]
