/** How a customer stands with us, in lines: what an approver weighs, and what was weighed when it was decided. */
import { netAtRisk, type StandingThen } from '../../core/request-card.ts'
import { SCREENING_POINTS } from '../../core/screening.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, namesOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { exposureLines } from './exposure-lines.ts'
import { holdCause } from './tier-lines.ts'

/** `headroom`: what a limit leaves, said behind the exposure. */
export function standingLines(standing: StandingThen, words: Words, headroom: readonly string[] = []): string[] {
  const said = words.approval
  const { holds, behaviour } = standing
  const atRisk = netAtRisk(standing)
  return [
    ...holdLines(holds, words),
    limitLine(standing, words),
    ...exposureLines(standing.exposure, words),
    ...headroom,
    ...(atRisk ? [labelled(said.netAtRisk, said.notInsured(atRisk), words)] : []),
    tierLine(standing, words),
    labelled(said.score, scoreText(standing, words), words),
    labelled(
      said.behaviour,
      behaviour.meanDaysLate === null
        ? said.behaviourUnknown
        : said.late({ days: behaviour.meanDaysLate, onTime: behaviour.onTimeCount, settled: behaviour.settledCount }),
      words,
    ),
    overdueLine(standing, words),
  ]
}

/** Of a group, so many, and of more than one so much of each name and of what was seen, that the card stays within Slack's 12,000. */
const HOLDS_SHOWN = 8
const OF_SEVERAL_SHOWN = 40

function holdLines(holds: StandingThen['holds'], words: Words): string[] {
  const max = holds.length > 1 ? OF_SEVERAL_SHOWN : undefined
  const lines = holds.slice(0, HOLDS_SHOWN).map((hold) => {
    const { customerName, placedDay: since } = hold
    const customer = escapeMrkdwn(customerName, max)
    return words.approval.onHold({ customer, since, what: holdCause(hold, words, max) })
  })
  const more = holds.length - HOLDS_SHOWN
  return [...lines, ...(more > 0 ? [words.andMore(more)] : [])].map(bold)
}

/** 'Limit of USD 20,000.00 since 3 Mar 2026', as a line of its own. */
export function limitLine(standing: Pick<StandingThen, 'limit' | 'sharedWith'>, words: Words): string {
  return words.approval.limitLine(limitText(standing, words))
}

export function tierLine(standing: Pick<StandingThen, 'tier' | 'behaviour' | 'score'>, words: Words): string {
  return labelled(words.approval.tier, tierText(standing, words), words)
}

export function overdueLine({ overdue }: Pick<StandingThen, 'overdue'>, words: Words): string {
  const said = words.approval
  const text =
    overdue.count === 0
      ? said.nothingOverdue
      : said.overdueOf({ ...overdue, amounts: overdue.amounts.map(words.money).join(' · ') })
  return labelled(said.overdue, text, words)
}

/** 'limit of USD 20,000.00 since 3 Mar 2026', 'no limit approved yet'. */
export function limitText({ limit, sharedWith }: Pick<StandingThen, 'limit' | 'sharedWith'>, words: Words): string {
  const said = words.approval
  const text = limit ? said.limitOf({ amount: limit.amount, since: limit.day }) : said.noLimit
  if (sharedWith.length === 0) return text
  return [text, said.sharedWith(namesOf(sharedWith, words))].join(words.comma)
}

/** Without a tier, why there is none. */
function tierText(
  { tier, behaviour, score }: Pick<StandingThen, 'tier' | 'behaviour' | 'score'>,
  words: Words,
): string {
  if (tier) return words.tier.since({ tier: tier.tier, day: tier.since })
  const isAnythingKnown = behaviour.meanDaysLate !== null || score !== null
  return isAnythingKnown ? words.approval.noTier.notFound : words.approval.noTier.nothingKnown
}

function scoreText({ score, ungraded, isScreened, tradedBefore }: StandingThen, words: Words): string {
  const said = words.approval
  if (isScreened)
    return score === null ? said.notGraded({ ungraded, of: SCREENING_POINTS.length }) : said.scoreOf(score)
  const known = score === null ? said.noScore : said.scoreOf(score)
  return [known, tradedBefore ? said.tradedBefore : said.notScreened].join(words.comma)
}

function labelled(label: string, value: string, words: Words): string {
  return `${label}${words.colon}${value}`
}
