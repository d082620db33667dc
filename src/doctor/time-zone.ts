import { dayAt, hourAt, isTimeZone } from '../core/day.ts'
import type { Check } from './examine.ts'

export const timeZone: Check = {
  id: 'time-zone',
  of: 'figures',
  async run({ companies }, { clock }) {
    const now = clock.now()
    if (companies.length === 0) return [{ state: 'ok', says: '0 companies are set up.' }]
    return companies.map(({ name, timeZone: zone }) =>
      isTimeZone(zone)
        ? { state: 'ok', says: `${dayAt(now, zone)}, ${hourAt(now, zone)} h, is what ${name} has now in ${zone}.` }
        : {
            state: 'problem',
            says: `The time zone ${zone} of ${name} is not known here.`,
            remedy: 'Choose another with /cash setup, or update Node.',
          },
    )
  },
}
