import { day } from '../../core/day.ts'
import type { FollowUp, FollowUpCustomer } from '../../core/follow-up.ts'
import { CHASING_RULES } from '../../core/freshness.ts'
import { eur, HOSTILE_LONG, LARGE, TODAY, times, usd } from './basis.ts'

const CUSTOMER: FollowUpCustomer = {
  customerId: 'cus_1',
  customerName: 'ACME Trading',
  ownerUserId: 'U01ANN',
  overdue: [usd(750_000), eur(120_000)],
  overdueCount: 3,
  daysOverdueMax: 19,
  dutyCount: 2,
  promise: { day: day('2026-11-27'), amounts: [usd(400_000)] },
  score: { kept: 3, broken: 1, open: 1 },
  disputed: [usd(50_000)],
  lastSaid: { kind: 'note', day: day('2026-11-18'), by: 'U01ANN', text: 'Mr Li is back on Monday' },
}

export const FOLLOW_UP: FollowUp = {
  today: TODAY,
  scope: 'mine',
  customers: [
    CUSTOMER,
    {
      ...CUSTOMER,
      customerId: 'cus_2',
      customerName: '晨光演示',
      overdue: [usd(90_000)],
      overdueCount: 1,
      daysOverdueMax: 4,
      dutyCount: 0,
      promise: null,
      score: { kept: 0, broken: 0, open: 0 },
      disputed: [],
      lastSaid: { kind: 'step', day: day('2026-11-13'), by: 'U01ANN', rule: 'remind-before-due' },
    },
    {
      ...CUSTOMER,
      customerId: 'cus_3',
      customerName: 'Beta Works',
      promise: null,
      lastSaid: { kind: 'letter', day: day('2026-11-16'), by: 'U01ANN', subject: 'Overdue invoices' },
    },
  ],
  count: 3,
  totals: [usd(840_000), eur(120_000)],
  dutyCount: 4,
  effects: [
    { rule: 'remind-before-due', count: 10, workedCount: 8, meanDays: 4.5 },
    { rule: 'start-collection', count: 2, workedCount: 0, meanDays: null },
  ],
  colleagues: [{ userId: 'U01ANN', kept: 7, broken: 2, open: 1 }],
}

export const FOLLOW_UP_NOTHING: FollowUp = {
  ...FOLLOW_UP,
  customers: [],
  count: 0,
  totals: [],
  dutyCount: 0,
  effects: [],
  colleagues: [],
}

export const FOLLOW_UP_WORST: FollowUp = {
  ...FOLLOW_UP,
  scope: 'team',
  customers: times(10, (i) => ({
    ...CUSTOMER,
    customerId: `cus_${i}`,
    customerName: HOSTILE_LONG,
    ownerUserId: null,
    overdue: times(30, () => usd(LARGE)),
    overdueCount: 99_999,
    promise: { day: day('2026-11-27'), amounts: times(30, () => usd(LARGE)) },
    disputed: times(30, () => usd(LARGE)),
    lastSaid:
      i % 2 === 0
        ? { kind: 'note', day: day('2026-11-18'), by: 'U01ANN', text: HOSTILE_LONG.repeat(9) }
        : { kind: 'letter', day: day('2026-11-18'), by: 'U01ANN', subject: HOSTILE_LONG.repeat(9) },
  })),
  count: 5_000,
  totals: times(30, () => usd(LARGE)),
  effects: CHASING_RULES.map((rule) => ({ rule, count: 99_999, workedCount: 88_888, meanDays: 13.9 })),
  colleagues: times(60, (i) => ({ userId: `U0${i}`, kept: i * 999, broken: 99_999, open: 99_999 })),
}
