import { day } from '../../core/day.ts'
import { type ExposureFacts, exposureOf } from '../../core/exposure.ts'
import { type Check, checkOf, type GateRequest } from '../../core/gate.ts'
import { money } from '../../core/money.ts'
import { screeningFrom } from '../../core/screening.ts'
import type { Standing } from '../../core/standing.ts'
import { CNY, EUR, eur, HOSTILE_LONG, LARGE, TODAY, times, USD, usd } from './basis.ts'
import { CUSTOMER } from './customer.ts'
import { registry, reputation, statements } from './screening.ts'

const EXPOSURE_RATES = {
  base: USD,
  day: TODAY,
  rates: [
    { from: EUR, to: USD, rate: '1.0850', day: day('2026-11-18') },
    { from: CNY, to: USD, rate: '0.1400', day: day('2026-11-20') },
  ],
}
const EXPOSURE_FACTS: ExposureFacts = {
  invoices: [
    { amount: usd(1_250_000), appliedMinor: 500_000, creditedMinor: 20_000, dueDay: day('2026-11-12'), prepaid: false },
    { amount: eur(1_000_000), appliedMinor: 0, creditedMinor: 0, dueDay: day('2026-12-04'), prepaid: false },
  ],
  deliveries: [{ amount: usd(480_000), prepaid: false }],
  orders: [
    { amount: usd(2_000_000), deliveredMinor: 1_250_000, prepaid: false },
    { amount: usd(300_000), deliveredMinor: 0, prepaid: true },
  ],
  unapplied: [usd(315_000)],
}
const EXPOSURE = exposureOf(EXPOSURE_FACTS, { currency: USD, rates: EXPOSURE_RATES })
const NO_RATE = { kind: 'no-rate', currency: CNY, day: TODAY } as const
export const STANDING: Standing = {
  day: TODAY,
  customer: { ...CUSTOMER, tradedBefore: true },
  head: { ...CUSTOMER, tradedBefore: true },
  members: [{ ...CUSTOMER, tradedBefore: true }],
  givesCredit: true,
  limit: { amount: usd(5_000_000), day: day('2026-03-03'), requestId: 'req_1', approvedBy: 'U01ANN' },
  holds: [],
  exposure: EXPOSURE,
  tier: { tier: 'yellow', since: day('2026-10-05') },
  screening: screeningFrom([registry, statements, reputation]),
  behaviour: { meanDaysLate: 6.4, settledCount: 14, onTimeCount: 11 },
  overdue: { count: 1, amounts: [usd(730_000)], daysMax: 8 },
}
export const HOLD: Standing['holds'][number] = {
  id: 'hold_1',
  customerId: 'cus_1',
  customerName: 'ACME Trading',
  cause: 'red-signal',
  what: 'lawsuit over unpaid rent filed',
  placedDay: day('2026-11-16'),
  releasedDay: null,
}
/** A child of a large group, held for another's sake, with every item as long as it gets. */
export const STANDING_WORST: Standing = {
  ...STANDING,
  customer: { ...CUSTOMER, id: '0'.repeat(36), name: HOSTILE_LONG, tradedBefore: true },
  head: { ...CUSTOMER, id: '1'.repeat(36), name: HOSTILE_LONG, tradedBefore: true },
  members: times(40, (i) => ({ ...CUSTOMER, id: `cus_${i}`, name: HOSTILE_LONG })),
  limit: { ...STANDING.limit, amount: usd(LARGE), day: TODAY, requestId: 'req_1', approvedBy: 'U01ANN' },
  holds: times(20, () => ({ ...HOLD, customerId: 'cus_7', customerName: HOSTILE_LONG, what: HOSTILE_LONG.repeat(3) })),
  exposure: exposureOf(
    {
      invoices: [USD, EUR, CNY].map((code) => {
        return { amount: money(LARGE, code), appliedMinor: 0, creditedMinor: 1, dueDay: TODAY, prepaid: false }
      }),
      deliveries: [usd(LARGE), eur(LARGE), money(LARGE, CNY)].map((amount) => ({ amount, prepaid: false })),
      orders: [usd(LARGE), eur(LARGE)].map((amount) => ({ amount, deliveredMinor: 0, prepaid: false })),
      unapplied: [eur(LARGE), money(LARGE, CNY)],
    },
    { currency: USD, rates: EXPOSURE_RATES },
  ),
}
export const checked = (standing: Partial<Standing> = {}, request: Partial<GateRequest> = {}): Check =>
  checkOf(
    { ...STANDING, ...standing },
    { amount: usd(1_500_000), prepaid: false, mayScreen: true, ...request },
    EXPOSURE_RATES,
  )
/** One check a verdict, by its kind. */
export const CHECKS = {
  'not-screened': checked({ customer: CUSTOMER, screening: screeningFrom([registry]) }),
  'on-hold': checked({ holds: [HOLD] }),
  'no-first-limit': checked({ customer: CUSTOMER, limit: null }),
  'cash-in-advance': checked({ limit: { amount: usd(0), day: TODAY, requestId: 'req_1', approvedBy: 'U01ANN' } }),
  'no-rate': checked({ exposure: NO_RATE }),
  'already-over': checked({ limit: { amount: usd(2_000_000), day: TODAY, requestId: 'req_1', approvedBy: 'U01ANN' } }),
  'would-breach': checked({}, { amount: usd(3_000_000) }),
  prepaid: checked({}, { prepaid: true }),
  'no-limit': checked({ limit: null }),
  fits: checked(),
} as const satisfies Record<Check['verdict']['kind'], Check>
export const CHECK_WORST = checked(STANDING_WORST, { amount: usd(LARGE) })
