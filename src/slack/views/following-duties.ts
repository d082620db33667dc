/**
 * What follows from something recorded: the duties planned for it. Of a whole ladder the first steps are told: what happens when nothing
 * helps is not said with every new invoice.
 */
import type { PlannedDuty } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { context } from './blocks.ts'

const STEPS_TOLD = 3

export function followingDuties(duties: readonly PlannedDuty[], words: Words) {
  const planned = duties.slice(0, STEPS_TOLD).map((d) => words.outcome.nextDuty({ rule: d.rule, day: d.dueDay }))
  const told =
    planned.length > 0 ? `${words.outcome.next}${words.colon}${planned.join(' · ')}` : words.outcome.nothingFollows
  return context(told)
}
