import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { EXPOSURE_ITEMS, type ExposureFacts, type ExposureItem, exposureOf } from '../../src/core/exposure.ts'
import { currency, type Money, money } from '../../src/core/money.ts'

const [USD, EUR] = [currency('USD'), currency('EUR')]
const usd = (units: number): Money => money(units * 100, USD)
const eur = (units: number): Money => money(units * 100, EUR)
const TODAY = day('2026-11-20')
const RATES = { base: USD, day: TODAY, rates: [{ from: EUR, to: USD, rate: '1.1', day: TODAY }] }

type Said = {
  invoices?: readonly { of: Money; paid?: number; credited?: number; prepaid?: boolean }[]
  deliveries?: readonly Money[]
  /** Of a prepaid order. */
  gone?: readonly Money[]
  orders?: readonly { of: Money; delivered?: number; prepaid?: boolean }[]
  unapplied?: readonly Money[]
}

function factsOf({ invoices = [], deliveries = [], gone = [], orders = [], unapplied = [] }: Said): ExposureFacts {
  return {
    invoices: invoices.map(({ of, paid = 0, credited = 0, prepaid = false }) => ({
      amount: of,
      appliedMinor: paid * 100,
      creditedMinor: credited * 100,
      dueDay: TODAY,
      prepaid,
    })),
    deliveries: [
      ...deliveries.map((amount) => ({ amount, prepaid: false })),
      ...gone.map((amount) => ({ amount, prepaid: true })),
    ],
    orders: orders.map(({ of, delivered = 0, prepaid = false }) => ({
      amount: of,
      deliveredMinor: delivered * 100,
      prepaid,
    })),
    unapplied,
  }
}

type Case = readonly [what: string, facts: Said, lines: Partial<Record<ExposureItem, number>>, total: number]

// In whole units of USD.
const CASES: readonly Case[] = [
  ['nothing at all', {}, {}, 0],
  [
    'open invoices, of one a part paid, count with what is not paid',
    { invoices: [{ of: usd(12_000) }, { of: usd(5_000), paid: 2_000 }] },
    { open: 15_000 },
    15_000,
  ],
  [
    'a credit note on an open invoice stands on a line of its own',
    { invoices: [{ of: usd(12_000), paid: 1_000, credited: 500 }] },
    { open: 11_000, 'credit-notes': -500 },
    10_500,
  ],
  [
    'delivered and not invoiced, ordered and not delivered',
    { deliveries: [usd(3_000)], orders: [{ of: usd(20_000) }] },
    { delivered: 3_000, ordered: 20_000 },
    23_000,
  ],
  [
    'a part delivery moves from ordered to delivered and adds nothing',
    { deliveries: [usd(12_500)], orders: [{ of: usd(20_000), delivered: 12_500 }] },
    { delivered: 12_500, ordered: 7_500 },
    20_000,
  ],
  [
    'what is delivered beyond an order adds what is beyond, and no order counts below nothing',
    { deliveries: [usd(21_000)], orders: [{ of: usd(20_000), delivered: 21_000 }, { of: usd(100) }] },
    { delivered: 21_000, ordered: 100 },
    21_100,
  ],
  [
    'receipts not applied are taken off, also below nothing',
    { invoices: [{ of: usd(1_000) }], unapplied: [usd(4_000)] },
    { open: 1_000, unapplied: -4_000 },
    -3_000,
  ],
  [
    'a prepaid order adds nothing, and the money for it is no cushion for other goods',
    { invoices: [{ of: usd(9_000) }], orders: [{ of: usd(20_000), prepaid: true }], unapplied: [usd(20_000)] },
    { open: 9_000 },
    9_000,
  ],
  [
    'a prepaid order of which a part is delivered: the money of that part covers it, the rest is set aside',
    { gone: [usd(12_500)], orders: [{ of: usd(20_000), delivered: 12_500, prepaid: true }], unapplied: [usd(20_000)] },
    { delivered: 12_500, unapplied: -12_500 },
    0,
  ],
  [
    'the same when its invoice is written, whoever applies the money when',
    {
      invoices: [{ of: usd(12_500), prepaid: true }],
      orders: [{ of: usd(20_000), delivered: 12_500, prepaid: true }],
      unapplied: [usd(20_000)],
    },
    { open: 12_500, unapplied: -12_500 },
    0,
  ],
  [
    'a prepaid order delivered before all the money is there is credit for the rest',
    { gone: [usd(12_500)], orders: [{ of: usd(20_000), delivered: 12_500, prepaid: true }], unapplied: [usd(5_000)] },
    { delivered: 12_500, unapplied: -5_000 },
    7_500,
  ],
  [
    'two currencies: each line in the one asked for, and receipts cover prepaid orders of their own currency only',
    {
      invoices: [{ of: usd(1_000) }, { of: eur(2_000), credited: 100 }],
      deliveries: [eur(500)],
      orders: [{ of: eur(300), prepaid: true }, { of: usd(50) }],
      unapplied: [eur(400), usd(200)],
    },
    { open: 1_000 + 2_200, 'credit-notes': -110, delivered: 550, ordered: 50, unapplied: -110 - 200 },
    3_380,
  ],
]

describe('the exposure in worked cases', () => {
  test.each(CASES)('%s', (_, facts, lines, total) => {
    const exposure = exposureOf(factsOf(facts), { currency: USD, rates: RATES })
    if (exposure.kind !== 'known') throw new Error(exposure.kind)
    const told = Object.fromEntries(exposure.lines.map(({ item, minor }) => [item, minor / 100]))
    expect(told).toEqual({ ...Object.fromEntries(EXPOSURE_ITEMS.map((item) => [item, 0])), ...lines })
    expect(exposure.total).toEqual(usd(total))
  })

  test('amounts are kept as recorded beside the sum of their line, with the rates that were used', () => {
    const exposure = exposureOf(factsOf({ deliveries: [usd(100), eur(100), eur(50)] }), { currency: USD, rates: RATES })
    expect(exposure).toMatchObject({ rates: RATES.rates })
    expect(exposure.kind === 'known' && exposure.lines.find((l) => l.item === 'delivered')).toEqual({
      item: 'delivered',
      amounts: [usd(100), eur(150)],
      minor: 26_500,
    })
  })

  test('in the customer’s own currency no rate is needed, and none is named', () => {
    const exposure = exposureOf(factsOf({ deliveries: [eur(100)] }), { currency: EUR, rates: { ...RATES, rates: [] } })
    expect(exposure).toMatchObject({ kind: 'known', total: eur(100), rates: [] })
  })

  test('a currency without a rate is named, and there is no total', () => {
    const facts = factsOf({ deliveries: [usd(100)], unapplied: [money(1, currency('KWD'))] })
    expect(exposureOf(facts, { currency: USD, rates: RATES })).toEqual({
      kind: 'no-rate',
      currency: 'KWD',
      day: TODAY,
    })
  })
})

const amounts = fc.record({ units: fc.nat(1e6), code: fc.constantFrom(USD, EUR) }).map((a) => money(a.units, a.code))
const anyFacts: fc.Arbitrary<ExposureFacts> = fc.record({
  invoices: fc.array(
    fc.record({ amount: amounts, paid: fc.nat(100), credited: fc.nat(100) }).map(({ amount, paid, credited }) => {
      const appliedMinor = Math.floor((amount.minor * paid) / 200)
      const creditedMinor = Math.floor((amount.minor * credited) / 200)
      return { amount, appliedMinor, creditedMinor, dueDay: TODAY, prepaid: paid > 50 }
    }),
  ),
  deliveries: fc.array(fc.record({ amount: amounts, prepaid: fc.boolean() })),
  orders: fc.array(fc.record({ amount: amounts, deliveredMinor: fc.nat(2e6), prepaid: fc.boolean() })),
  unapplied: fc.array(amounts),
})

test('the lines sum to the total, none but the last two is below nothing, and those are never above', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(USD, EUR), (facts, code) => {
      const exposure = exposureOf(facts, { currency: code, rates: RATES })
      if (exposure.kind !== 'known') throw new Error(exposure.kind)
      expect(exposure.lines.map((l) => l.item)).toEqual(EXPOSURE_ITEMS)
      expect(exposure.lines.reduce((sum, l) => sum + l.minor, 0)).toBe(exposure.total.minor)
      for (const { item, minor } of exposure.lines)
        expect(item === 'credit-notes' || item === 'unapplied' ? minor <= 0 : minor >= 0).toBe(true)
    }),
  )
})

test('a delivery on an order that is not prepaid, as far as it was ordered, changes no exposure; nor does its invoice', () => {
  fc.assert(
    fc.property(anyFacts, fc.integer({ min: 1, max: 1e6 }), fc.nat(100), (facts, minor, percent) => {
      const total = (f: ExposureFacts) => exposureOf(f, { currency: USD, rates: RATES })
      const order = { amount: money(minor, USD), deliveredMinor: 0, prepaid: false }
      const part = money(Math.floor((minor * percent) / 100), USD)
      const delivered = { ...order, deliveredMinor: part.minor }
      const invoice = { amount: part, appliedMinor: 0, creditedMinor: 0, dueDay: TODAY, prepaid: false }
      const before = total({ ...facts, orders: [...facts.orders, order] })
      const shipped = { ...facts, orders: [...facts.orders, delivered] }
      const after = total({ ...shipped, deliveries: [...facts.deliveries, { amount: part, prepaid: false }] })
      const invoiced = total({ ...shipped, invoices: [...facts.invoices, invoice] })
      if (before.kind !== 'known') throw new Error(before.kind)
      expect(after).toMatchObject({ total: before.total })
      expect(invoiced).toMatchObject({ total: before.total })
    }),
  )
})
