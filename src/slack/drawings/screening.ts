import { day } from '../../core/day.ts'
import { currency } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { HOSTILE_LONG } from '../samples/basis.ts'
import { CUSTOMER } from '../samples/customer.ts'
import {
  FINDINGS,
  SCREENING_BEGUN,
  SCREENING_NEW,
  SCREENING_NO_CREDIT,
  SCREENING_SHARED,
  SCREENING_THROUGH,
  SCREENING_WORST,
} from '../samples/screening.ts'
import { screenStepModal } from '../views/screen-step-modal.ts'
import { screeningView } from '../views/screening.ts'
import { screeningOutcomeView } from '../views/screening-outcome.ts'
import type { Drawing } from './drawing.ts'

export const screeningDrawings: readonly Drawing[] = [
  { name: 'screening', draw: (w) => screeningView(SCREENING_THROUGH, w) },
  { name: 'screening: nothing looked at', draw: (w) => screeningView(SCREENING_NEW, w) },
  { name: 'screening: a step failed', draw: (w) => screeningView(SCREENING_BEGUN, w) },
  {
    name: 'screening: of a customer there was before',
    draw: (w) => screeningView({ ...SCREENING_NEW, customer: { ...CUSTOMER, tradedBefore: true } }, w),
  },
  { name: 'screening: no credit, read by a viewer', draw: (w) => screeningView(SCREENING_NO_CREDIT, w) },
  { name: 'screening: with a limit that is shared', draw: (w) => screeningView(SCREENING_SHARED, w) },
  { name: 'screening: the worst', draw: (w) => screeningView(SCREENING_WORST, w) },
  {
    name: 'screening-outcome',
    draw: (w) => screeningOutcomeView({ kind: 'recorded', step: 'reputation', card: SCREENING_THROUGH }, w),
  },
  {
    name: 'screening-outcome: not clear',
    draw: (w) => screeningOutcomeView({ kind: 'not-clear', points: ['credit-report', 'key-ratios'] }, w),
  },
  {
    name: 'screening-outcome: old statements',
    draw: (w) => screeningOutcomeView({ kind: 'statements-old', yearEnd: day('2024-12-31'), monthsMax: 18 }, w),
  },
  ...(['registry', 'statements', 'reputation'] as const).flatMap((step) => {
    const draft = { step, currency: currency('USD'), yearEnd: day('2025-12-31'), remembered: `cus_1:${step}` }
    return [
      {
        name: `screen-step-modal: ${step}`,
        draw: (w: Words) => screenStepModal({ ...draft, customerName: HOSTILE_LONG, last: null }, w),
      },
      {
        name: `screen-step-modal: ${step} again`,
        draw: (w: Words) => screenStepModal({ ...draft, customerName: 'ACME Trading', last: FINDINGS[step] }, w),
      },
    ]
  }),
]
