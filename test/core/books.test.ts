import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ledgerOf } from '../../src/core/books.ts'
import { addDays, day, monthOf } from '../../src/core/day.ts'
import { booksOf } from '../support/books.ts'

const nov = monthOf(day('2026-11-01'))
const oct = monthOf(day('2026-10-01'))

describe('AR', () => {
  const ledger = ledgerOf(
    booksOf({
      days: [
        { day: '2026-11-01', invoicedMinor: 100 },
        { day: '2026-11-05', receivedMinor: 30 },
        { day: '2026-11-07', creditedMinor: 20 },
        { day: '2026-11-09', receivedMinor: -30 }, // taken back
      ],
    }),
  )
  test.each([
    ['2026-10-31', 0],
    ['2026-11-01', 100],
    ['2026-11-04', 100],
    ['2026-11-05', 70],
    ['2026-11-07', 50],
    ['2026-11-09', 80],
    ['2027-01-01', 80],
  ])('at the end of %s is %i', (d, ar) => {
    expect(ledger.arOn(day(d))).toBe(ar)
  })

  test('is on any day the sum of what is dated on or before it', () => {
    const days = fc.uniqueArray(
      fc.record({
        offset: fc.integer({ min: 0, max: 60 }),
        invoicedMinor: fc.nat(1000),
        creditedMinor: fc.nat(50),
        receivedMinor: fc.nat(900),
      }),
      { selector: (d) => d.offset },
    )
    fc.assert(
      fc.property(days, fc.integer({ min: -5, max: 65 }), (facts, at) => {
        const on = (offset: number) => addDays(day('2026-10-01'), offset)
        const books = booksOf({ days: facts.map(({ offset, ...sums }) => ({ day: on(offset), ...sums })) })
        const known = facts.filter((f) => f.offset <= at)
        expect(ledgerOf(books).arOn(on(at))).toBe(
          known.reduce((sum, f) => sum + f.invoicedMinor - f.creditedMinor - f.receivedMinor, 0),
        )
      }),
    )
  })
})

describe('a month', () => {
  const days = [
    { day: '2026-10-31', invoicedMinor: 7, operatingOutMinor: 1000 },
    { day: '2026-11-01', invoicedMinor: 100, receivedMinor: 60, operatingInMinor: 5, operatingOutMinor: 40 },
    { day: '2026-11-30', invoicedMinor: 10, creditedMinor: 3, otherInMinor: 500, otherOutMinor: 70 },
    { day: '2026-12-01', invoicedMinor: 9000, operatingInMinor: 9000 },
  ]

  test('has as its sales what was invoiced in it less what was credited, up to the day asked for', () => {
    const ledger = ledgerOf(booksOf({ days }))
    expect(ledger.sales(nov, day('2026-12-24'))).toBe(107)
    expect(ledger.sales(nov, day('2026-11-29'))).toBe(100)
    expect(ledger.sales(oct, day('2026-11-29'))).toBe(7)
  })

  test('has customers’ payments in its operating flow only where they are the cash; financing and investing never', () => {
    expect(ledgerOf(booksOf({ days })).operatingFlow(nov)).toBe(5 - 40 + 60)
    expect(ledgerOf(booksOf({ days, paymentsAreCash: false })).operatingFlow(nov)).toBe(5 - 40)
  })

  test('has as its outflow everything that left the company, and nothing that came in', () => {
    expect(ledgerOf(booksOf({ days })).outflow(nov)).toBe(40 + 70)
  })

  test('is known by its movements: payments alone do not say what was spent', () => {
    const ledger = ledgerOf(
      booksOf({
        days: [
          { day: '2026-10-05', receivedMinor: 10 },
          { day: '2026-11-05', otherInMinor: 1 },
        ],
      }),
    )
    expect([ledger.hasMovements(oct), ledger.hasMovements(nov)]).toEqual([false, true])
    expect([ledger.hasOutflow(oct), ledger.hasOutflow(nov)]).toEqual([false, false])
    expect(ledgerOf(booksOf({ days })).hasOutflow(nov)).toBe(true)
  })
})

describe('amounts in another currency', () => {
  const rates = [
    { from: 'EUR', rate: '1.10', day: '2026-10-15' },
    { from: 'EUR', rate: '1.20', day: '2026-11-10' },
  ]
  const days = [
    { day: '2026-11-01', currency: 'USD', invoicedMinor: 50, operatingOutMinor: 1 },
    { day: '2026-11-01', currency: 'EUR', invoicedMinor: 100, operatingOutMinor: 10 },
  ]
  const ledger = ledgerOf(booksOf({ days, rates }))

  test.each([
    ['2026-11-09', 50 + 110],
    ['2026-11-10', 50 + 120],
    ['2027-03-01', 50 + 120],
  ])('are taken on %s at the latest rate on or before it', (d, ar) => {
    expect(ledger.arOn(day(d))).toBe(ar)
  })

  test('of a month are taken at its last day, or at the day asked for while it runs', () => {
    expect(ledger.sales(nov, day('2026-12-24'))).toBe(50 + 120)
    expect(ledger.sales(nov, day('2026-11-09'))).toBe(50 + 110)
    expect(ledger.outflow(nov)).toBe(1 + 12)
  })

  test('without a rate on or before the day are no figure, and it is said which rate is missing', () => {
    const early = ledgerOf(booksOf({ days: days.map((d) => ({ ...d, day: '2026-10-01' })), rates }))
    expect(early.arOn(day('2026-10-14'))).toEqual({ kind: 'no-rate', currency: 'EUR', day: '2026-10-14' })
    expect(early.arOn(day('2026-10-15'))).toBe(50 + 110)
  })

  test('that come to nothing need no rate', () => {
    const settled = [...days, { day: '2026-11-02', currency: 'EUR', receivedMinor: 100 }]
    expect(ledgerOf(booksOf({ days: settled })).arOn(day('2026-11-03'))).toBe(50)
  })

  test('on one day are taken at the rate that was recorded last', () => {
    const corrected = [...rates, { from: 'EUR', rate: '1.30', day: '2026-11-10' }]
    expect(ledgerOf(booksOf({ days, rates: corrected })).arOn(day('2026-11-10'))).toBe(50 + 130)
  })
})

describe('cash', () => {
  const balances = [
    { account: 'ICBC', day: '2026-11-01', minor: 100 },
    { account: 'ICBC', day: '2026-11-10', minor: 70 },
    { account: 'BOC', day: '2026-11-05', minor: 30 },
    { account: 'Deposit', day: '2026-11-01', minor: 999, restricted: true },
  ]
  test.each([
    ['2026-10-31', []],
    ['2026-11-04', [100]],
    ['2026-11-09', [100, 30]],
    ['2026-11-10', [70, 30]],
  ])('on %s is the latest balance of each unrestricted account: %o', (d, expected) => {
    const found = ledgerOf(booksOf({ balances })).balancesOn(day(d))
    expect(found.map((b) => b.balance.minor)).toEqual(expected)
  })
})

test('the books know from their first fact on, and of sales from the first invoice on', () => {
  const ledger = ledgerOf(
    booksOf({
      days: [
        { day: '2026-09-10', operatingOutMinor: 5 },
        { day: '2026-10-20', invoicedMinor: 5 },
      ],
      balances: [{ account: 'ICBC', day: '2026-08-31', minor: 1 }],
    }),
  )
  expect([ledger.firstDay, ledger.firstSalesMonth]).toEqual(['2026-08-31', '2026-10'])
  const empty = ledgerOf(booksOf({}))
  expect([empty.firstDay, empty.firstSalesMonth]).toEqual([null, null])
})

test('what is not overdue is known on the day that the books were read for alone', () => {
  const ledger = ledgerOf(booksOf({ notOverdue: { day: '2026-11-20', minor: 40 } }))
  expect(ledger.notOverdueOn(day('2026-11-20'))).toBe(40)
  expect(ledger.notOverdueOn(day('2026-11-19'))).toBeNull()
})
