/** What the gate says: the figure first, then what to do, and the buttons that do it. */
import type { Button } from '@slack/types'
import type { Check } from '../../core/gate.ts'
import { money } from '../../core/money.ts'
import { standingThen } from '../../core/request-card.ts'
import type { Standing } from '../../core/standing.ts'
import type { Words } from '../../i18n/en.ts'
import { button, command, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { exposureLines } from './exposure-lines.ts'
import { limitLine, overdueLine, tierLine } from './standing-lines.ts'
import { holdCause } from './tier-lines.ts'

/** `hasAmount` false: nothing was asked for, only how it stands, or the amount is not what it turns on. */
export function gateSentence(check: Check, words: Words, hasAmount = true): string {
  const { verdict, standing } = check
  const said = words.gate.verdict
  const customer = escapeMrkdwn(standing.customer.name)
  const amount = hasAmount ? check.amount : null
  const about = { customer, amount }
  switch (verdict.kind) {
    case 'not-screened':
      return said['not-screened'](about)
    case 'no-first-limit':
      return said['no-first-limit'](about)
    case 'on-hold': {
      const { hold } = verdict
      const held = hold.customerId === standing.customer.id ? null : escapeMrkdwn(hold.customerName)
      return said['on-hold']({ ...about, held, since: hold.placedDay, what: holdCause(hold, words) })
    }
    case 'cash-in-advance':
      return said['cash-in-advance']({ ...about, since: verdict.since })
    case 'no-rate':
      return said['no-rate']({ ...about, currency: verdict.currency, day: verdict.day })
    case 'already-over':
      return said['already-over']({ customer, over: verdict.over, limit: verdict.limit })
    case 'would-breach':
      return said['would-breach']({ customer, amount: check.amount, over: verdict.over, limit: verdict.limit })
    case 'prepaid':
      return said.prepaid(about)
    case 'no-limit':
      return said['no-limit'](about)
    case 'fits':
      return said.fits({ ...about, headroom: verdict.headroom, limit: verdict.limit })
  }
}

/** What to do when it is stopped; null when it is not. */
export function gateTodo({ verdict, mayScreen }: Pick<Check, 'verdict' | 'mayScreen'>, words: Words): string | null {
  const said = words.gate.todo
  switch (verdict.kind) {
    case 'not-screened':
      return mayScreen ? said['not-screened'] : words.sentences([words.screening.whoRecords, said.prepaid])
    case 'on-hold':
    case 'no-first-limit':
    case 'cash-in-advance':
    case 'already-over':
      return said[verdict.kind]
    case 'no-rate':
      return `${said['no-rate']} ${command(`rate ${verdict.currency} 1.0850`)}`
    case 'would-breach':
      return said['would-breach'](verdict.fits)
    default:
      return null
  }
}

/** How the customer stands: its exposure, its limit, with whom it shares it, what is left of it, its tier and what is overdue. */
export function standingBlocks({ standing }: Check, words: Words) {
  const then = standingThen(standing)
  return sectionsOf([
    ...exposureLines(standing.exposure, words),
    limitLine(then, words),
    ...leftLines(standing, words),
    tierLine(then, words),
    overdueLine(then, words),
  ])
}

function leftLines({ limit, exposure }: Standing, words: Words): string[] {
  if (!limit || limit.amount.minor === 0 || exposure.kind === 'no-rate') return []
  const { minor, currency } = limit.amount
  const left = minor - exposure.total.minor
  const label = left < 0 ? words.exposure.over : words.exposure.headroom
  return [`${label}${words.colon}${words.money(money(Math.abs(left), currency))}`]
}

/** The buttons that open the gate: the screening for who may record it, the release, a limit. */
export function openingButtons({ verdict, standing, needed, mayScreen }: Check, words: Words): Button[] {
  const { button: label } = words.gate
  const limit = () =>
    needed && needed.minor > 0
      ? [
          button({
            label: label.limit,
            action: 'limit-ask',
            value: `${standing.head.id}:${needed.minor}:${needed.currency}`,
          }),
        ]
      : []
  switch (verdict.kind) {
    case 'not-screened':
      return mayScreen ? [button({ label: label.screen, action: 'screen-open', value: standing.customer.id })] : []
    case 'on-hold':
      return [button({ label: label.release, action: 'release-ask', value: standing.customer.id })]
    case 'no-first-limit':
    case 'cash-in-advance':
    case 'already-over':
    case 'would-breach':
    case 'no-limit':
      return limit()
    default:
      return []
  }
}

/** The button of the order form, filled in. Prepaid is offered where credit is not. */
export function orderButtons({ verdict, standing, amount }: Check, words: Words): Button[] {
  const { button: label } = words.gate
  const value = `${standing.customer.id}:${amount.minor}:${amount.currency}`
  const asPrepaid = button({ label: label.prepaid, action: 'order-open', value: `${value}:prepaid` })
  switch (verdict.kind) {
    case 'fits':
    case 'no-limit':
      return [button({ label: label.order, action: 'order-open', value, style: 'primary' })]
    case 'prepaid':
      return [{ ...asPrepaid, style: 'primary' }]
    case 'no-rate':
      return []
    default:
      return [asPrepaid]
  }
}
