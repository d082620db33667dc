import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day, endOfMonth, weekday } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import {
  discountDayOf,
  discountOf,
  dueDayOf,
  givesCredit,
  partsOf,
  type SingleTerms,
  sampleDueDays,
  termDaysOf,
} from '../../src/core/terms.ts'
import { type Calendar, calendarOf } from '../../src/core/working-day.ts'
import { anyDay, anySingleTerms, anyTerms, singleTermsOf, termsOf } from '../support/terms.ts'

const plain = calendarOf('none')
const china = calendarOf('CN')

describe('the due day', () => {
  test.each([
    ['net 30', '2026-11-20', '2026-12-20'],
    ['1 month', '2026-01-31', '2026-02-28'],
    ['45 days then eom', '2021-09-13', '2021-10-31'],
    ['eom 45', '2021-09-13', '2021-11-14'],
    ['1 month eom', '2020-06-11', '2020-07-31'],
    ['1 month eom', '2027-01-31', '2027-02-28'],
    ['30 days 10th', '2016-01-14', '2016-03-10'],
    ['30 days 1st', '2024-04-22', '2024-06-01'],
    ['30 days 31st', '2026-12-20', '2027-02-28'],
    ['30 days 29th', '2023-12-20', '2024-02-29'],
    ['10th of next month', '2026-11-30', '2026-12-10'],
    ['pay days 5, 20', '2026-11-05', '2026-11-05'],
    ['pay days 5, 20', '2026-11-06', '2026-11-20'],
    ['pay days 5, 20', '2026-11-21', '2026-12-05'],
    ['pay days 15, 31', '2027-02-16', '2027-02-28'],
    ['net 30 pay days 5, 20', '2026-11-06', '2026-12-20'],
    ['2/10 net 30', '2026-11-20', '2026-12-20'],
    ['2/10 30 days then eom', '2026-11-20', '2026-12-31'],
    ['1/15 eom 30', '2026-11-20', '2026-12-30'],
    ['due on receipt', '2026-11-20', '2026-11-20'],
    ['cod', '2026-11-20', '2026-11-20'],
    ['in advance', '2026-11-20', '2026-11-20'],
    ['weekly', '2026-11-16', '2026-11-22'],
    ['weekly', '2026-11-22', '2026-11-22'],
    ['monthly', '2026-11-01', '2026-11-30'],
  ])('of %s from %s is %s', (text, from, due) => {
    expect(dueDayOf(singleTermsOf(text), day(from), plain)).toBe(due)
  })

  test('is the same for all deliveries of a week, and of a month, that are settled together', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 6 }), (from, n) => {
        const monday = addDays(from, 1 - weekday(from))
        expect(dueDayOf({ kind: 'weekly' }, addDays(monday, n), plain)).toBe(addDays(monday, 6))
        expect(dueDayOf({ kind: 'monthly' }, from, plain)).toBe(endOfMonth(from))
      }),
    )
  })
})

describe('a due day that is no working day', () => {
  test.each([
    // National Day 2026 is from the 1st to the 7th of October; Spring Festival 2026 from 15 to 23 February.
    ['net 30 next working day', '2026-09-01', '2026-10-08'],
    ['net 30 previous working day', '2026-09-01', '2026-09-30'],
    ['net 30 next working day', '2026-01-20', '2026-02-24'],
    ['net 30 previous working day', '2026-01-20', '2026-02-14'], // a make-up Saturday
    ['net 10 next working day', '2026-09-10', '2026-09-20'], // a make-up Sunday: it does not move
    ['net 30 next working day', '2025-09-01', '2025-10-09'],
    ['net 30 previous working day', '2025-01-01', '2025-01-27'],
    ['eom 0 next working day', '2026-10-15', '2026-11-02'],
    ['due on receipt previous working day', '2026-10-03', '2026-10-08'], // never due before the invoice
    ['2/10 net 30 next working day', '2026-09-01', '2026-10-08'],
  ])('of %s from %s in China becomes %s', (text, from, due) => {
    expect(dueDayOf(singleTermsOf(text), day(from), china)).toBe(due)
  })

  test('moves over holidays from last year to next, onto the first working day beyond and no further', () => {
    const [next, previous] = ['next', 'previous'].map((to) => singleTermsOf(`net 30 ${to} working day`))
    for (let from = day('2024-12-02'); from <= '2027-11-30'; from = addDays(from, 1)) {
      const due = addDays(from, 30)
      const [later, earlier] = [next, previous].map((terms) => dueDayOf(terms as SingleTerms, from, china))
      for (let at = due; at < (later as Day); at = addDays(at, 1))
        expect([at, china.isWorkingDay(at)]).toEqual([at, false])
      for (let at = due; at > (earlier as Day); at = addDays(at, -1))
        expect([at, china.isWorkingDay(at)]).toEqual([at, false])
      expect([later, earlier].map((at) => china.isWorkingDay(at as Day))).toEqual([true, true])
    }
  })

  test('in a year whose holidays are not known moves off weekends, and its sample says so', () => {
    const terms = singleTermsOf('net 30 next working day')
    expect(china.isKnown(day('2099-10-01'))).toBe(false)
    expect(dueDayOf(terms, day('2099-09-03'), china)).toBe('2099-10-05')
    expect(sampleDueDays(terms, day('2099-09-03'), china).map((s) => s.isKnown)).toEqual([false, false, false])
    expect(sampleDueDays(termsOf('net 30'), day('2099-09-03'), china).map((s) => s.isKnown)).toEqual([true, true, true])
    expect(sampleDueDays(terms, day('2026-06-03'), china).map((s) => s.isKnown)).toEqual([true, true, true])
  })
})

describe('against a slow and obvious model', () => {
  test('10,000 terms at random fall due, part by part, on the day that is found by walking the calendar', () => {
    fc.assert(
      fc.property(anyTerms, anyDay, fc.constantFrom(plain, china), (terms, from, calendar) => {
        const parts = partsOf(terms).map((part) => part.terms)
        const seen = parts.map((part) => daysOf(part, from, calendar))
        expect(seen).toEqual(parts.map((part) => walkedDays(part, from, calendar)))
        expect(seen.filter(([due]) => (due as Day) < from)).toEqual([])
      }),
      { numRuns: 10_000 },
    )
  })

  test('every day of a leap year, and of the year after, gives the day of the model by every rule', () => {
    const texts = [
      'net 0',
      'net 30',
      'net 366',
      '1 month',
      '12 months',
      '30 days then eom',
      '60 days then eom',
      'eom 0',
      'eom 30',
      'eom 45',
      '0 months eom',
      '1 month eom',
      '2 months eom',
      '30 days 10th',
      '30 days 29th',
      '30 days 31st',
      '31st of next month',
      'pay days 5, 20',
      'pay days 29, 30, 31',
      'net 30 pay days 15, 31',
      'weekly',
      'monthly',
      'due on receipt',
      '2/10 net 30 next working day',
      '1/15 eom 30 previous working day',
    ]
    for (const text of texts) {
      const terms = singleTermsOf(text)
      const all = WALL.filter((d) => d >= '2024-01-01' && d <= '2025-12-31')
      expect(all).toHaveLength(366 + 365)
      const seen = all.map((from) => [from, ...daysOf(terms, from, china)])
      const expected = all.map((from) => [from, ...walkedDays(terms, from, china)])
      expect([text, ...seen]).toEqual([text, ...expected])
    }
  })
})

describe('the cash discount', () => {
  const issuedDay = day('2026-11-20')
  const amount = money(1_000_001, currency('USD'))

  test.each([
    ['2/10 net 30', { day: '2026-11-30', minor: 20_000 }],
    ['2/10 net 30 next working day', { day: '2026-11-30', minor: 20_000 }],
    ['2/10 30 days then eom', { day: '2026-11-30', minor: 20_000 }],
    ['1/15 eom 30', { day: '2026-12-15', minor: 10_000 }], // counted from where the 30 days are
    ['1.5/5 pay days 10, 25', null], // on or after the pay day there is nothing to take
    ['1.5/4 pay days 10, 25', { day: '2026-11-24', minor: 15_000 }],
    ['0.01/10 net 30', { day: '2026-11-30', minor: 100 }],
    ['net 30', null],
    ['50% 2/10 net 30, 50% net 60', null], // each part has its own
  ])('of %s is %j', (text, offer) => {
    const terms = termsOf(text)
    const dueDay = terms.kind === 'instalments' ? issuedDay : dueDayOf(terms, issuedDay, plain)
    expect(discountOf(terms, { issuedDay, dueDay, amount })).toEqual(offer)
  })

  test('is none where it comes to nothing', () => {
    const days = { issuedDay, dueDay: day('2026-12-20') }
    expect(discountOf(termsOf('2/10 net 30'), { ...days, amount: money(24, currency('USD')) })).toBeNull()
    expect(discountOf(termsOf('2/10 net 30'), { ...days, amount: money(25, currency('USD')) })?.minor).toBe(1)
  })

  test.each([
    // National Day 2026 takes 1 to 7 October: what would be due on the 5th is due on 30 September.
    ['2/28 net 30 previous working day', '2026-09-05', ['2026-09-30', '2026-09-29']],
    ['2/28 net 30 next working day', '2026-09-05', ['2026-10-08', '2026-10-03']],
    ['2/10 net 30 previous working day', '2026-09-05', ['2026-09-30', '2026-09-15']],
    // It moves onto the day of the invoice itself: no day is before it.
    ['2/1 net 3 previous working day', '2026-09-30', ['2026-09-30', null]],
  ])('of %s from %s in China ends before the due day that it moved to', (text, from, days) => {
    expect(daysOf(singleTermsOf(text), day(from), china)).toEqual(days)
  })

  test('has its day on or after the invoice and before the day on which all of it is due', () => {
    fc.assert(
      fc.property(anySingleTerms, anyDay, fc.constantFrom(plain, china), (terms, from, calendar) => {
        const [due, discountDay] = daysOf(terms, from, calendar)
        if (!terms.discount) expect(discountDay).toBeNull()
        if (discountDay === null) return
        expect(discountDay >= from).toBe(true)
        expect(discountDay < due).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

test('the samples are the first, the 15th and the last day of the month, with what of each is due and discounted when', () => {
  expect(sampleDueDays(termsOf('1/15 eom 30'), day('2026-11-22'), plain)).toEqual(
    ['2026-11-01', '2026-11-15', '2026-11-30'].map((from) => ({
      from,
      dues: [{ due: '2026-12-30', discountDay: '2026-12-15' }],
      isKnown: true,
    })),
  )
  const [first] = sampleDueDays(termsOf('30% in advance, 70% 2/10 net 60'), day('2026-11-22'), plain)
  expect(first?.dues).toEqual([
    { due: '2026-11-01', discountDay: null },
    { due: '2026-12-31', discountDay: '2026-11-11' },
  ])
})

test('instalments give credit when one of them does, and their days are the mean by shares', () => {
  expect(givesCredit(termsOf('50% in advance, 50% cod'))).toBe(false)
  expect(givesCredit(termsOf('50% in advance, 50% net 10'))).toBe(true)
  expect(termDaysOf(termsOf('30% in advance, 70% net 60'), day('2026-11-20'), plain)).toBe(42)
  expect(termDaysOf(termsOf('net 30/60/90'), day('2026-11-20'), plain)).toBe(60)
  expect(termDaysOf(termsOf('net 30'), day('2026-11-20'), plain)).toBe(30)
})

/** A wall calendar, day after day, by the platform's own clock. */
const WALL = Array.from(
  { length: 48_000 },
  (_, i) => new Date(Date.UTC(1989, 0, 1 + i)).toISOString().slice(0, 10) as Day,
)
const PLACES = new Map(WALL.map((d, i) => [d, i]))

function walk(at: Day, n: number): Day {
  return WALL[(PLACES.get(at) ?? Number.NaN) + n] as Day
}

function step(at: Day, n: 1 | -1 = 1): Day {
  return walk(at, n)
}

function walkUntil(at: Day, isThere: (d: Day) => boolean, n: 1 | -1 = 1): Day {
  let there = at
  while (!isThere(there)) there = step(there, n)
  return there
}

const isLastOfMonth = (d: Day) => step(d).endsWith('-01')
const dateOf = (d: Day) => Number(d.slice(8))
/** On the date, or on the last day of a month that does not have it. */
const isDate = (date: number) => (d: Day) => dateOf(d) === date || (isLastOfMonth(d) && dateOf(d) < date)

/** Into the month that is n after, by the first days of months. */
function monthsOn(from: Day, n: number): Day {
  let there = walkUntil(from, (d) => dateOf(d) === 1, -1)
  for (let i = 0; i < n; i++) there = walkUntil(step(there), (d) => dateOf(d) === 1)
  return there
}

function walked(terms: SingleTerms, from: Day, calendar: Calendar): Day {
  const due = walkedByRule(terms, from)
  if (!terms.shift) return due
  const isWorking = (d: Day) => calendar.isWorkingDay(d)
  if (terms.shift === 'next') return walkUntil(due, isWorking)
  const before = walkUntil(due, isWorking, -1)
  return before < from ? walkUntil(due, isWorking) : before
}

function walkedByRule(terms: SingleTerms, from: Day): Day {
  switch (terms.kind) {
    case 'net':
      return walk(from, terms.days)
    case 'months':
      return walkUntil(monthsOn(from, terms.months), isDate(dateOf(from)))
    case 'net-then-month-end':
      return walkUntil(walk(from, terms.days), isLastOfMonth)
    case 'month-end-then-net':
      return walk(walkUntil(from, isLastOfMonth), terms.days)
    case 'months-after-month-end':
      return walkUntil(monthsOn(from, terms.months), isLastOfMonth)
    case 'net-then-date-of-next-month':
      return walkUntil(monthsOn(walk(from, terms.days), 1), isDate(terms.date))
    case 'pay-days':
      return walkUntil(walk(from, terms.days), (d) => terms.dates.some((date) => isDate(date)(d)))
    case 'weekly':
      return walkUntil(from, (d) => new Date(d).getUTCDay() === 0)
    case 'monthly':
      return walkUntil(from, isLastOfMonth)
    default:
      return from
  }
}

function walkedDiscountDay(terms: SingleTerms, from: Day, calendar: Calendar): Day | null {
  if (!terms.discount) return null
  const begin = terms.kind === 'month-end-then-net' ? walkUntil(from, isLastOfMonth) : from
  const last = walk(begin, terms.discount.days)
  if (last >= walkedByRule(terms, from)) return null
  const due = walked(terms, from, calendar)
  const there = walkUntil(last, (d) => d < due, -1)
  return there < from ? null : there
}

function walkedDays(terms: SingleTerms, from: Day, calendar: Calendar): [due: Day, discountDay: Day | null] {
  return [walked(terms, from, calendar), walkedDiscountDay(terms, from, calendar)]
}

/** When it falls due, and until when its discount may be taken. */
function daysOf(terms: SingleTerms, from: Day, calendar: Calendar): [due: Day, discountDay: Day | null] {
  const dueDay = dueDayOf(terms, from, calendar)
  return [dueDay, discountDayOf(terms, { from, dueDay })]
}
