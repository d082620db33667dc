import { figuresOf } from '../i18n/figures.ts'
import type { Check, Said } from './examine.ts'

const { count } = figuresOf('en')

export const migrations: Check = {
  id: 'migrations',
  of: 'database',
  async run({ migrations: { done, pending, unknown } }) {
    const found: Said[] = []
    if (pending.length > 0)
      found.push({
        state: 'problem',
        says: `${count(pending.length, { one: 'migration has', other: 'migrations have' })} not run: ${pending.join(', ')}.`,
        remedy: 'npm start runs them; make a backup first.',
      })
    if (unknown.length > 0)
      found.push({
        state: 'problem',
        says: `${count(unknown.length, { one: 'migration', other: 'migrations' })} of the database this Cashlight does not know: ${unknown.join(', ')}.`,
        remedy: 'A newer Cashlight was here: update this one before it writes.',
      })
    return found.length > 0 ? found : [{ state: 'ok', says: `${done} of ${done} migrations have run.` }]
  },
}
