/**
 * Payment terms as people write them, and their canonical form, which is what is stored and what parseTerms reads back.
 *
 * '30 days eom' is 30 days and then the end of that month; 'eom 30' and 月结30天 are the end of the month and then 30 days
 * (what 月结 means between Chinese companies: a month's deliveries are settled together, and paid 30 days later).
 * A bare number is no terms: it may be anything.
 *
 * Example: '2/10, n/30' is 2/10 net 30: 2 % off when paid within 10 days, all of it due after 30.
 */
import type { Terms } from './terms.ts'

const DAYS = '(\\d{1,3})(?: ?(?:days?|d|天|日))'
const NET = `(?:(?:net|n) ?/? ?(\\d{1,3})(?: ?(?:days?|d|天))?|${DAYS}(?: net)?)`
const MONTH_END = '(?:eom|(?:the )?end of (?:the )?month|month[- ]end)'
const ORDINAL = '(\\d{1,2})(?:st|nd|rd|th)'

type Form = [pattern: string, read: (numbers: number[], match: RegExpExecArray) => Terms | null]

const FORMS: Form[] = [
  ['(?:due )?(?:up)?on receipt|(?:due )?immediate(?:ly)?|见票即付|见票付款|即付', () => ({ kind: 'on-receipt' })],
  ['cod|c\\.o\\.d|(?:cash|payment) on delivery|货到付款|货到即付', () => ({ kind: 'on-delivery' })],
  [
    '(?:(?:cash|paid|payment) )?in advance|cia|prepaid|prepay(?:ment)?|预付款?|款到发货|先款后货',
    () => ({ kind: 'in-advance' }),
  ],
  ['weekly(?: settlement)?|周结', () => ({ kind: 'weekly' })],
  ['monthly(?: settlement)?|月结', () => ({ kind: 'monthly' })],
  [`${NET}`, ([days = 0]) => ({ kind: 'net', days })],
  [`(?:净|账期|票到|货到|发票后|开票后)?${DAYS}(?:内|账期)?`, ([days = 0]) => ({ kind: 'net', days })],
  [`${NET},? (?:then )?(?:(?:to )?the )?${MONTH_END}`, ([days = 0]) => ({ kind: 'net-then-month-end', days })],
  [`${DAYS}后?(?:的|到)?月[底末]`, ([days = 0]) => ({ kind: 'net-then-month-end', days })],
  [`(?:net )?${MONTH_END} ?\\+? ?(\\d{1,3})(?: ?days?)?`, ([days = 0]) => ({ kind: 'month-end-then-net', days })],
  [`(?:net )?${NET} (?:after|from) ${MONTH_END}`, ([days = 0]) => ({ kind: 'month-end-then-net', days })],
  [`月(?:结|底|末)后?\\+?${DAYS}`, ([days = 0]) => ({ kind: 'month-end-then-net', days })],
  [
    `(\\d{1,2}) ?months?,? (?:after |from )?${MONTH_END}`,
    ([months = 0]) => ({ kind: 'months-after-month-end', months }),
  ],
  ['次月[底末]', () => ({ kind: 'months-after-month-end', months: 1 })],
  [
    `${NET},? (?:then )?(?:the )?${ORDINAL}(?: of (?:the )?(?:next|following) month)?`,
    ([days = 0, date = 0]) => nextMonth(days, date),
  ],
  [`(?:the )?${ORDINAL} of (?:the )?(?:next|following) month|次月(\\d{1,2})[日号]`, ([date = 0]) => nextMonth(0, date)],
  [
    `(?:${NET},? )?(?:pay ?days?|付款日) ?:? ?(\\d{1,2}(?:[日号]?(?: ?, ?| ?、 ?| ?& ?| and |和| )\\d{1,2})*)[日号]?`,
    (_, match) => {
      const [dates = '', days = '0'] = match.slice(1).filter(Boolean).reverse()
      return payDays(Number(days), dates.match(/\d+/g) ?? [])
    },
  ],
  [
    `(\\d{1,2}(?:\\.\\d{1,2})?) ?%? ?/ ?(\\d{1,3}),? ?(?:net|n) ?/? ?(\\d{1,3})(?: ?days?)?`,
    ([percent = 0, discountDays = 0, days = 0]) => {
      const basisPoints = Math.round(percent * 100)
      return basisPoints > 0 && discountDays < days ? { kind: 'discount', basisPoints, discountDays, days } : null
    },
  ],
]

const PATTERNS = FORMS.map(([pattern, read]) => ({ pattern: new RegExp(`^(?:${pattern})$`), read }))

/** The terms that a text names, in full; null when it names none. */
export function parseTerms(text: string): Terms | null {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:(?:payment )?terms|付款条件|付款方式)[: ]+|[.,;]$/g, '')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
  for (const { pattern, read } of PATTERNS) {
    const match = pattern.exec(plain)
    if (match) return read(match.slice(1).filter(Boolean).map(Number), match)
  }
  return null
}

/** The canonical form, in ASCII: what is stored. */
export function termsText(terms: Terms): string {
  switch (terms.kind) {
    case 'net':
      return `net ${terms.days}`
    case 'net-then-month-end':
      return `${terms.days} days eom`
    case 'month-end-then-net':
      return `eom ${terms.days}`
    case 'months-after-month-end':
      return `${terms.months} ${terms.months === 1 ? 'month' : 'months'} eom`
    case 'net-then-date-of-next-month':
      return terms.days === 0 ? `${ordinal(terms.date)} of next month` : `${terms.days} days ${ordinal(terms.date)}`
    case 'pay-days':
      return `${terms.days === 0 ? '' : `net ${terms.days} `}pay days ${terms.dates.join(', ')}`
    case 'discount':
      return `${terms.basisPoints / 100}/${terms.discountDays} net ${terms.days}`
    case 'on-receipt':
      return 'due on receipt'
    case 'on-delivery':
      return 'cod'
    case 'in-advance':
      return 'in advance'
    case 'weekly':
    case 'monthly':
      return terms.kind
  }
}

function nextMonth(days: number, date: number): Terms | null {
  return isDate(date) ? { kind: 'net-then-date-of-next-month', days, date } : null
}

function payDays(days: number, written: readonly string[]): Terms | null {
  const dates = [...new Set(written.map(Number))].sort((a, b) => a - b)
  return dates.every(isDate) ? { kind: 'pay-days', days, dates } : null
}

function isDate(n: number): boolean {
  return n >= 1 && n <= 31
}

function ordinal(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}
