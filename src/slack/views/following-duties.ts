/**
 * What follows from something recorded: the duties planned for it. Of a whole ladder the first steps are told: what happens when nothing
 * helps is not said with every new invoice.
 */
import type { PlannedDuty } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { context } from './blocks.ts'

const STEPS_TOLD = 3

export function followingDuties(duties: readonly PlannedDuty[], words: Words) {
  const told = duties.slice(0, STEPS_TOLD)
  if (told.length === 0) return context(words.outcome.nothingFollows)
  const planned = told.map((d) => words.outcome.nextDuty({ rule: d.rule, day: d.dueDay }))
  const unknown = [...new Set(told.flatMap((d) => (d.isKnown ? [] : d.dueDay.slice(0, 4))))]
  return context(
    [
      `${words.outcome.next}${words.colon}${planned.join(' · ')}`,
      ...(unknown.length > 0 ? [words.outcome.yearsUnknown(unknown)] : []),
    ].join('\n'),
  )
}
