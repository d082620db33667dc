import { addDays, type Day } from '../core/day.ts'
import type { Language } from '../core/language.ts'
import { type LetterKind, type LetterTemplate, letterLines } from '../core/letter.ts'
import { currency, money } from '../core/money.ts'
import { letterText } from '../documents/letter.ts'
import { wordsOf } from '../i18n/index.ts'

const USD = currency('USD')
const NAMES: Readonly<
  Record<
    Language,
    { readonly company: string; readonly customer: string; readonly contact: string; readonly sender: string }
  >
> = {
  en: { company: 'Your company', customer: 'ACME Trading', contact: 'Ann Lee', sender: 'Wei' },
  'zh-CN': { company: '灯塔演示有限公司', customer: '晨光演示', contact: '李雷', sender: '王伟' },
}

/** A template filled in for a customer that does not exist. */
export function sampleLetter({
  kind,
  language,
  template,
  today,
}: {
  kind: LetterKind
  language: Language
  template: LetterTemplate
  today: Day
}): LetterTemplate {
  const { company, customer, contact, sender } = NAMES[language]
  const invoices = [
    { number: 'INV-1001', dueDay: addDays(today, -23), minor: 1_250_000, disputedMinor: 200_000 },
    { number: 'INV-1007', dueDay: addDays(today, -9), minor: 480_000, disputedMinor: 0 },
  ].map(({ minor, ...invoice }) => ({
    ...invoice,
    id: invoice.number,
    outstanding: money(minor, USD),
    pausedUntil: null,
    collection: 'done' as const,
  }))
  return letterText(
    {
      ...{ kind, language, template, today, senderName: sender, replyTo: null },
      customer: { id: '', name: customer, code: '' },
      contact: { name: contact, email: null, language },
      letterhead: { name: company, address: '', bankDetails: '', replyTo: null },
      lines: letterLines(invoices, kind, today),
    },
    wordsOf(language),
  )
}
