/**
 * A letter to a customer: one for all of its open invoices, never one an invoice. Which invoices it asks for, how much of each, and how
 * its text is filled in.
 *
 * A reminder names what is overdue or due within a fortnight, which is when its own step comes; from collection on only what is overdue is
 * asked for. A final notice threatens for what is late enough for one, by the company's ladder, and was collected before: nobody is
 * threatened for what they were never asked for. Where nothing is, and somebody writes one all the same, it threatens for what is at
 * collection: other overdue invoices stand below it, and are not in its sum. A statement names
 * everything that is open. What is disputed is not asked for, and said apart; no more is an invoice that is promised or on hold: a letter that would ask for nothing is not written. A
 * statement asks for nothing, and says all that is open, as its attachment does. Money that came in and is on no invoice yet is named, and
 * taken off the total, that of the invoices due first first. The tone rises from kind to kind; a letter does the duties of its own step
 * and of those below it; its own step is done before its day, too, and the ladder counts from it. What it says is of the day that it was written: one that has waited for long is not sent any more. Source:
 * domain.md, 'Following up'; which invoices a kind names, and how long a letter may wait: judgement.
 *
 * Example: INV-1001 over 10,000.00 with 2,000.00 disputed, due 25 days ago: a final notice asks for 8,000.00, says that 2,000.00 is
 * disputed, and names INV-1002, due three days ago, as also overdue.
 */
import { daysOverdue } from './ageing.ts'
import { addDays, type Day } from './day.ts'
import { chasedOf } from './dispute.ts'
import { COLLECTION_DAYS, DEFAULT_DUNNING, type DunningPolicy } from './dunning-policy.ts'
import type { Freshness } from './freshness.ts'
import { hasHan, type Language } from './language.ts'
import { type Money, money, totalsByCurrency } from './money.ts'
import type { CustomerRefusal } from './outcome.ts'
import type { RuleId } from './rules/index.ts'
import { DAYS_BEFORE_DUE } from './rules/remind-before-due.ts'
import { addWorkdays, type Calendar } from './working-day.ts'

/** The tone rises from the first to the third; a statement asks for nothing. */
export const LETTER_KINDS = ['reminder', 'collection', 'final-notice', 'statement'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

export function isLetterKind(text: string): text is LetterKind {
  return (LETTER_KINDS as readonly string[]).includes(text)
}

export function isAsking(kind: LetterKind): boolean {
  return kind !== 'statement'
}

/** The kinds of which a customer gets one a day without another question: one that asks for money, and a statement. */
export function kindsOfOneDay(kind: LetterKind): readonly LetterKind[] {
  return LETTER_KINDS.filter((each) => isAsking(each) === isAsking(kind))
}

/** 'Within 7 days' and '20 days overdue' are of the day that a letter was written: three working days on they are not true any more. */
export const LETTER_WORKDAYS_MOST = 3

export function isTooOld(writtenDay: Day, today: Day, calendar: Calendar): boolean {
  return today > addWorkdays(writtenDay, LETTER_WORKDAYS_MOST, calendar)
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

/** As much of a name as fits the line of an address; a mail program shows less. */
export const NAME_MAX = 80

export function isNameTooLong(name: string): boolean {
  return [...name].length > NAME_MAX
}

/**
 * Whether a name is nothing but one: it stands in a letter that nobody can change, and could say another bank account there. No four digits
 * in a row, whatever stands between them, and nothing that an address or an instruction is made with.
 */
export function isPlainName(name: string): boolean {
  const flat = name.normalize('NFKC')
  return !/[@:/]/.test(flat) && !/\p{Nd}{4}/u.test(flat.replace(/[^\p{L}\p{N}]/gu, ''))
}

/** Whether every name that is put into a letter, its customer's, contact's and sender's, is nothing but one. */
export function hasPlainNames({
  customer,
  contact,
  senderName,
}: Pick<LetterDraft, 'customer' | 'contact' | 'senderName'>): boolean {
  return [customer.name, contact.name ?? '', senderName].every(isPlainName)
}

/** In which language a customer is written to: its contact's; where nobody has set one Chinese for a Chinese name, else the company's. */
export function letterLanguage(
  { name, language }: Contact,
  { customerName, companyLanguage }: { customerName: string; companyLanguage: Language },
): Language {
  return language ?? (hasHan(`${customerName} ${name ?? ''}`) ? 'zh-CN' : companyLanguage)
}

export function isSameContact(a: Contact, b: Contact): boolean {
  return a.name === b.name && a.email === b.email && a.language === b.language
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
  readonly collection: CollectionState
}

/** Whether the customer was asked for an overdue invoice: not at all; somebody of the company was told to; it is done, or the ladder is past it. */
export type CollectionState = 'none' | 'said' | 'done'

export type LetterLine = {
  readonly invoiceId: string
  readonly number: string
  readonly dueDay: Day
  /** 0 when it is not overdue. */
  readonly daysOverdue: number
  readonly outstanding: Money
  readonly disputed: Money
  /** What is not disputed, while it is promised or on hold; nothing in a statement. */
  readonly paused: Money
  /** outstanding − disputed − paused, never below zero; in a statement all that is outstanding; nothing of what is only also overdue. */
  readonly asked: Money
  /** What a final notice names besides, as it is too early to threaten for it, less what came in for it. */
  readonly also: Money
  /** For how much of what is asked money is there that is on no invoice. */
  readonly received: Money
}

/**
 * The invoices that a letter names, the first due first. `unapplied`: what came in and is on no invoice, an amount a currency.
 * `finalNoticeDays`: the company's; null where its ladder has no such step.
 */
export function letterLines(
  invoices: Iterable<LetterInvoice>,
  kind: LetterKind,
  today: Day,
  unapplied: readonly Money[] = [],
  finalNoticeDays: DunningPolicy['finalNoticeDays'] = null,
): LetterLine[] {
  const left = new Map(unapplied.map(({ currency, minor }) => [currency, minor]))
  const all = [...invoices]
  const lines = all
    .filter(({ outstanding, dueDay }) => outstanding.minor > 0 && isNamed(kind, dueDay, today))
    .sort((a, b) => compare(a.dueDay, b.dueDay) || compare(a.number, b.number))
    .map(({ id, number, dueDay, outstanding, disputedMinor, pausedUntil }): LetterLine => {
      const { currency } = outstanding
      const undisputed = chasedOf(outstanding, disputedMinor)
      const isPaused = kind !== 'statement' && pausedUntil !== null && today <= pausedUntil
      const paused = money(isPaused ? undisputed.minor : 0, currency)
      const asked = kind === 'statement' ? outstanding : money(undisputed.minor - paused.minor, currency)
      const received = Math.min(asked.minor, Math.max(0, left.get(currency) ?? 0))
      left.set(currency, (left.get(currency) ?? 0) - received)
      return {
        invoiceId: id,
        number,
        dueDay,
        daysOverdue: Math.max(0, daysOverdue(dueDay, today)),
        outstanding,
        disputed: money(outstanding.minor - undisputed.minor, currency),
        paused,
        asked,
        also: money(0, currency),
        received: money(received, currency),
      }
    })
  const collections = new Map(all.map(({ id, collection }) => [id, collection]))
  return kind === 'final-notice' ? threatening(lines, { collections, finalNoticeDays }) : lines
}

/** Whether an open invoice is for a letter of a kind at all. */
function isNamed(kind: LetterKind, dueDay: Day, today: Day): boolean {
  if (kind === 'statement') return true
  return kind === 'reminder' ? dueDay <= addDays(today, DAYS_BEFORE_DUE) : dueDay < today
}

/** A final notice asks for what is late enough and was collected; of the rest it says that it is overdue, too. */
function threatening(
  lines: readonly LetterLine[],
  {
    collections,
    finalNoticeDays,
  }: {
    collections: ReadonlyMap<string, CollectionState>
    finalNoticeDays: DunningPolicy['finalNoticeDays']
  },
): LetterLine[] {
  const least = finalNoticeDays ?? DEFAULT_DUNNING.finalNoticeDays ?? COLLECTION_DAYS
  const isDue = (line: LetterLine) => line.daysOverdue >= least && collections.get(line.invoiceId) === 'done'
  const isCollected = (line: LetterLine) =>
    line.daysOverdue >= COLLECTION_DAYS && collections.get(line.invoiceId) !== 'none'
  const isThreatened = lines.some((line) => isDue(line) && toPay(line).minor > 0) ? isDue : isCollected
  return lines.map((line) => {
    if (isThreatened(line)) return line
    const nothing = money(0, line.outstanding.currency)
    return { ...line, asked: nothing, received: nothing, also: toPay(line) }
  })
}

function toPay({ asked, received }: LetterLine): Money {
  return money(asked.minor - received.minor, asked.currency)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

type LetterTotals = Readonly<Record<'asked' | 'also' | 'disputed' | 'paused' | 'received', Money[]>>

/** What is asked for less what came in for it, and what is not asked for, one amount a currency. */
export function letterTotals(lines: readonly LetterLine[]): LetterTotals {
  const total = (of: (line: LetterLine) => Money) => totalsByCurrency(lines.map(of)).filter(({ minor }) => minor > 0)
  return {
    asked: total(toPay),
    also: total((line) => line.also),
    disputed: total((line) => line.disputed),
    paused: total((line) => line.paused),
    received: total((line) => line.received),
  }
}

/** Why a letter would ask for nothing: how much of each, an amount a currency, and the last day that it is put off to. */
export type NothingAsked = {
  readonly kind: 'promised' | 'held' | 'disputed' | 'received'
  readonly amounts: readonly Money[]
  readonly untilDay: Day | null
}

/** `promised`, `held`: the last day of each invoice that is; the later of the two is what it waits for. */
export function whyNothingAsked(
  lines: readonly LetterLine[],
  { promised, held }: Readonly<Record<'promised' | 'held', ReadonlyMap<string, Day>>>,
): NothingAsked[] {
  const { disputed, received } = letterTotals(lines)
  const isPromised = ({ invoiceId }: LetterLine) => (promised.get(invoiceId) ?? '') >= (held.get(invoiceId) ?? '')
  const paused = (kind: 'promised' | 'held', of: readonly LetterLine[], until: ReadonlyMap<string, Day>) => {
    const days = of.flatMap(({ invoiceId, paused: { minor } }) => (minor > 0 ? (until.get(invoiceId) ?? []) : []))
    return { kind, amounts: letterTotals(of).paused, untilDay: days.sort().at(-1) ?? null }
  }
  return [
    paused('promised', lines.filter(isPromised), promised),
    paused(
      'held',
      lines.filter((line) => !isPromised(line)),
      held,
    ),
    { kind: 'disputed' as const, amounts: disputed, untilDay: null },
    { kind: 'received' as const, amounts: received, untilDay: null },
  ].filter(({ amounts }) => amounts.length > 0)
}

/** What a preview showed, so that an approval of other figures is seen: whom it goes to, invoices, due days and amounts, in their order. */
export function letterFigures(lines: readonly LetterLine[], to: string | null): string {
  const written = lines.map(({ invoiceId, dueDay, asked, also, disputed, received }) => [
    invoiceId,
    dueDay,
    asked.currency,
    asked.minor,
    also.minor,
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

/** Which letter has something to say of these invoices where the one that was asked for has not; null when nothing is open. */
export function letterThatFits(
  invoices: readonly Pick<LetterInvoice, 'dueDay' | 'outstanding'>[],
  today: Day,
): LetterKind | null {
  const open = invoices.filter(({ outstanding }) => outstanding.minor > 0)
  const kinds = ['collection', 'reminder', 'statement'] as const
  return kinds.find((kind) => open.some(({ dueDay }) => isNamed(kind, dueDay, today))) ?? null
}

export type LetterTemplate = { readonly subject: string; readonly body: string }

/** Whether what somebody sends is what was drafted; spaces and line ends aside, which a form may change. */
export function isSameText(a: LetterTemplate, b: LetterTemplate): boolean {
  const flat = ({ subject, body }: LetterTemplate) => [subject, body].map((text) => text.replace(/\s+/g, ' ').trim())
  return flat(a).join('\n') === flat(b).join('\n')
}

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

/** As much of a text as the form holds. */
export function fitted({ subject, body }: LetterTemplate): LetterTemplate {
  return { subject: subject.slice(0, LETTER_SUBJECT_MAX), body: body.slice(0, LETTER_BODY_MAX) }
}

/** How a letter left the house. */
export type LetterWay = 'mail' | 'by-hand'

/** What a person says of a letter that the mail server did not confirm. */
export const LETTER_ANSWERS = ['sent', 'again'] as const
export type LetterAnswer = (typeof LETTER_ANSWERS)[number]
/** What a person decided of a letter on its way: an answer, or that it is not to go by mail any more. */
export type LetterDecision = LetterAnswer | 'cancelled'

/** How the way of a letter stands. */
export type LetterState =
  | { readonly kind: 'by-hand' }
  | { readonly kind: 'waiting'; readonly why: string | null }
  | { readonly kind: 'in-doubt' }
  | { readonly kind: 'refused'; readonly why: string }
  /** When it was to be sent, what was open, a due day or its address was another; or it had waited for too long. */
  | { readonly kind: 'outdated'; readonly why: 'changed' | 'waited' }
  /** Somebody took it back while it waited. */
  | { readonly kind: 'cancelled' }
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

/** What is asked once more before a letter is approved. */
export type LetterDoubts = {
  /** One that went to the customer on this day, of the kinds of which there is one a day. */
  readonly earlier: { readonly id: string; readonly kind: LetterKind; readonly by: string; readonly at: string } | null
  /** How new the news of payments is; fresh for what asks for nothing, and where somebody said today to chase all the same. */
  readonly freshness: Freshness
}

export type LetterOutcome =
  | CustomerRefusal
  /** The one before is not sent yet, or nobody knows whether it arrived. */
  | { readonly kind: 'one-in-doubt'; readonly customerName: string; readonly letter: LetterKind }
  | {
      readonly kind: 'one-waiting'
      readonly customerName: string
      readonly letter: LetterKind
      readonly letterId: string
    }
  /** `letter`: the one of this day that whoever approves has not said yes to. */
  | {
      readonly kind: 'already-approved'
      readonly customerName: string
      readonly letter: LetterKind
    }
  /** Paid, credited, disputed or due on another day since it was shown, or another address. */
  | { readonly kind: 'changed'; readonly customerName: string; readonly letter: LetterKind }
  | { readonly kind: 'no-address'; readonly customerName: string }
  | { readonly kind: 'no-reply-address' }
  /** By mail, and changed by somebody who sends only what was drafted. */
  | { readonly kind: 'own-text'; readonly customerName: string; readonly letter: LetterKind }
  /** Nobody has brought money in for long, and whoever approves has not said that it is asked for all the same. */
  | {
      readonly kind: 'old-news'
      readonly customerName: string
      readonly letter: LetterKind
      readonly moneyAt: string
      readonly hours: number
    }
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
      /** By hand, in place of one that waited for the mail server and is cancelled with this. */
      readonly isInstead: boolean
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

export type LetterCancelOutcome =
  | { readonly kind: 'no-such-letter' }
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  /** It has gone out, or is being handed over: what may arrive is not taken back. */
  | { readonly kind: 'too-late' | 'cancelled'; readonly customerName: string; readonly letter: LetterKind }

/** What a mail server's refusal is about. */
export type MailTrouble = 'address' | 'too-large' | 'login' | 'other' | 'unwritten'

const CODES = /^(\d{3})[ -](?:\s*(\d\.\d{1,3}\.\d{1,3})\b)?/

/**
 * By its code, and by its enhanced one where there is one, which says it more exactly: '550 5.7.1' is no wrong address, '552 5.2.2' a full
 * mailbox. What has no code was never put before a server, but for what is larger than the server said that it takes. Source: RFC 5321,
 * 4.2.2; RFC 3463; RFC 4954.
 */
export function mailTroubleOf(says: string): MailTrouble {
  const [, code = '', enhanced = ''] = CODES.exec(says.trim()) ?? []
  if (code === '') return /size larger than allowed/i.test(says) ? 'too-large' : 'unwritten'
  if (/^5\.(3\.4|2\.3)$/.test(enhanced)) return 'too-large'
  // 5.1.7 and 5.1.8 are about the sender's address; 5.2.1 is a mailbox that takes nothing any more.
  if (/^5\.(1\.(?![78]$)|2\.1$)/.test(enhanced)) return 'address'
  if (/^5\.7\.[89]$/.test(enhanced) || ['530', '534', '535', '538'].includes(code)) return 'login'
  if (enhanced !== '') return 'other'
  if (['550', '551', '553'].includes(code)) return 'address'
  return code === '552' ? 'too-large' : 'other'
}

/** What is asked, or said, of a letter in a channel. */
export type LetterNews = {
  readonly letterId: string
  readonly kind: LetterKind
  readonly customerName: string
  readonly customerId: string
  readonly customerCode: string
  readonly ownerUserId: string | null
  readonly to: string
  readonly state: LetterState
  readonly answer: LetterDecision | null
  readonly answeredBy: string | null
}

export type ContactOutcome =
  | CustomerRefusal
  | { readonly kind: 'name-too-long' | 'name-not-plain' }
  | {
      readonly kind: 'unchanged' | 'saved' | 'cleared' | 'shown'
      readonly customerName: string
      readonly contact: Contact
    }
