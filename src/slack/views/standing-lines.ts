/** How a customer stands with us, in lines: what an approver weighs, and what was weighed when it was decided. */
import { netAtRisk, type StandingThen } from '../../core/request-card.ts'
import type { Words } from '../../i18n/en.ts'
import { bold } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { exposureLines } from './exposure-lines.ts'
import { holdCause } from './tier-lines.ts'

const NAMES_SHOWN = 5

/** `headroom`: what a limit leaves, said behind the exposure. */
export function standingLines(standing: StandingThen, words: Words, headroom: readonly string[] = []): string[] {
  const said = words.approval
  const { hold, behaviour, overdue } = standing
  const atRisk = netAtRisk(standing)
  return [
    ...(hold
      ? [
          bold(
            said.onHold({
              customer: escapeMrkdwn(hold.customerName),
              since: hold.placedDay,
              what: holdCause(hold, words),
            }),
          ),
        ]
      : []),
    labelled(said.limitNow, limitText(standing, words), words),
    ...exposureLines(standing.exposure, words),
    ...headroom,
    ...(atRisk ? [labelled(said.netAtRisk, said.notInsured(atRisk), words)] : []),
    labelled(said.tier, tierText(standing, words), words),
    labelled(said.score, scoreText(standing, words), words),
    labelled(
      said.behaviour,
      behaviour.meanDaysLate === null
        ? said.behaviourUnknown
        : said.late({ days: behaviour.meanDaysLate, onTime: behaviour.onTimeCount, settled: behaviour.settledCount }),
      words,
    ),
    labelled(
      said.overdue,
      overdue.count === 0
        ? said.nothingOverdue
        : said.overdueOf({ ...overdue, amounts: overdue.amounts.map(words.money).join(' · ') }),
      words,
    ),
  ]
}

/** 'USD 20,000.00 since 3 Mar 2026', 'none set'. */
export function limitText({ limit, sharedWith }: Pick<StandingThen, 'limit' | 'sharedWith'>, words: Words): string {
  const said = words.approval
  const text = limit ? said.limitOf({ amount: limit.amount, since: limit.day }) : said.noLimit
  if (sharedWith.length === 0) return text
  const names = sharedWith.slice(0, NAMES_SHOWN).map((name) => escapeMrkdwn(name))
  const more = sharedWith.length - names.length
  return `${text}, ${said.sharedWith([...names, ...(more > 0 ? [words.andMore(more)] : [])].join(', '))}`
}

function tierText({ tier }: StandingThen, words: Words): string {
  return tier ? words.tier.since({ tier: tier.tier, day: tier.since }) : words.approval.noTier
}

function scoreText({ score, isScreened, tradedBefore }: StandingThen, words: Words): string {
  const said = words.approval
  const known = score === null ? said.noScore : said.scoreOf(score)
  return isScreened ? known : `${known}, ${tradedBefore ? said.tradedBefore : said.notScreened}`
}

function labelled(label: string, value: string, words: Words): string {
  return `${label}${words.colon}${value}`
}
