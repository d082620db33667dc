/**
 * What people type behind a verb, one reader a verb: the line as facts, or the one thing that is wrong with it.
 *
 * The order of the pieces may vary, and quotes protect a name (see entry-piece.ts). Nothing is looked up here: a customer is still
 * the text that was typed.
 *
 * Example: 'INV-1001 ACME 12,500.00 USD 2026-11-20 net 30 delivered 2026-11-18' is an invoice with all that it can have;
 * 'INV-1001 ACME' is { kind: 'missing', what: 'amount' }.
 */
import type { Activity } from './cash.ts'
import { currenciesOf, currencyFromText } from './currency-word.ts'
import type { Day } from './day.ts'
import { parseDay } from './day-text.ts'
import { type EntryContext, type EntryRefusal, type LineWithAmount, readLine } from './entry-line.ts'
import type { Currency, Money } from './money.ts'
import { decimalWithMark, fractionDigits, plainSigns } from './number-text.ts'
import type { SaidOrder } from './order.ts'
import type { Terms } from './terms.ts'
import { readTerms } from './terms-text.ts'
import { readWords, textOf, type Word } from './word.ts'

type WithAmount = { readonly kind: 'entry'; readonly amount: Money; readonly currencyWritten: boolean }

export type InvoiceEntry = WithAmount & {
  readonly number: string
  readonly customerText: string
  readonly issuedDay: Day | null
  readonly terms: Terms | null
  readonly deliveredDay: Day | null
  readonly dueDay: Day | null
  readonly isNewProduct: boolean
  /** What was said of the order whose goods it is for. */
  readonly order: SaidOrder
}

/**
 * `INV-1001 ACME 12,500.00 USD 2026-11-20 net 30 delivered 2026-11-18 new product`, or `… due 2026-12-20`. The number comes first, and
 * 'new product' behind the amount.
 */
export function readInvoiceEntry(text: string, context: EntryContext): InvoiceEntry | EntryRefusal {
  const [number, ...all] = readWords(text)
  const [said, order] = withoutOrder(all)
  const [others, isNewProduct] = withoutNewProduct(said)
  const words = withTermsBare(others)
  if (!number) return { kind: 'missing', what: 'number' }
  if (!/\p{Nd}/u.test(number.text)) return { kind: 'not-understood', what: 'number', text: textOf([number]) }
  const line = readLine(words, context, { name: 'customer', kinds: ['day', 'delivered', 'due', 'terms'] })
  if (line.kind !== 'line') return line
  const { name: customerText, day: issuedDay, deliveredDay, dueDay, terms } = line
  const facts = { customerText, issuedDay, terms, deliveredDay, dueDay, isNewProduct, order }
  return { ...withAmount(line), number: textOf([number]), ...facts }
}

export type PaidEntry = {
  readonly kind: 'entry'
  /** An invoice number or a customer. */
  readonly target: string
  /** null: nothing said, so all that is open. */
  readonly amount: Money | null
  readonly currencyWritten: boolean
  readonly day: Day | null
}

/** `INV-1001 [5,000] [yesterday]`, or `ACME 5,000 yesterday` for a payment on account. */
export function readPaidEntry(text: string, context: EntryContext): PaidEntry | EntryRefusal {
  const line = readLine(readWords(text), context, { name: 'target', kinds: ['day'], amount: 'optional' })
  if (line.kind !== 'line') return line
  const { name: target, amount, currencyWritten, day } = line
  return { kind: 'entry', target, amount, currencyWritten, day }
}

export type CreditEntry = {
  readonly kind: 'entry'
  /** With the customer behind it, when one was typed. */
  readonly number: string
  readonly amount: Money | null
  readonly currencyWritten: boolean
  readonly day: Day | null
  /** '' when none was given. */
  readonly reason: string
}

/** `INV-1001 500 2026-11-20 "two pallets returned"`: a reason in quotes stands last; without them it stands behind the amount. */
export function readCreditEntry(text: string, context: EntryContext): CreditEntry | EntryRefusal {
  return readLowering(text, context, ['day'])
}

/**
 * `INV-1001 [2,000] "the company was wound up"`. It is written off on the day of the decision, so that a day in the words is one of the
 * reason.
 */
export function readWriteOffEntry(text: string, context: EntryContext): CreditEntry | EntryRefusal {
  const entry = readLowering(text, context, [])
  if (entry.kind !== 'entry' || entry.reason !== '') return entry
  return { kind: 'missing', what: 'reason' }
}

function readLowering(text: string, context: EntryContext, kinds: readonly 'day'[]): CreditEntry | EntryRefusal {
  const words = readWords(text)
  const last = words.at(-1)
  const quoted = last?.isQuoted && words.length > 1 ? [last] : []
  const facts = words.slice(0, words.length - quoted.length)
  const line = readLine(facts, context, { name: 'number', kinds, amount: 'optional', takesRest: true })
  if (line.kind !== 'line') return line
  const { name: number, amount, currencyWritten, day, rest } = line
  return {
    kind: 'entry',
    number,
    amount,
    currencyWritten,
    day,
    reason: [rest, textOf(quoted)].filter(Boolean).join(' '),
  }
}

export type DeliveredEntry = WithAmount & {
  readonly customerText: string
  readonly day: Day | null
  readonly order: SaidOrder
  readonly note: string | null
}

/**
 * `ACME 12,500 2026-11-20 [order SO-77 | no order] [note]`: words behind the amount that are no day are the note, and all words behind
 * `note`. The number of an order has a digit, so that a 'first order of the year' is a note.
 */
export function readDeliveredEntry(text: string, context: EntryContext): DeliveredEntry | EntryRefusal {
  const [said, noted] = splitNote(readWords(text))
  const [facts, order] = withoutOrder(said)
  const line = readLine(facts, context, { name: 'customer', kinds: ['day', 'delivered'], takesRest: true })
  if (line.kind !== 'line') return line
  return {
    ...withAmount(line),
    customerText: line.name,
    day: line.deliveredDay ?? line.day,
    order,
    note: noteOf(line.rest, noted),
  }
}

/** Of a delivery without an amount, its customer and its order: `ACME order SO-77`. null: it names no order. */
export function readDeliveredOrder(
  text: string,
  context: EntryContext,
): { readonly customerText: string; readonly number: string } | null {
  const [said] = splitNote(readWords(text))
  const [facts, order] = withoutOrder(said)
  const options = { name: 'customer', kinds: ['day', 'delivered'], amount: 'none', takesRest: true } as const
  const line = readLine(facts, context, options)
  return order.kind === 'number' && line.kind === 'line' ? { customerText: line.name, number: order.number } : null
}

/** The words before `note`, and what stands behind it. */
function splitNote(words: readonly Word[]): [Word[], string] {
  const at = words.findIndex((word) => isUnquoted(word, /^(?:note|备注)[:：]?$/i))
  return at < 0 ? [[...words], ''] : [words.slice(0, at), textOf(words.slice(at + 1))]
}

function noteOf(...parts: readonly string[]): string | null {
  return parts.filter((part) => part !== '').join(' ') || null
}

const ORDER = /^(?:order|订单号?)[:：]?$/i

/** The words without what they say of an order, and that. */
function withoutOrder(words: readonly Word[]): [Word[], SaidOrder] {
  const drop = (at: number, count: number) => words.toSpliced(at, count)
  const none = words.findIndex(
    (word, i) => isUnquoted(word, /^(?:no|无)$/i) && words[i + 1] && isUnquoted(words[i + 1] as Word, ORDER),
  )
  if (none > 0) return [drop(none, 2), { kind: 'none' }]
  const noneGlued = words.findIndex((word) => isUnquoted(word, /^无订单$/))
  if (noneGlued > 0) return [drop(noneGlued, 1), { kind: 'none' }]
  const at = words.findIndex((word, i) => i > 0 && isUnquoted(word, ORDER) && hasDigit(words[i + 1]))
  if (at > 0) return [drop(at, 2), { kind: 'number', number: textOf(words.slice(at + 1, at + 2)) }]
  const glued = words.findIndex((word, i) => i > 0 && isUnquoted(word, /^订单号?[:：]?(?=.*\p{Nd})/u))
  const number = words[glued]?.text.replace(/^订单号?[:：]?/, '')
  return number === undefined ? [[...words], { kind: 'unsaid' }] : [drop(glued, 1), { kind: 'number', number }]
}

function hasDigit(word: Word | undefined): boolean {
  return word !== undefined && /\p{Nd}/u.test(word.text)
}

export type OrderEntry = WithAmount & {
  readonly number: string
  readonly customerText: string
  readonly day: Day | null
  readonly prepaid: boolean
  readonly note: string | null
}

const PREPAID = /^(?:prepaid|预付款?|先款后货|款到发货)$/i

/** `SO-77 ACME 20,000 [2026-11-20] [prepaid] [note …]`. The number comes first. */
export function readOrderEntry(text: string, context: EntryContext): OrderEntry | EntryRefusal {
  const [number, ...others] = readWords(text)
  if (!number) return { kind: 'missing', what: 'order' }
  if (!hasDigit(number)) return { kind: 'not-understood', what: 'order', text: textOf([number]) }
  const [said, noted] = splitNote(others)
  const [facts, prepaid] = without(said, PREPAID)
  const line = readLine(facts, context, { name: 'customer', kinds: ['day'] })
  if (line.kind !== 'line') return line
  const { name: customerText, day } = line
  const note = noteOf(noted)
  return { ...withAmount(line), number: textOf([number]), customerText, day, prepaid: prepaid.length > 0, note }
}

export type OrderAsked = {
  readonly kind: 'show' | 'cancel'
  /** With the customer behind it, when one was typed. */
  readonly number: string
  readonly hasCustomer: boolean
}

/** `SO-77`, to see it, or `SO-77 cancel`, each with a customer behind it where two have the number. null: something else is said. */
export function readOrderAsked(text: string): OrderAsked | null {
  const [number, ...others] = readWords(text)
  if (!number) return null
  // What is noted of an order that is logged may speak of one that was cancelled.
  const [said] = splitNote(others)
  const [customer, cancel] = without(said, /^(?:cancel(?:led)?|取消|作废)$/i)
  const asked = { number: textOf([number, ...customer]), hasCustomer: customer.length > 0 }
  if (cancel.length > 0) return { kind: 'cancel', ...asked }
  return others.some(hasDigit) ? null : { kind: 'show', ...asked }
}

export type CheckEntry = {
  readonly kind: 'entry'
  readonly customerText: string
  /** null: nothing said, so only what is left. */
  readonly amount: Money | null
  readonly currencyWritten: boolean
  readonly prepaid: boolean
}

/** `ACME [20,000] [prepaid]`. */
export function readCheckEntry(text: string, context: EntryContext): CheckEntry | EntryRefusal {
  const [facts, prepaid] = without(readWords(text), PREPAID)
  const line = readLine(facts, context, { name: 'customer', kinds: [], amount: 'optional' })
  if (line.kind !== 'line') return line
  const { name: customerText, amount, currencyWritten } = line
  return { kind: 'entry', customerText, amount, currencyWritten, prepaid: prepaid.length > 0 }
}

export type ParentEntry = {
  readonly kind: 'entry'
  readonly customerText: string
  /** null: none any more. */
  readonly parentText: string | null
}

/** `ACME parent HOLDING`, or `ACME parent none`. null: no parent is spoken of. A name may have a Parent in capitals. */
export function readParentEntry(text: string): ParentEntry | EntryRefusal | null {
  const words = readWords(text)
  const at = words.findIndex((word, i) => i > 0 && isUnquoted(word, /^(?:parent|母公司)[:：]?$/))
  if (at < 0) return null
  const [parent, ...others] = words.slice(at + 1)
  if (!parent) return { kind: 'missing', what: 'parent' }
  const isNone = others.length === 0 && isUnquoted(parent, /^(?:none|无)$/i)
  return {
    kind: 'entry',
    customerText: textOf(words.slice(0, at)),
    parentText: isNone ? null : textOf([parent, ...others]),
  }
}

export type LimitEntry = {
  readonly kind: 'entry'
  readonly customerText: string
  /** null: nothing said, so the limit is asked about. 0 is cash in advance. */
  readonly amount: Money | null
  readonly currencyWritten: boolean
  /** What stands behind the amount, '' when nothing does. */
  readonly reason: string
}

/** `ACME 50,000 "two large orders for spring"`, or `ACME` alone. */
export function readLimitEntry(text: string, context: EntryContext): LimitEntry | EntryRefusal {
  const line = readLine(readWords(text), context, {
    name: 'customer',
    kinds: [],
    amount: 'optional',
    allow: 'zero-or-more',
    takesRest: true,
  })
  if (line.kind !== 'line') return line
  const { name: customerText, amount, currencyWritten, rest: reason } = line
  if (amount !== null && reason === '') return { kind: 'missing', what: 'reason' }
  return { kind: 'entry', customerText, amount, currencyWritten, reason }
}

export type AuditEntry = {
  readonly kind: 'entry'
  readonly customerText: string
  /** null: nothing said, so today. */
  readonly day: Day | null
}

/** `ACME 2026-03-01`: how a customer stood on a day. */
export function readAuditEntry(text: string, context: EntryContext): AuditEntry | EntryRefusal {
  const line = readLine(readWords(text), context, { name: 'customer', kinds: ['day'], amount: 'none' })
  return line.kind === 'line' ? { kind: 'entry', customerText: line.name, day: line.day } : line
}

export type CustomerEntry = {
  readonly kind: 'entry'
  readonly name: string
  readonly terms: Terms | null
  readonly ownerUserId: string | null
  readonly currency: Currency | null
  readonly code: string | null
}

const OWNER = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/

/** `ACME Trading [net 30] [USD] [owner @name] [code AC1]`; a currency is the last word of the name's own, in capitals. */
export function readCustomerEntry(text: string, context: EntryContext): CustomerEntry | EntryRefusal {
  const all = withTermsBare(readWords(text))
  const owner = all.find((word) => OWNER.test(word.text))
  const code = wordAfter(all, /^(?:code|代码|编号)[:：]?$/i)
  if (code === 'none') return { kind: 'missing', what: 'code' }
  const said = wordAfter(all, /^(?:currency|币种)[:：]?$/i)
  if (said === 'none') return { kind: 'missing', what: 'currency' }
  const currency = said && currencyFromText(said.value.text, context.currency)
  if (said && !currency) return { kind: 'not-understood', what: 'currency', text: said.value.text }

  const taken = new Set([owner, ...(code ? [code.key, code.value] : []), ...(said ? [said.key, said.value] : [])])
  const left = all.filter(
    (word) => !taken.has(word) && !(owner && isUnquoted(word, /^(?:owner|负责人|业务员)[:：]?$/i)),
  )
  const bare = currency ? undefined : left.find((word, i) => i > 0 && isCurrencyWord(word))
  const line = readLine(
    left.filter((word) => word !== bare),
    context,
    { name: 'customer', kinds: ['terms'], amount: 'none' },
  )
  if (line.kind !== 'line') return line
  return {
    kind: 'entry',
    name: line.name,
    terms: line.terms,
    ownerUserId: owner ? (OWNER.exec(owner.text)?.[1] ?? null) : null,
    currency: currency ?? (bare ? currencyFromText(bare.text, context.currency) : null),
    code: code ? code.value.text : null,
  }
}

export type BalanceEntry = WithAmount & {
  readonly account: string
  readonly day: Day | null
  readonly restricted: boolean
}

/** `"ICBC 8812" 412,300 [CNY] [day] [restricted]`; an overdraft is negative. */
export function readBalanceEntry(text: string, context: EntryContext): BalanceEntry | EntryRefusal {
  const [words, restricted] = without(readWords(text), /^(?:restricted|受限|冻结|保证金)$/i)
  const line = readLine(words, context, { name: 'account', kinds: ['day'], allow: 'any-sign' })
  if (line.kind !== 'line') return line
  return { ...withAmount(line), account: line.name, day: line.day, restricted: restricted.length > 0 }
}

export type MovementEntry = WithAmount & {
  /** null when nobody said: see activityOf. */
  readonly activity: Activity | null
  /** What it was for, '' when nothing was said. */
  readonly category: string
  readonly day: Day | null
}

const ACTIVITY_WORDS: Record<Activity, RegExp> = {
  operating: /^(?:operating|operations|经营(?:活动)?)$/i,
  investing: /^(?:investing|投资(?:活动)?)$/i,
  financing: /^(?:financing|[筹融]资(?:活动)?)$/i,
  transfer: /^(?:transfer|(?:内部)?转账)$/i,
}

/** `20,000 sales [day] [operating, investing, financing or transfer]`. */
export function readMovementEntry(text: string, context: EntryContext): MovementEntry | EntryRefusal {
  let words = readWords(text)
  let activity: Activity | null = null
  for (const name of Object.keys(ACTIVITY_WORDS) as Activity[]) {
    const [others, said] = without(words, ACTIVITY_WORDS[name])
    if (said.length === 0) continue
    activity = name
    words = others
    break
  }
  const line = readLine(words, context, { name: null, kinds: ['day'], takesRest: true })
  if (line.kind !== 'line') return line
  const category = [line.name, line.rest].filter((part) => part !== '').join(' ')
  return { ...withAmount(line), activity, category, day: line.day }
}

export type RateEntry = {
  readonly kind: 'entry'
  readonly currency: Currency
  /** One unit of `currency` in the base currency, a plain decimal with at most 10 digits behind the mark. */
  readonly rate: string
  readonly day: Day | null
}

/** `USD 7.12 [day]`. A point in a rate is always the decimal mark; a comma is where it cannot be grouping. */
export function readRateEntry(text: string, { today, currency: base }: EntryContext): RateEntry | EntryRefusal {
  const [first, second, ...others] = readWords(text).filter((word) => word.text !== '=')
  if (!first) return { kind: 'missing', what: 'currency' }
  const currency = currencyFromText(first.text)
  if (!currency) return { kind: 'not-understood', what: 'currency', text: first.text }
  if (!second) return { kind: 'missing', what: 'rate' }
  const numeral = plainSigns(textOf([second]))
  const rate = decimalWithMark(numeral, '.') ?? decimalWithMark(numeral, ',')
  if (rate === null || /^[\d]+,\d{3}$/.test(numeral) || fractionDigits(rate) > 10) {
    return { kind: 'not-understood', what: 'rate', text: second.text }
  }
  if (!/[1-9]/.test(rate)) return { kind: 'not-positive', text: second.text }
  const rest = textOf(others.filter((word, i) => i > 0 || currencyFromText(word.text) !== base))
  if (rest === '') return { kind: 'entry', currency, rate, day: null }
  const read = parseDay(rest, { today })
  if (read.kind === 'not-a-day') return { kind: 'not-understood', what: 'day', text: rest }
  if (read.kind === 'ambiguous') return { kind: 'ambiguous-day', text: rest, readings: read.readings }
  return { kind: 'entry', currency, rate, day: read.day }
}

function withAmount({ amount, currencyWritten }: LineWithAmount): WithAmount {
  return { kind: 'entry', amount, currencyWritten }
}

/** A name may end in these words: they only count behind a word with a figure, where an amount may have been. */
function withoutNewProduct(words: readonly Word[]): [Word[], boolean] {
  const figure = words.findIndex((word) => !word.isQuoted && /\p{Nd}/u.test(word.text))
  const at = words.findIndex((word, i) => figure >= 0 && i > figure && isUnquoted(word, /^(?:new|新(?:产)?品)$/i))
  if (at < 0) return [[...words], false]
  const isOne = isUnquoted(words[at] as Word, /^新/)
  const product = words[at + 1]
  if (!isOne && !(product && isUnquoted(product, /^products?$/i))) return [[...words], false]
  return [[...words.slice(0, at), ...words.slice(at + (isOne ? 1 : 2))], true]
}

/** Terms may stand in quotes, as in a preview; what stands first is a name. */
function withTermsBare(words: readonly Word[]): Word[] {
  const isTerms = ({ isQuoted, text }: Word, i: number) => i > 0 && isQuoted && readTerms(text).kind !== 'not-terms'
  return words.flatMap((word, i) => (isTerms(word, i) ? readWords(word.text) : [word]))
}

function isUnquoted(word: Word, pattern: RegExp): boolean {
  return !word.isQuoted && pattern.test(textOf([word]))
}

/** The words that do not fit the pattern, and those that do. */
function without(words: readonly Word[], pattern: RegExp): [Word[], Word[]] {
  return [words.filter((word) => !isUnquoted(word, pattern)), words.filter((word) => isUnquoted(word, pattern))]
}

/** The word behind a key word: null without the key word, 'none' with nothing behind it. */
function wordAfter(words: readonly Word[], pattern: RegExp): { key: Word; value: Word } | 'none' | null {
  const at = words.findIndex((word, i) => i > 0 && isUnquoted(word, pattern))
  const [key, value] = [words[at], words[at + 1]]
  return key ? (value ? { key, value } : 'none') : null
}

function isCurrencyWord(word: Word): boolean {
  return !word.isQuoted && /^(?:[A-Z]{3}|\p{Script=Han}+)$/u.test(word.text) && currenciesOf(word.text).length > 0
}
