/**
 * A statement of account: what a customer owed before a span of days, what happened day by day, and what it owes at the end of it, by
 * how late. One account a currency; only facts dated on or before the last day count, so that a statement as of a past day is the same
 * whenever it is asked for.
 *
 * A receipt lowers the balance in full on the day it came, whether or not it was put on an invoice by then: the balance is AR net of
 * unapplied receipts (domain.md 'DSO', 'Ageing'), and so the sum of the buckets less what is unapplied. A statement of which that is not
 * true is not shown. Late interest that nobody has charged and amounts in dispute stand beside the balance, and do not change it.
 *
 * Example: 10,000.00 invoiced in October, 4,000.00 paid on 5 November, 200.00 credited on the 8th: the statement of November opens with
 * 10,000.00, has two lines with balances of 6,000.00 and 5,800.00, and closes with 5,800.00.
 */
import { type Ageing, ageingOf, daysOverdue, emptyAgeing, type Untied, untiedIn } from './ageing.ts'
import type { CreditKind } from './credit-note.ts'
import { addMonths, type Day, monthOf, monthStart } from './day.ts'
import { type Currency, type Money, money, totalsByCurrency } from './money.ts'

/** In the order in which they stand on one day. */
export const STATEMENT_KINDS = ['invoice', 'interest', 'credit-note', 'discount', 'write-off', 'payment'] as const
export type StatementKind = (typeof STATEMENT_KINDS)[number] & ('invoice' | 'interest' | 'payment' | CreditKind)

/** How many of the invoices that a payment settled are named on its line, before their number is. */
export const SETTLED_SHOWN = 3

export type StatementFact = {
  readonly kind: StatementKind
  /** A payment, a credit note, a discount or a write-off that was taken back: the amount is owed again. */
  readonly isTakenBack: boolean
  readonly day: Day
  /** The invoice that it is, or is about; null for a payment, which may be for many. */
  readonly number: string | null
  /** Of a payment the invoices that its money was on at the end of the statement's last day, the first due first; of anything else none. */
  readonly settled: readonly string[]
  /** The words that came with a payment or a credit note; '' when none did. */
  readonly reference: string
  /** What it adds to what is owed: negative lowers it. */
  readonly amount: Money
}

export type StatementLine = StatementFact & { readonly balance: Money }

/** An invoice that was open at the end of the last day. */
export type OpenItem = {
  readonly invoiceId: string
  readonly number: string
  readonly issuedDay: Day
  readonly dueDay: Day
  readonly amount: Money
  readonly outstanding: Money
  /** What of the outstanding is in dispute, minor units. */
  readonly disputedMinor: number
  /** 0 or less: not overdue. */
  readonly daysOverdue: number
}

export type StatementAccount = {
  readonly currency: Currency
  readonly opening: Money
  /** In order of day. */
  readonly lines: readonly StatementLine[]
  readonly closing: Money
  /** At the end of the last day. */
  readonly ageing: Ageing
  /** The first due first. */
  readonly open: readonly OpenItem[]
  /** Late interest that nobody has charged or waived; not in the balance. Minor 0: none. */
  readonly proposedInterest: Money
}

export type Statement = {
  readonly kind: 'statement'
  readonly customerId: string
  readonly customerName: string
  readonly from: Day
  readonly to: Day
  /** One a currency in which anything was owed or happened, by code. */
  readonly accounts: readonly StatementAccount[]
}

export type StatementFacts = {
  readonly customerId: string
  readonly customerName: string
  readonly from: Day
  readonly to: Day
  /** All facts dated on or before `to`. */
  readonly facts: readonly StatementFact[]
  readonly open: readonly OpenItem[]
  /** Receipts that no invoice had used at the end of `to`. */
  readonly unapplied: readonly Money[]
  readonly proposedInterest: readonly Money[]
}

/** The statement, or where what is open is not what the facts sum to. */
export function statementOf(given: StatementFacts): Statement | Untied {
  const { customerId, customerName, from, to, unapplied, proposedInterest } = given
  const facts = given.facts.toSorted(inOrder)
  const ageings = new Map(ageingOf(given.open, unapplied, to).map((ageing) => [ageing.currency, ageing]))
  const untied = untiedIn([...ageings.values()], totalsByCurrency(facts.map((f) => f.amount)))
  if (untied) return untied
  const currencies = new Set([...facts.map((f) => f.amount.currency), ...proposedInterest.map((m) => m.currency)])
  const accounts = [...currencies].sort().map((currency): StatementAccount => {
    const own = facts.filter((f) => f.amount.currency === currency)
    const sum = (of: readonly StatementFact[]) => of.reduce((total, f) => total + f.amount.minor, 0)
    const opening = sum(own.filter((f) => f.day < from))
    let balance = opening
    const lines = own
      .filter((f) => f.day >= from)
      .map((fact): StatementLine => {
        balance += fact.amount.minor
        return { ...fact, balance: money(balance, currency) }
      })
    return {
      currency,
      opening: money(opening, currency),
      lines,
      closing: money(balance, currency),
      ageing: ageings.get(currency) ?? emptyAgeing(currency),
      open: given.open
        .filter((i) => i.outstanding.currency === currency)
        .toSorted((a, b) => compare(a.dueDay, b.dueDay) || compare(a.number, b.number)),
      proposedInterest: money(
        proposedInterest.filter((m) => m.currency === currency).reduce((total, m) => total + m.minor, 0),
        currency,
      ),
    }
  })
  return { kind: 'statement', customerId, customerName, from, to, accounts: accounts.filter(saysSomething) }
}

/** What was open, as a line of a statement says it: no more of it is in dispute than is open. */
export function openItem(item: Omit<OpenItem, 'daysOverdue'>, to: Day): OpenItem {
  const disputedMinor = Math.min(item.disputedMinor, item.outstanding.minor)
  return { ...item, disputedMinor, daysOverdue: daysOverdue(item.dueDay, to) }
}

/** Without days: this month and the two before it (judgement: a quarter is what two bookkeepers compare). */
export function statementStart(to: Day): Day {
  return monthStart(monthOf(addMonths(to, -2)))
}

function saysSomething({ opening, closing, lines, open, proposedInterest }: StatementAccount): boolean {
  return [opening, closing, proposedInterest].some((m) => m.minor !== 0) || lines.length > 0 || open.length > 0
}

function inOrder(a: StatementFact, b: StatementFact): number {
  return (
    compare(a.day, b.day) ||
    STATEMENT_KINDS.indexOf(a.kind) - STATEMENT_KINDS.indexOf(b.kind) ||
    Number(a.isTakenBack) - Number(b.isTakenBack) ||
    compare(a.number ?? '', b.number ?? '')
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
