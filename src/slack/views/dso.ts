/** `/cash dso`: how long money is out, three ways, and without what is in dispute. */
import { addToMonth, type Day, monthOf } from '../../core/day.ts'
import type { CountbackStep, DsoLine, DsoReport } from '../../core/dso.ts'
import { money } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, command, context, dotted, section, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'

const CURRENCIES_SHOWN = 10
/** Months of a countback; what more there are is told as one sum. */
const STEPS_SHOWN = 5

/** '48.2 days by countback · 51.3 simple · 32.1 at best · 43.4 without disputes'. */
export function dsoLine({ ways, owed }: Pick<DsoLine, 'ways' | 'owed'>, words: Words): string {
  const said = words.dso
  return dotted([
    said.countback(ways.countback),
    said.simple(ways.simple),
    said.bestPossible(ways.bestPossible),
    owed.disputedMinor > 0 && said.undisputed(ways.undisputed),
  ])
}

export function dsoView({ customerName, today, lines, missing }: DsoReport, words: Words): Payload {
  const said = words.dso
  const whose = customerName === null ? said.all : escapeMrkdwn(customerName)
  const title = said.title({ whose, day: today })
  if (missing)
    return {
      text: title,
      blocks: sectionsOf([bold(title), `${said.noRate(missing)} ${command(`rate ${missing.currency} 1.0850`)}`]),
    }
  if (lines.length === 0) return { text: title, blocks: sectionsOf([bold(title), said.noSales]) }
  const told = lines.slice(0, CURRENCIES_SHOWN).map((line) => {
    const { currency, owed } = line
    const figures = [
      said.owed(money(owed.arMinor, currency)),
      said.notOverdue(money(owed.notOverdueMinor, currency)),
      ...(owed.disputedMinor > 0 ? [said.disputed(money(owed.disputedMinor, currency))] : []),
    ]
    return [dsoLine(line, words), dotted(figures), ...basisLines(line, today, words)].join('\n')
  })
  return {
    text: `${title}${words.colon}${lines[0] ? dsoLine(lines[0], words) : ''}`,
    blocks: [
      section(bold(title)),
      ...sectionsOf(told),
      context(words.sentences([said.explained, ...(lines.some(isBestAbove) ? [said.bestAbove] : [])])),
    ],
  }
}

/** The sales and the days that each figure has looked at. */
function basisLines({ currency, basis: { year, steps } }: DsoLine, today: Day, words: Words): string[] {
  const said = words.dso
  const amount = (minor: number) => money(minor, currency)
  const shown = steps.slice(0, STEPS_SHOWN).map(({ salesMinor, takenMinor, monthDays, days }, i) => {
    const month = addToMonth(monthOf(today), -i)
    const [sales, taken] = [amount(salesMinor), amount(takenMinor)]
    return said.step({ month, sales, taken: takenMinor < salesMinor ? taken : null, days, monthDays })
  })
  const rest = steps.slice(STEPS_SHOWN)
  const sum = (of: (step: CountbackStep) => number) => rest.reduce((n, step) => n + of(step), 0)
  const more = { count: rest.length, taken: amount(sum((s) => s.takenMinor)), days: sum((s) => s.days) }
  return [
    ...(steps.length > 0 ? [said.steps(dotted([...shown, rest.length > 0 && said.moreSteps(more)]))] : []),
    said.year({ sales: amount(year.salesMinor), days: year.days }),
  ]
}

function isBestAbove({ ways: { bestPossible, countback } }: DsoLine): boolean {
  return bestPossible !== null && countback !== null && bestPossible > countback
}
