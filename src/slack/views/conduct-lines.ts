/** How a customer has paid, in a few lines: of its card, and wherever else somebody decides on it. */
import type { Conduct } from '../../core/conduct.ts'
import type { Words } from '../../i18n/en.ts'
import { dotted } from './blocks.ts'
import { dsoLine } from './dso.ts'

const CURRENCIES_SHOWN = 3

export function conductLines(conduct: Conduct, words: Words): string[] {
  const { meanDaysLate, settledCount, onTimeCount, trend, promises, dso } = conduct
  const said = words.conduct
  const means = trend.spans.map((s) => (s.meanDaysLate === null ? '–' : words.tenths(s.meanDaysLate)))
  return [
    meanDaysLate === null ? words.customer.paysUnknown : words.customer.paysLate(meanDaysLate),
    ...(settledCount > 0 ? [said.onTime({ onTime: onTimeCount, settled: settledCount })] : []),
    ...(trend.turn ? [said.trend({ turn: trend.turn, means })] : []),
    ...(promises.kept + promises.broken + promises.open > 0 ? [said.promises(promises)] : []),
    ...dso.slice(0, CURRENCIES_SHOWN).flatMap((line) => {
      const { ways } = line
      if (Object.values(ways).every((days) => days === null)) return []
      return [dotted([`DSO${dso.length > 1 ? ` ${line.currency}` : ''}${words.colon}${dsoLine(line, words)}`])]
    }),
  ]
}
