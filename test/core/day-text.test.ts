import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { addDays, type Day, day, daysBetween } from '../../src/core/day.ts'
import { type DayOptions, parseDay } from '../../src/core/day-text.ts'

/** A Sunday. */
const TODAY = day('2026-11-22')

function read(text: string, options: Partial<DayOptions> = {}): string {
  const reading = parseDay(text, { today: TODAY, ...options })
  if (reading.kind === 'day') return reading.day
  return reading.kind === 'ambiguous' ? reading.readings.join(' | ') : reading.kind
}

describe('a day in numbers', () => {
  test.each([
    ['2026-11-20', '2026-11-20'],
    ['20261120', '2026-11-20'],
    ['2026/11/20', '2026-11-20'],
    ['2026/1/5', '2026-01-05'],
    ['2026年11月20日', '2026-11-20'],
    ['2026 年 11 月 20 号', '2026-11-20'],
    ['２０２６－１１－２０', '2026-11-20'],
    ['2026-11-20 14:30', '2026-11-20'],
    ['2026-11-20T00:00:00.000Z', '2026-11-20'],
    ['20.11.2026', '2026-11-20'],
    ['05.06.2026', '2026-06-05'],
    ['20/11/2026', '2026-11-20'],
    ['11/20/2026', '2026-11-20'],
    ['20-11-2026', '2026-11-20'],
    ['05/05/2026', '2026-05-05'],
    ['20/11/26', '2026-11-20'],
    ['26/11/20', '2026-11-20'],
    ['20/11', '2026-11-20'],
    ['20.11.', '2026-11-20'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each([
    ['05/06/2026', '2026-06-05 | 2026-05-06'],
    ['5-6-2026', '2026-06-05 | 2026-05-06'],
    ['05/06/26', '2026-06-05 | 2026-05-06'],
    ['5/6', '2026-06-05 | 2026-05-06'],
  ])('%s is asked: %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each([
    '2026-02-30',
    '2026-13-01',
    '31/11/2026',
    '20.11',
    '2026',
    '54',
    '2026/11-20',
    '2026-11-20T23:30:00Z',
    '1.2',
  ])('%s is none', (text) => {
    expect(read(text)).toBe('not-a-day')
  })

  test('a known order settles what would be asked, and refuses what it cannot read', () => {
    expect(read('05/06/2026', { order: 'day-first' })).toBe('2026-06-05')
    expect(read('05/06/2026', { order: 'month-first' })).toBe('2026-05-06')
    expect(read('5/6', { order: 'month-first' })).toBe('2026-05-06')
    expect(read('03/01/12', { order: 'year-first' })).toBe('2003-01-12')
    expect(read('11/20/2026', { order: 'day-first' })).toBe('not-a-day')
    expect(read('2026-11-20', { order: 'day-first' })).toBe('2026-11-20')
  })
})

describe('a day in words, on Sunday 2026-11-22', () => {
  test.each([
    ['20 Nov', '2026-11-20'],
    ['Nov 20', '2026-11-20'],
    ['Nov. 20, 2026', '2026-11-20'],
    ['Nov 20 2026', '2026-11-20'],
    ['20 november 2026', '2026-11-20'],
    ['20-Nov-2026', '2026-11-20'],
    ['20th of November', '2026-11-20'],
    ['Fri 20 Nov', '2026-11-20'],
    ['29 Feb', '2024-02-29'],
    ['11月20日', '2026-11-20'],
    ['去年11月5日', '2025-11-05'],
    ['上月5日', '2026-10-05'],
    ['下个月5号', '2026-12-05'],
    ['today', '2026-11-22'],
    ['yesterday', '2026-11-21'],
    ['the day before yesterday', '2026-11-20'],
    ['今天', '2026-11-22'],
    ['昨天', '2026-11-21'],
    ['前天', '2026-11-20'],
    ['last Friday', '2026-11-20'],
    ['friday', '2026-11-20'],
    ['Sunday', '2026-11-22'],
    ['this Monday', '2026-11-16'],
    ['next Friday', '2026-11-27'],
    ['上周五', '2026-11-13'],
    ['上上周五', '2026-11-06'],
    ['下周一', '2026-11-23'],
    ['周五', '2026-11-20'],
    ['星期天', '2026-11-22'],
    ['3 days ago', '2026-11-19'],
    ['in 2 weeks', '2026-12-06'],
    ['a month ago', '2026-10-22'],
    ['3天前', '2026-11-19'],
    ['三天前', '2026-11-19'],
    ['十二天前', '2026-11-10'],
    ['两周后', '2026-12-06'],
    ['3个月前', '2026-08-22'],
    ['end of month', '2026-11-30'],
    ['end of last month', '2026-10-31'],
    ['end of February 2028', '2028-02-29'],
    ['月底', '2026-11-30'],
    ['本月底', '2026-11-30'],
    ['下月底', '2026-12-31'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each([
    '',
    'November',
    'last month',
    'in November',
    '3pm',
    'friday or so',
    '500 yesterday',
    '20 Nov 500',
    '31 Nov',
    'Mon 20 Nov',
    '2 Nov - 5 Nov',
    '-3 days',
    '30 days',
    'ACME',
    'Studio 54',
  ])('%s is none', (text) => {
    expect(read(text)).toBe('not-a-day')
  })

  test('next Friday said on a Wednesday is asked: this week or next', () => {
    expect(read('next Friday', { today: day('2026-11-18') })).toBe('2026-11-20 | 2026-11-27')
    expect(read('下周五', { today: day('2026-11-18') })).toBe('2026-11-27')
  })

  test.each([
    ['5 Jan', 'past', '2026-01-05'],
    ['5 Jan', 'future', '2027-01-05'],
    ['20 Nov', 'future', '2026-11-20'],
    ['1 Dec', 'past', '2026-12-01'],
    ['friday', 'future', '2026-11-27'],
    ['周五', 'future', '2026-11-27'],
    ['29 Feb', 'future', '2028-02-29'],
  ] as const)('%s with the %s preferred is %s', (text, prefer, expected) => {
    expect(read(text, { prefer })).toBe(expected)
  })
})

const days = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays(day('1950-01-01'), n))
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function forms(d: Day): string[] {
  const [year = '', month = '', date = ''] = d.split('-')
  const name = MONTHS[Number(month) - 1]
  return [
    d,
    `${year}${month}${date}`,
    `${date}.${month}.${year}`,
    `${year}年${Number(month)}月${Number(date)}日`,
    `${Number(date)} ${name} ${year}`,
    `${name} ${Number(date)}, ${year}`,
  ]
}

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

test.each([
  ['Pacific/Kiritimati', -14],
  ['Pacific/Pago_Pago', 11],
  ['UTC', 0],
])(
  'every day is read back from each of its forms, and counts from today are right, on a machine in %s',
  (timeZone, hoursBehind) => {
    process.env.TZ = timeZone
    expect(new Date('2026-11-22T12:00:00Z').getTimezoneOffset()).toBe(60 * hoursBehind)
    fc.assert(
      fc.property(days, days, (d, today) => {
        for (const text of forms(d)) expect([text, parseDay(text, { today })]).toEqual([text, { kind: 'day', day: d }])
        expect(parseDay('3 days ago', { today })).toEqual({ kind: 'day', day: addDays(today, -3) })
        expect(parseDay('in 2 weeks', { today })).toEqual({ kind: 'day', day: addDays(today, 14) })
      }),
      { numRuns: 50 },
    )
  },
)

test('a day without a year is at most a month ahead of today, or at most a month behind where the future is preferred', () => {
  fc.assert(
    fc.property(days, days, (d, today) => {
      fc.pre(!d.endsWith('02-29'))
      const text = `${Number(d.slice(8))} ${MONTHS[Number(d.slice(5, 7)) - 1]}`
      const past = parseDay(text, { today })
      const future = parseDay(text, { today, prefer: 'future' })
      if (past.kind !== 'day' || future.kind !== 'day') throw new Error(`${text} was not understood`)
      expect(past.day.slice(5)).toBe(d.slice(5))
      expect(daysBetween(today, past.day)).toBeLessThanOrEqual(31)
      expect(daysBetween(today, past.day)).toBeGreaterThan(31 - 367)
      expect(daysBetween(today, future.day)).toBeGreaterThanOrEqual(-31)
      expect(daysBetween(today, future.day)).toBeLessThan(367 - 31)
    }),
  )
})
