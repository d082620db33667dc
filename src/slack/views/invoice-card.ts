/** `/cash invoice INV-1001`: how one invoice stands, and what has happened to it. */
import type { KnownBlock } from '@slack/types'
import { type Day, daysBetween } from '../../core/day.ts'
import { type Invoice, type InvoiceCard, type InvoiceEvent, invoiceStateOn } from '../../core/invoice.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, command, context, dotted, section, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { termsLine } from './terms-line.ts'

/** The newest of so many events are told. */
const EVENTS_SHOWN = 15

export function invoiceCardView(card: InvoiceCard & { readonly today: Day }, words: Words): Payload {
  const standing = standingOf(card.invoice, card.today, words)
  return {
    text: dotted([escapeMrkdwn(card.invoice.number), escapeMrkdwn(card.customerName), standing]),
    blocks: [
      section(`${titleOf(card)}\n${standing}`),
      ...factBlocks(card, words),
      ...(card.invoice.settledDay === null && card.invoice.outstanding.minor > 0
        ? [context(command(`paid ${escapeMrkdwn(card.invoice.number)}`))]
        : []),
    ],
  }
}

/** The facts alone, for where it is not asked how it stands today. */
export function invoiceFactBlocks(card: InvoiceCard, words: Words): KnownBlock[] {
  return [section(titleOf(card)), ...factBlocks(card, words)]
}

function titleOf({ invoice, customerName }: InvoiceCard): string {
  return dotted([bold(escapeMrkdwn(invoice.number)), escapeMrkdwn(customerName)])
}

function factBlocks({ invoice, events }: InvoiceCard, words: Words): KnownBlock[] {
  const shown = events.slice(-EVENTS_SHOWN)
  const facts = dotted([words.invoice.amount(invoice.amount), words.invoice.terms(termsLine(invoice.terms, words))])
  const more = events.length - shown.length
  const lines = [...(more > 0 ? [words.invoice.moreEvents(more)] : []), ...shown.map((e) => eventLine(e, words))]
  return [section(facts), ...sectionsOf(lines)]
}

function eventLine(event: InvoiceEvent, words: Words): string {
  const what = words.invoice.event[event.kind]
  return dotted([words.day(event.day), what, 'amount' in event && words.money(event.amount)])
}

/** 'USD 12,500.00 open, 8 days overdue'. */
function standingOf(invoice: Invoice, today: Day, words: Words): string {
  const { outstanding, dueDay: day } = invoice
  const state = invoiceStateOn(invoice, today)
  if (state === 'settled') return words.invoice.settled(invoice.settledDay)
  if (state === 'overdue') return words.invoice.overdue({ outstanding, days: daysBetween(day, today), day })
  return words.invoice.open({ outstanding, days: daysBetween(today, day), day })
}

/** One line of a list of invoices. */
export function invoiceLine(invoice: Invoice, today: Day, words: Words): string {
  return dotted([bold(escapeMrkdwn(invoice.number)), standingOf(invoice, today, words)])
}

/** Money or terms for an invoice on which nothing is open: the invoice as it stands. */
export function alreadySettledView(card: InvoiceCard, words: Words): Payload {
  const text = words.outcome.alreadySettled({ number: escapeMrkdwn(card.invoice.number) })
  return { text, blocks: [section(text), ...invoiceFactBlocks(card, words)] }
}
