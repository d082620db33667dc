/** `/cash dso`: how long money is out, three ways, and without what is in dispute. */
import type { DsoLine, DsoReport } from '../../core/dso.ts'
import { money } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, command, context, dotted, section, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'

const CURRENCIES_SHOWN = 10

/** '48.2 days by countback · 51.3 simple · 32.1 at best · 43.4 without disputes'. */
export function dsoLine({ ways, owed }: DsoLine, words: Words): string {
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
    return `${dsoLine(line, words)}\n${dotted(figures)}`
  })
  return {
    text: `${title}${words.colon}${lines[0] ? dsoLine(lines[0], words) : ''}`,
    blocks: [section(bold(title)), ...sectionsOf(told), context(said.explained)],
  }
}
