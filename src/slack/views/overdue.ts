/** `/cash overdue`: what is overdue, the longest first. */
import type { OverdueLine, OverdueReport } from '../../core/invoice.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, command, context, dotted, header, mention, section, sectionsOf } from './blocks.ts'
import { escapeMrkdwn, escapePlain } from './escape.ts'
import type { Payload } from './payload.ts'
import { table, text, user } from './table.ts'

/** So many fit a message as a table too. */
const LINES_SHOWN = 15
const CURRENCIES_SHOWN = 12

export function overdueView(report: OverdueReport, words: Words): Payload {
  const title = words.overdue.title(report.count)
  const totals = report.totals.slice(0, CURRENCIES_SHOWN).map(words.money).join(' · ')
  const lines = report.lines.slice(0, LINES_SHOWN)
  const more = report.count - lines.length
  const top = [header(title), ...(totals ? [section(bold(totals))] : [])]
  const bottom = more > 0 ? [context(dotted([words.andMore(more), `${words.overdue.all} ${command('export')}`]))] : []
  return {
    text: totals ? `${title}${words.colon}${totals}` : title,
    blocks: [...top, ...sectionsOf(lines.map((line) => overdueLine(line, words))), ...bottom],
    ...(lines.length > 0 ? { native: [...top, overdueTable(lines, words), ...bottom] } : {}),
  }
}

/** One line of mrkdwn. */
export function overdueLine(line: OverdueLine, words: Words): string {
  return dotted([
    bold(words.money(line.outstanding)),
    words.overdue.late(line.daysOverdue),
    escapeMrkdwn(line.customerName),
    escapeMrkdwn(line.number),
    line.ownerUserId && mention(line.ownerUserId),
  ])
}

function overdueTable(lines: readonly OverdueLine[], words: Words) {
  const { columns } = words.overdue
  const right = 'right' as const
  return table(
    [
      { title: columns.customer, wraps: true },
      { title: columns.invoice },
      { title: columns.open, align: right },
      { title: columns.days, align: right },
      { title: columns.due, align: right },
      { title: columns.owner },
    ],
    lines.map((line) => [
      text(escapePlain(line.customerName)),
      text(escapePlain(line.number)),
      text(words.money(line.outstanding)),
      text(words.number(line.daysOverdue)),
      text(words.day(line.dueDay)),
      line.ownerUserId ? user(line.ownerUserId) : text(words.nobody),
    ]),
  )
}
