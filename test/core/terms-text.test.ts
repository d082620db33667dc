import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../src/core/day.ts'
import { discountDayOf, dueDayOf, partsOf, type Terms } from '../../src/core/terms.ts'
import { parseTerms, readTerms, termsText } from '../../src/core/terms-text.ts'
import { calendarOf } from '../../src/core/working-day.ts'
import { anyTerms } from '../support/terms.ts'

function canonicalOf(text: string): string | readonly string[] | null {
  const read = readTerms(text)
  if (read.kind === 'not-terms' || read.kind === 'impossible') return null
  return read.kind === 'terms' ? termsText(read.terms) : read.readings.map(termsText)
}

test.each([
  ['net 30', 'net 30'],
  ['NET30', 'net 30'],
  ['n30', 'net 30'],
  ['n/30', 'net 30'],
  ['30 days', 'net 30'],
  ['30 days net', 'net 30'],
  ['Payment terms: net 30', 'net 30'],
  ['30天', 'net 30'],
  ['账期60天', 'net 60'],
  ['票到 30 天', 'net 30'],
  ['30日内', 'net 30'],
  ['net 0', 'net 0'],
  ['1 month', '1 month'],
  ['net 2 months', '2 months'],
  ['3个月', '3 months'],
  ['net 30, then eom', '30 days then eom'],
  ['30 days to the end of the month', '30 days then eom'],
  ['30天后月底', '30 days then eom'],
  ['30天到月底', '30 days then eom'],
  ['eom 30', 'eom 30'],
  ['EOM+30', 'eom 30'],
  ['eom + 30 days', 'eom 30'],
  ['end of month, then 30 days', 'eom 30'],
  ['30 days after end of month', 'eom 30'],
  ['30 days from the end of the month', 'eom 30'],
  ['0 days eom', 'eom 0'],
  ['eom', 'eom 0'],
  ['End of month', 'eom 0'],
  ['当月底付款', 'eom 0'],
  ['eom net 30', 'eom 30'],
  ['EOM, n/30', 'eom 30'],
  ['月结30天', 'eom 30'],
  ['月结 60 天', 'eom 60'],
  ['1 month eom', '1 month eom'],
  ['2 months after end of month', '2 months eom'],
  ['次月底', '1 month eom'],
  ['30 days 10th', '30 days 10th'],
  ['30 days then the 1st of next month', '30 days 1st'],
  ['22nd of the following month', '22nd of next month'],
  ['10th prox', '10th of next month'],
  ['次月10日', '10th of next month'],
  ['次月10日付款', '10th of next month'],
  ['次月 10 日前付清', '10th of next month'],
  ['月结次月10日', '10th of next month'],
  ['月结25号', '25th of next month'],
  ['月结25日', '25th of next month'],
  ['pay days 20 and 5', 'pay days 5, 20'],
  ['net 30 pay days 5, 20', 'net 30 pay days 5, 20'],
  ['付款日5日、20日', 'pay days 5, 20'],
  ['due on receipt', 'due on receipt'],
  ['见票即付', 'due on receipt'],
  ['COD', 'cod'],
  ['货到付款', 'cod'],
  ['prepaid', 'in advance'],
  ['预付', 'in advance'],
  ['款到发货', 'in advance'],
  ['weekly', 'weekly'],
  ['周结', 'weekly'],
  ['monthly', 'monthly'],
  ['月结', 'monthly'],
])('%s is %s', (text, canonical) => {
  expect(canonicalOf(text)).toBe(canonical)
})

describe('a cash discount goes with any due rule', () => {
  test.each([
    ['2/10 net 30', '2/10 net 30'],
    ['2%/10, n/30', '2/10 net 30'],
    ['1.5/10 net 45', '1.5/10 net 45'],
    ['2% within 10 days, net 30', '2/10 net 30'],
    ['2% if paid within 10 days, 30 days', '2/10 net 30'],
    ['2% 10 days, net 30', '2/10 net 30'],
    ['2% 10, Net 30', '2/10 net 30'],
    ['2/10 eom net 30', '2/10 eom 30'],
    ['2/10 net 30 then eom', '2/10 30 days then eom'],
    ['1/15 eom 30', '1/15 eom 30'],
    ['2/10 10th of next month', '2/10 10th of next month'],
    ['2/10 net 30 pay days 5, 20', '2/10 net 30 pay days 5, 20'],
    ['1/5 monthly', '1/5 monthly'],
    ['2/10 2 months', '2/10 2 months'],
    ['10天内付款2%折扣，30天', '2/10 net 30'],
    ['月结30天，10天内付款享2%折扣', '2/10 eom 30'],
  ])('%s is %s', (text, canonical) => {
    expect(canonicalOf(text)).toBe(canonical)
  })

  test.each(['0/10 net 30', '2/10'])('%s is none', (text) => {
    expect(readTerms(text)).toEqual({ kind: 'not-terms' })
  })

  test.each([
    ['2/10 net 5', 10],
    ['30/10 net 10', 10],
    ['2/10 cod', 10],
    ['2/7 weekly', 7],
    ['2/10 eom 0', 10],
    ['10天内付款2%折扣，货到付款', 10],
  ])('of %s it is said why it cannot be: it could never be taken', (text, days) => {
    expect(readTerms(text)).toEqual({ kind: 'impossible', why: { kind: 'discount-outlasts', days } })
  })

  test.each([
    ['10%/2 net 30', '10%/2 net 30'],
    ['10% in 2 days, net 30', '10%/2 net 30'],
    ['10.5/2 net 30', '10.5/2 net 30'],
    ['5/2 net 30', '5/2 net 30'],
    ['8/15 net 30', '8/15 net 30'],
    ['6/6 net 30', '6/6 net 30'],
    ['50% 10%/2 net 30, 50% net 60', '50% 10%/2 net 30, 50% net 60'],
  ])('a large one for few days is clear where its per cent is written: %s is %s', (text, canonical) => {
    expect(canonicalOf(text)).toBe(canonical)
  })
})

test.each([
  ['net 30 next working day', 'net 30 next working day'],
  ['net 30, or the next business day', 'net 30 next working day'],
  ['net 30 preceding business day', 'net 30 previous working day'],
  ['2/10 eom 30 following working day', '2/10 eom 30 next working day'],
  ['net 30 工作日顺延', 'net 30 next working day'],
  ['月结30天，遇节假日顺延', 'eom 30 next working day'],
  ['月结30天（遇节假日顺延至下一个工作日）', 'eom 30 next working day'],
  ['30天 遇非工作日提前', 'net 30 previous working day'],
  ['3 instalments monthly next working day', '3 instalments monthly next working day'],
])('a due day may move off a day that is no working day: %s is %s', (text, canonical) => {
  expect(canonicalOf(text)).toBe(canonical)
})

test.each([
  ['30% in advance, 70% net 60', '30% in advance, 70% net 60'],
  ['30% deposit, 70% 60 days', '30% in advance, 70% net 60'],
  ['30% deposit, balance net 60', '30% in advance, 70% net 60'],
  ['30% in advance and 70% on delivery', '30% in advance, 70% cod'],
  ['30% upfront; 60% cod; 10% 12 months', '30% in advance, 60% cod, 10% 12 months'],
  ['33.33% net 30, 33.33% net 60, rest net 90', '33.33% net 30, 33.33% net 60, 33.34% net 90'],
  ['50% 2/10 net 30, 50% pay days 5, 20', '50% 2/10 net 30, 50% pay days 5, 20'],
  ['预付30%，余款60天', '30% in advance, 70% net 60'],
  ['预付30% 余款月结60天', '30% in advance, 70% eom 60'],
  ['30%定金，70%发货前付清', '30% in advance, 70% in advance'],
  ['3 instalments monthly', '3 instalments monthly'],
  ['3 equal monthly installments', '3 instalments monthly'],
  ['4 weekly payments', '4 instalments: net 7; net 14; net 21; net 28'],
  ['2 instalments every 45 days', '2 instalments: net 45; net 90'],
  ['分3期，每月一期', '3 instalments monthly'],
  ['分 3 期，每月付一期', '3 instalments monthly'],
  ['分3期按月付', '3 instalments monthly'],
  ['按月分3期付清', '3 instalments monthly'],
  ['分6个月付清', '6 instalments monthly'],
  ['30/40/30 monthly', '30% 1 month, 40% 2 months, 30% 3 months'],
  ['30/40/30 按月', '30% 1 month, 40% 2 months, 30% 3 months'],
  ['net 30/60/90', '3 instalments: net 30; net 60; net 90'],
  ['30/60/90 days', '3 instalments: net 30; net 60; net 90'],
  ['30/60/90', '3 instalments: net 30; net 60; net 90'],
  ['2 instalments: net 30, net 60', '2 instalments: net 30; net 60'],
])('instalments: %s is %s', (text, canonical) => {
  expect(canonicalOf(text)).toBe(canonical)
})

describe('what can be read two ways is not guessed', () => {
  const cases: [text: string, readings: [string, string]][] = [
    ['30 eom', ['30 days then eom', 'eom 30']],
    ['net 30 eom', ['30 days then eom', 'eom 30']],
    ['30 days end of month', ['30 days then eom', 'eom 30']],
    ['2/10 net 30 eom', ['2/10 30 days then eom', '2/10 eom 30']],
    ['net 30 eom next working day', ['30 days then eom next working day', 'eom 30 next working day']],
    ['30天月底', ['30 days then eom', 'eom 30']],
    ['60天月结', ['eom 60', '60 days then eom']],
    ['月结30', ['eom 30', 'net 30']],
    ['20/30/50', ['3 instalments: net 20; net 30; net 50', '20% 1 month, 30% 2 months, 50% 3 months']],
    ['10/2 net 30', ['10%/2 net 30', '2/10 net 30']],
    ['20/10 eom 30', ['20%/10 eom 30', '10/20 eom 30']],
    ['30% in advance, 70% 30 eom', ['30% in advance, 70% 30 days then eom', '30% in advance, 70% eom 30']],
  ]

  test.each(cases)('%s is %j', (text, readings) => {
    expect(canonicalOf(text)).toEqual(readings)
  })

  test.each(cases)(
    'the readings of %s differ in what falls due when, and each is clear by itself',
    (text, readings) => {
      const read = readTerms(text)
      if (read.kind !== 'ambiguous') throw new Error(`${text} is ${read.kind}`)
      const [some, others] = read.readings.map(datesOf)
      expect(some).not.toEqual(others)
      for (const each of readings) expect(canonicalOf(each)).toBe(each)
    },
  )
})

function datesOf(terms: Terms): unknown[] {
  const calendar = calendarOf('none')
  return Array.from({ length: 31 }, (_, i) => addDays(day('2026-10-01'), i)).map((from) =>
    partsOf(terms).map((part) => [
      part.share / part.of,
      dueDayOf(part.terms, from, calendar),
      discountDayOf(part.terms, { from, dueDay: dueDayOf(part.terms, from, calendar) }),
    ]),
  )
}

test('what was stored before it could be asked about keeps its meaning', () => {
  for (const [stored, now] of [
    ['30 days eom', '30 days then eom'],
    ['eom 30', 'eom 30'],
    ['2/10 net 30', '2/10 net 30'],
  ]) {
    const terms = parseTerms(stored as string)
    expect(terms && termsText(terms)).toBe(now)
  }
})

test.each([
  '',
  '30',
  '15日', // a date
  'net',
  'net thirty',
  '30 Nov',
  '2/10',
  '10/11/12', // a date
  '30/40/30', // shares, but of what falls due when?
  '30% in advance, 70% whenever',
  '3 instalments',
  '3 instalments: net 30, net 60',
  '1 instalments monthly',
  '13 instalments monthly',
  '30 days 32nd',
  'pay days 0, 40',
  'net 1000',
  'next working day',
  'ACME',
])('%s is no terms', (text) => {
  expect(readTerms(text)).toEqual({ kind: 'not-terms' })
})

test.each([
  ['30% in advance', 3_000],
  ['30% in advance, 60% net 60', 9_000],
  ['60% in advance, 50% net 60', 11_000],
  ['预付30%，到货付60%', 9_000],
])('of %s it is said what the parts come to', (text, basisPoints) => {
  expect(readTerms(text)).toEqual({ kind: 'impossible', why: { kind: 'not-whole', basisPoints } })
})

test.each([
  ['50% 30 days, net 60', '50%/30 net 60'],
  ['30% 30, net 60', '30/30 net 60'],
  ['30天付50%，60天', '50%/30 net 60'],
  ['60天，30天内付50%', '50%/30 net 60'],
])('%s is rather a slip for two parts than so large a discount', (text, clear) => {
  const basisPoints = text.startsWith('30% ') ? 3_000 : 5_000
  expect(readTerms(text)).toEqual({ kind: 'impossible', why: { kind: 'part-or-discount', basisPoints, clear } })
  expect(canonicalOf(clear)).toBe(clear)
})

test.each([
  ['50% in 30 days, net 60', '50%/30 net 60'],
  ['50% discount 30 days, net 60', '50%/30 net 60'],
  ['5% 10 days, net 30', '5/10 net 30'],
  ['30天内付款享10%折扣，60天', '10/30 net 60'],
  ['30天10%折扣，60天', '10/30 net 60'],
])('a large discount is one where it is called so: %s is %s', (text, canonical) => {
  expect(canonicalOf(text)).toBe(canonical)
})

test.each([
  ['10/2 net 10', 10, 2, '10%/2 net 10'],
  ['15/10 net 12', 15, 10, '15%/10 net 12'],
  ['50% 10/2 net 10, 50% net 60', 10, 2, '50% 10%/2 net 10, 50% net 60'],
])(
  '%s may be written the other way round, which cannot be, and is asked about all the same',
  (text, percent, days, clear) => {
    const discount = { basisPoints: percent * 100, days }
    expect(readTerms(text)).toEqual({ kind: 'impossible', why: { kind: 'discount-either-way', discount, clear } })
    expect(canonicalOf(clear)).toBe(clear)
    expect(termsText(parseTerms(text) as Terms)).toBe(clear) // stored before it was asked about
  },
)

test.each([
  ['2/10 eom', '2/10 eom 30'],
  ['2/30 end of month', '2/30 eom 60'],
  ['10天内付款2%折扣，当月底付款', '2/10 eom 30'],
])('beside the discount of %s days are missing, as in %s', (text, example) => {
  expect(readTerms(text)).toEqual({ kind: 'impossible', why: { kind: 'no-due-days', example } })
  expect(canonicalOf(example)).toBe(example)
})

test('a line with two doubts has as many readings as there are, and each is clear', () => {
  expect(canonicalOf('10/2 net 30 eom')).toEqual([
    '10%/2 30 days then eom',
    '10%/2 eom 30',
    '2/10 30 days then eom',
    '2/10 eom 30',
  ])
})

test('the canonical form of any terms is ASCII, has one reading, and is read back as the same terms', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      const text = termsText(terms)
      expect(text).toMatch(/^[ -~]+$/)
      expect([text, readTerms(text)]).toEqual([text, { kind: 'terms', terms }])
      expect(parseTerms(text)).toEqual(terms)
    }),
    { numRuns: 2_000 },
  )
})

test('whatever is typed, reading it ends', () => {
  const piece = fc.constantFrom(
    ...'net 30 eom 2/10 % , ; 月结 天 余款 预付 instalments monthly 1/3 + and next working day'.split(' '),
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 300 }),
        fc.array(piece, { maxLength: 40 }).map((p) => p.join(' ')),
      ),
      (text) => {
        const read = readTerms(text)
        if (read.kind === 'terms') expect(parseTerms(termsText(read.terms))).toEqual(read.terms)
      },
    ),
    { numRuns: 3_000 },
  )
})
