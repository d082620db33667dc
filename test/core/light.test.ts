import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Books } from '../../src/core/books.ts'
import { addDays, type Day, day } from '../../src/core/day.ts'
import { dsoHistory, headlineOf, type Light, type LightId, lightsOn } from '../../src/core/light.ts'
import { booksOf, type DayFacts } from '../support/books.ts'

const TODAY = day('2026-11-20')

function lightOf<Id extends LightId>(id: Id, books: Books, today: Day = TODAY): Light<Id> {
  return lightsOn(books, today).find((l) => l.id === id) as Light<Id>
}

/** Of a light: its state, and when it is grey the reason. */
function shown(light: Light): string {
  return light.state === 'grey' ? `grey ${light.reason.kind}` : light.state
}

describe('red', () => {
  /** Operating flow by month, the months from 2026-08 on. */
  const flows = (...months: (number | null)[]): DayFacts[] =>
    months.flatMap((flow, i) => {
      if (flow === null) return []
      const sums = flow >= 0 ? { operatingInMinor: flow, operatingOutMinor: 0 } : { operatingOutMinor: -flow }
      return [{ day: `2026-${String(8 + i).padStart(2, '0')}-15`, operatingInMinor: 1, ...sums }]
    })

  test.each([
    ['both of the last two completed months were negative', flows(0, -2, -2), 'lit'],
    ['the last month was not', flows(-5, -5, 3), 'clear'],
    ['the month before was not', flows(-5, 3, -5), 'clear'],
    [
      'a month came out at nothing: that is not negative',
      [...flows(-5, -5), { day: '2026-10-15', operatingInMinor: 5, operatingOutMinor: 5 }],
      'clear',
    ],
    ['the running month is negative: it has not ended', flows(-5, 3, 3, -900), 'clear'],
    ['the last month has no movement', flows(-5, -5, null), 'grey no-movements'],
    ['the month before has none', flows(-5, null, -5), 'grey no-movements'],
    ['nothing is known', [], 'grey no-movements'],
  ])('when %s', (_, days, expected) => {
    expect(shown(lightOf('red', booksOf({ days })))).toBe(expected)
  })

  test('is not hidden by a loan or a recourse factoring advance, which is financing', () => {
    const days = [
      ...flows(0, -2, -2),
      { day: '2026-09-20', otherInMinor: 50_000 },
      { day: '2026-10-20', otherInMinor: 50_000 },
    ]
    expect(lightOf('red', booksOf({ days }))).toMatchObject({
      state: 'lit',
      figures: {
        months: [
          { month: '2026-09', operating: { minor: -1, currency: 'USD' } },
          { month: '2026-10', operating: { minor: -1, currency: 'USD' } },
        ],
      },
    })
  })

  test('counts customers’ payments where they are the cash, and not where bank movements are logged instead', () => {
    const days = [...flows(0, -5, -5), { day: '2026-10-05', receivedMinor: 100 }]
    expect(lightOf('red', booksOf({ days })).state).toBe('clear')
    expect(lightOf('red', booksOf({ days, paymentsAreCash: false })).state).toBe('lit')
  })

  test('names the months it misses, and a rate it misses', () => {
    expect(lightOf('red', booksOf({ days: flows(1, null, 1) }))).toMatchObject({ reason: { months: ['2026-09'] } })
    const euros = flows(1, 1, 1).map((d) => ({ ...d, currency: 'EUR' }))
    expect(lightOf('red', booksOf({ days: euros }))).toMatchObject({
      state: 'grey',
      reason: { kind: 'no-rate', currency: 'EUR' },
    })
  })
})

describe('orange', () => {
  /** 300 spent in the last three completed months: a mean of 100, and a limit of 150. */
  const spent: DayFacts[] = [
    { day: '2026-08-15', operatingOutMinor: 100 },
    { day: '2026-09-15', operatingOutMinor: 50, otherOutMinor: 70 },
    { day: '2026-10-15', operatingOutMinor: 80 },
  ]
  const balance = (minor: number, more: object = {}) => ({ account: 'ICBC', day: '2026-11-18', minor, ...more })
  const orange = (books: Parameters<typeof booksOf>[0]) => lightOf('orange', booksOf(books))

  test.each([
    [151, 'clear'],
    [150, 'clear'], // exactly at the limit
    [149, 'lit'],
    [-20, 'lit'],
  ])('with cash of %i and a mean outflow of 100 is %s', (minor, state) => {
    expect(orange({ days: spent, balances: [balance(minor)] })).toMatchObject({
      state,
      figures: {
        cash: { minor },
        meanOutflow: { minor: 100 },
        limit: { minor: 150 },
        months: ['2026-08', '2026-09', '2026-10'],
      },
    })
  })

  test('compares without a fraction: spending of 299 makes a limit of 149.5', () => {
    const days = [...spent.slice(0, 2), { day: '2026-10-15', operatingOutMinor: 79 }]
    expect(orange({ days, balances: [balance(149)] }).state).toBe('lit')
    expect(orange({ days, balances: [balance(150)] }).state).toBe('clear')
  })

  test('counts neither restricted cash nor what was spent in the running month', () => {
    const running = { day: '2026-11-10', operatingOutMinor: 10_000 }
    const deposit = balance(5000, { account: 'Deposit', restricted: true })
    expect(orange({ days: [...spent, running], balances: [balance(150)] }).state).toBe('clear')
    expect(orange({ days: spent, balances: [balance(149), deposit] }).state).toBe('lit')
    expect(shown(orange({ days: spent, balances: [deposit] }))).toBe('grey no-balance')
  })

  test.each([
    ['there is no balance', spent, [], 'grey no-balance'],
    ['the balance is ten days old', spent, [balance(500, { day: '2026-11-10' })], 'clear'],
    ['the balance is eleven days old', spent, [balance(500, { day: '2026-11-09' })], 'grey balance-stale'],
    [
      'one of two balances is old',
      spent,
      [balance(500), { ...balance(9), account: 'BOC', day: '2026-11-01' }],
      'grey balance-stale',
    ],
    ['a month has no outflow', spent.slice(1), [balance(500)], 'grey no-outflow'],
    ['a balance is in a currency without a rate', spent, [balance(500, { currency: 'EUR' })], 'grey no-rate'],
    [
      'spending is in a currency without a rate',
      [...spent, { day: '2026-10-01', currency: 'EUR', otherOutMinor: 1 }],
      [balance(500)],
      'grey no-rate',
    ],
  ])('when %s', (_, days, balances, expected) => {
    expect(shown(orange({ days, balances }))).toBe(expected)
  })

  test('names the account that is stale and the months without outflow', () => {
    expect(orange({ days: spent, balances: [balance(500, { day: '2026-11-01' })] })).toMatchObject({
      reason: { kind: 'balance-stale', accountName: 'ICBC', day: '2026-11-01', staleAfterDays: 10 },
    })
    expect(orange({ days: spent.slice(1), balances: [balance(500)] })).toMatchObject({
      reason: { months: ['2026-08'] },
    })
  })
})

describe('yellow', () => {
  /** Months of sales with the AR at their end: what is not owed any more was received on the last day. */
  function history(months: readonly { month: string; last: number; sales: number; ar: number }[]): DayFacts[] {
    let ar = 0
    return months.map(({ month, last, sales, ar: arAtEnd }) => {
      const receivedMinor = ar + sales - arAtEnd
      ar = arAtEnd
      return { day: `${month}-${String(last).padStart(2, '0')}`, invoicedMinor: sales, receivedMinor }
    })
  }
  /** Three months in which exactly one, of 30, 31 and 29 days, is owed at the end: a mean of 30 days, and a limit of 36. */
  const even = history([
    { month: '2024-02', last: 29, sales: 2900, ar: 2900 },
    { month: '2024-03', last: 31, sales: 3100, ar: 3100 },
    { month: '2024-04', last: 30, sales: 3000, ar: 3000 },
  ])
  /** On 6 May, 600 are sold in 6 days; AR of 600 + 3000 is 6 + 30 days: exactly the limit. */
  const may = (sales: number) => [...even, { day: '2024-05-06', invoicedMinor: sales }]
  const on = day('2024-05-06')

  test.each([
    ['exactly at the limit, 36 days, is clear', 0, 'clear'],
    ['with an invoice paid it is clear', -1, 'clear'],
    ['above the limit is lit', 31, 'lit'],
  ])('%s', (_, more, state) => {
    // What is owed grows by an older receipt that was taken back: the sales stay.
    const days = [...may(600), ...(more === 0 ? [] : [{ day: '2024-05-05', receivedMinor: -more }])]
    const light = lightOf('yellow', booksOf({ days }), on)
    expect(light).toMatchObject({ state, figures: { meanDays: 30, monthEnds: 3 } })
    if (light.state !== 'grey') {
      expect(light.figures.limitDays).toBeCloseTo(36, 9)
      if (more === 0) expect(light.figures.dsoDays).toBe(36)
      expect(light.figures.dsoDays > 36).toBe(state === 'lit')
    }
  })

  test('shows the simple and the best possible DSO beside it', () => {
    const books = booksOf({ days: may(600), notOverdue: { day: on, minor: 600 } })
    const sales = 2900 + 3100 + 3000 + 600
    const light = lightOf('yellow', books, on)
    expect(light).toMatchObject({ figures: { simpleDays: (3600 / sales) * 96, bestPossibleDays: (600 / sales) * 96 } })
  })

  test.each([
    ['there is no invoice', [], '2024-05-06', 'grey no-invoices'],
    ['there are two month-ends', even.slice(1), '2024-05-06', 'grey history-short'],
    ['there are three', even, '2024-05-01', 'clear'],
    ['the third month has not ended', even, '2024-04-30', 'grey history-short'],
    [
      'more is owed than was ever sold',
      [...even, { day: '2024-05-01', receivedMinor: -7000 }],
      '2024-05-06',
      'grey ar-beyond-sales',
    ],
    [
      'an invoice is in a currency without a rate',
      [...even, { day: '2024-05-01', currency: 'EUR', invoicedMinor: 5 }],
      '2024-05-06',
      'grey no-rate',
    ],
  ])('when %s', (_, days, today, expected) => {
    expect(shown(lightOf('yellow', booksOf({ days }), day(today)))).toBe(expected)
  })

  test('says how many month-ends it has and needs', () => {
    expect(lightOf('yellow', booksOf({ days: even.slice(1) }), on)).toMatchObject({ reason: { have: 2, need: 3 } })
  })

  test('takes the mean over the month-ends of its window alone', () => {
    // 24 months: a year in which one month is owed at the end, and a year in which two are.
    const months = Array.from({ length: 24 }, (_, i) => {
      const month = `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`
      return { month, last: 28, sales: 100, ar: i < 12 ? 100 : 200 }
    })
    const mean = (dsoWindowMonths: number) => {
      const light = lightOf('yellow', booksOf({ days: history(months), dsoWindowMonths }), day('2026-01-01'))
      return light.state === 'grey' ? light.reason.kind : [light.figures.monthEnds, Math.round(light.figures.meanDays)]
    }
    expect(mean(12)).toEqual([12, 61])
    expect(mean(24)).toEqual([24, 46])
    expect(mean(3)).toEqual([3, 61])
  })

  test('has a history of month-ends and today, with nothing where a month has no answer', () => {
    expect(dsoHistory(booksOf({ days: may(600) }), on, 4)).toEqual([
      { day: '2024-01-31', days: null },
      { day: '2024-02-29', days: 29 },
      { day: '2024-03-31', days: 31 },
      { day: '2024-04-30', days: 30 },
      { day: '2024-05-06', days: 36 },
    ])
  })
})

describe('since when', () => {
  const spent = ['2026-07', '2026-08', '2026-09', '2026-10'].map((m) => ({ day: `${m}-15`, operatingOutMinor: 100 }))
  const cash = (d: string, minor: number) => ({ account: 'ICBC', day: d, minor })

  test('orange is lit since the day on which the balance fell below the limit', () => {
    const balances = [cash('2026-11-05', 500), cash('2026-11-12', 100), cash('2026-11-19', 120)]
    expect(lightOf('orange', booksOf({ days: spent, balances })).since).toEqual({ day: '2026-11-12', atLeast: false })
  })

  test('orange is clear since the day after it was stale', () => {
    const balances = [cash('2026-10-15', 500), cash('2026-11-15', 500)]
    expect(lightOf('orange', booksOf({ days: spent, balances })).since).toEqual({ day: '2026-11-15', atLeast: false })
  })

  test('orange is grey since the day on which its balance became too old', () => {
    const light = lightOf('orange', booksOf({ days: spent, balances: [cash('2026-11-01', 500)] }))
    expect([shown(light), light.since]).toEqual(['grey balance-stale', { day: '2026-11-12', atLeast: false }])
  })

  test('a light that is grey for another reason is so since the reason changed', () => {
    const days = spent.filter((d) => d.day !== '2026-10-15')
    const light = lightOf('orange', booksOf({ days, balances: [cash('2026-11-15', 500)] }))
    expect([shown(light), light.since]).toEqual(['grey no-outflow', { day: '2026-11-15', atLeast: false }])
  })

  test('red is lit since the first of the month after the second negative one', () => {
    const days = [...spent, { day: '2026-08-16', operatingInMinor: 500 }]
    expect(lightOf('red', booksOf({ days })).since).toEqual({ day: '2026-11-01', atLeast: false })
  })

  test('red that turned and turned back counts from the last turn', () => {
    const days = [...spent, { day: '2026-09-16', operatingInMinor: 500 }]
    expect(lightOf('red', booksOf({ days }), day('2026-09-20')).since).toEqual({ day: '2026-09-01', atLeast: false })
    expect(lightOf('red', booksOf({ days }))).toMatchObject({ state: 'clear', since: { day: '2026-10-01' } })
  })

  test('a state that goes back as far as the books is so since then or earlier', () => {
    expect(lightOf('yellow', booksOf({ days: spent })).since).toEqual({ day: '2026-07-15', atLeast: true })
    expect(lightOf('yellow', booksOf({})).since).toEqual({ day: TODAY, atLeast: true })
  })

  test('a state that goes back further than 400 days is so since then or earlier', () => {
    const days = [{ day: '2020-01-01', operatingOutMinor: 1 }]
    expect(lightOf('yellow', booksOf({ days })).since).toEqual({ day: addDays(TODAY, -400), atLeast: true })
  })

  test('is the first day of the present state: the day before had another one, and none between has', () => {
    const facts = fc.array(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 400 })), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(facts, (all) => {
        const balances = all.map(([n, minor]) => cash(addDays(day('2026-09-01'), n), minor))
        const books = booksOf({ days: spent, balances })
        const on = (d: Day) => shown(lightOf('orange', books, d))
        const { since } = lightOf('orange', books)
        for (let d = since.day; d <= TODAY; d = addDays(d, 1)) expect([d, on(d)]).toEqual([d, on(TODAY)])
        if (!since.atLeast) expect(on(addDays(since.day, -1))).not.toBe(on(TODAY))
      }),
      { numRuns: 50 },
    )
  })
})

describe('the headline', () => {
  const light = (id: LightId, state: string) => ({ id, state }) as unknown as Light
  test.each([
    [['lit', 'lit', 'lit'], 'red'],
    [['clear', 'lit', 'lit'], 'orange'],
    [['grey', 'clear', 'lit'], 'yellow'],
    [['grey', 'clear', 'clear'], 'grey'],
    [['clear', 'clear', 'clear'], 'clear'],
    [['grey', 'grey', 'grey'], 'grey'],
    [['grey', 'lit', 'clear'], 'orange'],
  ])('of red, orange and yellow being %o is %s', ([red = '', orange = '', yellow = ''], headline) => {
    expect(headlineOf([light('yellow', yellow), light('red', red), light('orange', orange)])).toBe(headline)
  })

  test('stands above three lights, the gravest first', () => {
    expect(lightsOn(booksOf({}), TODAY).map((l) => l.id)).toEqual(['red', 'orange', 'yellow'])
  })
})
