import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day, daysBetween } from '../../src/core/day.ts'
import { type InterestBasis, type LateDebt, lateInterest, overchargeOf } from '../../src/core/late-interest.ts'
import { currency, money } from '../../src/core/money.ts'

type Told = {
  amount?: number
  in?: string
  due?: string
  lowered?: [on: string, minor: number][]
  disputes?: [from: string, ended: string | null, minor: number][]
}

const debtOf = ({
  amount = 1_000_000,
  in: code = 'EUR',
  due = '2026-09-30',
  lowered = [],
  disputes = [],
}: Told): LateDebt => ({
  amount: money(amount, currency(code)),
  dueDay: day(due),
  lowered: lowered.map(([on, minor]) => ({ day: day(on), minor })),
  disputes: disputes.map(([from, ended, minor]) => ({
    fromDay: day(from),
    endedDay: ended === null ? null : day(ended),
    minor,
  })),
})

const basis = (regime: InterestBasis['regime'], ...rates: [from: string, basisPoints: number][]): InterestBasis => ({
  regime,
  rates: rates.map(([from, basisPoints]) => ({ fromDay: day(from), basisPoints })),
  decidedTo: null,
})

/** Total, fixed sum, and the slices as 'last day: days × base = interest'. */
function said(debt: LateDebt, on: InterestBasis, upTo: string) {
  const answer = lateInterest(debt, on, day(upTo))
  if (answer.kind !== 'proposed') return answer
  const slices = answer.slices.map((s) => `${s.toDay}: ${s.days} × ${s.baseMinor} = ${s.interestMinor}`)
  return [answer.total.minor, answer.fixedMinor, ...slices]
}

const EU = basis('eu', ['2026-01-01', 1_015])

describe('late interest', () => {
  test('of the worked example is 175.14: 83.42 for 30 days on 10,000.00, 51.72 for 31 on 6,000.00, and 40.00', () => {
    expect(said(debtOf({ lowered: [['2026-10-30', 400_000]] }), EU, '2026-11-30')).toEqual([
      17_514,
      4_000,
      '2026-10-30: 30 × 1000000 = 8342',
      '2026-11-30: 31 × 600000 = 5172',
    ])
  })

  test.each<[string, Told, InterestBasis, string, ReturnType<typeof said>]>([
    ['is none on the due day', {}, EU, '2026-09-30', { kind: 'none' }],
    ['is for one day on the day after', {}, EU, '2026-10-01', [4_278, 4_000, '2026-10-01: 1 × 1000000 = 278']],
    ['is none for a company without a regime', {}, basis('none'), '2026-12-31', { kind: 'none' }],
    [
      'is none when it was paid on the due day',
      { lowered: [['2026-09-30', 1_000_000]] },
      EU,
      '2026-12-31',
      { kind: 'none' },
    ],
    [
      'costs ten days when it was paid on the tenth',
      { lowered: [['2026-10-10', 1_000_000]] },
      EU,
      '2026-12-31',
      [6_781, 4_000, '2026-10-10: 10 × 1000000 = 2781'],
    ],
    [
      'begins anew when the bank takes a payment back',
      {
        lowered: [
          ['2026-09-15', 1_000_000],
          ['2026-10-10', -1_000_000],
        ],
      },
      EU,
      '2026-10-20',
      [6_781, 4_000, '2026-10-20: 10 × 1000000 = 2781'],
    ],
    [
      'does not run on what is disputed while it is',
      { disputes: [['2026-10-10', '2026-10-20', 400_000]] },
      EU,
      '2026-10-30',
      [
        11_230,
        4_000,
        '2026-10-10: 10 × 1000000 = 2781',
        '2026-10-20: 10 × 600000 = 1668',
        '2026-10-30: 10 × 1000000 = 2781',
      ],
    ],
    [
      'stands still while all of it is disputed',
      { disputes: [['2026-10-10', null, 1_000_000]] },
      EU,
      '2026-12-31',
      [6_781, 4_000, '2026-10-10: 10 × 1000000 = 2781'],
    ],
    [
      'changes with the rate on its first day',
      {},
      basis('agreed', ['2026-01-01', 1_000], ['2026-10-11', 500]),
      '2026-10-20',
      [4_110, 0, '2026-10-10: 10 × 1000000 = 2740', '2026-10-20: 10 × 1000000 = 1370'],
    ],
    [
      'by UK law keeps the rate of the first late day',
      { in: 'GBP' },
      basis('uk', ['2026-01-01', 1_200], ['2026-10-11', 500]),
      '2026-10-20',
      [16_576, 10_000, '2026-10-10: 10 × 1000000 = 3288', '2026-10-20: 10 × 1000000 = 3288'],
    ],
    [
      'in China without an agreed rate is 0.05 % a day',
      { in: 'CNY' },
      basis('cn'),
      '2026-10-10',
      [5_000, 0, '2026-10-10: 10 × 1000000 = 5000'],
    ],
    [
      'in China goes by the agreed rate from its day on',
      { in: 'CNY' },
      basis('cn', ['2026-10-06', 365]),
      '2026-10-10',
      [3_000, 0, '2026-10-05: 5 × 1000000 = 2500', '2026-10-10: 5 × 1000000 = 500'],
    ],
    [
      'has no fixed sum in another currency',
      { in: 'USD' },
      EU,
      '2026-10-10',
      [2_781, 0, '2026-10-10: 10 × 1000000 = 2781'],
    ],
    [
      'needs a rate for its first day',
      {},
      basis('eu', ['2026-10-05', 1_015]),
      '2026-10-10',
      { kind: 'no-rate', day: day('2026-10-01') },
    ],
    [
      'needs none for days on which nothing was owed',
      { lowered: [['2026-09-01', 1_000_000]] },
      basis('eu'),
      '2026-10-10',
      { kind: 'none' },
    ],
  ])('%s', (_, told, on, upTo, expected) => {
    expect(said(debtOf(told), on, upTo)).toEqual(expected)
  })

  test.each([
    [99_999, 4_000],
    [100_000, 7_000],
    [999_999, 7_000],
    [1_000_000, 10_000],
  ])('on a UK debt of %i pence has a fixed sum of %i', (amount, fixed) => {
    const answer = lateInterest(debtOf({ amount, in: 'GBP' }), basis('uk', ['2026-01-01', 1_200]), day('2026-10-01'))
    expect(answer).toMatchObject({ kind: 'proposed', fixedMinor: fixed })
  })

  test.each<[string, Told, number]>([
    ['disputed for the most part when it fell due', { disputes: [['2026-09-15', '2026-10-15', 950_000]] }, 10_000],
    ['disputed altogether when it fell due', { disputes: [['2026-09-15', '2026-10-15', 1_000_000]] }, 10_000],
    ['paid for the most part before it fell due', { lowered: [['2026-09-15', 950_000]] }, 4_000],
    [
      'disputed, and paid in part in the meantime',
      { disputes: [['2026-09-15', '2026-10-15', 1_000_000]], lowered: [['2026-10-05', 500_000]] },
      10_000,
    ],
    [
      'paid, until the bank took half of it back',
      {
        lowered: [
          ['2026-09-15', 1_000_000],
          ['2026-10-10', -500_000],
        ],
      },
      7_000,
    ],
  ])('on a UK debt %s has a fixed sum by what was outstanding as it became late', (_, told, fixed) => {
    const answer = lateInterest(debtOf({ ...told, in: 'GBP' }), basis('uk', ['2026-01-01', 1_200]), day('2026-10-31'))
    expect(answer).toMatchObject({ kind: 'proposed', fixedMinor: fixed })
  })

  test('goes on from the day up to which somebody decided, and has no second fixed sum', () => {
    const on = { ...EU, decidedTo: day('2026-10-10') }
    expect(said(debtOf({}), on, '2026-10-20')).toEqual([2_781, 0, '2026-10-20: 10 × 1000000 = 2781'])
    expect(said(debtOf({}), on, '2026-10-10')).toEqual({ kind: 'none' })
  })
})

describe('what was charged, by what is known today', () => {
  /** EUR 10,000.00 charged from 30 September to 30 November; `credited` and `open` are of the invoice that it was charged as. */
  function tooMuch(told: Told, { regime = 'eu' as InterestBasis['regime'], credited = 0, open = 1_000_000 } = {}) {
    const on = basis(regime, ['2026-01-01', 1_000])
    const before = lateInterest(debtOf({ ...(told.in && { in: told.in }) }), on, day('2026-11-30'))
    if (before.kind !== 'proposed') throw new Error(before.kind)
    const { total: charged, slices, fixedMinor } = before
    const as = { number: 'INT-1', charged, slices, fixedMinor, creditedMinor: credited, outstandingMinor: open }
    const found = overchargeOf(debtOf(told), as)
    return found && [charged.minor, found.byNow.minor, found.toCredit.minor, found.toPayBack.minor]
  }

  test.each<[string, Told, Parameters<typeof tooMuch>[1], ReturnType<typeof tooMuch>]>([
    ['is nothing as long as nothing else is known', {}, {}, null],
    [
      'is all of it when it was paid on the due day',
      { lowered: [['2026-09-30', 1_000_000]] },
      {},
      [20_712, 0, 20_712, 0],
    ],
    [
      'is all but one day and the fixed sum when it was paid the day after',
      { lowered: [['2026-10-01', 1_000_000]] },
      {},
      [20_712, 4_274, 16_438, 0],
    ],
    ['is what half of it did not cost', { lowered: [['2026-09-30', 500_000]] }, {}, [20_712, 12_356, 8_356, 0]],
    ['is nothing for what was paid after its days', { lowered: [['2026-11-30', 1_000_000]] }, {}, null],
    [
      'is nothing when a payment was taken back on its own day',
      {
        lowered: [
          ['2026-10-10', 1_000_000],
          ['2026-10-10', -1_000_000],
        ],
      },
      {},
      null,
    ],
    ['is all of it when the due day is a later one by now', { due: '2026-12-31' }, {}, [20_712, 0, 20_712, 0]],
    ['is nothing more when the due day is an earlier one by now', { due: '2026-08-31' }, {}, null],
    [
      'is less by what was credited',
      { lowered: [['2026-09-30', 1_000_000]] },
      { credited: 20_000 },
      [20_712, 0, 712, 0],
    ],
    ['is nothing once it was credited', { lowered: [['2026-09-30', 1_000_000]] }, { credited: 20_712 }, null],
    [
      'is to be paid back as far as it is paid',
      { lowered: [['2026-09-30', 1_000_000]] },
      { open: 10_000 },
      [20_712, 0, 10_000, 10_712],
    ],
    [
      'has the UK sum of what was owed by now',
      { in: 'GBP', lowered: [['2026-09-30', 950_000]] },
      { regime: 'uk' },
      [26_712, 4_836, 21_876, 0],
    ],
    [
      'has no fixed sum where none was charged',
      { lowered: [['2026-10-01', 1_000_000]] },
      { regime: 'agreed' },
      [16_712, 274, 16_438, 0],
    ],
  ])('%s', (_, told, as, expected) => {
    expect(tooMuch(told, as)).toEqual(expected)
  })
})

describe('any debt', () => {
  const START = day('2026-01-01')
  const dayIn = (max: number) => fc.integer({ min: 0, max }).map((n) => addDays(START, n))
  const debts = fc.record({
    amount: fc.integer({ min: 1, max: 10_000_000 }).map((minor) => money(minor, currency('EUR'))),
    dueDay: dayIn(60),
    lowered: fc.array(fc.record({ day: dayIn(300), minor: fc.integer({ min: -500_000, max: 4_000_000 }) }), {
      maxLength: 5,
    }),
    disputes: fc.array(
      fc.record({
        fromDay: dayIn(250),
        endedDay: fc.option(dayIn(300), { nil: null }),
        minor: fc.integer({ min: 1, max: 3_000_000 }),
      }),
      { maxLength: 3 },
    ),
  })
  const rates = fc
    .uniqueArray(fc.record({ fromDay: dayIn(300), basisPoints: fc.integer({ min: 1, max: 3_000 }) }), {
      selector: (r) => r.fromDay,
      maxLength: 4,
    })
    .map((more) =>
      [{ fromDay: START, basisPoints: 800 }, ...more.filter((r) => r.fromDay > START)].sort((a, b) =>
        a.fromDay < b.fromDay ? -1 : 1,
      ),
    )

  /** Day by day, as one would with a pencil: what was owed and undisputed in the evening costs the next day's rate. */
  function byHand({ amount, dueDay, lowered, disputes }: LateDebt, yearly: typeof EU.rates, upTo: Day) {
    const cost: { day: Day; base: number; points: number }[] = []
    for (let d = addDays(dueDay, 1); d <= upTo; d = addDays(d, 1)) {
      const evening = addDays(d, -1)
      let base = amount.minor
      for (const l of lowered) if (l.day <= evening) base -= l.minor
      for (const s of disputes)
        if (s.fromDay <= evening && !(s.endedDay !== null && s.endedDay <= evening)) base -= s.minor
      let points = 0
      for (const r of yearly) if (r.fromDay <= d) points = r.basisPoints
      if (base > 0) cost.push({ day: d, base, points })
    }
    return cost
  }

  test('costs what a pencil says day by day, rounded once a slice', () => {
    fc.assert(
      fc.property(debts, rates, dayIn(360), (debt, yearly, upTo) => {
        const answer = lateInterest(debt, { regime: 'agreed', rates: yearly, decidedTo: null }, upTo)
        const hand = byHand(debt, yearly, upTo)
        const exact = hand.reduce((sum, c) => sum + (c.base * c.points) / 10_000 / 365, 0)
        if (answer.kind !== 'proposed') {
          expect(answer.kind).toBe('none')
          expect(exact).toBeLessThan(4)
          return
        }
        expect(answer.slices.reduce((n, s) => n + s.days, 0)).toBe(hand.length)
        for (const s of answer.slices) {
          expect(s.days).toBe(daysBetween(s.fromDay, s.toDay))
          const own = hand.filter((c) => c.day > s.fromDay && c.day <= s.toDay)
          expect(new Set(own.map((c) => `${c.base} ${c.points}`))).toEqual(
            new Set([`${s.baseMinor} ${s.rate.basisPoints}`]),
          )
        }
        expect(Math.abs(answer.total.minor - exact)).toBeLessThanOrEqual(answer.slices.length / 2 + 1e-3)
      }),
      { numRuns: 500 },
    )
  })

  test('charged, costs by now what it would have cost with all that is known, never more than was charged', () => {
    const later = fc.array(fc.record({ day: dayIn(300), minor: fc.integer({ min: 1, max: 4_000_000 }) }), {
      maxLength: 3,
    })
    fc.assert(
      fc.property(debts, rates, dayIn(360), later, (debt, yearly, upTo, lowered) => {
        const on = { regime: 'agreed', rates: yearly, decidedTo: null } as const
        const before = lateInterest(debt, on, upTo)
        if (before.kind !== 'proposed') return
        const now = { ...debt, lowered: [...debt.lowered, ...lowered] }
        const after = lateInterest(now, on, before.toDay)
        const { total: charged, slices, fixedMinor } = before
        const as = { number: '', charged, slices, fixedMinor, creditedMinor: 0, outstandingMinor: charged.minor }
        const byNow = overchargeOf(now, as)?.byNow.minor ?? charged.minor
        expect(byNow).toBeLessThanOrEqual(charged.minor)
        const [cost, count] = after.kind === 'proposed' ? [after.total.minor, after.slices.length] : [0, 8]
        expect(Math.abs(byNow - cost)).toBeLessThanOrEqual((slices.length + count) / 2)
        expect(overchargeOf(debt, as)).toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  test('decided on in two steps is for the same days as in one, and for none of them twice', () => {
    fc.assert(
      fc.property(debts, rates, dayIn(360), dayIn(360), (debt, yearly, a, b) => {
        const [first, second] = a < b ? [a, b] : [b, a]
        const on = { regime: 'agreed', rates: yearly } as const
        const days = (answer: ReturnType<typeof lateInterest>) =>
          answer.kind === 'proposed'
            ? answer.slices.flatMap((s) => Array.from({ length: s.days }, (_, i) => addDays(s.fromDay, i + 1)))
            : []
        const one = lateInterest(debt, { ...on, decidedTo: null }, first)
        const two = lateInterest(debt, { ...on, decidedTo: one.kind === 'proposed' ? one.toDay : null }, second)
        const together = [...days(one), ...days(two)]
        expect(new Set(together).size).toBe(together.length)
        if (one.kind === 'proposed' && two.kind === 'proposed')
          expect(together).toEqual(days(lateInterest(debt, { ...on, decidedTo: null }, second)))
      }),
      { numRuns: 300 },
    )
  })
})
