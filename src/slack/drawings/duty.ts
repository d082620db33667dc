import { day } from '../../core/day.ts'
import { DUTIES_PER_MESSAGE } from '../../core/duty.ts'
import { HOSTILE, HOSTILE_LONG, LARGE, TODAY, times, usd } from '../samples/basis.ts'
import {
  CAUGHT_UP,
  COLLECT,
  CUSTOMER_DUTIES,
  DONE,
  DUTY_LIST,
  LOOK,
  LOOK_DRAFT,
  LOOK_DRAFT_WORST,
  MOVED,
  PAID,
  REFRESH,
  REFRESHED,
  REMIND,
  REVIEW,
  SCREEN,
  SCREENED,
  SNOOZED,
  SUPERSEDED,
  WORST_DUTIES,
  worstDuty,
} from '../samples/duty.ts'
import { caughtUpView } from '../views/caught-up.ts'
import { customerDutiesView } from '../views/customer-duties.ts'
import { digestView } from '../views/digest.ts'
import { dutyListView } from '../views/duty-list.ts'
import { dutyOutcomeView } from '../views/duty-outcome.ts'
import { escalationView } from '../views/escalation.ts'
import { lookOutcomeView } from '../views/look-outcome.ts'
import { lookRefreshModal } from '../views/look-refresh-modal.ts'
import { lookReviewModal } from '../views/look-review-modal.ts'
import type { Drawing } from './drawing.ts'

const looked = { kind: 'looked', duty: REFRESHED, customerCode: 'ACME', nextDay: day('2027-02-22') } as const

export const dutyDrawings: readonly Drawing[] = [
  { name: 'customer-duties', draw: (w) => customerDutiesView(CUSTOMER_DUTIES, w) },
  {
    name: 'customer-duties: money that is on no invoice',
    draw: (w) => customerDutiesView({ ...CUSTOMER_DUTIES, unapplied: [usd(1_000_000)] }, w),
  },
  {
    name: 'customer-duties: as they end',
    draw: (w) =>
      customerDutiesView(
        {
          ...CUSTOMER_DUTIES,
          ownerUserId: null,
          duties: [DONE, PAID, SNOOZED, { ...SUPERSEDED, id: 'd4' }, { ...MOVED, id: 'd5' }],
          paymentsKnownTo: null,
          calendarKnown: false,
        },
        w,
      ),
  },
  {
    name: 'customer-duties: the worst',
    draw: (w) =>
      customerDutiesView(
        {
          ...CUSTOMER_DUTIES,
          customerName: HOSTILE_LONG,
          duties: times(DUTIES_PER_MESSAGE, worstDuty),
          unapplied: [usd(LARGE)],
          calendarKnown: false,
        },
        w,
      ),
  },
  {
    name: 'customer-duties: of a credit file',
    draw: (w) => customerDutiesView({ ...CUSTOMER_DUTIES, duties: [SCREEN, REFRESH, { ...REVIEW, dueDay: TODAY }] }, w),
  },
  {
    name: 'customer-duties: of a credit file, as they end',
    draw: (w) => customerDutiesView({ ...CUSTOMER_DUTIES, duties: [SCREENED, REFRESHED] }, w),
  },
  {
    name: 'look-outcome',
    draw: (w) => lookOutcomeView({ ...looked, look: { ...LOOK, day: TODAY } }, w),
  },
  {
    name: 'look-outcome: of a review',
    draw: (w) =>
      lookOutcomeView(
        {
          ...looked,
          duty: { ...REVIEW, customerName: HOSTILE_LONG },
          look: { ...LOOK, kind: 'review', suppliers: null, buyers: null, changed: HOSTILE_LONG.repeat(6) },
          customerCode: HOSTILE_LONG,
          nextDay: null,
        },
        w,
      ),
  },
  {
    name: 'look-outcome: already ended',
    draw: (w) => lookOutcomeView({ kind: 'already-ended', duty: REFRESHED }, w),
  },
  { name: 'duty-list', draw: (w) => dutyListView(DUTY_LIST, w) },
  {
    name: 'duty-list: of a credit file',
    draw: (w) =>
      dutyListView(
        {
          ...DUTY_LIST,
          open: [SCREEN, REFRESH],
          coming: [{ ...REVIEW, state: 'planned' }],
        },
        w,
      ),
  },
  {
    name: 'duty-list: nothing',
    draw: (w) =>
      dutyListView(
        {
          ...DUTY_LIST,
          scope: { kind: 'customer', customerName: HOSTILE },
          open: [],
          openCount: 0,
          coming: [],
          comingCount: 0,
        },
        w,
      ),
  },
  {
    name: 'duty-list: the worst',
    draw: (w) =>
      dutyListView(
        {
          ...DUTY_LIST,
          scope: { kind: 'team' },
          open: WORST_DUTIES,
          openCount: 1_234,
          coming: WORST_DUTIES,
          comingCount: 999,
          unknownYears: ['2027'],
        },
        w,
      ),
  },
  {
    name: 'digest',
    draw: (w) => digestView({ today: TODAY, duties: [REMIND, { ...COLLECT, dueDay: day('2026-11-16') }], count: 2 }, w),
  },
  { name: 'digest: the worst', draw: (w) => digestView({ today: TODAY, duties: WORST_DUTIES, count: 400 }, w) },
  {
    name: 'escalation',
    draw: (w) => escalationView({ today: TODAY, duties: [{ ...COLLECT, dueDay: day('2026-11-16') }], count: 1 }, w),
  },
  {
    name: 'escalation: of a credit file',
    draw: (w) => escalationView({ today: TODAY, duties: [REFRESH], count: 1 }, w),
  },
  { name: 'escalation: the worst', draw: (w) => escalationView({ today: TODAY, duties: WORST_DUTIES, count: 400 }, w) },
  { name: 'caught-up', draw: (w) => caughtUpView(CAUGHT_UP, w) },
  {
    name: 'caught-up: one day, nothing superseded',
    draw: (w) => caughtUpView({ ...CAUGHT_UP, lastDay: CAUGHT_UP.firstDay, workdays: 1, steps: 1, superseded: 0 }, w),
  },
  {
    name: 'caught-up: all of it superseded',
    draw: (w) => caughtUpView({ ...CAUGHT_UP, steps: 0, superseded: 2 }, w),
  },
  { name: 'duty-outcome: done', draw: (w) => dutyOutcomeView({ kind: 'done', duty: DONE }, w) },
  {
    name: 'duty-outcome: snoozed',
    draw: (w) => dutyOutcomeView({ kind: 'snoozed', duty: SNOOZED, until: day('2026-11-23') }, w),
  },
  {
    name: 'duty-outcome: already ended',
    draw: (w) => dutyOutcomeView({ kind: 'already-ended', duty: DONE }, w),
  },
  { name: 'duty-outcome: gone', draw: (w) => dutyOutcomeView({ kind: 'no-such-duty' }, w) },
  { name: 'look-refresh-modal', draw: (w) => lookRefreshModal(LOOK_DRAFT, w) },
  { name: 'look-refresh-modal: the first', draw: (w) => lookRefreshModal({ ...LOOK_DRAFT, before: [] }, w) },
  { name: 'look-refresh-modal: the worst', draw: (w) => lookRefreshModal(LOOK_DRAFT_WORST, w) },
  { name: 'look-review-modal', draw: (w) => lookReviewModal({ ...LOOK_DRAFT, kind: 'review' }, w) },
  { name: 'look-review-modal: the worst', draw: (w) => lookReviewModal(LOOK_DRAFT_WORST, w) },
]
