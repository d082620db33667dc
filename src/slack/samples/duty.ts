import { day } from '../../core/day.ts'
import type { CaughtUp, CustomerDuties, DutyItem, DutyList } from '../../core/duty.ts'
import { NOTHING_TO_FOLLOW } from '../../core/following.ts'
import type { Look, LookDraft } from '../../core/look.ts'
import { HOSTILE_LONG, LARGE, TODAY, times, usd } from './basis.ts'
import { agreedOn } from './customer-terms.ts'

export const REMIND: DutyItem = {
  id: 'dut_remind',
  rule: 'remind-before-due',
  subjectKind: 'invoice',
  subjectId: 'inv_2',
  state: 'open',
  end: null,
  dueDay: TODAY,
  openedDay: TODAY,
  customerId: 'cus_1',
  customerName: 'ACME Trading',
  ownerUserId: 'U01ANN',
  invoice: {
    id: 'inv_2',
    number: 'INV-1017',
    amount: usd(1_250_000),
    outstanding: usd(1_250_000),
    dueDay: day('2026-12-04'),
  },
  delivery: null,
  following: NOTHING_TO_FOLLOW,
  doneBy: null,
  endedAt: null,
  snoozedBy: null,
}
export const COLLECT: DutyItem = {
  ...REMIND,
  id: 'dut_collect',
  rule: 'start-collection',
  dueDay: day('2026-11-19'),
  invoice: {
    id: 'inv_1',
    number: 'INV-1001',
    amount: usd(1_250_000),
    outstanding: usd(750_000),
    dueDay: day('2026-11-12'),
  },
}
export const SEND: DutyItem = {
  ...REMIND,
  id: 'dut_send',
  rule: 'send-invoice',
  subjectKind: 'delivery',
  invoice: null,
  delivery: { id: 'del_1', day: day('2026-11-17'), amount: usd(480_000) },
}
export const SCREEN: DutyItem = {
  ...REMIND,
  id: 'dut_screen',
  rule: 'screen-customer',
  subjectKind: 'customer',
  invoice: null,
}
export const REFRESH: DutyItem = { ...SCREEN, id: 'dut_refresh', rule: 'refresh-file', dueDay: day('2026-11-18') }
export const REVIEW: DutyItem = { ...SCREEN, id: 'dut_review', rule: 'review-terms', dueDay: day('2026-11-25') }
export const REFRESHED: DutyItem = { ...REFRESH, state: 'done', doneBy: 'U01ANN', endedAt: '2026-11-20T01:12:00Z' }
export const SCREENED: DutyItem = { ...SCREEN, state: 'cancelled', end: 'looked-at' }
export const LOOK: Look = {
  id: 'loo_1',
  customerId: 'cus_1',
  kind: 'refresh',
  day: day('2026-08-20'),
  suppliers: 'stable',
  buyers: 'unstable',
  changed: 'Globex no longer buys from them: a third of their sales.',
  lookedBy: 'U01ANN',
}
export const LOOK_DRAFT: LookDraft = {
  kind: 'refresh',
  dutyId: 'dut_refresh',
  customerName: 'ACME Trading',
  customerCode: 'ACME',
  terms: 'net 30',
  standing: [],
  before: [LOOK],
}
export const LOOK_DRAFT_WORST: LookDraft = {
  ...LOOK_DRAFT,
  dutyId: `dut_${'9'.repeat(32)}`,
  customerName: HOSTILE_LONG,
  customerCode: HOSTILE_LONG,
  terms: HOSTILE_LONG,
  standing: times(9, (i) => agreedOn('net 60', { fromAmount: usd(9_999_999_900 - i) })),
  before: [{ ...LOOK, changed: HOSTILE_LONG.repeat(6) }],
}
export const DONE: DutyItem = { ...REMIND, state: 'done', doneBy: 'U01ANN', endedAt: '2026-11-20T01:12:00Z' }
export const PAID: DutyItem = { ...COLLECT, state: 'cancelled', end: 'paid' }
export const SNOOZED: DutyItem = { ...SEND, state: 'planned', dueDay: day('2026-11-23'), snoozedBy: 'U02WEI' }
export const SUPERSEDED: DutyItem = { ...REMIND, state: 'superseded', end: 'higher-step' }
export const CAUGHT_UP: CaughtUp = {
  firstDay: day('2026-11-18'),
  lastDay: day('2026-11-20'),
  workdays: 3,
  steps: 3,
  superseded: 1,
}
export const MOVED: DutyItem = { ...REMIND, state: 'planned', dueDay: day('2026-12-01') }
/** A duty as long as one can be. */
export function worstDuty(i: number): DutyItem {
  return {
    ...COLLECT,
    id: `dut_${'9'.repeat(32)}${i}`,
    customerName: HOSTILE_LONG,
    ownerUserId: 'U0123456789',
    dueDay: day('2001-01-01'),
    invoice: {
      id: `inv_${i}`,
      number: HOSTILE_LONG,
      amount: usd(LARGE),
      outstanding: usd(LARGE - 1),
      dueDay: day('2001-01-01'),
    },
  }
}
export const CUSTOMER_DUTIES: CustomerDuties = {
  today: TODAY,
  customerId: 'cus_1',
  customerName: 'ACME Trading',
  ownerUserId: 'U01ANN',
  duties: [COLLECT, REMIND, SEND],
  paymentsKnownTo: day('2026-11-19'),
  unapplied: [],
  moneyAt: '2026-11-20T08:12:00.000Z',
  tells: {},
  calendarKnown: true,
}
export const DUTY_LIST: DutyList = {
  today: TODAY,
  nextSweepDay: day('2026-11-23'),
  scope: { kind: 'mine' },
  open: [COLLECT, REMIND],
  openCount: 2,
  coming: [{ ...SEND, state: 'planned', dueDay: day('2026-11-24') }],
  comingCount: 1,
  unknownYears: [],
}
export const PLANNED = [
  { rule: 'remind-before-due' as const, dueDay: day('2026-12-07'), isKnown: true },
  { rule: 'start-collection' as const, dueDay: day('2026-12-28'), isKnown: true },
]
export const WORST_DUTIES = times(40, worstDuty)
