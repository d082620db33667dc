import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day, weekday } from '../../src/core/day.ts'
import { addWorkdays, calendarCountries, calendarOf, onOrAfterWorkday } from '../../src/core/working-day.ts'

const china = calendarOf('CN')
const weekdays = calendarOf('none')
const days = fc.integer({ min: 0, max: 8000 }).map((n): Day => addDays(day('2005-01-01'), n))

describe('mainland China', () => {
  test.each([
    ['2026-01-01', false, 'New Year'],
    ['2026-01-02', false, 'a Friday given free'],
    ['2026-01-04', true, 'a make-up Sunday'],
    ['2026-02-14', true, 'a make-up Saturday'],
    ['2026-02-15', false, 'Spring Festival, first day'],
    ['2026-02-23', false, 'Spring Festival, last day'],
    ['2026-02-24', true, 'the Tuesday after'],
    ['2026-09-20', true, 'a make-up Sunday'],
    ['2026-10-01', false, 'National Day'],
    ['2026-10-07', false, 'National Day, last day'],
    ['2026-10-08', true, 'the Thursday after'],
    ['2026-10-10', true, 'a make-up Saturday'],
    ['2026-10-11', false, 'a Sunday'],
    ['2026-11-20', true, 'a Friday'],
    ['2026-11-21', false, 'a Saturday'],
  ])('works on %s: %s (%s)', (text, works) => {
    expect(china.isWorkingDay(day(text))).toBe(works)
  })

  test('has a list for 2026, and for 2027 none is published: that is said, and Monday to Friday are worked', () => {
    expect(china.isKnown(day('2026-12-31'))).toBe(true)
    expect(china.isKnown(day('2027-01-01'))).toBe(false)
    for (let d = day('2027-01-01'); d < '2028-01-01'; d = addDays(d, 1))
      expect([d, china.isWorkingDay(d)]).toEqual([d, weekday(d) <= 5])
  })

  test('has the same working days wherever the machine stands', () => {
    // The zone of a process is fixed when it starts, so each zone has a process of its own.
    const count = `
      import { calendarOf } from ${JSON.stringify(new URL('../../src/core/working-day.ts', import.meta.url).href)}
      import { addDays, day } from ${JSON.stringify(new URL('../../src/core/day.ts', import.meta.url).href)}
      let found = ''
      for (const country of ['CN', 'US', 'AE'])
        for (let d = day('2026-01-01'); d < '2027-01-01'; d = addDays(d, 1)) found += calendarOf(country).isWorkingDay(d) ? 1 : 0
      process.stdout.write(found)`
    const inZone = (TZ: string) =>
      execFileSync(process.execPath, ['--input-type=module-typescript', '-e', count], {
        encoding: 'utf8',
        env: { ...process.env, TZ },
      })
    const here = inZone('UTC')
    expect(here).toHaveLength(3 * 365)
    for (const zone of ['America/New_York', 'Pacific/Kiritimati']) expect([zone, inZone(zone)]).toEqual([zone, here])
  })
})

describe('other calendars', () => {
  test.each([
    ['US', '2026-11-26', false], // Thanksgiving
    ['US', '2026-07-03', false], // Independence Day lies on a Saturday
    ['US', '2026-11-27', true],
    ['DE', '2026-10-01', true],
    ['DE', '2026-12-25', false],
    ['GB', '2026-12-28', false], // for Boxing Day, a Saturday
    ['JP', '2026-09-22', false], // a day between two holidays
    ['HK', '2026-02-17', false],
    ['none', '2026-12-25', true],
    ['none', '2026-12-26', false],
  ])('of %s: works on %s: %s', (country, text, works) => {
    expect(calendarOf(country).isWorkingDay(day(text))).toBe(works)
    expect(calendarOf(country).isKnown(day(text))).toBe(true)
  })

  test('can each be opened by its code, and an unknown code is refused', () => {
    const countries = calendarCountries()
    expect(countries.map((c) => c.code)).toEqual(expect.arrayContaining(['CN', 'DE', 'US']))
    for (const { code } of countries) expect(calendarOf(code).country).toBe(code)
    expect(() => calendarOf('XX')).toThrow('XX')
  })
})

describe('the nth working day', () => {
  test.each([
    ['none', '2026-11-20', 0, '2026-11-20'],
    ['none', '2026-11-20', 3, '2026-11-25'], // Friday: Monday, Tuesday, Wednesday
    ['none', '2026-11-21', 3, '2026-11-25'],
    ['none', '2026-11-21', 0, '2026-11-21'],
    ['CN', '2026-11-20', 3, '2026-11-25'],
    ['CN', '2026-09-29', 3, '2026-10-09'], // 30 September, then the 8th and the 9th of October
    ['CN', '2025-12-31', 1, '2026-01-04'], // a make-up Sunday counts
    ['CN', '2026-02-13', 3, '2026-02-25'], // a make-up Saturday, then after Spring Festival
  ])('of %s after %s, %i on, is %s', (country, from, n, expected) => {
    expect(addWorkdays(day(from), n, calendarOf(country))).toBe(expected)
  })

  test('is a working day with n − 1 working days between, the day itself being day 0', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), fc.constantFrom(china, weekdays), (from, n, calendar) => {
        const at = addWorkdays(from, n, calendar)
        expect(calendar.isWorkingDay(at)).toBe(true)
        let between = 0
        for (let d = addDays(from, 1); d < at; d = addDays(d, 1)) between += calendar.isWorkingDay(d) ? 1 : 0
        expect(between).toBe(n - 1)
      }),
    )
  })
})

test.each([
  ['none', '2026-11-20', '2026-11-20'],
  ['none', '2026-11-21', '2026-11-23'],
  ['CN', '2026-10-01', '2026-10-08'],
  ['CN', '2026-02-14', '2026-02-14'],
])('in %s our own contact on %s is made on %s', (country, from, expected) => {
  expect(onOrAfterWorkday(day(from), calendarOf(country))).toBe(expected)
})
