import { figuresOf } from '../i18n/figures.ts'
import { readOutboxFigures, whyFailed } from '../store/outbox-figures.ts'
import type { Check, Said } from './examine.ts'

const { count } = figuresOf('en')
const MINUTE = 60_000
const WARNING_MS = 5 * MINUTE
const PROBLEM_MS = 60 * MINUTE
const REASONS_SHOWN = 3
const MESSAGES = { one: 'message', other: 'messages' }

/** What should have arrived and has not. */
export const outbox: Check = {
  id: 'outbox',
  of: 'figures',
  async run({ db, companies }, { clock }) {
    const ids = companies.map(({ id }) => id)
    const { waiting, inDoubt, failed, oldestAt } = await readOutboxFigures(db, ids)
    const found: Said[] = []
    const oldestMs = oldestAt === null ? 0 : Math.max(0, clock.now().getTime() - Date.parse(oldestAt))
    const says = `${count(waiting, MESSAGES)} waiting and ${inDoubt} in doubt, the oldest for ${spanOf(oldestMs)}.`
    if (oldestMs <= WARNING_MS) found.push({ state: 'ok', says })
    else
      found.push({
        state: oldestMs <= PROBLEM_MS ? 'warning' : 'problem',
        says,
        remedy:
          'Does npm start run? Then its log says what keeps them, and so do the checks of the token and the channels.',
      })
    if (failed > 0) {
      const reasons = await whyFailed(db, ids, REASONS_SHOWN)
      found.push({
        state: 'problem',
        says: `${count(failed, MESSAGES)} given up: ${reasons.map(({ n, error }) => `${n} × ${error}`).join(', ')}.`,
        remedy: 'Mend what they say, then /cash resend sends them again.',
      })
    }
    return found
  },
}

function spanOf(ms: number): string {
  const minutes = Math.floor(ms / MINUTE)
  if (minutes < 1) return `${Math.floor(ms / 1000)} s`
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
