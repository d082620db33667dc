/**
 * A letter to a customer: one for all of its open invoices, never one an invoice. Which invoices it asks for, how much of each, and how
 * its text is filled in.
 *
 * A reminder and a statement name everything that is open; from collection on only what is overdue is asked for. What is disputed is not
 * asked for, and said apart; no more is an invoice that is promised or on hold. Money that came in and is on no invoice yet is named, and
 * taken off the total, that of the invoices due first first. The tone rises from kind to kind; a letter does the duties of its own step and of those below it. Source:
 * domain.md, 'Following up'; which invoices a kind names: judgement.
 *
 * Example: INV-1001 over 10,000.00 with 2,000.00 disputed, due ten days ago: 8,000.00 is asked for, 2,000.00 is said to be disputed.
 */
import { daysOverdue } from './ageing.ts'
import type { Day } from './day.ts'
import { chasedOf } from './dispute.ts'
import type { Language } from './language.ts'
import { type Money, money, totalsByCurrency } from './money.ts'
import type { CustomerRefusal } from './outcome.ts'
import type { RuleId } from './rules/index.ts'

/** The tone rises from the first to the third; a statement asks for nothing. */
export const LETTER_KINDS = ['reminder', 'collection', 'final-notice', 'statement'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

export function isLetterKind(text: string): text is LetterKind {
  return (LETTER_KINDS as readonly string[]).includes(text)
}

/** The duties that are done when a letter has gone out: those of its own step and of the steps below. */
export const LETTER_ENDS: Readonly<Record<LetterKind, readonly RuleId[]>> = {
  reminder: ['remind-before-due'],
  collection: ['remind-before-due', 'start-collection'],
  'final-notice': ['remind-before-due', 'start-collection', 'final-notice'],
  statement: [],
}

/** To whom a customer's letters go. */
export type Contact = {
  readonly name: string | null
  readonly email: string | null
  readonly language: Language | null
}

/** Who writes. */
export type Letterhead = {
  readonly name: string
  /** Lines. */
  readonly address: string
  readonly bankDetails: string
  /** Where answers go when whoever approved a letter has no address of their own. */
  readonly replyTo: string | null
}

/** An open invoice as a letter sees it; an instalment is one. */
export type LetterInvoice = {
  readonly id: string
  readonly number: string
  readonly dueDay: Day
  readonly outstanding: Money
  readonly disputedMinor: number
  /** Nobody asks for it until this day: it is promised, or on hold. */
  readonly pausedUntil: Day | null
}

export type LetterLine = {
  readonly invoiceId: string
  readonly number: string
  readonly dueDay: Day
  /** 0 when it is not overdue. */
  readonly daysOverdue: number
  readonly outstanding: Money
  readonly disputed: Money
  /** What is not disputed, while it is promised or on hold. */
  readonly paused: Money
  /** outstanding − disputed − paused, never below zero. */
  readonly asked: Money
  /** For how much of what is asked money is there that is on no invoice. */
  readonly received: Money
}

/** The invoices that a letter names, the first due first. `unapplied`: what came in and is on no invoice, an amount a currency. */
export function letterLines(
  invoices: Iterable<LetterInvoice>,
  kind: LetterKind,
  today: Day,
  unapplied: readonly Money[] = [],
): LetterLine[] {
  const isOverdueOnly = kind === 'collection' || kind === 'final-notice'
  const left = new Map(unapplied.map(({ currency, minor }) => [currency, minor]))
  return [...invoices]
    .filter(({ outstanding, dueDay }) => outstanding.minor > 0 && (!isOverdueOnly || dueDay < today))
    .sort((a, b) => compare(a.dueDay, b.dueDay) || compare(a.number, b.number))
    .map(({ id, number, dueDay, outstanding, disputedMinor, pausedUntil }) => {
      const { currency } = outstanding
      const undisputed = chasedOf(outstanding, disputedMinor)
      const isPaused = pausedUntil !== null && today <= pausedUntil
      const asked = isPaused ? money(0, currency) : undisputed
      const received = Math.min(asked.minor, Math.max(0, left.get(currency) ?? 0))
      left.set(currency, (left.get(currency) ?? 0) - received)
      return {
        invoiceId: id,
        number,
        dueDay,
        daysOverdue: Math.max(0, daysOverdue(dueDay, today)),
        outstanding,
        disputed: money(outstanding.minor - undisputed.minor, currency),
        paused: money(undisputed.minor - asked.minor, currency),
        asked,
        received: money(received, currency),
      }
    })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

type LetterTotals = Readonly<Record<'asked' | 'disputed' | 'paused' | 'received', Money[]>>

/** What is asked for less what came in for it, and what is not asked for, one amount a currency. */
export function letterTotals(lines: readonly LetterLine[]): LetterTotals {
  const total = (of: (line: LetterLine) => Money) => totalsByCurrency(lines.map(of)).filter(({ minor }) => minor > 0)
  return {
    asked: total(({ asked, received }) => money(asked.minor - received.minor, asked.currency)),
    disputed: total((line) => line.disputed),
    paused: total((line) => line.paused),
    received: total((line) => line.received),
  }
}

/** What a preview showed, so that an approval of other figures is seen: whom it goes to, invoices and amounts, in their order. */
export function letterFigures(lines: readonly LetterLine[], to: string | null): string {
  const written = lines.map(({ invoiceId, asked, disputed, received }) => [
    invoiceId,
    asked.currency,
    asked.minor,
    disputed.minor,
    received.minor,
  ])
  return JSON.stringify([to, ...written])
}

/** The letter that is due by what is to do for a customer; without any such duty by how its invoices stand. */
export function letterKindFor(rules: readonly RuleId[], isOverdue: boolean): LetterKind {
  for (const kind of ['final-notice', 'collection', 'reminder'] as const) {
    const own = LETTER_ENDS[kind].at(-1)
    if (own !== undefined && rules.includes(own)) return kind
  }
  return isOverdue ? 'collection' : 'reminder'
}

export type LetterTemplate = { readonly subject: string; readonly body: string }

/** The gaps of a template and what they may be called, in either language. */
export const PLACEHOLDERS = {
  customer: ['customer', '客户'],
  contact: ['contact', '联系人'],
  company: ['company', '我方公司'],
  sender: ['sender', '经办人'],
  date: ['date', '日期'],
  total: ['total', '合计'],
  table: ['table', '明细'],
  due: ['due', '最早到期日'],
  daysOverdue: ['days overdue', '最长逾期'],
  bankDetails: ['bank details', '收款账户'],
} as const satisfies Record<string, readonly string[]>

export type Placeholder = keyof typeof PLACEHOLDERS

const GAP = /[{｛]([^{}｛｝\n]*)[}｝]/gu

function placeholderOf(name: string): Placeholder | undefined {
  const wanted = name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
  const all = Object.entries(PLACEHOLDERS) as [Placeholder, readonly string[]][]
  return all.find(([, names]) => names.includes(wanted))?.[0]
}

/** What stands in braces and is no placeholder, as it was written. */
export function unknownPlaceholders({ subject, body }: LetterTemplate): string[] {
  const gaps = [...`${subject}\n${body}`.matchAll(GAP)]
  return [...new Set(gaps.filter(([, name = '']) => placeholderOf(name) === undefined).map(([gap]) => gap))]
}

export function hasPlaceholder(text: string, placeholder: Placeholder): boolean {
  return [...text.matchAll(GAP)].some(([, name = '']) => placeholderOf(name) === placeholder)
}

/** The template with its gaps filled in, once: what a value holds is never taken for a gap. What is no placeholder stays as it stands. */
export function fillTemplate(template: LetterTemplate, values: Readonly<Record<Placeholder, string>>): LetterTemplate {
  const filled = (text: string) =>
    text.replace(GAP, (gap: string, name: string) => {
      const placeholder = placeholderOf(name)
      return placeholder === undefined ? gap : values[placeholder]
    })
  return {
    subject: oneLine(filled(template.subject)),
    body: withoutMarks(filled(template.body))
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  }
}

/** Turns the direction of text round, so that what is read is not what is there. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Other people's text as one line, in one direction. */
export function oneLine(text: string): string {
  return text
    .replace(BIDI, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
}

/** Lines are kept; nothing else that does not print. */
function withoutMarks(text: string): string {
  return text
    .replace(BIDI, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
}

export const LETTER_SUBJECT_MAX = 200
/** As much as a field of a form holds. */
export const LETTER_BODY_MAX = 3_000
/** What of it a template may be: the invoices need room, too. */
export const TEMPLATE_BODY_MAX = 1_500

/** How a letter left the house. */
export type LetterWay = 'mail' | 'by-hand'

/** What a person says of a letter that the mail server did not confirm. */
export const LETTER_ANSWERS = ['sent', 'again'] as const
export type LetterAnswer = (typeof LETTER_ANSWERS)[number]

/** How the way of a letter stands. */
export type LetterState =
  | { readonly kind: 'by-hand' }
  | { readonly kind: 'waiting'; readonly why: string | null }
  | { readonly kind: 'in-doubt' }
  | { readonly kind: 'refused'; readonly why: string }
  /** What was open was another when it was to be sent. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'sent'; readonly at: string }

/** Everything that a letter is written from. */
export type LetterDraft = {
  readonly kind: LetterKind
  readonly language: Language
  readonly today: Day
  readonly customer: { readonly id: string; readonly name: string; readonly code: string }
  readonly contact: Contact
  readonly letterhead: Letterhead
  /** The company's own; null: ours, which is i18n's. */
  readonly template: LetterTemplate | null
  readonly senderName: string
  /** Where answers would go; null while nobody has said. */
  readonly replyTo: string | null
  readonly lines: readonly LetterLine[]
}

export type LetterOutcome =
  | CustomerRefusal
  /** The one before is not sent yet, or nobody knows whether it arrived. */
  | { readonly kind: 'one-waiting' | 'one-in-doubt'; readonly customerName: string; readonly letter: LetterKind }
  | {
      readonly kind: 'already-approved'
      readonly customerName: string
      readonly letter: LetterKind
      readonly by: string
      /** ISO instant. */
      readonly at: string
    }
  /** Paid, credited or disputed since it was shown, or another address. */
  | { readonly kind: 'changed'; readonly customerName: string; readonly letter: LetterKind }
  | { readonly kind: 'no-address'; readonly customerName: string }
  | { readonly kind: 'no-reply-address' }
  | {
      readonly kind: 'approved'
      readonly way: LetterWay
      readonly letter: LetterKind
      readonly customerName: string
      /** '' by hand. */
      readonly to: string
      /** What is done once it has gone out, and what is done already. */
      readonly duties: number
      readonly dutiesDone: number
    }

export type LetterAnswerOutcome =
  | { readonly kind: 'no-such-letter' }
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  | { readonly kind: 'already-answered'; readonly customerName: string; readonly letter: LetterKind }
  | {
      readonly kind: 'answered'
      readonly answer: LetterAnswer
      readonly customerName: string
      readonly letter: LetterKind
    }

/** What is asked, or said, of a letter in a channel. */
export type LetterNews = {
  readonly letterId: string
  readonly kind: LetterKind
  readonly customerName: string
  readonly customerCode: string
  readonly ownerUserId: string | null
  readonly to: string
  readonly state: LetterState
  readonly answer: LetterAnswer | null
  readonly answeredBy: string | null
}

export type ContactOutcome =
  | CustomerRefusal
  | { readonly kind: 'unchanged' | 'saved' | 'shown'; readonly customerName: string; readonly contact: Contact }
