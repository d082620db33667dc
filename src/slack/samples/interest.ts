import { day } from '../../core/day.ts'
import { type DsoLine, dsoBasis, dsoWays } from '../../core/dso.ts'
import type { InterestProposal, InterestReport, InterestSlice } from '../../core/late-interest.ts'
import { EUR, eur, HOSTILE_LONG, LARGE, times, usd } from './basis.ts'

const YEARLY = { per: 'year', basisPoints: 1_015 } as const

const SLICES: readonly InterestSlice[] = [
  {
    fromDay: day('2026-09-30'),
    toDay: day('2026-10-30'),
    days: 30,
    baseMinor: 1_000_000,
    rate: YEARLY,
    interestMinor: 8_342,
  },
  {
    fromDay: day('2026-10-30'),
    toDay: day('2026-11-20'),
    days: 21,
    baseMinor: 600_000,
    rate: YEARLY,
    interestMinor: 3_504,
  },
]

const PROPOSAL: InterestProposal = {
  invoiceId: 'inv_2',
  number: 'INV-1002',
  interest: {
    kind: 'proposed',
    fromDay: day('2026-09-30'),
    toDay: day('2026-11-20'),
    slices: SLICES,
    fixedMinor: 4_000,
    total: eur(15_846),
  },
}

export const INTEREST: InterestReport = {
  kind: 'report',
  today: day('2026-11-20'),
  customerId: 'cus_1',
  customerName: 'ACME Trading',
  number: null,
  regime: 'eu',
  proposals: [PROPOSAL],
  withoutRate: [{ number: 'INV-0917', day: day('2025-12-31') }],
  totals: [eur(15_846)],
  decided: [
    {
      number: 'INV-0988',
      state: 'waived',
      amount: eur(6_781),
      fromDay: day('2026-07-31'),
      toDay: day('2026-08-10'),
      by: 'U02WEI',
      day: day('2026-08-12'),
      reason: 'Our delivery was late as well',
    },
    {
      number: 'INV-0951',
      state: 'charged',
      amount: eur(9_120),
      fromDay: day('2026-05-31'),
      toDay: day('2026-06-30'),
      by: 'U02WEI',
      day: day('2026-07-01'),
      reason: '',
    },
  ],
  overcharged: [
    {
      number: 'INT-INV-0951-1',
      charged: eur(9_120),
      byNow: eur(12),
      toCredit: eur(9_000),
      toPayBack: eur(108),
    },
  ],
  freshness: { kind: 'stale', moneyAt: '2026-11-12T08:12:00.000Z', hours: 200 },
}

export const INTEREST_ONE: InterestReport = {
  ...INTEREST,
  number: 'INV-1002',
  proposals: [{ ...PROPOSAL, interest: { ...PROPOSAL.interest, fixedMinor: 0, total: usd(11_846) } }],
  totals: [usd(11_846)],
  withoutRate: [],
  overcharged: [],
  decided: [],
}

export const INTEREST_NOTHING: InterestReport = {
  ...INTEREST,
  proposals: [],
  withoutRate: [],
  totals: [],
  overcharged: [],
  decided: [],
  freshness: { kind: 'fresh' },
}

export const INTEREST_WORST: InterestReport = {
  ...INTEREST,
  customerName: HOSTILE_LONG,
  regime: 'cn',
  proposals: times(40, (i) => ({
    ...PROPOSAL,
    invoiceId: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
    number: HOSTILE_LONG,
    interest: {
      ...PROPOSAL.interest,
      total: eur(LARGE),
      slices: times(50, () => ({
        fromDay: day('2026-09-30'),
        toDay: day('2026-10-30'),
        days: 30,
        baseMinor: LARGE,
        rate: { per: 'day' as const, basisPoints: 5 },
        interestMinor: LARGE,
      })),
    },
  })),
  withoutRate: times(40, () => ({ number: HOSTILE_LONG, day: day('2025-12-31') })),
  totals: times(30, () => eur(LARGE)),
  decided: times(40, () => ({
    number: HOSTILE_LONG,
    state: 'waived' as const,
    amount: eur(LARGE),
    fromDay: day('2026-07-31'),
    toDay: day('2026-08-10'),
    by: 'U02WEI',
    day: day('2026-08-12'),
    reason: HOSTILE_LONG,
  })),
  overcharged: times(40, () => ({
    number: HOSTILE_LONG,
    charged: eur(LARGE),
    byNow: eur(LARGE),
    toCredit: eur(LARGE),
    toPayBack: eur(LARGE),
  })),
}

export const DSO_LINES = times(12, () => ({
  currency: EUR,
  owed: { arMinor: LARGE, notOverdueMinor: LARGE, disputedMinor: LARGE },
  ways: { simple: 51.3, countback: null, bestPossible: 32.1, undisputed: null },
  basis: {
    year: { salesMinor: LARGE, days: 365 },
    steps: times(40, () => ({ salesMinor: LARGE, takenMinor: LARGE - 1, monthDays: 31, days: 30.9 })),
  },
}))

const OWED = { arMinor: 21_200_000, notOverdueMinor: 18_000_000, disputedMinor: 0 }
const SALES = [
  { salesMinor: 10_000_000, days: 20 },
  { salesMinor: 8_000_000, days: 31 },
  { salesMinor: 7_000_000, days: 30 },
  { salesMinor: 1_000_000, days: 31 },
]
/** Worked out from months of sales. */
export const DSO_LINE: DsoLine = { currency: EUR, owed: OWED, ways: dsoWays(OWED, SALES), basis: dsoBasis(OWED, SALES) }
