/** The talk with a customer: promises, disputes, reminders on hold, notes. */
import { day } from '../../core/day.ts'
import { DISPUTE_ENDS } from '../../core/dispute.ts'
import { DUTIES_PER_MESSAGE } from '../../core/duty.ts'
import { HOSTILE_LONG, LARGE, TODAY, times, usd } from '../samples/basis.ts'
import { CUSTOMER_DUTIES, DUTY_LIST, PLANNED } from '../samples/duty.ts'
import { INVOICE_CARD, INVOICE_CARD_WORST } from '../samples/invoice.ts'
import {
  BROKEN,
  DISPUTED,
  FOLLOWED,
  FOLLOWING,
  FOLLOWING_WORST,
  NOTE,
  OPENED,
  PAUSED,
  PROMISE,
  PROMISED,
  PROMISED_WORST,
  SHOWN_DISPUTE,
  worstFollowed,
} from '../samples/promise.ts'
import { customerDutiesView } from '../views/customer-duties.ts'
import { disputeEndModal } from '../views/dispute-end-modal.ts'
import { disputeModal } from '../views/dispute-modal.ts'
import { disputeOutcomeView } from '../views/dispute-outcome.ts'
import { dutyFollowView } from '../views/duty-follow.ts'
import { dutyListView } from '../views/duty-list.ts'
import { followBlocks } from '../views/follow-lines.ts'
import { invoiceCardView } from '../views/invoice-card.ts'
import { noteModal } from '../views/note-modal.ts'
import { noteOutcomeView } from '../views/note-outcome.ts'
import { promiseModal } from '../views/promise-modal.ts'
import { promiseOutcomeView } from '../views/promise-outcome.ts'
import { reminderHoldModal } from '../views/reminder-hold-modal.ts'
import { reminderHoldOutcomeView } from '../views/reminder-hold-outcome.ts'
import type { Drawing } from './drawing.ts'

const named = { number: 'INV-1001', customerName: 'ACME Trading', duties: PLANNED }
const remembered = 'inv_1'

export const promiseDrawings: readonly Drawing[] = [
  { name: 'promise-outcome', draw: (w) => promiseOutcomeView(PROMISED, w) },
  {
    name: 'promise-outcome: put off',
    draw: (w) => promiseOutcomeView({ ...PROMISED, putOff: [day('2026-11-27')] }, w),
  },
  {
    name: 'promise-outcome: of a part',
    draw: (w) => promiseOutcomeView({ ...PROMISED, open: [usd(1_250_000)] }, w),
  },
  { name: 'promise-outcome: the worst', draw: (w) => promiseOutcomeView(PROMISED_WORST, w) },
  {
    name: 'promise-outcome: withdrawn',
    draw: (w) =>
      promiseOutcomeView(
        { kind: 'withdrawn', customerName: HOSTILE_LONG, promises: [PROMISE], restored: [], duties: PLANNED },
        w,
      ),
  },
  {
    name: 'promise-outcome: withdrawn, and another stands again',
    draw: (w) => {
      const restored = [day('2026-11-27'), day('2026-11-30')]
      const invoices = times(90, (i) => {
        return { invoiceId: `inv_${i}`, number: `${HOSTILE_LONG} ${i}`, amount: usd(LARGE), restMinor: 0 }
      })
      const promises = times(2, () => ({ ...PROMISE, invoices }))
      return promiseOutcomeView(
        { kind: 'withdrawn', customerName: HOSTILE_LONG, promises, restored, duties: PLANNED },
        w,
      )
    },
  },
  {
    name: 'promise-outcome: too far ahead',
    draw: (w) => promiseOutcomeView({ kind: 'too-far-ahead', day: day('2036-01-01'), last: day('2027-05-19') }, w),
  },
  {
    name: 'dispute-outcome: too far ahead',
    draw: (w) => disputeOutcomeView({ kind: 'too-far-ahead', day: day('2036-01-01'), last: day('2027-05-19') }, w),
  },
  {
    name: 'reminder-hold-outcome: too far ahead',
    draw: (w) => reminderHoldOutcomeView({ kind: 'too-far-ahead', day: day('2099-01-01'), last: day('2027-05-19') }, w),
  },
  {
    name: 'promise-outcome: in the past',
    draw: (w) => promiseOutcomeView({ kind: 'in-the-past', day: day('2026-11-19'), today: TODAY }, w),
  },
  {
    name: 'promise-outcome: nothing open',
    draw: (w) => promiseOutcomeView({ kind: 'nothing-open', name: HOSTILE_LONG }, w),
  },
  {
    name: 'promise-outcome: more than open',
    draw: (w) => promiseOutcomeView({ kind: 'more-than-open', number: HOSTILE_LONG, outstanding: usd(LARGE) }, w),
  },
  {
    name: 'promise-outcome: none open',
    draw: (w) => promiseOutcomeView({ kind: 'no-open-promise', name: HOSTILE_LONG }, w),
  },
  { name: 'dispute-outcome', draw: (w) => disputeOutcomeView(OPENED, w) },
  {
    name: 'dispute-outcome: one more of what is promised',
    draw: (w) =>
      disputeOutcomeView({ ...OPENED, inDispute: usd(300_000), waits: { day: day('2026-12-05'), why: 'promised' } }, w),
  },
  {
    name: 'dispute-outcome: whole',
    draw: (w) => disputeOutcomeView({ ...OPENED, number: HOSTILE_LONG, customerName: HOSTILE_LONG, chased: usd(0) }, w),
  },
  ...DISPUTE_ENDS.map(
    (outcome): Drawing => ({
      name: `dispute-outcome: ${outcome}`,
      draw: (w) => {
        const [amount, outstanding] = [usd(200_000), usd(550_000)]
        const credited = outcome === 'credited' ? amount : usd(0)
        return disputeOutcomeView({ kind: 'ended', outcome, ...named, amount, credited, outstanding }, w)
      },
    }),
  ),
  {
    name: 'dispute-outcome: rejected, paid meanwhile',
    draw: (w) => {
      const figures = { amount: usd(200_000), credited: usd(0), outstanding: usd(0) }
      return disputeOutcomeView({ kind: 'ended', outcome: 'rejected', ...named, ...figures, duties: [] }, w)
    },
  },
  {
    name: 'dispute-outcome: credited before',
    draw: (w) => {
      const nothing = { credited: usd(0), outstanding: usd(0) }
      return disputeOutcomeView(
        { kind: 'ended', outcome: 'credited', ...named, number: HOSTILE_LONG, amount: usd(LARGE), ...nothing },
        w,
      )
    },
  },
  {
    name: 'dispute-outcome: more than open',
    draw: (w) =>
      disputeOutcomeView({ kind: 'more-than-undisputed', number: HOSTILE_LONG, undisputed: usd(550_000) }, w),
  },
  {
    name: 'dispute-outcome: all of it already',
    draw: (w) => disputeOutcomeView({ kind: 'more-than-undisputed', number: 'INV-1001', undisputed: usd(0) }, w),
  },
  {
    name: 'dispute-outcome: none open',
    draw: (w) => disputeOutcomeView({ kind: 'no-open-dispute', number: HOSTILE_LONG }, w),
  },
  { name: 'dispute-outcome: for finance', draw: (w) => disputeOutcomeView({ kind: 'may-not-credit' }, w) },
  {
    name: 'reminder-hold-outcome',
    draw: (w) => reminderHoldOutcomeView({ kind: 'held', untilDay: day('2026-12-05'), ...named }, w),
  },
  {
    name: 'reminder-hold-outcome: released',
    draw: (w) =>
      reminderHoldOutcomeView(
        { kind: 'released', number: HOSTILE_LONG, customerName: HOSTILE_LONG, duties: PLANNED },
        w,
      ),
  },
  {
    name: 'reminder-hold-outcome: not on hold',
    draw: (w) => reminderHoldOutcomeView({ kind: 'not-on-hold', number: HOSTILE_LONG }, w),
  },
  {
    name: 'note-outcome',
    draw: (w) => noteOutcomeView({ kind: 'noted', customerName: 'ACME Trading', number: null, note: NOTE }, w),
  },
  {
    name: 'note-outcome: the worst',
    draw: (w) =>
      noteOutcomeView(
        {
          kind: 'noted',
          customerName: HOSTILE_LONG,
          number: HOSTILE_LONG,
          note: { ...NOTE, text: HOSTILE_LONG.repeat(5) },
        },
        w,
      ),
  },
  { name: 'duty-follow', draw: (w) => dutyFollowView(FOLLOWED, w) },
  { name: 'duty-follow: the worst', draw: (w) => dutyFollowView(worstFollowed(1), w) },
  {
    name: 'customer-duties: followed up',
    draw: (w) => customerDutiesView({ ...CUSTOMER_DUTIES, duties: [FOLLOWED, PAUSED, BROKEN, DISPUTED] }, w),
  },
  {
    name: 'customer-duties: followed up, the worst',
    draw: (w) =>
      customerDutiesView(
        {
          ...CUSTOMER_DUTIES,
          customerName: HOSTILE_LONG,
          duties: times(DUTIES_PER_MESSAGE, worstFollowed),
          calendarKnown: false,
        },
        w,
      ),
  },
  {
    name: 'duty-list: followed up',
    draw: (w) => dutyListView({ ...DUTY_LIST, open: [FOLLOWED, BROKEN, DISPUTED], coming: [PAUSED] }, w),
  },
  {
    name: 'duty-list: followed up, the worst',
    draw: (w) => {
      const duties = times(40, worstFollowed)
      return dutyListView({ ...DUTY_LIST, open: duties, openCount: 1_234, coming: duties, comingCount: 999 }, w)
    },
  },
  {
    name: 'invoice-card: followed up',
    draw: (w) => {
      const view = invoiceCardView(INVOICE_CARD, w)
      return { ...view, blocks: [...view.blocks, ...followBlocks(FOLLOWING, 'inv_1', w)] }
    },
  },
  {
    name: 'invoice-card: followed up, the worst',
    draw: (w) => {
      const view = invoiceCardView(INVOICE_CARD_WORST, w)
      return { ...view, blocks: [...view.blocks, ...followBlocks(FOLLOWING_WORST, 'inv_1', w)] }
    },
  },
  { name: 'promise-modal', draw: (w) => promiseModal({ which: 'INV-1001', note: PROMISE.note, remembered }, w) },
  { name: 'promise-modal: empty', draw: (w) => promiseModal({}, w) },
  {
    name: 'promise-modal: the worst',
    draw: (w) => promiseModal({ which: HOSTILE_LONG.slice(0, 120), note: HOSTILE_LONG, remembered }, w),
  },
  {
    name: 'dispute-modal',
    draw: (w) => disputeModal({ which: 'INV-1001', untilDay: day('2026-12-04'), remembered }, w),
  },
  { name: 'dispute-end-modal', draw: (w) => disputeEndModal({ dispute: SHOWN_DISPUTE, remembered }, w) },
  {
    name: 'dispute-end-modal: the worst',
    draw: (w) => {
      const dispute = { ...SHOWN_DISPUTE, number: HOSTILE_LONG, reason: HOSTILE_LONG, disputed: usd(LARGE) }
      return disputeEndModal({ dispute, remembered }, w)
    },
  },
  { name: 'reminder-hold-modal', draw: (w) => reminderHoldModal({ which: 'INV-1001', remembered }, w) },
  { name: 'note-modal', draw: (w) => noteModal({ which: 'INV-1001', remembered }, w) },
]
