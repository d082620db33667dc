/** `/cash invoice INV-1001`: how one invoice stands, and what has happened to it. */
import type { KnownBlock } from '@slack/types'
import { type Day, daysBetween } from '../../core/day.ts'
import { wholeNumber } from '../../core/instalment.ts'
import {
  type Invoice,
  type InvoiceCard,
  type InvoiceDiscount,
  type InvoiceEvent,
  invoiceStateOn,
} from '../../core/invoice.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, command, context, dotted, section, sectionsOf } from './blocks.ts'
import { allowButton, lateQuestion, lateSentence } from './discount-outcome.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { termsLine } from './terms-line.ts'

/** The newest of so many events are told. */
const EVENTS_SHOWN = 15

/** With what is to be had of its discounts on `today`; `mayAllow`: who looks may allow one that came late. */
export type InvoiceCardToday = InvoiceCard & {
  readonly today: Day
  readonly discounts: readonly InvoiceDiscount[]
  readonly mayAllow: boolean
}

export function invoiceCardView(card: InvoiceCardToday, words: Words): Payload {
  const { discounts, today } = card
  const isWhole = card.instalments.length > 0
  const offered = ({ number }: Invoice) => offeredOn(number, discounts, words)
  const standing = isWhole
    ? wholeStanding(card, words)
    : dotted([standingOf(card.invoice, today, words), offered(card.invoice)])
  const parts = card.instalments.map((part) => dotted([invoiceLine(part, today, words), offered(part)]))
  return {
    text: dotted([escapeMrkdwn(card.invoice.number), escapeMrkdwn(card.customerName), standing]),
    blocks: [
      ...sectionsOf([`${titleOf(card)}\n${standing}`, ...parts]),
      ...lateBlocks(card, words),
      ...factBlocks(card, words),
      ...(card.invoice.settledDay === null && card.invoice.outstanding.minor > 0
        ? [context(command(`paid ${escapeMrkdwn(card.invoice.number)}`))]
        : []),
    ],
  }
}

/** 'USD 9,800.00 settles it until 20 Nov 2026'; null where no discount is to be had. */
function offeredOn(number: string, discounts: readonly InvoiceDiscount[], words: Words): string | null {
  const found = discounts.find((d) => d.number === number)
  return found?.kind === 'to-be-had' ? words.invoice.settles({ amount: found.settling, lastDay: found.lastDay }) : null
}

/** What is open by nothing but a discount that came late. */
function lateBlocks({ discounts, mayAllow }: InvoiceCardToday, words: Words): KnownBlock[] {
  return discounts.flatMap((late) => {
    if (late.kind !== 'late') return []
    return mayAllow
      ? [section(lateQuestion(late, words)), allowButton(late, words)]
      : [section(lateSentence(late, words))]
  })
}

/** The facts alone, for where it is not asked how it stands today. */
export function invoiceFactBlocks(card: InvoiceCard, words: Words): KnownBlock[] {
  return [section(titleOf(card)), ...factBlocks(card, words)]
}

function titleOf({ invoice, customerName }: InvoiceCard): string {
  return dotted([bold(escapeMrkdwn(invoice.number)), escapeMrkdwn(customerName)])
}

function factBlocks({ invoice, events, instalments }: InvoiceCard, words: Words): KnownBlock[] {
  const shown = events.slice(-EVENTS_SHOWN)
  const facts = dotted([
    words.invoice.amount(invoice.amount),
    instalments.length > 0
      ? words.termsRead.inInstalments(instalments.length)
      : words.invoice.terms(termsLine(invoice.terms, words)),
    partOf(invoice, words),
  ])
  const more = events.length - shown.length
  const lines = [...(more > 0 ? [words.invoice.moreEvents(more)] : []), ...shown.map((e) => eventLine(e, words))]
  return [section(facts), ...sectionsOf(lines)]
}

/** 'instalment 2 of 3 of INV-1001'. */
function partOf(invoice: Invoice, words: Words): string | null {
  const { part, parts } = invoice
  if (part === null || parts === null) return null
  return words.termsRead.ofWhole({ part, parts, number: escapeMrkdwn(wholeNumber(invoice)) })
}

/** 'USD 7,500.00 of USD 10,000.00 open': what is due when stands with each part. */
function wholeStanding({ invoice: { amount, outstanding, settledDay } }: InvoiceCard, words: Words): string {
  return outstanding.minor > 0 ? words.termsRead.openOf({ outstanding, amount }) : words.invoice.settled(settledDay)
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
