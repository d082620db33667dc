import { decimalFromMinor, type Money } from '../core/money.ts'
import { readOverdue, readOverdueOn } from '../flows/read-overdue.ts'
import { overdueView } from '../slack/views/overdue.ts'
import { payloadAsText } from '../slack/views/payload-text.ts'
import type { CliCommand } from './cash.ts'

const LINES_IN_TEXT = 15
const LINES_IN_JSON = 100_000

export const overdue: CliCommand = {
  name: 'overdue',
  summary: 'what is past due, the longest first',
  example: 'overdue --json',
  options: [
    ['--as-of <day>', 'from the facts dated on or before this day'],
    ['--json', 'for machines'],
  ],
  async run(cash, { options }) {
    const { db, by, words, today: now, day } = await cash.books()
    const limit = options.json ? LINES_IN_JSON : LINES_IN_TEXT
    const asOf = typeof options.asOf === 'string' ? day(options.asOf) : null
    const report = asOf
      ? await readOverdueOn(db, by, { day: asOf, limit })
      : await readOverdue(db, by, { today: now, limit })
    const { today, count, totals, lines } = report
    if (!options.json) return cash.terminal.out(payloadAsText(overdueView(report, words)))
    const invoices = lines.map(({ number, customerName, outstanding, dueDay, daysOverdue }) => {
      return { number, customer: customerName, dueDay, daysOverdue, outstanding: asJson(outstanding) }
    })
    cash.terminal.out(JSON.stringify({ asOf: today, count, totals: totals.map(asJson), invoices }, null, 2))
  },
}

function asJson({ minor, currency }: Money) {
  return { currency, amount: decimalFromMinor(minor, currency), amountMinor: minor }
}
