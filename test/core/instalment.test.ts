import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { byDueDay, invoiceParts, nextPart, partNumber, wholeNumber, wholeOf } from '../../src/core/instalment.ts'
import type { Invoice } from '../../src/core/invoice.ts'
import { currency, money } from '../../src/core/money.ts'
import { partsOf } from '../../src/core/terms.ts'
import { termsText } from '../../src/core/terms-text.ts'
import { calendarOf } from '../../src/core/working-day.ts'
import { anyDay, anyTerms, termsOf } from '../support/terms.ts'

const USD = currency('USD')
const usd = (minor: number) => money(minor, USD)
const plain = calendarOf('none')
const issuedDay = day('2026-11-20')

test.each([
  ['net 30', 10_000, [[10_000, '2026-12-20', 'net 30']]],
  [
    '30% in advance, 70% net 60',
    10_001,
    [
      [3_000, '2026-11-20', 'in advance'],
      [7_001, '2027-01-19', 'net 60'],
    ],
  ],
  [
    '3 instalments monthly',
    10_000,
    [
      [3_333, '2026-12-20', '1 month'],
      [3_333, '2027-01-20', '2 months'],
      [3_334, '2027-02-20', '3 months'],
    ],
  ],
  [
    '30/40/30 monthly next working day',
    10_000,
    [
      [3_000, '2026-12-21', '1 month next working day'],
      [4_000, '2027-01-20', '2 months next working day'],
      [3_000, '2027-02-22', '3 months next working day'],
    ],
  ],
  ['3 instalments monthly', 1, [[1, '2027-02-20', '3 months']]],
])('%s over %i minor units falls due as %j', (text, minor, expected) => {
  const parts = invoiceParts(termsOf(text), { amount: usd(minor), issuedDay }, plain)
  expect(parts.map((p) => [p.amount.minor, p.dueDay, termsText(p.terms)])).toEqual(expected)
  const isOne = expected.length === 1
  expect(parts.map((p) => [p.part, p.parts])).toEqual(
    expected.map((_, i) => (isOne ? [null, null] : [i + 1, expected.length])),
  )
})

test('parts sum to the whole to the last minor unit, none of them is nothing, and each but the last is its share rounded down', () => {
  const amounts = fc.oneof(
    fc.integer({ min: 1, max: 2_000 }),
    fc.maxSafeInteger().filter((n) => n > 0),
  )
  fc.assert(
    fc.property(anyTerms, amounts, anyDay, (terms, minor, from) => {
      const parts = invoiceParts(terms, { amount: usd(minor), issuedDay: from }, plain)
      expect(parts.reduce((sum, p) => sum + BigInt(p.amount.minor), 0n)).toBe(BigInt(minor))
      expect(parts.every((p) => p.amount.minor > 0 && p.dueDay >= from)).toBe(true)
      const shares = partsOf(terms)
      if (parts.length !== shares.length) return
      for (const [i, { share, of }] of shares.entries()) {
        const exact = BigInt(minor) * BigInt(share)
        const got = BigInt(parts[i]?.amount.minor ?? 0) * BigInt(of)
        if (i < shares.length - 1) expect(got <= exact && exact - got < BigInt(of)).toBe(true)
        else expect(got >= exact).toBe(true)
      }
    }),
    { numRuns: 2_000 },
  )
})

describe('the parts of an invoice', () => {
  const part = (n: number, dueDay: string, more: Partial<Invoice> = {}): Invoice => ({
    id: `p${n}`,
    number: partNumber('INV-1/a', n),
    customerId: 'cus',
    amount: usd(100 * n),
    issuedDay,
    dueDay: day(dueDay),
    terms: 'net 30',
    deliveredDay: null,
    sentDay: null,
    outstanding: usd(100 * n),
    settledDay: null,
    wholeId: 'p1',
    part: n,
    parts: 3,
    ...more,
  })
  const settled = (settledDay: string) => ({ outstanding: usd(0), settledDay: day(settledDay) })

  test('are paid in the order of their due days', () => {
    const parts = [part(1, '2026-12-20'), part(2, '2026-11-20'), part(3, '2026-12-20')]
    expect(byDueDay(parts).map((p) => p.part)).toEqual([2, 1, 3])
    expect(nextPart(parts).part).toBe(2)
    expect(nextPart([part(1, '2026-12-20'), part(2, '2026-11-20', settled('2026-11-21'))]).part).toBe(1)
  })

  test('are one invoice under its own number: what is open is summed, and it is as late as its next part', () => {
    const whole = wholeOf([part(1, '2026-11-20', settled('2026-11-21')), part(2, '2026-12-20'), part(3, '2027-01-20')])
    expect(whole).toMatchObject({
      id: 'p1',
      number: 'INV-1/a',
      amount: usd(600),
      outstanding: usd(500),
      dueDay: '2026-12-20',
      settledDay: null,
      part: null,
    })
  })

  test('settle it on the day on which the last of them was settled', () => {
    const parts = [part(1, '2026-11-20', settled('2027-02-03')), part(2, '2026-12-20', settled('2026-12-21'))]
    expect(wholeOf(parts)).toMatchObject({ outstanding: usd(0), settledDay: '2027-02-03' })
  })

  test('know its number, and an invoice that is none has its own', () => {
    expect(wholeNumber(part(2, '2026-12-20'))).toBe('INV-1/a')
    expect(wholeNumber({ number: 'INV-1/2', part: null })).toBe('INV-1/2')
    const alone = part(1, '2026-12-20', { number: 'INV-7', wholeId: null, part: null, parts: null })
    expect(wholeOf([alone])).toEqual(alone)
  })
})
