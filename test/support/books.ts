import type { BalanceFact, Books, DayTotals } from '../../src/core/books.ts'
import { day } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'

export type DayFacts = { day: string; currency?: string } & Partial<Omit<DayTotals, 'day' | 'currency'>>
export type BalanceFacts = { account: string; day: string; minor: number; currency?: string; restricted?: boolean }

/** A company's books from what is said of single days; what is not said is nothing, and amounts are in the base currency, USD. */
export function booksOf({
  days = [],
  balances = [],
  rates = [],
  notOverdue,
  ...settings
}: {
  days?: readonly DayFacts[]
  balances?: readonly BalanceFacts[]
  rates?: readonly { from: string; rate: string; day: string }[]
  notOverdue?: { day: string; minor: number }
} & Partial<Pick<Books, 'dsoWindowMonths' | 'staleAfterDays' | 'paymentsAreCash'>>): Books {
  return {
    baseCurrency: currency('USD'),
    dsoWindowMonths: 12,
    staleAfterDays: 10,
    paymentsAreCash: true,
    ...settings,
    totals: inOrder(days).map(totalsOf),
    balances: inOrder(balances).map(balanceOf),
    rates: inOrder(rates).map((r) => ({ ...r, from: currency(r.from), to: currency('USD') })),
    notOverdue: {
      day: day(notOverdue?.day ?? '2000-01-01'),
      amounts: notOverdue ? [money(notOverdue.minor, currency('USD'))] : [],
    },
  }
}

function inOrder<T extends { day: string }>(facts: readonly T[]): T[] {
  return facts.toSorted((a, b) => a.day.localeCompare(b.day))
}

function totalsOf({ day: text, currency: code = 'USD', ...sums }: DayFacts): DayTotals {
  return {
    day: day(text),
    currency: currency(code),
    invoicedMinor: 0,
    creditedMinor: 0,
    writtenOffMinor: 0,
    receivedMinor: 0,
    operatingInMinor: 0,
    operatingOutMinor: 0,
    otherInMinor: 0,
    otherOutMinor: 0,
    ...sums,
  }
}

function balanceOf({
  account,
  day: text,
  minor,
  currency: code = 'USD',
  restricted = false,
}: BalanceFacts): BalanceFact {
  return { accountId: account, accountName: account, day: day(text), balance: money(minor, currency(code)), restricted }
}
