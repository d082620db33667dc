import { figuresOf } from '../i18n/figures.ts'
import { findViolations, INVARIANTS } from '../store/invariants.ts'
import type { Check } from './examine.ts'

const { count } = figuresOf('en')

/** Whether the books say the same thing everywhere. Reads every table: some seconds on large books. */
export const invariants: Check = {
  id: 'invariants',
  of: 'figures',
  async run({ db }) {
    const violations = await findViolations(db)
    const [first] = violations
    if (!first) return [{ state: 'ok', says: `${INVARIANTS.length} of ${INVARIANTS.length} invariants hold.` }]
    const broken = [...new Set(violations.map(({ invariant }) => invariant))]
    return broken.map((invariant) => {
      const own = violations.filter((each) => each.invariant === invariant)
      const shown = own.slice(0, 2).map((v) => `${v.subject}: expected ${v.expected}, found ${v.found}`)
      return {
        state: 'problem',
        says: `${count(own.length, { one: 'row breaks', other: 'rows break' })} “${invariant}”: ${shown.join('; ')}.`,
        remedy: 'Make a backup, keep it, and compare with the last one that was good; this is a fault to report.',
      }
    })
  },
}
