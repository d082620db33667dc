/** What follows from something recorded: the duties planned for it. */
import type { PlannedDuty } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { context } from './blocks.ts'

export function followingDuties(duties: readonly PlannedDuty[], words: Words) {
  const planned = duties.map((d) => words.outcome.nextDuty({ rule: d.rule, day: d.dueDay }))
  const told =
    planned.length > 0 ? `${words.outcome.next}${words.colon}${planned.join(' · ')}` : words.outcome.nothingFollows
  return context(told)
}
