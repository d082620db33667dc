/** One cash light as it is told everywhere: a circle with a word, the figure, the limit, since when; or what is missing. */
import type { GreyReason, Light, LightId, LightState } from '../../core/light.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, command, dotted } from './blocks.ts'
import { escapeMrkdwn, escapePlain } from './escape.ts'

const LIT: Readonly<Record<LightId, string>> = { red: '🔴', orange: '🟠', yellow: '🟡' }

export function circleOf(id: LightId, state: LightState): string {
  if (state === 'lit') return LIT[id]
  return state === 'clear' ? '🟢' : '⚪'
}

/** The circle of a headline. */
export function headlineCircle(headline: LightId | 'clear' | 'grey'): string {
  if (headline === 'clear') return '🟢'
  return headline === 'grey' ? '⚪' : LIT[headline]
}

/** Two to four lines of mrkdwn. */
export function lightLine(light: Light, words: Words): string {
  const { name, about } = words.light
  const title = `${circleOf(light.id, light.state)} ${bold(`${name[light.id]}${words.colon}${about[light.id]}`)}`
  const since = words.light.since({ state: light.state, ...light.since })
  const told = light.state === 'grey' ? [greyLine(light.reason, words)] : figureLines(light, words)
  return [dotted([title, since]), ...told].join('\n')
}

/** Figure, limit and, when it is on, what to do. */
function figureLines(light: Exclude<Light, { state: 'grey' }>, words: Words): string[] {
  const todo = light.state === 'lit' ? [`${words.light.todo[light.id]} ${command(TO_SEE[light.id])}`] : []
  return [...figureAndLimit(light, words), ...todo]
}

const TO_SEE: Readonly<Record<LightId, string>> = { red: 'overdue', orange: 'overdue', yellow: 'ageing' }

function figureAndLimit(light: Exclude<Light, { state: 'grey' }>, words: Words): string[] {
  if (light.id === 'red') {
    const flows = light.figures.months.map((m) => `${words.month(m.month)}${words.colon}${words.money(m.operating)}`)
    return [dotted(flows), words.light.redLimit]
  }
  if (light.id === 'orange') {
    const [first, last] = [light.figures.months[0], light.figures.months.at(-1)]
    const months = first && last ? words.months(first, last) : ''
    return [words.light.orangeFigure(light.figures), words.light.orangeLimit({ ...light.figures, months })]
  }
  const { simpleDays, bestPossibleDays } = light.figures
  const more = dotted([
    simpleDays !== null && words.light.simpleDso(simpleDays),
    bestPossibleDays !== null && words.light.bestPossibleDso(bestPossibleDays),
  ])
  return [dotted([words.light.yellowFigure(light.figures), more]), words.light.yellowLimit(light.figures)]
}

/** Why a light cannot be told, and what to type to mend it. */
function greyLine(reason: GreyReason, words: Words): string {
  const { grey } = words.light
  switch (reason.kind) {
    case 'no-invoices':
      return `${grey['no-invoices']} ${command(words.commands.invoice.example)}`
    case 'history-short':
      return `${grey['history-short'](reason)} ${command('import')}`
    case 'ar-beyond-sales':
      return `${grey['ar-beyond-sales']} ${command('import')}`
    case 'no-rate':
      return `${grey['no-rate'](reason)} ${command(words.commands.rate.example.replace('EUR', reason.currency))}`
    case 'no-balance':
      return `${grey['no-balance']} ${command(words.commands.balance.example)}`
    case 'balance-stale': {
      const account = escapeMrkdwn(reason.accountName)
      const example = `balance "${escapeMrkdwn(escapePlain(reason.accountName).replaceAll('"', ''))}" 412,300`
      return `${grey['balance-stale']({ ...reason, account })} ${command(example)}`
    }
    case 'no-outflow':
      return `${grey['no-outflow']({ months: words.list(reason.months.map(words.month)) })} ${command(words.commands.out.example)}`
    case 'no-movements':
      return `${grey['no-movements']({ months: words.list(reason.months.map(words.month)) })} ${command(words.commands.in.example)}`
  }
}
