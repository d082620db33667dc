import type { Light, StatusReport } from '../core/light.ts'
import { decimalFromMinor, type Money, money } from '../core/money.ts'
import { readStatus } from '../flows/read-status.ts'
import { payloadAsText } from '../slack/views/payload-text.ts'
import { statusView } from '../slack/views/status.ts'
import type { CliCommand } from './cash.ts'

export const status: CliCommand = {
  name: 'status',
  summary: 'the three lights, and what is owed',
  example: 'status --as-of 2012-12-31 --json',
  options: [
    ['--as-of <day>', 'from the facts dated on or before this day'],
    ['--json', 'for machines'],
  ],
  async run(cash, { options }) {
    const { db, workspace, words, day } = await cash.books()
    const asOf = typeof options.asOf === 'string' ? { asOf: day(options.asOf) } : {}
    const report = await readStatus(db, cash.clock, { workspaceId: workspace.id, ...asOf })
    if (options.json) cash.terminal.out(JSON.stringify(asJson(report), null, 2))
    else cash.terminal.out(payloadAsText(statusView(report, words, { canShare: false })))
  },
}

function asJson({ today, baseCurrency, headline, lights, receivables }: StatusReport) {
  return {
    asOf: today,
    baseCurrency,
    headline,
    lights: lights.map((light) => ({ id: light.id, state: light.state, ...figuresOf(light), since: light.since })),
    receivables: receivables.map(({ currency, arMinor, overdueMinor, overdueCount }) => ({
      currency,
      ar: amount(money(arMinor, currency)),
      overdue: { count: overdueCount, ...amount(money(overdueMinor, currency)) },
    })),
  }
}

/** What a light was decided by: its figure against its limit, or why there is none. */
function figuresOf(light: Light) {
  if (light.state === 'grey') return { figure: null, limit: null, reason: light.reason }
  switch (light.id) {
    case 'yellow': {
      const { dsoDays, limitDays, ...more } = light.figures
      return { figure: { days: dsoDays, ...more }, limit: { days: limitDays }, reason: null }
    }
    case 'orange': {
      const { cash, limit, meanOutflow, months } = light.figures
      return {
        figure: { ...amount(cash), meanOutflow: amount(meanOutflow), months },
        limit: amount(limit),
        reason: null,
      }
    }
    case 'red': {
      const months = light.figures.months.map(({ month, operating }) => ({ month, ...amount(operating) }))
      const [first] = light.figures.months
      return { figure: { months }, limit: first ? amount(money(0, first.operating.currency)) : null, reason: null }
    }
  }
}

function amount({ minor, currency }: Money) {
  return { currency, amount: decimalFromMinor(minor, currency), amountMinor: minor }
}
