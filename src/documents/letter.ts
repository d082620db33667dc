/** A letter to a customer: its text, from what it is about and a template; and the page that it is printed on. */

import type { Day } from '../core/day.ts'
import type { Language } from '../core/language.ts'
import {
  fillTemplate,
  LETTER_BODY_MAX,
  type LetterDraft,
  type Letterhead,
  type LetterKind,
  type LetterLine,
  type LetterTemplate,
  letterTotals,
  oneLine,
} from '../core/letter.ts'
import { type Money, totalsByCurrency } from '../core/money.ts'
import type { Words } from '../i18n/en.ts'
import type { Doc } from './doc.ts'

/** Invoices named one by one at most; the statement has them all. */
const LINES_MAX = 40
const NUMBER_SHOWN = 40

/** The subject and the text, with as many invoices named of what is asked for, and of what is also overdue, as there is room for. `words` are the letter's language's. */
export function letterText(draft: LetterDraft, words: Words): LetterTemplate {
  const template = draft.template ?? words.letter.template[draft.kind]
  for (let shown = Math.min(draft.lines.length, LINES_MAX); ; shown--) {
    const text = fillTemplate(template, { ...valuesOf(draft, words), table: tableOf(draft, shown, words) })
    if (text.body.length <= LETTER_BODY_MAX || shown === 0) return text
  }
}

function valuesOf(draft: LetterDraft, words: Words) {
  const { lines, letterhead, contact, customer, today } = draft
  const amounts = letterTotals(lines).asked.map(words.money)
  // Of what is asked for: an older invoice may be promised, or in dispute.
  const oldest = lines.find(({ asked }) => asked.minor > 0)
  return {
    customer: oneLine(customer.name),
    contact: oneLine(contact.name ?? '') || words.letter.noContact,
    company: oneLine(letterhead.name),
    sender: oneLine(draft.senderName),
    date: words.day(today),
    total: words.list(amounts),
    due: words.day(oldest?.dueDay ?? today),
    daysOverdue: words.days(oldest?.daysOverdue ?? 0),
    bankDetails: letterhead.bankDetails.trim(),
  }
}

/**
 * A line an invoice, then the totals: what came in, what is asked for, and apart from it what is disputed and what is promised; below them
 * what is also overdue. In a statement what is disputed is part of the total.
 */
function tableOf({ kind, lines }: LetterDraft, shown: number, words: Words): string {
  const said = words.letter
  const asked = lines.filter((line) => line.asked.minor > 0)
  const also = lines.filter((line) => line.also.minor > 0).map((line) => ({ ...line, asked: line.also }))
  const { asked: total, received, disputed, paused } = letterTotals(lines)
  const written = (amounts: readonly Money[]) => words.list(amounts.map(words.money))
  const apart = (amounts: readonly Money[], of: readonly LetterLine[]) => ({
    amounts: written(amounts),
    numbers: words.list(of.slice(0, NUMBERS_SHOWN).map(numberOf)),
    more: Math.max(0, of.length - NUMBERS_SHOWN),
  })
  const listed = (of: readonly LetterLine[], most: number) => {
    const rest = of.slice(most).map((line) => line.asked)
    return [
      ...of.slice(0, most).map((line) => said.line({ ...line, number: numberOf(line) })),
      ...(rest.length > 0 ? [said.moreLines({ count: rest.length, amounts: written(totalsByCurrency(rest)) })] : []),
    ]
  }
  const ofDispute = lines.filter((line) => line.disputed.minor > 0)
  const ofPause = lines.filter((line) => line.paused.minor > 0)
  return [
    ...listed(asked, shown),
    ...(received.length > 0 ? [said.received(written(received))] : []),
    ...(total.length > 0 ? [said.total(written(total))] : []),
    ...(disputed.length > 0
      ? [said[kind === 'statement' ? 'ofWhichDisputed' : 'disputed'](apart(disputed, ofDispute))]
      : []),
    ...(paused.length > 0 ? [said.paused(apart(paused, ofPause))] : []),
    ...(also.length > 0 ? ['', said.alsoOverdue, ...listed(also, shown)] : []),
  ].join('\n')
}

const NUMBERS_SHOWN = 5

function numberOf({ number }: LetterLine): string {
  return oneLine(number).slice(0, NUMBER_SHOWN)
}

/** The letter as it was approved, on the company's paper. */
export function letterDoc(
  letter: LetterTemplate & { readonly kind: LetterKind; readonly language: Language; readonly statementDay: Day },
  letterhead: Letterhead,
): Doc {
  return {
    language: letter.language,
    title: letter.subject,
    day: letter.statementDay,
    head: headOf(letterhead),
    sections: letter.body.split(/\n{2,}/).map((text) => ({ kind: 'paragraph', text })),
    foot: oneLine(letterhead.name),
  }
}

/** Who writes, as it stands above every document. */
export function headOf({ name, address }: Letterhead): string[] {
  return [name, ...address.split('\n')].map(oneLine).filter((line) => line !== '')
}
