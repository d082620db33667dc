import { type Day, dayAt, isTimeZone } from '../core/day.ts'
import { calendarCountries, calendarOf } from '../core/working-day.ts'
import type { Check, Said } from './examine.ts'

/** Lists for the next year come out in autumn; until then nobody can have one. */
const NEXT_YEAR_FROM_MONTH = 11

/** Whether the days off of this year and the next are listed for every company's country. */
export const calendar: Check = {
  id: 'calendar',
  of: 'figures',
  async run({ companies }, { clock }) {
    const found: Said[] = []
    for (const { name, calendar: country, timeZone } of companies) {
      const today = dayAt(clock.now(), isTimeZone(timeZone) ? timeZone : 'UTC')
      found.push(ofCountry(country, name, today))
    }
    return found.length > 0 ? found : [{ state: 'ok', says: '0 companies are set up.' }]
  },
}

function ofCountry(country: string, name: string, today: Day): Said {
  if (country === 'none') return { state: 'ok', says: `0 days off are kept by ${name}: it works Monday to Friday.` }
  if (!calendarCountries().some(({ code }) => code === country))
    return {
      state: 'problem',
      says: `There is no calendar ${country}, which ${name} goes by.`,
      remedy: 'Choose another with /cash setup.',
    }
  const [year, month] = today.split('-').map(Number) as [number, number, number]
  const isListed = (each: number) => calendarOf(country).isKnown(`${each}-07-01` as Day)
  const remedy =
    'Run npm update chinese-days date-holidays: new lists come with them. Until then Monday to Friday is counted.'
  if (!isListed(year))
    return { state: 'problem', says: `The days off of ${year} in ${country} are not listed (${name}).`, remedy }
  if (isListed(year + 1)) return { state: 'ok', says: `${year} and ${year + 1} are listed for ${country} (${name}).` }
  const says = `${year} is listed for ${country}, ${year + 1} is not yet (${name}).`
  return month < NEXT_YEAR_FROM_MONTH ? { state: 'ok', says } : { state: 'warning', says, remedy }
}
