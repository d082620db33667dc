import { isDay } from '../../core/day.ts'
import { chaseAnyway as decide } from '../../flows/chase-anyway.ts'
import type { Action } from '../action.ts'
import { chaseOutcomeView } from '../views/freshness.ts'

/** Lets the day's steps go out on old news. The question shows who decided; whatever else came of the press is said to who pressed. */
export const chaseAnyway: Action = {
  id: 'chase-anyway',
  right: 'log-cash-fact',
  async run({ db, clock, by, today, words, isDrawnAgain }, value) {
    const outcome = await decide(db, clock, by, isDay(value) ? value : today)
    return outcome.kind === 'decided' && isDrawnAgain ? null : chaseOutcomeView(outcome, words)
  },
}
