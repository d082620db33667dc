/**
 * What people type of the talk with a customer: a promise, a dispute, reminders on hold, a note. The line as facts, or the one thing that
 * is wrong with it.
 *
 * The words of a reason or a note stand in quotes behind the invoice, so that no figure in them is taken for an amount. Days are to come:
 * one without a year, or a weekday, is the next one.
 *
 * Example: 'INV-1001 2026-12-05 5,000 "said Mr Li"' is a promise over 5,000 with a note; 'INV-1001 credited' ends a dispute.
 */
import type { Day } from './day.ts'
import type { DisputeEnd } from './dispute.ts'
import { type EntryContext, type EntryPart, type EntryRefusal, type Line, readLine } from './entry-line.ts'
import type { Money } from './money.ts'
import { readWords, textOf, type Word } from './word.ts'

type WithTarget = {
  readonly kind: 'entry'
  /** An invoice number or a customer. */
  readonly target: string
}

export type PromiseEntryText = WithTarget & {
  readonly amount: Money | null
  readonly promisedDay: Day
  readonly note: string
}

/** `INV-1001 2026-12-05 [5,000] ["said Mr Li"]`, or a customer instead of the number. */
export function readPromiseEntry(text: string, context: EntryContext): PromiseEntryText | EntryRefusal {
  const read = readFollowLine(text, context, 'optional')
  if (read.kind !== 'line') return read
  const { line, said } = read
  if (line.day === null) return { kind: 'missing', what: 'day' }
  return { kind: 'entry', target: line.name, amount: line.amount, promisedDay: line.day, note: said }
}

export type DisputeEntryText = WithTarget & {
  readonly amount: Money | null
  readonly reason: string
  readonly untilDay: Day | null
}

/** `INV-1001 [2,000] "short delivery" [until 2026-12-19]`. */
export function readDisputeEntry(text: string, context: EntryContext): DisputeEntryText | EntryRefusal {
  const read = readFollowLine(text, context, 'optional')
  if (read.kind !== 'line') return read
  const { line, said } = read
  if (said === '') return { kind: 'missing', what: 'reason' }
  return { kind: 'entry', target: line.name, amount: line.amount, reason: said, untilDay: line.day }
}

export type HoldEntryText = WithTarget & { readonly untilDay: Day; readonly reason: string }

/** `INV-1001 until 2026-12-05 "goods on their way back"`. */
export function readHoldEntry(text: string, context: EntryContext): HoldEntryText | EntryRefusal {
  const read = readFollowLine(text, context, 'none')
  if (read.kind !== 'line') return read
  const { line, said } = read
  if (line.day === null) return { kind: 'missing', what: 'day' }
  if (said === '') return { kind: 'missing', what: 'reason' }
  return { kind: 'entry', target: line.name, untilDay: line.day, reason: said }
}

export type NoteEntryText = WithTarget & { readonly text: string }

/** `ACME "Mr Li is on holiday until the 8th"`; without quotes the first word is whom it is about. */
export function readNoteEntry(text: string): NoteEntryText | EntryRefusal {
  const words = readWords(text)
  const quoted = words.findIndex(({ isQuoted }, i) => i > 0 && isQuoted)
  const end = quoted > 0 ? quoted : 1
  const [target, note] = [textOf(words.slice(0, end)), textOf(words.slice(end))]
  if (target === '') return missing('target')
  return note === '' ? missing('note') : { kind: 'entry', target, text: note }
}

const WITHDRAWN = /^(?:withdraw[n]?|withdrew|off|cancel(?:led)?|撤回|撤销|取消)$/i
const OFF = /^(?:off|release[d]?|end(?:ed)?|解除|取消|恢复)$/i
const ENDS: Readonly<Record<DisputeEnd, RegExp>> = {
  credited: /^(?:credit(?:ed)?|accepted|已?冲减|已?冲红|红冲|已?贷记|成立)$/i,
  rejected: /^(?:reject(?:ed)?|驳回|不成立)$/i,
  withdrawn: /^(?:withdraw[n]?|withdrew|撤回|撤销)$/i,
}

/** `INV-1001 withdrawn`: the invoice or customer whose promises are withdrawn. null: something else is said. */
export function readPromiseWithdrawn(text: string): string | null {
  return beforeLast(text, WITHDRAWN)
}

/** `INV-1001 off`: the invoice whose reminders are no longer on hold. null: something else is said. */
export function readHoldReleased(text: string): string | null {
  return beforeLast(text, OFF)
}

/** `INV-1001 credited`, `rejected` or `withdrawn`: how a dispute ended. null: something else is said. */
export function readDisputeEnd(text: string): { readonly target: string; readonly outcome: DisputeEnd } | null {
  for (const outcome of Object.keys(ENDS) as DisputeEnd[]) {
    const target = beforeLast(text, ENDS[outcome])
    if (target !== null) return { target, outcome }
  }
  return null
}

function beforeLast(text: string, pattern: RegExp): string | null {
  const words = readWords(text)
  const last = words.at(-1)
  const isSaid = words.length > 1 && last && !last.isQuoted && pattern.test(textOf([last]))
  return isSaid ? textOf(words.slice(0, -1)) : null
}

type FollowLine = { readonly kind: 'line'; readonly line: Line; readonly said: string }

/** The line without what is quoted behind its first word, which is what was said. */
function readFollowLine(text: string, context: EntryContext, amount: 'optional' | 'none'): FollowLine | EntryRefusal {
  const all = readWords(text)
  const isSaid = ({ isQuoted }: Word, i: number) => isQuoted && i > 0
  const said = textOf(all.filter(isSaid))
  const words = all.filter((word, i) => !isSaid(word, i)).flatMap(withoutUntil)
  const line = readLine(words, context, { name: 'target', kinds: ['day'], amount, prefer: 'future' })
  return line.kind === 'line' ? { kind: 'line', line, said } : line
}

/** 'until 5 Dec', 'by Friday', '至12月5日', '12月5日前': the day alone. A name may begin with such a word. */
function withoutUntil(word: Word, index: number): Word[] {
  if (word.isQuoted || index === 0) return [word]
  if (/^(?:until|till|by|before|至|到|截至|直到)$/i.test(word.text)) return []
  const text = word.text
    .replace(/^(?:截至|直到|至|到)(?=[\d下本明后])/, '')
    .replace(/(?<=[日号\d])(?:之前|以前|前)$/, '')
  return [{ ...word, text }]
}

function missing(what: EntryPart): EntryRefusal {
  return { kind: 'missing', what }
}
