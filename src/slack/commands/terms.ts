import type { Day } from '../../core/day.ts'
import { parseDay } from '../../core/day-text.ts'
import { type EntryRefusal, readLine, unreadTerms } from '../../core/entry-line.ts'
import { reachOf } from '../../core/person.ts'
import { sampleDueDays, type Terms } from '../../core/terms.ts'
import type { TermsPlan } from '../../core/terms-proposal.ts'
import { readTerms, termsText } from '../../core/terms-text.ts'
import { readWords, textOf } from '../../core/word.ts'
import { type Calendar, calendarOf } from '../../core/working-day.ts'
import { changeTerms } from '../../flows/change-terms.ts'
import { readTermsPlan } from '../../flows/propose-terms.ts'
import type { Command } from '../command.ts'
import { type Ask, type Reply, refusalFor } from '../handle.ts'
import { agreeForm } from '../modals/terms-accept.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { escapeMrkdwn } from '../views/escape.ts'
import type { Payload } from '../views/payload.ts'
import { refusalView, sharedRefusalView } from '../views/refusal.ts'
import { termsOutcomeView } from '../views/terms-outcome.ts'
import { termsPlanView } from '../views/terms-plan.ts'
import { termsPreviewView } from '../views/terms-preview.ts'

/**
 * `terms ACME` shows a customer's terms and what would shorten them, `terms ACME net 45 [2026-12-01]` agrees on others from a day on;
 * `terms INV-1001 net 45`, or `terms INV-1001 due 2026-12-31`, changes those of one invoice; `terms preview "2/10 net 30"` shows what
 * terms mean.
 */
export const terms: Command = {
  verb: 'terms',
  aliases: ['账期', '条款', '付款条件', '付款条款'],
  right: 'read-customer',
  async run(ask, text) {
    const { words } = ask
    const [first, ...rest] = readWords(text)
    if (!first) return entryRefusalView({ kind: 'missing', what: 'customer' }, 'terms', words)
    if (!first.isQuoted && PREVIEW.test(first.text)) return preview(ask, textOf(rest))
    const said = textOf(rest)
    const to = rest.length === 0 ? null : readTermsOrDay(ask, said)
    if (to?.kind === 'unclear') return entryRefusalView(to.refusal, 'terms', words)
    const changed = to && (await changeInvoice(ask, first.text, to))
    if (changed?.isDone) return changed.reply
    return ofCustomer(ask, text, changed?.reply ?? null)
  },
}

type To = { readonly terms: Terms } | { readonly dueDay: Day }

const PREVIEW = /^(?:preview|预览)[:：]?$/i
const EXAMPLE = 'terms preview "2/10 net 30"'

/** What terms mean on three sample days, or each of the ways in which they can be read. */
function preview(ask: Ask, said: string): Payload {
  const { today, words } = ask
  if (said === '') return entryRefusalView({ kind: 'missing', what: 'terms' }, 'terms', words, EXAMPLE)
  const read = readTerms(said)
  const calendar = calendarFor(ask)
  if (read.kind !== 'terms')
    return entryRefusalView(unreadTerms(said, read, { today, calendar }), 'terms', words, EXAMPLE)
  const samples = sampleDueDays(read.terms, today, calendar)
  return termsPreviewView({ said, terms: termsText(read.terms), samples }, words)
}

function calendarFor({ workspace }: Ask): Calendar {
  return calendarOf(workspace.calendar)
}

function readTermsOrDay(
  ask: Ask,
  said: string,
): (To & { kind: 'to' }) | { kind: 'unclear'; refusal: EntryRefusal } | null {
  const { today } = ask
  const read = readTerms(said)
  if (read.kind === 'terms') return { kind: 'to', terms: read.terms }
  if (read.kind !== 'not-terms') {
    return { kind: 'unclear', refusal: unreadTerms(said, read, { today, calendar: calendarFor(ask) }) }
  }
  const due = parseDay(said.replace(/^(due|到期)\s*(on)?\s*/i, ''), { today, prefer: 'future' })
  if (due.kind === 'ambiguous')
    return { kind: 'unclear', refusal: { kind: 'ambiguous-day', text: said, readings: due.readings } }
  return due.kind === 'day' ? { kind: 'to', dueDay: due.day } : null
}

/** `isDone` is false where there is no such invoice: then a customer may be meant. */
async function changeInvoice(
  ask: Ask,
  number: string,
  to: To,
): Promise<{ readonly isDone: boolean; readonly reply: Payload }> {
  const { db, clock, by, words } = ask
  const refused = refusalFor(ask, 'log-sales-fact')
  if (refused) return { isDone: true, reply: refused }
  const outcome = await changeTerms(db, clock, by, { number, to })
  return { isDone: outcome.kind !== 'no-such-invoice', reply: termsOutcomeView(outcome, words) }
}

/** `noInvoice`: what to answer when no customer is meant either. */
async function ofCustomer(ask: Ask, text: string, noInvoice: Payload | null): Promise<Reply> {
  const { db, by, today, workspace, words } = ask
  const all = readWords(text)
  const context = { today, currency: workspace.baseCurrency, calendar: calendarFor(ask) }
  const line = readLine(all, context, { name: 'customer', kinds: ['terms', 'day'], amount: 'none' })
  if (line.kind !== 'line') return noInvoice ?? entryRefusalView(line, 'terms', words)
  const answer = await readTermsPlan(db, by, { text: line.name, today })
  if (answer.kind === 'plan') {
    if (line.terms !== null) return agree(ask, answer.plan, { terms: termsText(line.terms), from: line.day ?? today })
    // A day alone was meant for an invoice.
    if (line.day !== null) return noInvoice ?? entryRefusalView({ kind: 'missing', what: 'terms' }, 'terms', words)
    return termsPlanView(answer.plan, words, { mayAgree: mayAgree(ask) })
  }
  if (answer.kind !== 'no-such-customer') return sharedRefusalView(answer, 'terms', words)
  if (noInvoice) return noInvoice
  // With a figure it was meant for an invoice, whose new terms are missing or cannot be read.
  if (!/\d/.test(all[0]?.text ?? '')) return sharedRefusalView(answer, 'terms', words)
  const rest = textOf(all.slice(1))
  return rest === ''
    ? entryRefusalView({ kind: 'missing', what: 'terms' }, 'terms', words)
    : entryRefusalView({ kind: 'not-understood', what: 'terms', text: rest }, 'terms', words)
}

/** The form with what was said; or that terms start today or later, with the same line as it would be right. */
function agree(ask: Ask, plan: TermsPlan, { terms, from }: { terms: string; from: Day }): Reply {
  const refused = refusalFor(ask, 'log-sales-fact')
  if (refused) return refused
  const { today, words } = ask
  if (from >= today) return { modal: agreeForm(ask, plan, { terms, from }) }
  const sentence = words.termsPlan.outcome.startsInThePast({ day: from, today })
  return refusalView(sentence, 'terms', words, `terms ${escapeMrkdwn(plan.customer.code)} ${terms} ${today}`)
}

function mayAgree({ by }: Ask): boolean {
  return reachOf(by.role, 'log-sales-fact') !== 'none'
}
