import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addToMonth,
  type Day,
  day,
  dayAt,
  dayEnd,
  dayFrom,
  daysBetween,
  daysInMonth,
  endOfMonth,
  hourAt,
  isDay,
  isTimeZone,
  laterDay,
  type Month,
  monthEnd,
  monthOf,
  monthStart,
  weekday,
} from '../../src/core/day.ts'

const days = fc.integer({ min: 0, max: 90_000 }).map((n): Day => addDays(day('1930-01-01'), n))

test.each([
  ['2026-11-20', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-04-31', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-1-1', false],
  ['1899-12-31', false],
  ['2200-01-01', false],
  ['2026-11-20T00:00', false],
  ['today', false],
])('%s is a calendar day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected)
  if (!expected) expect(() => day(text)).toThrow(text)
})

test('a day that a month does not have is not made from numbers', () => {
  expect(dayFrom(2026, 2, 28)).toBe('2026-02-28')
  expect(dayFrom(2026, 2, 29)).toBeNull()
  expect(dayFrom(2026, 1.5, 1)).toBeNull()
})

describe('counting', () => {
  test.each([
    ['2026-11-20', 30, '2026-12-20'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['1970-01-01', -1, '1969-12-31'],
  ])('%s and %i days is %s', (from, n, to) => {
    expect(addDays(day(from), n)).toBe(to)
    expect(daysBetween(day(from), day(to))).toBe(n)
  })

  test('days on and days between are each other’s inverse', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -3000, max: 3000 }), (from, n) => {
        expect(daysBetween(from, addDays(from, n))).toBe(n)
        expect(addDays(addDays(from, n), -n)).toBe(from)
      }),
    )
  })

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-05-31', 12, '2027-05-31'],
  ])('%s and %i months is %s', (from, n, to) => {
    expect(addMonths(day(from), n)).toBe(to)
  })

  test('months go over the year’s end in both directions', () => {
    expect(addToMonth('2026-11' as Month, 3)).toBe('2027-02')
    expect(addToMonth('2026-02' as Month, -14)).toBe('2024-12')
    fc.assert(
      fc.property(days, fc.integer({ min: -500, max: 500 }), (d, n) => {
        expect(addToMonth(monthOf(d), n)).toBe(monthOf(addMonths(monthStart(monthOf(d)), n)))
      }),
    )
  })

  test('the last day of a month is the day before the next one begins', () => {
    fc.assert(
      fc.property(days, (d) => {
        const month = monthOf(d)
        expect(addDays(monthEnd(month), 1)).toBe(monthStart(addToMonth(month, 1)))
        expect(endOfMonth(d)).toBe(monthEnd(month))
        expect(daysInMonth(month)).toBe(daysBetween(monthStart(month), monthEnd(month)) + 1)
      }),
    )
  })

  test('weekdays go from Monday, 1, to Sunday, 7, also before 1970', () => {
    expect(weekday(day('2026-11-20'))).toBe(5)
    expect(weekday(day('2026-11-22'))).toBe(7)
    expect(weekday(day('1969-12-29'))).toBe(1)
    fc.assert(
      fc.property(days, (d) => {
        expect(weekday(addDays(d, 1))).toBe((weekday(d) % 7) + 1)
      }),
    )
  })

  test('the later of two days is one of them and not before the other', () => {
    expect(laterDay(day('2026-11-20'), day('2026-11-21'))).toBe('2026-11-21')
    expect(laterDay(day('2026-11-21'), day('2026-11-20'))).toBe('2026-11-21')
  })
})

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]

describe('an instant', () => {
  test.each([
    ['2026-11-21T16:30:00Z', 'Asia/Shanghai', '2026-11-22', 0],
    ['2026-11-21T15:59:59Z', 'Asia/Shanghai', '2026-11-21', 23],
    ['2026-11-21T10:00:00Z', 'Pacific/Kiritimati', '2026-11-22', 0],
    ['2026-11-21T10:59:00Z', 'Pacific/Pago_Pago', '2026-11-20', 23],
    ['2026-11-21T18:29:00Z', 'Asia/Kolkata', '2026-11-21', 23],
    ['2026-11-21T18:30:00Z', 'Asia/Kolkata', '2026-11-22', 0],
    // Clocks go forward at 01:00 UTC, and back on 25 October.
    ['2026-03-29T00:59:00Z', 'Europe/Berlin', '2026-03-29', 1],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29', 3],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25', 2],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25', 2],
    ['2026-11-01T05:30:00Z', 'America/New_York', '2026-11-01', 1],
    ['2026-11-01T06:30:00Z', 'America/New_York', '2026-11-01', 1],
    // In Brazil clocks went forward at midnight: that day had no hour 0.
    ['2018-11-04T02:59:00Z', 'America/Sao_Paulo', '2018-11-03', 23],
    ['2018-11-04T03:00:00Z', 'America/Sao_Paulo', '2018-11-04', 1],
  ])('%s lies in %s on %s at hour %i', (iso, zone, expectedDay, hour) => {
    expect(dayAt(new Date(iso), zone)).toBe(expectedDay)
    expect(hourAt(new Date(iso), zone)).toBe(hour)
  })

  const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2037-01-01'), noInvalidDate: true })

  test.each(ZONES)('lies in %s on the day and at the hour that the calendar on the wall there shows', (zone) => {
    const wall = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      dateStyle: 'short',
      timeStyle: 'short',
    })
    fc.assert(
      fc.property(instants, (instant) => {
        const [date, time = ''] = wall.format(instant).split(', ')
        expect([dayAt(instant, zone), hourAt(instant, zone)]).toEqual([date, Number(time.slice(0, 2))])
      }),
    )
  })

  test.each(ZONES)('in %s lies on its day until that day ends', (zone) => {
    fc.assert(
      fc.property(instants, (instant) => {
        const own = dayAt(instant, zone)
        const end = dayEnd(own, zone)
        expect(dayAt(new Date(end.getTime() - 1), zone)).toBe(own)
        expect(dayAt(end, zone) > own).toBe(true)
      }),
    )
  })

  test.each(ZONES)('in %s never lies on an earlier day than an instant before it', (zone) => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 86_400_000 }), (instant, later) => {
        const next = dayAt(new Date(instant.getTime() + later), zone)
        expect(next >= dayAt(instant, zone)).toBe(true)
        // A night on which clocks go forward is short: 24 hours may reach the day after next.
        expect(daysBetween(dayAt(instant, zone), next)).toBeLessThanOrEqual(2)
      }),
    )
  })

  test('has a time zone that the machine knows', () => {
    for (const zone of ZONES) expect([zone, isTimeZone(zone)]).toEqual([zone, true])
    for (const name of ['Mars/Olympus', '', 'Berlin']) expect([name, isTimeZone(name)]).toEqual([name, false])
  })
})
