import { HOSTILE, TODAY, usd } from '../samples/basis.ts'
import {
  AGEING_REPORT,
  AGEING_REPORT_WORST,
  GREY_REASONS,
  greyLight,
  ORANGE_LIT,
  OVERDUE,
  OVERDUE_WORST,
  RED_CLEAR,
  STATUS,
  STATUS_CLEAR,
  STATUS_GREY,
  STATUS_WORST,
  YELLOW_CLEAR,
} from '../samples/status.ts'
import { ageingView } from '../views/ageing.ts'
import { balanceModal } from '../views/balance-modal.ts'
import { balanceOutcomeView } from '../views/balance-outcome.ts'
import { lightChangeView } from '../views/light-change.ts'
import { movementModal } from '../views/movement-modal.ts'
import { movementOutcomeView } from '../views/movement-outcome.ts'
import { overdueView } from '../views/overdue.ts'
import { rateOutcomeView } from '../views/rate-outcome.ts'
import { statusView } from '../views/status.ts'
import type { Drawing } from './drawing.ts'

export const statusDrawings: readonly Drawing[] = [
  { name: 'status', draw: (w) => statusView(STATUS, w, { canShare: true }) },
  { name: 'status: clear', draw: (w) => statusView(STATUS_CLEAR, w, { canShare: true }) },
  {
    name: 'status: one light not known',
    draw: (w) =>
      statusView(
        {
          ...STATUS_CLEAR,
          headline: 'grey',
          lights: [RED_CLEAR, greyLight('orange', GREY_REASONS[5]!), YELLOW_CLEAR],
        },
        w,
        { canShare: false },
      ),
  },
  { name: 'status: nothing known', draw: (w) => statusView(STATUS_GREY, w, { canShare: true }) },
  { name: 'status: the worst', draw: (w) => statusView(STATUS_WORST, w, { canShare: true }) },
  {
    name: 'light-change',
    draw: (w) =>
      lightChangeView(
        {
          today: TODAY,
          changes: [
            { light: ORANGE_LIT, before: 'clear' },
            { light: YELLOW_CLEAR, before: 'lit' },
            { light: greyLight('red', GREY_REASONS[7]!), before: null },
          ],
        },
        w,
      ),
  },
  { name: 'overdue', draw: (w) => overdueView(OVERDUE, w) },
  { name: 'overdue: nothing', draw: (w) => overdueView({ today: TODAY, lines: [], count: 0, totals: [] }, w) },
  { name: 'overdue: the worst', draw: (w) => overdueView(OVERDUE_WORST, w) },
  { name: 'ageing', draw: (w) => ageingView(AGEING_REPORT, w) },
  { name: 'ageing: nothing', draw: (w) => ageingView({ ...AGEING_REPORT, ageings: [], customers: [] }, w) },
  { name: 'ageing: the worst', draw: (w) => ageingView(AGEING_REPORT_WORST, w) },
  {
    name: 'balance-outcome',
    draw: (w) =>
      balanceOutcomeView(
        {
          kind: 'recorded',
          accountName: 'ICBC 8812',
          balance: usd(41_230_000),
          day: TODAY,
          restricted: false,
          isNewAccount: false,
        },
        w,
      ),
  },
  {
    name: 'balance-outcome: new and restricted',
    draw: (w) =>
      balanceOutcomeView(
        { kind: 'recorded', accountName: HOSTILE, balance: usd(-1), day: TODAY, restricted: true, isNewAccount: true },
        w,
      ),
  },
  {
    name: 'balance-outcome: other currency',
    draw: (w) =>
      balanceOutcomeView({ kind: 'account-in-other-currency', accountName: 'ICBC 8812', currency: 'CNY' }, w),
  },
  {
    name: 'movement-outcome',
    draw: (w) =>
      movementOutcomeView(
        {
          kind: 'recorded',
          direction: 'out',
          amount: usd(800_000),
          activity: 'operating',
          activityGuessed: true,
          category: 'rent',
          day: TODAY,
        },
        w,
      ),
  },
  {
    name: 'movement-outcome: said',
    draw: (w) =>
      movementOutcomeView(
        {
          kind: 'recorded',
          direction: 'in',
          amount: usd(800_000),
          activity: 'financing',
          activityGuessed: false,
          category: HOSTILE,
          day: TODAY,
        },
        w,
      ),
  },
  {
    name: 'rate-outcome',
    draw: (w) => rateOutcomeView({ kind: 'recorded', from: 'EUR', to: 'USD', rate: '1.085', day: TODAY }, w),
  },
  { name: 'rate-outcome: base currency', draw: (w) => rateOutcomeView({ kind: 'base-currency', currency: 'USD' }, w) },
  { name: 'balance-modal', draw: (w) => balanceModal({ today: TODAY, currency: 'USD' }, w) },
  { name: 'movement-modal: in', draw: (w) => movementModal({ today: TODAY, currency: 'USD', direction: 'in' }, w) },
  { name: 'movement-modal: out', draw: (w) => movementModal({ today: TODAY, currency: 'USD', direction: 'out' }, w) },
]
