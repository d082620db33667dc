import { day } from '../../core/day.ts'
import { HOSTILE, HOSTILE_LONG, TODAY } from '../samples/basis.ts'
import { CUSTOMER } from '../samples/customer.ts'
import { TERMS_BY_POINTS, TERMS_BY_SIZE, TERMS_COMING, TERMS_NEW_PRODUCTS } from '../samples/customer-terms.ts'
import { PLANNED } from '../samples/duty.ts'
import { INVOICE_CARD } from '../samples/invoice.ts'
import { TERMS_DAYS, TERMS_PLAN_WORST, TRIAL, termsPlan } from '../samples/terms.ts'
import { termsAcceptModal } from '../views/terms-accept-modal.ts'
import { termsAcceptOutcomeView, trialEndView } from '../views/terms-accept-outcome.ts'
import { termsOutcomeView } from '../views/terms-outcome.ts'
import { termsPlanView } from '../views/terms-plan.ts'
import { termsTrialView } from '../views/terms-trial.ts'
import { termsTrialModal } from '../views/terms-trial-modal.ts'
import type { Drawing } from './drawing.ts'

export const termsDrawings: readonly Drawing[] = [
  {
    name: 'terms-outcome',
    draw: (w) =>
      termsOutcomeView(
        { kind: 'moved', number: 'INV-1001', before: day('2026-12-20'), dueDay: day('2027-01-04'), duties: PLANNED },
        w,
      ),
  },
  {
    name: 'terms-outcome: in a year without a list of working days',
    draw: (w) => {
      const days = { before: day('2026-12-20'), dueDay: day('2027-01-15') }
      const duties = [
        { rule: 'remind-before-due' as const, dueDay: day('2027-01-01'), isKnown: false },
        { rule: 'start-collection' as const, dueDay: day('2027-01-22'), isKnown: false },
      ]
      return termsOutcomeView({ kind: 'moved', number: 'INV-1001', ...days, duties }, w)
    },
  },
  {
    name: 'terms-outcome: already settled',
    draw: (w) => termsOutcomeView({ kind: 'already-settled', card: INVOICE_CARD }, w),
  },
  {
    name: 'terms-outcome: due before issue',
    draw: (w) => termsOutcomeView({ kind: 'due-before-issue', issuedDay: TODAY, dueDay: day('2026-11-01') }, w),
  },
  {
    name: 'terms-outcome: past due',
    draw: (w) =>
      termsOutcomeView({ kind: 'past-due', number: HOSTILE_LONG, dueDay: day('2026-11-01'), today: TODAY }, w),
  },
  {
    name: 'terms-plan',
    draw: (w) => termsPlanView(termsPlan([]), w, { mayAgree: true }),
  },
  {
    name: 'terms-plan: a step is agreed, another comes, a trial is over',
    draw: (w) => {
      const rows = [...TERMS_BY_SIZE, TERMS_NEW_PRODUCTS, TERMS_COMING]
      return termsPlanView(termsPlan(rows, { trial: TRIAL }), w, { mayAgree: true })
    },
  },
  {
    name: 'terms-plan: points are agreed, sizes are passed',
    draw: (w) => termsPlanView(termsPlan(TERMS_BY_POINTS), w, { mayAgree: true }),
  },
  {
    name: 'terms-plan: to look at, a trial is on',
    draw: (w) => {
      const trial = { ...TRIAL, state: 'running' as const, untilDay: day('2026-12-31') }
      return termsPlanView(termsPlan([], { trial }), w, { mayAgree: false })
    },
  },
  {
    name: 'terms-plan: too few invoices',
    draw: (w) =>
      termsPlanView(termsPlan([], { proposal: { kind: 'too-few', have: 1, need: 4 } }), w, { mayAgree: true }),
  },
  {
    name: 'terms-plan: short already, a trial is to come',
    draw: (w) => {
      const proposal = { kind: 'short-already' as const, termDays: 7 }
      const trial = { ...TRIAL, state: 'planned' as const, before: null, during: null, tiedUp: null }
      return termsPlanView(termsPlan([], { proposal, trial }), w, { mayAgree: true })
    },
  },
  { name: 'terms-plan: the worst', draw: (w) => termsPlanView(TERMS_PLAN_WORST, w, { mayAgree: true }) },
  { name: 'terms-trial', draw: (w) => termsTrialView({ customer: CUSTOMER, trial: TRIAL }, w) },
  {
    name: 'terms-trial: nothing before it',
    draw: (w) => {
      const customer = { ...CUSTOMER, name: HOSTILE_LONG, code: HOSTILE_LONG }
      return termsTrialView({ customer, trial: { ...TRIAL, before: null, tiedUp: null } }, w)
    },
  },
  {
    name: 'terms-trial: no invoice in it',
    draw: (w) => termsTrialView({ customer: CUSTOMER, trial: { ...TRIAL, during: null, tiedUp: null } }, w),
  },
  {
    name: 'terms-accept-outcome',
    draw: (w) =>
      termsAcceptOutcomeView(
        { kind: 'agreed', customerName: 'ACME Trading', rows: TERMS_BY_SIZE, sampled: 'net 30', samples: TERMS_DAYS },
        w,
      ),
  },
  {
    name: 'terms-accept-outcome: in the past',
    draw: (w) => termsAcceptOutcomeView({ kind: 'starts-in-the-past', fromDay: day('2026-11-01'), today: TODAY }, w),
  },
  {
    name: 'terms-accept-outcome: ends before it starts',
    draw: (w) => termsAcceptOutcomeView({ kind: 'ends-before-start', fromDay: TODAY, untilDay: day('2026-11-01') }, w),
  },
  {
    name: 'terms-accept-outcome: another trial',
    draw: (w) =>
      termsAcceptOutcomeView(
        { kind: 'trial-there', customerName: HOSTILE_LONG, fromDay: day('2026-11-01'), untilDay: day('2026-12-31') },
        w,
      ),
  },
  {
    name: 'terms-accept-outcome: agreed already',
    draw: (w) => termsAcceptOutcomeView({ kind: 'already-agreed', customerName: HOSTILE, fromDay: TODAY }, w),
  },
  {
    name: 'terms-accept-outcome: a trial ends on another day',
    draw: (w) => trialEndView({ kind: 'moved', customerName: HOSTILE_LONG, untilDay: TODAY }, w),
  },
  {
    name: 'terms-accept-outcome: a trial is over',
    draw: (w) => trialEndView({ kind: 'trial-over', customerName: HOSTILE, untilDay: day('2026-11-01') }, w),
  },
  {
    name: 'terms-accept-outcome: a trial cannot have ended',
    draw: (w) => trialEndView({ kind: 'ends-in-the-past', untilDay: day('2026-11-01'), today: TODAY }, w),
  },
  { name: 'terms-accept-outcome: no such trial', draw: (w) => trialEndView({ kind: 'no-such-trial' }, w) },
  {
    name: 'terms-accept-modal',
    draw: (w) => {
      const about = { step: 'new-products' as const }
      return termsAcceptModal(
        { customerName: 'ACME Trading', from: TODAY, terms: '1.25/10 net 30', about, remembered: '{}' },
        w,
      )
    },
  },
  {
    name: 'terms-accept-modal: by order size',
    draw: (w) => {
      const about = { step: 'order-size' as const, size: '9000.00', currency: 'USD', others: 'net 30' }
      return termsAcceptModal({ customerName: HOSTILE_LONG, from: TODAY, terms: 'net 60', about, remembered: '{}' }, w)
    },
  },
  {
    name: 'terms-accept-modal: by points',
    draw: (w) => {
      const about = { step: 'points' as const, points: 6, others: '' }
      return termsAcceptModal({ customerName: HOSTILE, from: TODAY, terms: 'net 60', about, remembered: '{}' }, w)
    },
  },
  {
    name: 'terms-trial-modal',
    draw: (w) =>
      termsTrialModal({ customerName: HOSTILE_LONG, begins: TODAY, ends: day('2027-01-14'), remembered: '{}' }, w),
  },
  {
    name: 'terms-trial-modal: its end',
    draw: (w) =>
      termsTrialModal({ customerName: 'ACME Trading', begins: null, ends: day('2027-01-14'), remembered: '{}' }, w),
  },
]
