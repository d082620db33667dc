/** `/cash ageing ACME`: what one customer owes by how late it is, and in each bucket its invoices. */
import { BUCKETS, bucketOf } from '../../core/ageing.ts'
import { money } from '../../core/money.ts'
import type { Statement, StatementAccount } from '../../core/statement.ts'
import type { Words } from '../../i18n/en.ts'
import { sumLine } from './ageing.ts'
import { bold, command, context, section, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { openLines } from './statement.ts'

const CURRENCIES_SHOWN = 3
const INVOICES_SHOWN = 5

export function customerAgeingView(statement: Statement, words: Words): Payload {
  const { customerName, to, accounts } = statement
  const title = words.ageing.of({ customer: escapeMrkdwn(customerName), day: to })
  const shown = accounts.slice(0, CURRENCIES_SHOWN)
  const others = accounts.slice(CURRENCIES_SHOWN).map((a) => a.currency as string)
  const sums = shown.map(({ ageing }) => sumLine(ageing, words).replaceAll('*', ''))
  return {
    text: `${title}${words.colon}${sums.join(' · ') || words.ageing.nothing}`,
    blocks: [
      section(bold(title)),
      ...(shown.length === 0 ? [section(words.ageing.nothing)] : []),
      ...shown.flatMap((account) => sectionsOf(bucketLines(account, statement, words))),
      ...(others.length > 0 ? [context(words.statement.moreCurrencies(words.list(others)))] : []),
      context(`${words.ageing.byDay} ${command(`statement ${escapeMrkdwn(customerName)}`)}`),
    ],
  }
}

function bucketLines({ ageing, open, currency }: StatementAccount, { to }: Statement, words: Words): string[] {
  const told = BUCKETS.filter((bucket) => ageing.buckets[bucket].count > 0).flatMap((bucket) => {
    const invoices = open.filter((i) => bucketOf(i.dueDay, to) === bucket)
    const sum = `${words.ageing.bucket[bucket]}${words.colon}${words.money(money(ageing.buckets[bucket].minor, currency))}`
    return [bold(sum), ...openLines(invoices, INVOICES_SHOWN, words)]
  })
  const unapplied = words.money(money(-ageing.unappliedMinor, currency))
  return [
    sumLine(ageing, words),
    ...told,
    ...(ageing.unappliedMinor === 0 ? [] : [`${words.ageing.unapplied}${words.colon}${unapplied}`]),
  ]
}
