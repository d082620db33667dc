/** `/cash customer ACME`: what one customer owes, how it pays, and its open invoices. */
import type { CustomerCard } from '../../core/customer.ts'
import { type Money, money } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, context, dotted, namesOf, section, sectionsOf } from './blocks.ts'
import { conductLines } from './conduct-lines.ts'
import { ownerLine } from './duty-line.ts'
import { escapeMrkdwn } from './escape.ts'
import { invoiceLine } from './invoice-card.ts'
import type { Payload } from './payload.ts'
import { datedLines, standingLines } from './terms-line.ts'

const CURRENCIES_SHOWN = 6

export function customerCardView(card: CustomerCard, words: Words): Payload {
  const name = escapeMrkdwn(card.customer.name)
  const open = counted(card.open, words)
  const lines = [
    `${words.customer.open}${words.colon}${open}`,
    `${words.customer.overdue}${words.colon}${counted(card.overdue, words)}`,
    ...optional(words.customer.unapplied, card.unapplied, words),
    ...optional(words.customer.uninvoiced, card.uninvoiced, words),
    ...optional(words.exposure.item.ordered, card.ordered, words),
    ...conductLines(card.conduct, words),
  ]
  const invoices = card.invoices.map((invoice) => invoiceLine(invoice, card.today, words))
  return {
    text: `${name}${words.colon}${words.customer.open} ${open}`,
    blocks: [
      section(`${bold(name)}\n${aboutOf(card, words)}`),
      ...sectionsOf([...otherTerms(card, words), ...lines]),
      ...(invoices.length > 0 ? [context(words.customer.invoices), ...sectionsOf(invoices)] : []),
    ],
  }
}

/** Beside the terms for everything, those that only some invoices get, and what is agreed for later. */
function otherTerms(card: CustomerCard, words: Words): string[] {
  const some = standingLines(card, words).slice(0, -1)
  return [...some.map((line) => words.customer.terms(line)), ...datedLines(card.coming, words)]
}

function aboutOf(card: CustomerCard, words: Words): string {
  const { customer, parentName, childNames } = card
  return dotted([
    escapeMrkdwn(customer.code),
    ownerLine(customer, words),
    words.customer.terms(standingLines(card, words).at(-1) ?? ''),
    customer.currency,
    parentName !== null && words.order.group.parent(escapeMrkdwn(parentName)),
    childNames.length > 0 && words.order.group.children(namesOf(childNames, words)),
  ])
}

function counted(sums: CustomerCard['open'], words: Words): string {
  const told = sums
    .slice(0, CURRENCIES_SHOWN)
    .map((s) => words.customer.counted({ amount: money(s.minor, s.currency), count: s.count }))
  return told.join(' · ') || words.customer.none
}

function optional(label: string, amounts: readonly Money[], words: Words): string[] {
  const told = amounts.slice(0, CURRENCIES_SHOWN).map(words.money)
  return told.length > 0 ? [`${label}${words.colon}${told.join(' · ')}`] : []
}
