/** `/cash status` and the daily status: the headline, the three lights, what is owed, the rates used. */
import type { KnownBlock } from '@slack/types'
import { day } from '../../core/day.ts'
import type { StatusReport } from '../../core/light.ts'
import { money } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, button, context, divider, dotted, header, section, sectionsOf } from './blocks.ts'
import { type ChartBlock, lineChart } from './chart.ts'
import { headlineCircle, lightLine } from './light-line.ts'
import type { Payload } from './payload.ts'
import { table, text } from './table.ts'

/** Currencies told one by one; a company with more sees the rest in the export. */
const CURRENCIES_SHOWN = 8

export function statusView(report: StatusReport, words: Words, { canShare }: { canShare: boolean }): Payload {
  const top = [header(statusTitle(report, words)), section(headlineOf(report, words))]
  const lights = lightSections(report, words)
  const bottom: KnownBlock[] = [
    ...ratesContext(report, words),
    ...(canShare
      ? [actions([button({ label: words.status.share, action: 'share-status', value: report.today })])]
      : []),
  ]
  const owed = owedSections(report, words)
  return {
    text: dotted([statusTitle(report, words), headlineOf(report, words)]),
    blocks: [...top, ...lights, divider(), ...owed, ...bottom],
    native: [...top, ...lights, divider(), ...owedTable(report, words), ...dsoChart(report, words), ...bottom],
  }
}

/** '🔴 Red light · 20 Nov 2026'. */
export function statusTitle(report: StatusReport, words: Words): string {
  return `${headlineCircle(report.headline)} ${words.status.title[report.headline]} · ${words.day(report.today)}`
}

/** Grey is told beside whatever else is true, and never left out. */
function headlineOf(report: StatusReport, words: Words): string {
  const grey = report.lights.filter((l) => l.state === 'grey').length
  const isAllGrey = grey === report.lights.length
  const said = words.status.headline[report.headline === 'grey' && !isAllGrey ? 'clear' : report.headline]
  return grey > 0 && !isAllGrey ? words.sentences([said, words.status.someGrey(grey)]) : said
}

/** The three lights, each a section. */
export function lightSections(report: StatusReport, words: Words): KnownBlock[] {
  return report.lights.map((light) => section(lightLine(light, words)))
}

/** Receivables, one line a currency. */
export function owedSections(report: StatusReport, words: Words): KnownBlock[] {
  const lines = report.receivables.slice(0, CURRENCIES_SHOWN).map((r) =>
    words.status.receivable({
      ar: money(r.arMinor, r.currency),
      overdue: money(r.overdueMinor, r.currency),
      count: r.overdueCount,
    }),
  )
  const more = report.receivables.length - lines.length
  if (more > 0) lines.push(words.andMore(more))
  return sectionsOf([bold(words.status.receivables), ...(lines.length > 0 ? lines : [words.status.nothingOwed])])
}

/** The same as a table. */
function owedTable(report: StatusReport, words: Words): KnownBlock[] {
  if (report.receivables.length === 0) return owedSections(report, words)
  const { columns } = words.status
  const headings = [
    { title: columns.currency },
    { title: columns.owed, align: 'right' as const },
    { title: columns.overdue, align: 'right' as const },
    { title: columns.invoices, align: 'right' as const },
  ]
  const rows = report.receivables
    .slice(0, CURRENCIES_SHOWN)
    .map((r) => [
      text(r.currency),
      text(words.money(money(r.arMinor, r.currency))),
      text(words.money(money(r.overdueMinor, r.currency))),
      text(words.number(r.overdueCount)),
    ])
  const more = report.receivables.length - rows.length
  return [
    section(bold(words.status.receivables)),
    table(headings, rows),
    ...(more > 0 ? [context(words.andMore(more))] : []),
  ]
}

function ratesContext(report: StatusReport, words: Words): KnownBlock[] {
  const rates = report.rates.slice(0, CURRENCIES_SHOWN).map((r) => words.status.rate({ ...r, day: day(r.day) }))
  return rates.length > 0 ? [context(words.status.rates(rates.join(' · ')))] : []
}

/** DSO at the month-ends that have one and today, with the limit where the yellow light has one. */
function dsoChart(report: StatusReport, words: Words): ChartBlock[] {
  const { chart } = words.status
  const known = report.dsoHistory.flatMap((p) => (p.days === null ? [] : [{ day: p.day, days: p.days }])).slice(-20)
  const tenths = (n: number) => Math.round(n * 10) / 10
  const yellow = report.lights.find((l) => l.id === 'yellow')
  const series = [{ name: chart.dso, values: known.map((p) => tenths(p.days)) }]
  if (yellow && yellow.state !== 'grey') {
    const limit = tenths(yellow.figures.limitDays)
    series.push({ name: chart.limit, values: known.map(() => limit) })
  }
  const labels = known.map((p) => (p.day === report.today ? chart.today : words.shortMonth(p.day)))
  return lineChart({ title: chart.title, unit: chart.days, labels, series })
}
