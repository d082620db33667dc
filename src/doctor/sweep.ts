import { readSweeps } from '../flows/read-sweeps.ts'
import { figuresOf } from '../i18n/figures.ts'
import type { Check, Said } from './examine.ts'

const { count } = figuresOf('en')
const MINUTE = 60_000
/** The sweep comes in the first minute of the posting hour, and takes some seconds. */
const WARNING_MS = 5 * MINUTE
const PROBLEM_MS = 60 * MINUTE

/** Whether each company's morning sweep has run when it should have. */
export const sweep: Check = {
  id: 'sweep',
  of: 'figures',
  async run({ db, companies }, { clock }) {
    const found: Said[] = []
    for (const company of companies) {
      const { id, name, channels } = company
      if (!channels.receivables) {
        found.push({
          state: 'problem',
          says: `0 channels for receivables: nothing can be said for ${name}.`,
          remedy: 'Choose one with /cash setup.',
        })
        continue
      }
      const [state] = await readSweeps(db, clock, [id])
      if (!state) continue
      const last = state.lastSweptDay ?? 'never'
      const says = `${count(state.dueCount, { one: 'duty', other: 'duties' })} due and not said; last swept: ${last} (${name}).`
      if (state.lagMs <= WARNING_MS) found.push({ state: 'ok', says })
      else
        found.push({
          state: state.lagMs <= PROBLEM_MS ? 'warning' : 'problem',
          says: `${Math.floor(state.lagMs / MINUTE)} min late; ${says}`,
          remedy: 'Does npm start run? Its log says why a sweep fails; what was missed is caught up by the next one.',
        })
    }
    return found.length > 0 ? found : [{ state: 'ok', says: '0 companies are set up.' }]
  },
}
