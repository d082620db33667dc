import { day } from '../../core/day.ts'
import type { DisputeOutcome } from '../../core/dispute.ts'
import type { DutyItem } from '../../core/duty.ts'
import {
  type FollowingCard,
  NOTHING_TO_FOLLOW,
  type ShownDispute,
  type ShownHold,
  type ShownPromise,
} from '../../core/following.ts'
import type { Note } from '../../core/note.ts'
import type { PaymentPromise, PromiseOutcome } from '../../core/promise.ts'
import { eur, HOSTILE_LONG, LARGE, TODAY, times, usd } from './basis.ts'
import { COLLECT, PLANNED, worstDuty } from './duty.ts'

const LINK = 'https://acme.slack.com/archives/C01REC/p1795132800000100?thread_ts=1795132800.0001&cid=C01REC'

export const PROMISE: PaymentPromise = {
  id: 'pro_1',
  customerId: 'cus_1',
  promisedDay: day('2026-12-05'),
  recordedDay: TODAY,
  note: 'Mr Li: the transfer goes out on Friday.',
  link: LINK,
  ownerUserId: 'U01ANN',
  withdrawnDay: null,
  replacedBy: null,
  isOfCustomer: false,
  putOffs: [],
  createdBy: 'U02WEI',
  invoices: [{ invoiceId: 'inv_1', number: 'INV-1001', amount: usd(750_000), restMinor: 0 }],
}
const SHOWN_PROMISE: ShownPromise = {
  numbers: ['INV-1001'],
  amounts: [usd(750_000)],
  promisedDay: PROMISE.promisedDay,
  state: 'open',
  putOffTo: null,
  recordedBy: 'U02WEI',
  note: PROMISE.note,
  link: LINK,
}
export const SHOWN_DISPUTE: ShownDispute = {
  invoiceId: 'inv_1',
  number: 'INV-1001',
  disputed: usd(200_000),
  chased: usd(550_000),
  waits: null,
  untilDay: day('2026-12-04'),
  reason: 'Two pallets are missing.',
  ownerUserId: 'U01ANN',
}
const SHOWN_HOLD: ShownHold = {
  untilDay: day('2026-12-05'),
  reason: 'Goods are on their way back.',
  ownerUserId: 'U01ANN',
}
export const NOTE: Note = {
  id: 'not_1',
  customerId: 'cus_1',
  invoiceId: null,
  text: 'Mr Li is on holiday until the 8th: ask Ms Wang.',
  day: TODAY,
  createdBy: 'U01ANN',
}
const PROMISE_WORST: ShownPromise = {
  ...SHOWN_PROMISE,
  numbers: times(3, () => HOSTILE_LONG),
  amounts: [usd(LARGE), eur(LARGE)],
  state: 'broken',
  putOffTo: day('2026-12-28'),
  note: HOSTILE_LONG,
}
const DISPUTE_WORST: ShownDispute = {
  ...SHOWN_DISPUTE,
  number: HOSTILE_LONG,
  disputed: usd(LARGE),
  chased: usd(LARGE),
  waits: { day: day('2026-12-28'), why: 'on-hold' },
  reason: HOSTILE_LONG,
}
const HOLD_WORST: ShownHold = { ...SHOWN_HOLD, reason: HOSTILE_LONG }

export const FOLLOWING: FollowingCard = {
  promises: [
    SHOWN_PROMISE,
    { ...SHOWN_PROMISE, state: 'put-off', promisedDay: day('2026-11-27'), putOffTo: SHOWN_PROMISE.promisedDay },
    { ...SHOWN_PROMISE, state: 'kept', promisedDay: day('2026-10-30'), note: '', link: null },
  ],
  morePromises: 0,
  disputes: [{ ...SHOWN_DISPUTE, waits: { day: SHOWN_PROMISE.promisedDay, why: 'promised' } }],
  holds: [{ ...SHOWN_HOLD, number: 'INV-1017' }],
  notes: [NOTE],
}
export const FOLLOWING_WORST: FollowingCard = {
  promises: times(5, () => PROMISE_WORST),
  morePromises: 1_234,
  disputes: times(40, () => DISPUTE_WORST),
  holds: times(40, () => ({ ...HOLD_WORST, number: HOSTILE_LONG })),
  notes: times(5, () => ({ ...NOTE, text: HOSTILE_LONG })),
}

export const FOLLOWED: DutyItem = {
  ...COLLECT,
  following: { promise: { ...SHOWN_PROMISE, state: 'broken' }, dispute: SHOWN_DISPUTE, hold: null },
}
export const PAUSED: DutyItem = {
  ...COLLECT,
  id: 'dut_paused',
  state: 'planned',
  dueDay: day('2026-12-07'),
  following: { promise: SHOWN_PROMISE, dispute: null, hold: SHOWN_HOLD },
}
export const BROKEN: DutyItem = {
  ...COLLECT,
  id: 'dut_promise',
  rule: 'follow-up-promise',
  subjectKind: 'promise',
  subjectId: 'pro_1',
  invoice: null,
  following: { ...NOTHING_TO_FOLLOW, promise: { ...SHOWN_PROMISE, state: 'broken' } },
}
export const DISPUTED: DutyItem = {
  ...COLLECT,
  id: 'dut_dispute',
  rule: 'look-at-dispute',
  subjectKind: 'dispute',
  subjectId: 'dis_1',
  invoice: null,
  following: { ...NOTHING_TO_FOLLOW, dispute: SHOWN_DISPUTE },
}
/** A duty as long as one can be, with all that can be said of its invoice. */
export function worstFollowed(i: number): DutyItem {
  return { ...worstDuty(i), following: { promise: PROMISE_WORST, dispute: DISPUTE_WORST, hold: HOLD_WORST } }
}

export const PROMISED: Extract<PromiseOutcome, { kind: 'recorded' }> = {
  kind: 'recorded',
  promise: PROMISE,
  customerName: 'ACME Trading',
  open: [usd(750_000)],
  withdrawn: [],
  putOff: [],
  duties: PLANNED,
}
export const PROMISED_WORST: PromiseOutcome = {
  ...PROMISED,
  promise: {
    ...PROMISE,
    isOfCustomer: true,
    invoices: times(90, (i) => ({
      invoiceId: `inv_${i}`,
      number: HOSTILE_LONG,
      amount: i % 2 === 0 ? usd(LARGE) : eur(LARGE),
      restMinor: 0,
    })),
  },
  customerName: HOSTILE_LONG,
  withdrawn: [day('2026-11-20'), day('2026-11-27')],
  putOff: [day('2026-11-28'), day('2026-11-30')],
}
export const OPENED: Extract<DisputeOutcome, { kind: 'opened' }> = {
  kind: 'opened',
  untilDay: day('2026-12-04'),
  number: 'INV-1001',
  customerName: 'ACME Trading',
  amount: usd(200_000),
  inDispute: usd(200_000),
  chased: usd(550_000),
  waits: null,
  duties: PLANNED,
}
