/** `/cash statement ACME`: what a customer owes, what happened, and what is open; the whole of it is in the files. */
import { money } from '../../core/money.ts'
import type { OpenItem, Statement, StatementAccount, StatementLine } from '../../core/statement.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, context, dotted, section, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'

const CURRENCIES_SHOWN = 3
const LINES_SHOWN = 10
const OPEN_SHOWN = 6

export function statementView(statement: Statement, words: Words): Payload {
  const { customerName, from, to, accounts } = statement
  const title = words.statement.of({ customer: escapeMrkdwn(customerName), from, to })
  const shown = accounts.slice(0, CURRENCIES_SHOWN)
  const others = accounts.slice(CURRENCIES_SHOWN).map((a) => a.currency as string)
  const bottom = [
    ...(others.length > 0 ? [words.statement.moreCurrencies(words.list(others))] : []),
    words.statement.filesSent,
  ]
  return {
    text: `${title}${words.colon}${shown.map((a) => balanceOf(a, statement, words)).join(' · ') || words.statement.nothing}`,
    blocks: [
      section(bold(title)),
      ...(shown.length === 0 ? [section(words.statement.nothing)] : []),
      ...shown.flatMap((account) => sectionsOf(accountLines(account, statement, words))),
      context(words.sentences(bottom)),
    ],
  }
}

/** 'USD 5,800.00 owed on 20 Nov 2026'. */
function balanceOf({ closing, currency }: StatementAccount, { to }: Statement, words: Words): string {
  if (closing.minor === 0) return words.statement.owesNothing({ currency, day: to })
  return closing.minor > 0
    ? words.statement.owes({ balance: closing, day: to })
    : words.statement.inFavour({ balance: money(-closing.minor, currency), day: to })
}

function accountLines(account: StatementAccount, statement: Statement, words: Words): string[] {
  const { opening, lines, open, proposedInterest } = account
  const last = lines.slice(-LINES_SHOWN)
  const more = lines.length - last.length
  return [
    bold(balanceOf(account, statement, words)),
    dotted([words.statement.opening(statement.from), words.money(opening)]),
    ...(more > 0 ? [words.statement.moreLines(more)] : []),
    ...last.map((line) => statementLine(line, words)),
    ...(open.length > 0 ? [bold(words.statement.open), ...openLines(open, OPEN_SHOWN, words)] : []),
    ...(proposedInterest.minor > 0 ? [words.statement.interest({ amount: proposedInterest, day: statement.to })] : []),
  ]
}

function statementLine(line: StatementLine, words: Words): string {
  const { day, kind, isTakenBack, number, settled, reference, amount, balance } = line
  const { statement } = words
  const what = isTakenBack ? statement.takenBack(statement.kind[kind]) : statement.kind[kind]
  const about = number ?? reference
  const named = about === '' ? what : statement.about({ what, number: escapeMrkdwn(about) })
  return dotted([
    words.day(day),
    settled.length === 0
      ? named
      : statement.settled({ what: named, numbers: settled.map((each) => escapeMrkdwn(each)) }),
    words.money(amount),
    statement.balance(balance),
  ])
}

/** Open invoices, and how many are left out. */
export function openLines(open: readonly OpenItem[], most: number, words: Words): string[] {
  const shown = open
    .slice(0, most)
    .map(({ number, outstanding, dueDay: due, daysOverdue, disputedMinor }) =>
      dotted([
        words.statement.openLine({ number: escapeMrkdwn(number), outstanding, due, daysOverdue }),
        disputedMinor > 0 && words.statement.disputed(money(disputedMinor, outstanding.currency)),
      ]),
    )
  const more = open.length - shown.length
  return more > 0 ? [...shown, words.andMore(more)] : shown
}
