import { type Ageing, BUCKETS } from '../core/ageing.ts'
import { type Currency, decimalFromMinor } from '../core/money.ts'
import { readAgeingReport } from '../flows/read-ageing.ts'
import { ageingView } from '../slack/views/ageing.ts'
import { payloadAsText } from '../slack/views/payload-text.ts'
import type { CliCommand } from './cash.ts'

export const ageing: CliCommand = {
  name: 'ageing',
  summary: 'what is owed, by how late it is',
  example: 'ageing --as-of 2012-12-31 --json',
  options: [
    ['--as-of <day>', 'from the facts dated on or before this day'],
    ['--json', 'for machines'],
  ],
  async run(cash, { options }) {
    const { db, workspace, words, today, day } = await cash.books()
    const asOf = typeof options.asOf === 'string' ? day(options.asOf) : null
    const report = await readAgeingReport(db, workspace.id, { day: asOf ?? today, today })
    if (report.kind === 'untied') throw cash.refusal(words.ageing.untied(report), 'doctor')
    if (options.json)
      cash.terminal.out(JSON.stringify({ asOf: report.day, currencies: report.ageings.map(asJson) }, null, 2))
    else cash.terminal.out(payloadAsText(ageingView(report, words)))
  },
}

function asJson({ currency, open, overdue, buckets, unappliedMinor }: Ageing) {
  const sum = ({ count, minor }: { count: number; minor: number }) => ({ count, ...amount(minor, currency) })
  return {
    currency,
    open: sum(open),
    overdue: sum(overdue),
    buckets: Object.fromEntries(BUCKETS.map((bucket) => [bucket, sum(buckets[bucket])])),
    unapplied: amount(unappliedMinor, currency),
    ar: amount(open.minor - unappliedMinor, currency),
  }
}

function amount(minor: number, currency: Currency) {
  return { amount: decimalFromMinor(minor, currency), amountMinor: minor }
}
