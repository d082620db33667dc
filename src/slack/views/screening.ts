/** `/cash screen ACME`: the three steps with what was found, the score with its parts, what is missing, and the first limit by rule. */
import type { KnownBlock } from '@slack/types'
import type { FirstLimit } from '../../core/first-limit.ts'
import {
  type Finding,
  type FindingOf,
  POINT_WEIGHTS,
  POINTS_OF,
  pointsFor,
  SCREENING_POINTS,
  SCREENING_STEPS,
  type Screening,
  type ScreeningPoint,
  type ScreeningResult,
  type ScreeningStep,
  ungradedIn,
} from '../../core/screening.ts'
import type { ScreeningCard } from '../../core/screening-card.ts'
import {
  areOld,
  hasNoEquity,
  type Ratio,
  type RatioLine,
  ratiosOf,
  STATEMENTS_MONTHS_MAX,
} from '../../core/statements.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, asWritten, bold, button, command, context, dotted, mention, section } from './blocks.ts'
import { escapeMrkdwn, escapePlain } from './escape.ts'
import type { Payload } from './payload.ts'
import { table, text } from './table.ts'

const CIRCLES: Readonly<Record<ScreeningResult, string>> = { clear: '🟢', concern: '🟡', failed: '🔴' }
const EVIDENCE_SHOWN = 500

export function screeningView(card: ScreeningCard, words: Words): Payload {
  const { customer, screening } = card
  const name = escapeMrkdwn(customer.name)
  const draw = (form: 'lines' | 'table'): KnownBlock[] => [
    section(
      `${dotted([`${circleOf(screening)} ${bold(name)}`, standingOf(screening, words)])}\n${meaningOf(card, words)}`,
    ),
    ...SCREENING_STEPS.flatMap((step) => {
      const finding = screening.steps[step]
      return finding ? foundBlocks(finding, card, words, form) : [openBlock(step, card, words)]
    }),
    section(scoreLines(screening, words).join('\n')),
    ...limitBlocks(card, words),
  ]
  return {
    text: `${name}${words.colon}${standingOf(screening, words)}`,
    blocks: draw('lines'),
    ...(screening.steps.statements ? { native: draw('table') } : {}),
  }
}

function circleOf({ isThrough, steps }: Screening): string {
  if (isThrough) return '🟢'
  return Object.values(steps).some((finding) => finding?.result === 'failed') ? '🔴' : '⚪'
}

function standingOf({ isThrough }: Screening, words: Words): string {
  return isThrough ? words.screening.through : words.screening.notThrough
}

/** What it means, and, for whoever may not record a step, who does. */
function meaningOf({ customer, screening, mayRecord }: ScreeningCard, words: Words): string {
  const said = words.screening
  if (screening.isThrough) return said.mayBuy
  const meaning = customer.tradedBefore ? said.tradedBefore : said.mayNotBuy
  return mayRecord ? meaning : words.sentences([meaning, said.whoRecords])
}

/** A step that nobody has looked at. */
function openBlock(step: ScreeningStep, card: ScreeningCard, words: Words): KnownBlock {
  const { todo } = words.screening
  return section(`⚪ ${bold(stepTitle(step, words))}\n${todo[step]}`, recordButton(step, card, words))
}

function foundBlocks(finding: Finding, card: ScreeningCard, words: Words, form: 'lines' | 'table'): KnownBlock[] {
  const said = words.screening
  const { step, result, evidence, lookedBy, lookedDay } = finding
  const told = [
    dotted([`${CIRCLES[result]} ${bold(stepTitle(step, words))}`, said.result[result]]),
    ...aboutLines(finding, words),
    ...(finding.step === 'statements' && form === 'lines'
      ? ratiosOf(finding.statements).map((r) => ratioLine(r, words))
      : []),
    ...POINTS_OF[step].map((point) =>
      dotted([pointLine(point, card.screening, words), ratioReason(point, finding, words)]),
    ),
  ]
  return [
    section(told.join('\n'), recordButton(step, card, words)),
    ...(finding.step === 'statements' && form === 'table' ? [ratioTable(finding, words)] : []),
    asWritten(escapePlain(evidence, EVIDENCE_SHOWN)),
    context(said.looked({ who: mention(lookedBy), day: lookedDay })),
  ]
}

/** '1. Public registry': the buttons name a step by its number. */
function stepTitle(step: ScreeningStep, words: Words): string {
  return `${numberOf(step)}. ${words.screening.step[step]}`
}

function numberOf(step: ScreeningStep): number {
  return SCREENING_STEPS.indexOf(step) + 1
}

function recordButton(step: ScreeningStep, { customer, screening, mayRecord }: ScreeningCard, words: Words) {
  if (!mayRecord) return {}
  const { again, record } = words.screening
  const label = (screening.steps[step] ? again : record)(numberOf(step))
  return { accessory: button({ label, action: `screen-step:${step}`, value: `${customer.id}:${step}` }) }
}

/** What of the finding the points do not say. */
function aboutLines(finding: Finding, words: Words): string[] {
  const said = words.screening
  if (finding.step === 'statements') {
    const { yearEnd, currency } = finding.statements
    const isOld = areOld(finding.statements, finding.lookedDay)
    return [said.yearEnd({ day: yearEnd, currency }), ...(isOld ? [said.oldThen(STATEMENTS_MONTHS_MAX)] : [])]
  }
  if (finding.step === 'reputation' || finding.registration === null) return []
  const { kind, number } = finding.registration
  return [said.registered({ what: said.registration[kind], number })]
}

function pointLine(point: ScreeningPoint, { points }: Screening, words: Words): string {
  const said = words.screening
  const grade = points[point]
  if (grade === null) return said.notGraded(said.point[point])
  const counted = { points: pointsFor(point, grade), of: POINT_WEIGHTS[point] }
  return said.graded({ point: said.point[point], grade: said.grade[grade], ...counted })
}

/** Why the ratios together have the grade that they have. */
function ratioReason(point: ScreeningPoint, finding: Finding, words: Words): string | null {
  if (point !== 'key-ratios' || finding.step !== 'statements') return null
  return hasNoEquity(ratiosOf(finding.statements))
    ? words.screening.without['debt-to-equity']
    : words.screening.middleGrade
}

function ratioLine({ ratio, value, before, trend, grade }: RatioLine, words: Words): string {
  const said = words.screening
  return said.ratioLine({
    ratio: said.ratio[ratio],
    value: ratioText(ratio, value, words),
    before: ratioText(ratio, before, words),
    trend: trend && said.trend[trend],
    grade: said.grade[grade],
  })
}

function ratioText(ratio: Ratio, value: number | null, words: Words): string {
  if (value === null) return words.screening.without[ratio]
  return ratio === 'gross-margin' ? `${words.tenths(value * 100)}%` : words.hundredths(value)
}

function ratioTable({ statements }: FindingOf<'statements'>, words: Words) {
  const { columns, ratio: name, trend: trends, grade: grades } = words.screening
  return table(
    [
      { title: columns.ratio },
      { title: columns.value, align: 'right' },
      { title: columns.before, align: 'right' },
      { title: columns.trend },
      { title: columns.grade },
    ],
    ratiosOf(statements).map(({ ratio, value, before, trend, grade }) => [
      text(name[ratio]),
      text(ratioText(ratio, value, words)),
      text(ratioText(ratio, before, words)),
      text(trend ? trends[trend] : '–'),
      text(grades[grade]),
    ]),
  )
}

/** The score, or what is missing to have one. */
function scoreLines(screening: Screening, words: Words): string[] {
  const said = words.screening
  const { steps, points, score } = screening
  const ungraded = ungradedIn(screening).length
  const missing = SCREENING_STEPS.flatMap((step) =>
    steps[step]
      ? POINTS_OF[step].filter((point) => points[point] === null).map((point) => said.missingGrade(said.point[point]))
      : [said.step[step]],
  )
  return [
    score === null ? said.noScore({ ungraded, of: SCREENING_POINTS.length }) : bold(said.score(score)),
    ...(missing.length > 0 ? [said.missing(missing)] : []),
  ]
}

/** The limit there is; or the first one by rule with its arithmetic, and the button that asks for it. */
function limitBlocks(card: ScreeningCard, words: Words): KnownBlock[] {
  const said = words.screening
  const { customer, firstLimit, limit, parentName, screening } = card
  const shared = parentName === null ? [] : [said.sharesLimit(escapeMrkdwn(parentName))]
  if (limit) return [section([said.limitNow(limit), ...shared].join('\n'))]
  if (parentName !== null) return [section(shared.join('\n'))]
  if (!screening.isThrough) return []
  if (firstLimit.kind === 'unknown') return [section(said.noFirstLimit)]
  const { amount } = firstLimit
  const value = `${customer.id}:${amount.minor}:${amount.currency}`
  return [
    section([bold(said.firstLimit(amount)), ...arithmeticLines(firstLimit, words)].join('\n')),
    ...(card.mayAsk ? [actions([button({ label: said.ask, action: 'limit-ask', value, style: 'primary' })])] : []),
    context(card.hasFirewall ? `${said.rule} ${command('policy')}` : `${said.noFirewall} ${command('setup')}`),
  ]
}

function arithmeticLines({ basis }: Extract<FirstLimit, { kind: 'known' }>, words: Words): string[] {
  const said = words.screening
  const { score } = basis
  return [
    said.equityShare({ percent: basis.equityBasisPoints / 100, of: basis.equity, share: basis.equityShare }),
    said.salesShare({ percent: basis.salesBasisPoints / 100, of: basis.sales, share: basis.salesShare }),
    basis.isRed ? said.redScore(score) : said.scored(score),
  ]
}
