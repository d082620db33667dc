/**
 * Instalments: an invoice on such terms is several receivables, one a part, each with its own amount, due day and steps (domain.md, 'Due
 * days': instalments are receivables of their own). A part's number is the invoice's with a slash and the part: INV-1001/2.
 *
 * The parts sum to the whole to the last minor unit: each is its share rounded down, and what is left over is on the last. A part that
 * would come to nothing is none.
 *
 * Example: 100.00 in '3 instalments monthly' from 2026-11-20 is 33.33 on 2026-12-20, 33.33 on 2027-01-20 and 33.34 on 2027-02-20.
 */
import type { Day } from './day.ts'
import type { Invoice } from './invoice.ts'
import { type Money, money } from './money.ts'
import { dueDayOf, partsOf, type SingleTerms, type Terms } from './terms.ts'
import type { Calendar } from './working-day.ts'

export type InvoicePart = {
  readonly amount: Money
  readonly dueDay: Day
  readonly terms: SingleTerms
  /** From 1 on, of how many; null where all falls due together. */
  readonly part: number | null
  readonly parts: number | null
}

/** What an invoice falls due in: one part or several, in the order of the terms. The amount is above 0. */
export function invoiceParts(
  terms: Terms,
  { amount, issuedDay }: { amount: Money; issuedDay: Day },
  calendar: Calendar,
): InvoicePart[] {
  const shares = partsOf(terms)
  const amounts = splitAmount(amount, shares)
  const due = shares.flatMap(({ terms: each }, i) => {
    const part = amounts[i]
    return part && part.minor > 0 ? [{ amount: part, dueDay: dueDayOf(each, issuedDay, calendar), terms: each }] : []
  })
  const isWhole = due.length === 1
  return due.map((part, i) => ({ ...part, part: isWhole ? null : i + 1, parts: isWhole ? null : due.length }))
}

function splitAmount(
  { minor, currency }: Money,
  shares: readonly { readonly share: number; readonly of: number }[],
): Money[] {
  let left = minor
  return shares.map(({ share, of }, i) => {
    const isLast = i === shares.length - 1
    const part = isLast ? left : Number((BigInt(minor) * BigInt(share)) / BigInt(of))
    left -= part
    return money(part, currency)
  })
}

export function partNumber(number: string, part: number): string {
  return `${number}/${part}`
}

/** The number of the invoice that a part is of; of any other invoice its own. */
export function wholeNumber({ number, part }: Pick<Invoice, 'number' | 'part'>): string {
  return part === null ? number : number.slice(0, -partNumber('', part).length)
}

/** The part that is to be paid next: the first open one by due day, or the last of all once they are settled. At least one is given. */
export function nextPart<T extends Pick<Invoice, 'outstanding' | 'dueDay' | 'part'>>(parts: readonly T[]): T {
  const inOrder = byDueDay(parts)
  const next = inOrder.find((part) => part.outstanding.minor > 0) ?? inOrder.at(-1)
  if (!next) throw new Error('an invoice without a part')
  return next
}

/** The order in which a payment is put on the parts. */
export function byDueDay<T extends Pick<Invoice, 'dueDay' | 'part'>>(parts: readonly T[]): T[] {
  return [...parts].sort((a, b) => a.dueDay.localeCompare(b.dueDay) || (a.part ?? 0) - (b.part ?? 0))
}

/** All parts of an invoice as one: what is owed in all, and as late as its next part. */
export function wholeOf<T extends Invoice>(parts: readonly T[]): T {
  const [first, ...others] = parts
  const next = nextPart(parts)
  if (!first || others.length === 0) return next
  const sum = (of: (part: T) => Money) =>
    money(
      parts.reduce((minor, part) => minor + of(part).minor, 0),
      first.amount.currency,
    )
  const settled = parts.map(({ settledDay }) => settledDay)
  return {
    ...first,
    number: wholeNumber(first),
    amount: sum((part) => part.amount),
    outstanding: sum((part) => part.outstanding),
    dueDay: next.dueDay,
    settledDay: settled.some((day) => day === null) ? null : (settled.toSorted().at(-1) ?? null),
    part: null,
  }
}
