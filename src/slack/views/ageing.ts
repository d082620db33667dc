/** `/cash ageing`: what is owed by how late it is, a currency each; the lines of a currency add up to its receivables. */
import { type Ageing, type AgeingReport, arOf, BUCKETS, type Bucket, type Untied } from '../../core/ageing.ts'
import { money } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, button, command, context, dotted, header, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { sentenceView } from './refusal.ts'
import { table, text } from './table.ts'

const CURRENCIES_SHOWN = 6
/** Of each currency, those that owe most overdue. */
const CUSTOMERS_SHOWN = 5

export function ageingView(report: AgeingReport, words: Words): Payload {
  const { day, ageings } = report
  const title = words.ageing.title(day)
  const shown = ageings.slice(0, CURRENCIES_SHOWN)
  const rest = ageings.slice(CURRENCIES_SHOWN).map((a) => a.currency)
  const top = [header(title), ...sectionsOf(shown.map((a) => sumLine(a, words)))]
  const bottom = [
    ...shown.flatMap((a) => customerLines(report, a, words)),
    ...(rest.length > 0 ? [context(words.ageing.moreCurrencies(words.list(rest)))] : []),
    context(`${words.ageing.drillDown} ${command('ageing ACME')}`),
    actions([button({ label: words.ageing.files, action: 'ageing-files', value: day })]),
  ]
  if (shown.length === 0) return { text: title, blocks: [header(title), ...sectionsOf([words.ageing.nothing])] }
  return {
    text: `${title}${words.colon}${shown.map((a) => sumLine(a, words).replaceAll('*', '')).join(' · ')}`,
    blocks: [
      header(title),
      ...shown.flatMap((a) => sectionsOf([sumLine(a, words), ...bucketLines(a, words)])),
      ...bottom,
    ],
    native: [...top, ageingTable(shown, words), ...bottom],
  }
}

/** What does not tie is not shown, and is said with both figures. */
export function untiedView(untied: Untied, words: Words): Payload {
  return sentenceView(words.ageing.untied(untied))
}

function customerLines({ customers }: AgeingReport, { currency }: Ageing, words: Words) {
  const all = customers.filter(({ ageing }) => ageing.currency === currency)
  const lines = all.slice(0, CUSTOMERS_SHOWN).map(({ customerName, ageing }) => {
    const overdue = money(ageing.overdue.minor, currency)
    return words.ageing.customerLine({ customer: escapeMrkdwn(customerName), ar: arOf(ageing), overdue })
  })
  const more = all.length - lines.length
  return sectionsOf([
    bold(words.ageing.byCustomer(currency)),
    ...lines,
    ...(more > 0 ? [words.ageing.moreCustomers(more)] : []),
  ])
}

export function sumLine(ageing: Ageing, words: Words): string {
  const { currency, open, overdue } = ageing
  const percent = open.minor > 0 ? Math.round((overdue.minor / open.minor) * 100) : 0
  return dotted([
    bold(`${words.ageing.sum} ${words.money(arOf(ageing))}`),
    words.ageing.overdue({ amount: money(overdue.minor, currency), percent }),
  ])
}

/** A bucket with nothing in it is a line too: that nothing is over 120 days is what people look for. */
function bucketLines(ageing: Ageing, words: Words): string[] {
  const line = (bucket: Bucket) => {
    const { count, minor } = ageing.buckets[bucket]
    const amount = words.money(money(minor, ageing.currency))
    return `${words.ageing.bucket[bucket]}${words.colon}${dotted([amount, count > 0 && words.invoices(count)])}`
  }
  const { unappliedMinor, currency } = ageing
  const unapplied = `${words.ageing.unapplied}${words.colon}${words.money(money(-unappliedMinor, currency))}`
  return [...BUCKETS.map(line), ...(unappliedMinor !== 0 ? [unapplied] : [])]
}

function ageingTable(ageings: readonly Ageing[], words: Words) {
  const { columns, bucket, unapplied, sum } = words.ageing
  const right = 'right' as const
  return table(
    [
      { title: columns.bucket },
      ...ageings.flatMap((a) => [
        { title: a.currency as string, align: right },
        { title: columns.invoices, align: right },
      ]),
    ],
    [
      ...BUCKETS.map((b) => [
        text(bucket[b]),
        ...ageings.flatMap((a) => [
          text(words.money(money(a.buckets[b].minor, a.currency))),
          text(words.number(a.buckets[b].count)),
        ]),
      ]),
      [
        text(unapplied),
        ...ageings.flatMap((a) => [text(words.money(money(-a.unappliedMinor, a.currency))), text('–')]),
      ],
      [text(sum), ...ageings.flatMap((a) => [text(words.money(arOf(a))), text(words.number(a.open.count))])],
    ],
  )
}
