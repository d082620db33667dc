/** `/cash audit ACME 2026-03-01`: limit, exposure, tier, score and screening of a customer as they stood on a day. */
import { standingThen } from '../../core/request-card.ts'
import { SCREENING_STEPS, type ScreeningStep } from '../../core/screening.ts'
import type { Standing } from '../../core/standing.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, context, mention, section, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { standingLines } from './standing-lines.ts'

export function auditView(standing: Standing, words: Words): Payload {
  const said = words.approval.audit
  const { customer, day, limit } = standing
  const title = said.title({ customer: escapeMrkdwn(customer.name), day })
  const given = limit ? [said.givenBy({ who: mention(limit.approvedBy), day: limit.day })] : []
  return {
    text: title,
    blocks: [
      section(bold(title)),
      ...sectionsOf([...standingLines(standingThen(standing), words), ...given]),
      context(said.findings),
      ...sectionsOf(SCREENING_STEPS.map((step) => findingLine(step, standing, words))),
      context(said.fromFacts),
    ],
  }
}

function findingLine(step: ScreeningStep, { screening }: Standing, words: Words): string {
  const finding = screening.steps[step]
  const name = words.screening.step[step]
  if (!finding) return words.approval.audit.noFinding(name)
  const { result, lookedDay: day, lookedBy } = finding
  return words.approval.audit.finding({
    step: name,
    result: words.screening.result[result],
    day,
    who: mention(lookedBy),
  })
}
