/** A statement of account as a page for the customer: each currency with what happened and its balances, what is open, and how late. */
import { BUCKETS } from '../core/ageing.ts'
import type { Day } from '../core/day.ts'
import type { Language } from '../core/language.ts'
import { oneLine } from '../core/letter.ts'
import { type Money, money } from '../core/money.ts'
import type { Statement, StatementAccount, StatementLine } from '../core/statement.ts'
import type { Words } from '../i18n/en.ts'
import type { Doc, Section, Table } from './doc.ts'

/** `day` is the day it was made on; `head` the lines of who writes, `foot` what stands at the end of every page. */
export type Paper = {
  readonly language: Language
  readonly day: Day
  readonly head: readonly string[]
  readonly foot: string
}

/** `words` are those of the paper's language. */
export function statementDoc(statement: Statement, words: Words, paper: Paper): Doc {
  const { accounts, customerName, from, to } = statement
  const about = {
    kind: 'paragraph',
    text: `${oneLine(customerName)}\n${words.statement.period({ from, to })}`,
  } as const
  const nothing = { kind: 'paragraph', text: words.statement.nothing } as const
  return {
    ...paper,
    title: words.statement.title,
    sections: [
      about,
      ...(accounts.length === 0 ? [nothing] : accounts.flatMap((account) => sectionsOf(account, statement, words))),
    ],
  }
}

function sectionsOf(account: StatementAccount, { from, to }: Statement, words: Words): Section[] {
  const { currency, opening, closing, lines, proposedInterest } = account
  const { columns } = words.statement
  const amount = (minor: number) => figureOf(money(minor, currency), words)
  const interest = words.statement.interest({ amount: proposedInterest, day: to })
  return [
    {
      kind: 'table',
      caption: words.statement.account(currency),
      columns: [
        { title: columns.what, align: 'left' },
        { title: columns.day, align: 'left' },
        { title: columns.charged, align: 'right' },
        { title: columns.paid, align: 'right' },
        { title: columns.balance, align: 'right' },
      ],
      rows: [
        [words.statement.opening(from), '', '', '', figureOf(opening, words)],
        ...lines.map((line) => {
          const { minor } = line.amount
          const [charged, paid] = minor >= 0 ? [amount(minor), ''] : ['', amount(-minor)]
          return [whatOf(line, words), words.day(line.day), charged, paid, figureOf(line.balance, words)]
        }),
      ],
      totals: [[words.statement.closing(to), '', '', '', words.money(closing)]],
    },
    ...openSections(account, words),
    ...(proposedInterest.minor > 0 ? [{ kind: 'paragraph' as const, text: interest }] : []),
  ]
}

/** Without the currency, which stands above the table and at its total. */
export function figureOf(amount: Money, words: Words): string {
  return words.money(amount).replace(/[A-Z]{3} /, '')
}

function whatOf({ kind, isTakenBack, number, settled, reference }: StatementLine, words: Words): string {
  const { statement } = words
  const name = kind === 'write-off' ? statement.adjustment : statement.kind[kind]
  const what = isTakenBack ? statement.takenBack(name) : name
  // Why a debt was written off is nothing that its debtor is told.
  const about = oneLine(number ?? (kind === 'payment' ? reference : ''))
  const named = about === '' ? what : statement.about({ what, number: about })
  return settled.length === 0
    ? named
    : statement.settled({ what: named, numbers: settled.map((each) => oneLine(each)) })
}

function openSections({ open, ageing, closing, currency }: StatementAccount, words: Words): Section[] {
  if (open.length === 0 && ageing.unappliedMinor === 0) return []
  const { columns } = words.statement
  const isDisputed = open.some((i) => i.disputedMinor > 0)
  const amount = (minor: number) => figureOf(money(minor, currency), words)
  const buckets = BUCKETS.filter((bucket) => ageing.buckets[bucket].count > 0)
  const right = 'right' as const
  const unapplied = [words.ageing.unapplied, amount(-ageing.unappliedMinor)]
  const openTable: Table = {
    kind: 'table',
    caption: words.statement.openIn(currency),
    columns: [
      { title: columns.invoice, align: 'left' },
      { title: columns.issued, align: 'left' },
      { title: columns.due, align: 'left' },
      { title: columns.amount, align: right },
      { title: columns.open, align: right },
      ...(isDisputed ? [{ title: columns.disputed, align: right }] : []),
      { title: columns.days, align: right },
    ],
    rows: open.map((i) => [
      ...[oneLine(i.number), words.day(i.issuedDay), words.day(i.dueDay)],
      ...[figureOf(i.amount, words), figureOf(i.outstanding, words)],
      ...(isDisputed ? [i.disputedMinor > 0 ? amount(i.disputedMinor) : ''] : []),
      i.daysOverdue > 0 ? words.number(i.daysOverdue) : '',
    ]),
    totals: [],
  }
  return [
    ...(open.length > 0 ? [openTable] : []),
    {
      kind: 'table',
      caption: words.statement.ageing(currency),
      columns: [
        { title: words.ageing.columns.bucket, align: 'left' },
        { title: columns.open, align: right },
      ],
      rows: [
        ...buckets.map((bucket) => [words.ageing.bucket[bucket], amount(ageing.buckets[bucket].minor)]),
        ...(ageing.unappliedMinor === 0 ? [] : [unapplied]),
      ],
      totals: [[words.statement.columns.balance, words.money(closing)]],
    },
  ]
}
