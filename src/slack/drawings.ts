/**
 * Every view, drawn from the samples: the list that the tests hold against Slack's limits, that the gallery shows, and of which the
 * doctor asks a real Slack whether it takes them. A name is the view's file, and what is special about the case.
 */
import type { HomeView, ModalView } from '@slack/types'
import { DEFAULT_POLICY } from '../core/credit-policy.ts'
import type { Decided } from '../core/credit-request.ts'
import { day } from '../core/day.ts'
import { DUTIES_PER_MESSAGE } from '../core/duty.ts'
import type { ImportReport } from '../core/import-report.ts'
import type { AskOutcome } from '../core/limit-outcome.ts'
import { currency } from '../core/money.ts'
import { takenFrom } from '../core/order.ts'
import type { Verb, Words } from '../i18n/en.ts'
import * as sample from './samples.ts'
import { ageingView } from './views/ageing.ts'
import { applyOutcomeView } from './views/apply-outcome.ts'
import { approverOutcomeView, approversView } from './views/approvers.ts'
import { auditView } from './views/audit.ts'
import { balanceModal } from './views/balance-modal.ts'
import { balanceOutcomeView } from './views/balance-outcome.ts'
import { caughtUpView } from './views/caught-up.ts'
import { checkView } from './views/check.ts'
import { creditAskModal } from './views/credit-ask-modal.ts'
import { creditLessModal } from './views/credit-less-modal.ts'
import { creditOutcomeView } from './views/credit-outcome.ts'
import { creditQuestionView } from './views/credit-question.ts'
import { creditRejectModal } from './views/credit-reject-modal.ts'
import { creditRequestView } from './views/credit-request.ts'
import { creditResultView } from './views/credit-result.ts'
import { customerCardView } from './views/customer-card.ts'
import { customerDutiesView } from './views/customer-duties.ts'
import { customerModal } from './views/customer-modal.ts'
import { customerOutcomeView } from './views/customer-outcome.ts'
import { decisionOutcomeView } from './views/decision-outcome.ts'
import { deliveredModal } from './views/delivered-modal.ts'
import { deliveryOutcomeView } from './views/delivery-outcome.ts'
import { demoView } from './views/demo.ts'
import { digestView } from './views/digest.ts'
import { dutyListView } from './views/duty-list.ts'
import { dutyOutcomeView } from './views/duty-outcome.ts'
import { entryRefusalView } from './views/entry-refusal.ts'
import { escalationView } from './views/escalation.ts'
import { helpView, verbHelpView } from './views/help.ts'
import { emptyHomeView, homeView } from './views/home.ts'
import { importHelpView } from './views/import-help.ts'
import { importProgressView, importReportView } from './views/import-report.ts'
import { invoiceCardView } from './views/invoice-card.ts'
import { invoiceModal } from './views/invoice-modal.ts'
import { invoiceOutcomeView } from './views/invoice-outcome.ts'
import { lightChangeView } from './views/light-change.ts'
import { limitCardView } from './views/limit-card.ts'
import { limitModal } from './views/limit-modal.ts'
import { limitOutcomeView } from './views/limit-outcome.ts'
import { lookOutcomeView } from './views/look-outcome.ts'
import { lookRefreshModal } from './views/look-refresh-modal.ts'
import { lookReviewModal } from './views/look-review-modal.ts'
import { movementModal } from './views/movement-modal.ts'
import { movementOutcomeView } from './views/movement-outcome.ts'
import { orderCardView } from './views/order-card.ts'
import { orderModal } from './views/order-modal.ts'
import { cancelOutcomeView, orderOutcomeView } from './views/order-outcome.ts'
import { overdueView } from './views/overdue.ts'
import { paidModal } from './views/paid-modal.ts'
import { parentOutcomeView } from './views/parent-outcome.ts'
import type { Payload } from './views/payload.ts'
import { paymentOutcomeView } from './views/payment-outcome.ts'
import { policyOutcomeView, policyView } from './views/policy.ts'
import { policyModal } from './views/policy-modal.ts'
import { rateOutcomeView } from './views/rate-outcome.ts'
import { sentenceView, sharedRefusalView } from './views/refusal.ts'
import { releaseModal } from './views/release-modal.ts'
import { resentView } from './views/resent.ts'
import { reversalOutcomeView } from './views/reversal-outcome.ts'
import { screenStepModal } from './views/screen-step-modal.ts'
import { screeningView } from './views/screening.ts'
import { screeningOutcomeView } from './views/screening-outcome.ts'
import { channelReadyView, setUpView } from './views/settings-saved.ts'
import { setupModal } from './views/setup-modal.ts'
import { signalCardView, signalEntryRefusalView, signalOutcomeView } from './views/signal-outcome.ts'
import { statusView } from './views/status.ts'
import { teamOutcomeView, teamView } from './views/team.ts'
import { termsAcceptModal } from './views/terms-accept-modal.ts'
import { termsAcceptOutcomeView, trialEndView } from './views/terms-accept-outcome.ts'
import { termsOutcomeView } from './views/terms-outcome.ts'
import { termsPlanView } from './views/terms-plan.ts'
import { termsTrialView } from './views/terms-trial.ts'
import { termsTrialModal } from './views/terms-trial-modal.ts'
import { tierChangeView } from './views/tier-change.ts'
import { undeliveredView } from './views/undelivered.ts'
import { unknownVerbView } from './views/unknown-verb.ts'

export type Drawing = { readonly name: string; readonly draw: (words: Words) => Payload | ModalView | HomeView }

export function isMessage(drawn: Payload | ModalView | HomeView): drawn is Payload {
  return 'text' in drawn
}

const { TODAY, HOSTILE, HOSTILE_LONG, usd, eur, times } = sample
const planned = [
  { rule: 'remind-before-due' as const, dueDay: day('2026-12-07') },
  { rule: 'start-collection' as const, dueDay: day('2026-12-28') },
]
const samples = [
  { from: day('2026-11-01'), due: day('2026-12-01') },
  { from: day('2026-11-15'), due: day('2026-12-15') },
  { from: day('2026-11-30'), due: day('2026-12-30') },
]
const looked = { kind: 'looked', duty: sample.REFRESHED, customerCode: 'ACME', nextDay: day('2027-02-22') } as const
const worstDuties = times(40, sample.worstDuty)
const people = times(120, (i) => ({ userId: `U${i}`, name: i === 0 ? 'Ann' : i === 1 ? '王伟' : HOSTILE_LONG }))
const report: ImportReport = {
  fileName: 'invoices-2026.xlsx',
  kind: 'invoices',
  rows: 1_277,
  saved: 1_200,
  alreadyThere: 77,
  faults: [],
  faultCount: 0,
  state: 'saved',
  question: null,
  assumedCurrencies: [],
}
const faults = [
  { row: 14, column: 'Amount', code: 'not-an-amount', text: '12,5OO' } as const,
  { row: 209, column: 'Due', code: 'not-a-day', text: '31.02.2026' } as const,
  { row: 310, column: null, code: 'duplicate', text: '' } as const,
]
const ALL_VERBS = (words: Words) => Object.keys(words.commands) as Verb[]

const messages: Drawing[] = [
  { name: 'status', draw: (w) => statusView(sample.STATUS, w, { canShare: true }) },
  { name: 'status: clear', draw: (w) => statusView(sample.STATUS_CLEAR, w, { canShare: true }) },
  {
    name: 'status: one light not known',
    draw: (w) =>
      statusView(
        {
          ...sample.STATUS_CLEAR,
          headline: 'grey',
          lights: [sample.RED_CLEAR, sample.greyLight('orange', sample.GREY_REASONS[5]!), sample.YELLOW_CLEAR],
        },
        w,
        { canShare: false },
      ),
  },
  { name: 'status: nothing known', draw: (w) => statusView(sample.STATUS_GREY, w, { canShare: true }) },
  { name: 'status: the worst', draw: (w) => statusView(sample.STATUS_WORST, w, { canShare: true }) },
  {
    name: 'light-change',
    draw: (w) =>
      lightChangeView(
        {
          today: TODAY,
          changes: [
            { light: sample.ORANGE_LIT, before: 'clear' },
            { light: sample.YELLOW_CLEAR, before: 'lit' },
            { light: sample.greyLight('red', sample.GREY_REASONS[7]!), before: null },
          ],
        },
        w,
      ),
  },
  { name: 'customer-duties', draw: (w) => customerDutiesView(sample.CUSTOMER_DUTIES, w) },
  {
    name: 'customer-duties: as they end',
    draw: (w) =>
      customerDutiesView(
        {
          ...sample.CUSTOMER_DUTIES,
          ownerUserId: null,
          duties: [
            sample.DONE,
            sample.PAID,
            sample.SNOOZED,
            { ...sample.SUPERSEDED, id: 'd4' },
            { ...sample.MOVED, id: 'd5' },
          ],
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
          ...sample.CUSTOMER_DUTIES,
          customerName: HOSTILE_LONG,
          duties: times(DUTIES_PER_MESSAGE, sample.worstDuty),
          calendarKnown: false,
        },
        w,
      ),
  },
  {
    name: 'customer-duties: of a credit file',
    draw: (w) =>
      customerDutiesView(
        { ...sample.CUSTOMER_DUTIES, duties: [sample.SCREEN, sample.REFRESH, { ...sample.REVIEW, dueDay: TODAY }] },
        w,
      ),
  },
  {
    name: 'customer-duties: of a credit file, as they end',
    draw: (w) => customerDutiesView({ ...sample.CUSTOMER_DUTIES, duties: [sample.SCREENED, sample.REFRESHED] }, w),
  },
  {
    name: 'look-outcome',
    draw: (w) => lookOutcomeView({ ...looked, look: { ...sample.LOOK, day: TODAY } }, w),
  },
  {
    name: 'look-outcome: of a review',
    draw: (w) =>
      lookOutcomeView(
        {
          ...looked,
          duty: { ...sample.REVIEW, customerName: HOSTILE_LONG },
          look: { ...sample.LOOK, kind: 'review', suppliers: null, buyers: null, changed: HOSTILE_LONG.repeat(6) },
          customerCode: HOSTILE_LONG,
          nextDay: null,
        },
        w,
      ),
  },
  {
    name: 'look-outcome: already ended',
    draw: (w) => lookOutcomeView({ kind: 'already-ended', duty: sample.REFRESHED }, w),
  },
  {
    name: 'policy',
    draw: (w) => policyView({ policy: DEFAULT_POLICY, mayChange: true, hasFirewall: true }, w),
  },
  {
    name: 'policy: before there is a firewall',
    draw: (w) => policyView({ policy: DEFAULT_POLICY, mayChange: false, hasFirewall: false }, w),
  },
  {
    name: 'policy: saved',
    draw: (w) =>
      policyOutcomeView(
        {
          kind: 'saved',
          before: DEFAULT_POLICY,
          policy: { ...DEFAULT_POLICY, refreshMonths: 1, greenDays: 10, equityBasisPoints: 1_250 },
        },
        w,
      ),
  },
  { name: 'policy: unchanged', draw: (w) => policyOutcomeView({ kind: 'unchanged', policy: DEFAULT_POLICY }, w) },
  { name: 'duty-list', draw: (w) => dutyListView(sample.DUTY_LIST, w) },
  {
    name: 'duty-list: of a credit file',
    draw: (w) =>
      dutyListView(
        {
          ...sample.DUTY_LIST,
          open: [sample.SCREEN, sample.REFRESH],
          coming: [{ ...sample.REVIEW, state: 'planned' }],
        },
        w,
      ),
  },
  {
    name: 'duty-list: nothing',
    draw: (w) =>
      dutyListView(
        {
          ...sample.DUTY_LIST,
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
          ...sample.DUTY_LIST,
          scope: { kind: 'team' },
          open: worstDuties,
          openCount: 1_234,
          coming: worstDuties,
          comingCount: 999,
        },
        w,
      ),
  },
  {
    name: 'digest',
    draw: (w) =>
      digestView(
        { today: TODAY, duties: [sample.REMIND, { ...sample.COLLECT, dueDay: day('2026-11-16') }], count: 2 },
        w,
      ),
  },
  { name: 'digest: the worst', draw: (w) => digestView({ today: TODAY, duties: worstDuties, count: 400 }, w) },
  {
    name: 'escalation',
    draw: (w) =>
      escalationView({ today: TODAY, duties: [{ ...sample.COLLECT, dueDay: day('2026-11-16') }], count: 1 }, w),
  },
  {
    name: 'escalation: of a credit file',
    draw: (w) => escalationView({ today: TODAY, duties: [sample.REFRESH], count: 1 }, w),
  },
  { name: 'escalation: the worst', draw: (w) => escalationView({ today: TODAY, duties: worstDuties, count: 400 }, w) },
  { name: 'caught-up', draw: (w) => caughtUpView(sample.CAUGHT_UP, w) },
  {
    name: 'caught-up: one day, nothing superseded',
    draw: (w) =>
      caughtUpView(
        { ...sample.CAUGHT_UP, lastDay: sample.CAUGHT_UP.firstDay, workdays: 1, steps: 1, superseded: 0 },
        w,
      ),
  },
  {
    name: 'caught-up: all of it superseded',
    draw: (w) => caughtUpView({ ...sample.CAUGHT_UP, steps: 0, superseded: 2 }, w),
  },
  { name: 'tier-change', draw: (w) => tierChangeView(sample.TIER_CHANGE, w) },
  { name: 'tier-change: credit stopped', draw: (w) => tierChangeView(sample.TIER_CHANGE_HELD, w) },
  { name: 'tier-change: red at the first look', draw: (w) => tierChangeView(sample.TIER_CHANGE_FIRST, w) },
  { name: 'tier-change: the worst', draw: (w) => tierChangeView(sample.TIER_CHANGE_WORST, w) },
  { name: 'signal-outcome', draw: (w) => signalOutcomeView(sample.SIGNAL_RECORDED, w) },
  {
    name: 'signal-outcome: nothing is stopped',
    draw: (w) =>
      signalOutcomeView(
        {
          ...sample.SIGNAL_RECORDED,
          signal: { ...sample.SIGNAL, severity: 'orange', what: 'new director' },
          tier: { tier: 'orange', since: TODAY },
          before: null,
          hold: null,
          isHeldNow: false,
        },
        w,
      ),
  },
  {
    name: 'signal-outcome: before there is a firewall',
    draw: (w) =>
      signalOutcomeView(
        { ...sample.SIGNAL_RECORDED, tier: null, before: null, hold: null, isHeldNow: false, hasFirewall: false },
        w,
      ),
  },
  {
    name: 'signal-outcome: of anybody',
    draw: (w) =>
      signalOutcomeView(
        {
          ...sample.SIGNAL_RECORDED,
          customerName: HOSTILE_LONG,
          signal: { ...sample.SIGNAL, what: HOSTILE_LONG.repeat(4) },
          before: 'red',
          isHeldNow: false,
        },
        w,
      ),
  },
  {
    name: 'signal-outcome: open already',
    draw: (w) =>
      signalOutcomeView(
        { kind: 'already-open', customerName: HOSTILE, signal: { ...sample.SIGNAL, what: HOSTILE } },
        w,
      ),
  },
  {
    name: 'signal-outcome: cleared',
    draw: (w) =>
      signalOutcomeView(
        {
          ...sample.SIGNAL_RECORDED,
          kind: 'cleared',
          signals: [sample.SIGNAL],
          before: 'red',
          tier: { tier: 'green', since: TODAY },
        },
        w,
      ),
  },
  {
    name: 'signal-outcome: none to clear',
    draw: (w) => signalOutcomeView({ kind: 'none-open', customerName: HOSTILE }, w),
  },
  {
    name: 'signal-outcome: of no customer',
    draw: (w) => signalOutcomeView({ kind: 'no-such-customer', text: HOSTILE, didYouMean: ['ACME Trading'] }, w),
  },
  {
    name: 'signal-outcome: no colour',
    draw: (w) => signalEntryRefusalView({ kind: 'no-colour', text: HOSTILE_LONG }, w),
  },
  { name: 'signal-outcome: no words', draw: (w) => signalEntryRefusalView({ kind: 'no-words', severity: 'red' }, w) },
  { name: 'signal-outcome: nobody', draw: (w) => signalEntryRefusalView({ kind: 'missing', what: 'customer' }, w) },
  { name: 'signal-outcome: what is seen', draw: (w) => signalCardView(sample.SIGNAL_CARD, w) },
  {
    name: 'signal-outcome: nothing is seen',
    draw: (w) => signalCardView({ ...sample.SIGNAL_CARD, signals: [], tier: null, hold: null }, w),
  },
  {
    name: 'signal-outcome: what is seen, the worst',
    draw: (w) =>
      signalCardView(
        {
          ...sample.SIGNAL_CARD,
          customerName: HOSTILE_LONG,
          signals: times(40, (i) => ({ ...sample.SIGNAL, id: `s${i}`, what: HOSTILE_LONG.repeat(4) })),
          tier: {
            tier: 'red',
            since: day('2026-03-02'),
            parts: sample.TIER_CHANGE_WORST.turn?.parts ?? sample.TIER_PARTS_RED,
          },
          hold: sample.TIER_CHANGE_WORST.hold,
        },
        w,
      ),
  },
  {
    name: 'undelivered',
    draw: (w) => undeliveredView({ count: 2, channelId: 'C0REC', why: 'not-in-channel' }, w),
  },
  {
    name: 'undelivered: the channel is gone',
    draw: (w) => undeliveredView({ count: 1, channelId: 'C0REC', why: 'channel-gone' }, w),
  },
  {
    name: 'undelivered: given up',
    draw: (w) => undeliveredView({ count: 1, channelId: 'C0REC', why: 'refused' }, w),
  },
  {
    name: 'undelivered: nobody knows',
    draw: (w) => undeliveredView({ count: 2, channelId: 'C0REC', why: 'unknown' }, w),
  },
  {
    name: 'resent',
    draw: (w) =>
      resentView(
        [
          { channelId: 'C0REC', count: 3, behind: 2 },
          { channelId: 'U0ADMIN', count: 1, behind: 0 },
        ],
        w,
      ),
  },
  { name: 'resent: nothing', draw: (w) => resentView([], w) },
  { name: 'overdue', draw: (w) => overdueView(sample.OVERDUE, w) },
  { name: 'overdue: nothing', draw: (w) => overdueView({ today: TODAY, lines: [], count: 0, totals: [] }, w) },
  { name: 'overdue: the worst', draw: (w) => overdueView(sample.OVERDUE_WORST, w) },
  { name: 'ageing', draw: (w) => ageingView({ today: TODAY, ageings: sample.AGEINGS }, w) },
  { name: 'ageing: nothing', draw: (w) => ageingView({ today: TODAY, ageings: [] }, w) },
  { name: 'ageing: the worst', draw: (w) => ageingView({ today: TODAY, ageings: sample.AGEINGS_WORST }, w) },
  { name: 'customer-card', draw: (w) => customerCardView(sample.CUSTOMER_CARD, w) },
  { name: 'customer-card: the worst', draw: (w) => customerCardView(sample.CUSTOMER_CARD_WORST, w) },
  { name: 'screening', draw: (w) => screeningView(sample.SCREENING_THROUGH, w) },
  { name: 'screening: nothing looked at', draw: (w) => screeningView(sample.SCREENING_NEW, w) },
  { name: 'screening: a step failed', draw: (w) => screeningView(sample.SCREENING_BEGUN, w) },
  {
    name: 'screening: of a customer there was before',
    draw: (w) => screeningView({ ...sample.SCREENING_NEW, customer: { ...sample.CUSTOMER, tradedBefore: true } }, w),
  },
  { name: 'screening: no credit, read by a viewer', draw: (w) => screeningView(sample.SCREENING_NO_CREDIT, w) },
  { name: 'screening: with a limit that is shared', draw: (w) => screeningView(sample.SCREENING_SHARED, w) },
  { name: 'screening: the worst', draw: (w) => screeningView(sample.SCREENING_WORST, w) },
  {
    name: 'screening-outcome',
    draw: (w) => screeningOutcomeView({ kind: 'recorded', step: 'reputation', card: sample.SCREENING_THROUGH }, w),
  },
  {
    name: 'screening-outcome: not clear',
    draw: (w) => screeningOutcomeView({ kind: 'not-clear', points: ['credit-report', 'key-ratios'] }, w),
  },
  { name: 'invoice-card', draw: (w) => invoiceCardView(sample.INVOICE_CARD, w) },
  {
    name: 'invoice-card: settled',
    draw: (w) =>
      invoiceCardView(
        { ...sample.INVOICE_CARD, invoice: { ...sample.INVOICE, outstanding: usd(0), settledDay: TODAY } },
        w,
      ),
  },
  { name: 'invoice-card: the worst', draw: (w) => invoiceCardView(sample.INVOICE_CARD_WORST, w) },

  {
    name: 'customer-outcome',
    draw: (w) => customerOutcomeView({ kind: 'recorded', customer: sample.CUSTOMER, samples, duties: [] }, w),
  },
  {
    name: 'customer-outcome: to be screened',
    draw: (w) =>
      customerOutcomeView(
        {
          kind: 'recorded',
          customer: sample.CUSTOMER,
          samples,
          duties: [{ rule: 'screen-customer', dueDay: TODAY }],
        },
        w,
      ),
  },
  {
    name: 'customer-outcome: changed',
    draw: (w) =>
      customerOutcomeView(
        {
          kind: 'changed',
          before: sample.CUSTOMER,
          customer: { ...sample.CUSTOMER, terms: 'eom 30', ownerUserId: null, name: HOSTILE },
          samples,
          duties: [],
        },
        w,
      ),
  },
  {
    name: 'customer-outcome: unchanged',
    draw: (w) => customerOutcomeView({ kind: 'unchanged', customer: sample.CUSTOMER }, w),
  },
  {
    name: 'customer-outcome: name taken',
    draw: (w) => customerOutcomeView({ kind: 'name-taken', customer: { ...sample.CUSTOMER, name: HOSTILE } }, w),
  },
  {
    name: 'invoice-outcome',
    draw: (w) =>
      invoiceOutcomeView(
        {
          kind: 'recorded',
          invoice: sample.INVOICE,
          customerName: 'ACME Trading',
          newProduct: null,
          order: null,
          duties: planned,
        },
        w,
      ),
  },
  ...[true, false].map((isAgreed) => ({
    name: `invoice-outcome: of new products, terms for them ${isAgreed ? 'agreed' : 'not agreed'}`,
    draw: (w: Words) => {
      const invoice = { ...sample.INVOICE, terms: isAgreed ? '1.25/10 net 30' : 'net 30' }
      const outcome = { kind: 'recorded' as const, invoice, customerName: 'ACME Trading', duties: planned }
      return invoiceOutcomeView({ ...outcome, newProduct: { isAgreed }, order: null }, w)
    },
  })),
  {
    name: 'invoice-outcome: which of the orders',
    draw: (w) =>
      invoiceOutcomeView({ kind: 'which-of-orders', orders: [sample.ORDER, { ...sample.ORDER, number: HOSTILE }] }, w),
  },
  {
    name: 'invoice-outcome: nothing follows',
    draw: (w) =>
      invoiceOutcomeView(
        {
          kind: 'recorded',
          invoice: { ...sample.INVOICE, number: HOSTILE_LONG },
          customerName: HOSTILE_LONG,
          newProduct: null,
          order: takenFrom({ ...sample.ORDER, number: HOSTILE_LONG }, { amount: usd(750_000), wasNamed: false }),
          duties: [],
        },
        w,
      ),
  },
  {
    name: 'invoice-outcome: already logged',
    draw: (w) => invoiceOutcomeView({ kind: 'already-logged', card: sample.INVOICE_CARD }, w),
  },
  {
    name: 'invoice-outcome: due before issue',
    draw: (w) => invoiceOutcomeView({ kind: 'due-before-issue', issuedDay: TODAY, dueDay: day('2026-11-01') }, w),
  },
  {
    name: 'delivery-outcome',
    draw: (w) =>
      deliveryOutcomeView(
        {
          kind: 'recorded',
          customerName: 'ACME Trading',
          amount: usd(480_000),
          deliveredDay: TODAY,
          invoiceBy: day('2026-11-25'),
          order: null,
        },
        w,
      ),
  },
  {
    name: 'delivery-outcome: gone against the gate',
    draw: (w) =>
      deliveryOutcomeView(
        {
          kind: 'recorded',
          customerName: 'ACME Trading',
          amount: usd(480_000),
          deliveredDay: TODAY,
          invoiceBy: day('2026-11-25'),
          order: null,
          breach: sample.CHECKS['on-hold'],
        },
        w,
      ),
  },
  {
    name: 'delivery-outcome: part of the only open order',
    draw: (w) =>
      deliveryOutcomeView(
        {
          kind: 'recorded',
          customerName: 'ACME Trading',
          amount: usd(480_000),
          deliveredDay: TODAY,
          invoiceBy: day('2026-11-25'),
          order: { number: 'SO-77', wasNamed: false, toDeliver: usd(270_000), beyond: usd(0), unpaid: usd(0) },
        },
        w,
      ),
  },
  {
    name: 'delivery-outcome: more than a prepaid order',
    draw: (w) =>
      deliveryOutcomeView(
        {
          kind: 'recorded',
          customerName: HOSTILE_LONG,
          amount: usd(480_000),
          deliveredDay: TODAY,
          invoiceBy: day('2026-11-25'),
          order: {
            number: HOSTILE_LONG,
            wasNamed: true,
            toDeliver: usd(0),
            beyond: usd(30_000),
            unpaid: usd(480_000),
          },
        },
        w,
      ),
  },
  ...(['on-hold', 'would-breach'] as const).map((kind) => ({
    name: `delivery-outcome: ${kind}`,
    draw: (w: Words) =>
      deliveryOutcomeView(
        { kind: 'stopped', delivery: sample.DELIVERY, orderNumber: 'SO-77', check: sample.CHECKS[kind] },
        w,
      ),
  })),
  {
    name: 'delivery-outcome: stopped, the worst',
    draw: (w) =>
      deliveryOutcomeView(
        {
          kind: 'stopped',
          delivery: { ...sample.DELIVERY, note: HOSTILE_LONG.repeat(9) },
          orderNumber: HOSTILE_LONG,
          check: sample.CHECK_WORST,
        },
        w,
      ),
  },
  {
    name: 'delivery-outcome: already logged',
    draw: (w) => deliveryOutcomeView({ kind: 'already-logged', delivery: sample.DELIVERY, customerName: HOSTILE }, w),
  },
  {
    name: 'delivery-outcome: no such order',
    draw: (w) => deliveryOutcomeView({ kind: 'no-such-order', text: 'SO-7', didYouMean: ['SO-77'] }, w),
  },
  {
    name: 'delivery-outcome: order cancelled',
    draw: (w) => deliveryOutcomeView({ kind: 'order-cancelled', number: HOSTILE, cancelledDay: TODAY }, w),
  },
  {
    name: 'delivery-outcome: order in another currency',
    draw: (w) =>
      deliveryOutcomeView({ kind: 'order-in-other-currency', order: sample.ORDER, delivered: eur(500_000) }, w),
  },
  {
    name: 'delivery-outcome: which of the orders',
    draw: (w) =>
      deliveryOutcomeView(
        { kind: 'which-of-orders', orders: [sample.ORDER, { ...sample.ORDER, number: 'SO-81', deliveredMinor: 0 }] },
        w,
      ),
  },
  {
    name: 'delivery-outcome: which of many orders',
    draw: (w) =>
      deliveryOutcomeView({ kind: 'which-of-orders', orders: times(50, () => sample.ORDER_CARD_WORST.order) }, w),
  },
  ...Object.entries(sample.CHECKS).map(([kind, check]) => ({
    name: `check: ${kind}`,
    draw: (w: Words) => checkView({ kind: 'checked', check, hasAmount: true, hasFirewall: true }, w, { mayLog: true }),
  })),
  {
    name: 'check: no amount',
    draw: (w) =>
      checkView(
        { kind: 'checked', check: sample.checked({}, { amount: usd(0) }), hasAmount: false, hasFirewall: true },
        w,
        { mayLog: false },
      ),
  },
  {
    name: 'check: no firewall',
    draw: (w) =>
      checkView({ kind: 'checked', check: sample.CHECKS['no-limit'], hasAmount: true, hasFirewall: false }, w, {
        mayLog: true,
      }),
  },
  {
    name: 'check: the worst',
    draw: (w) =>
      checkView({ kind: 'checked', check: sample.CHECK_WORST, hasAmount: true, hasFirewall: true }, w, {
        mayLog: true,
      }),
  },
  ...(['fits', 'no-limit', 'prepaid'] as const).map((kind) => ({
    name: `order-outcome: ${kind}`,
    draw: (w: Words) =>
      orderOutcomeView(
        { kind: 'recorded', order: sample.ORDER, customerName: 'ACME Trading', check: sample.CHECKS[kind] },
        w,
      ),
  })),
  {
    name: 'order-outcome: no firewall',
    draw: (w) =>
      orderOutcomeView({ kind: 'recorded', order: sample.ORDER, customerName: HOSTILE_LONG, check: null }, w),
  },
  ...(['not-screened', 'cash-in-advance', 'would-breach'] as const).map((kind) => ({
    name: `order-outcome: ${kind}`,
    draw: (w: Words) => orderOutcomeView({ kind: 'stopped', number: 'SO-78', check: sample.CHECKS[kind] }, w),
  })),
  {
    name: 'order-outcome: stopped, the worst',
    draw: (w) => orderOutcomeView({ kind: 'stopped', number: HOSTILE_LONG, check: sample.CHECK_WORST }, w),
  },
  {
    name: 'order-outcome: already ordered',
    draw: (w) => orderOutcomeView({ kind: 'already-ordered', card: sample.ORDER_CARD }, w),
  },
  { name: 'order-card', draw: (w) => orderCardView(sample.ORDER_CARD, w) },
  { name: 'order-card: the worst', draw: (w) => orderCardView(sample.ORDER_CARD_WORST, w) },
  {
    name: 'order-card: nothing delivered, cancelled',
    draw: (w) =>
      orderCardView(
        { ...sample.ORDER_CARD, order: { ...sample.ORDER, deliveredMinor: 0, cancelledDay: TODAY }, deliveries: [] },
        w,
      ),
  },
  {
    name: 'order-outcome: cancelled',
    draw: (w) =>
      cancelOutcomeView(
        { kind: 'cancelled', order: sample.ORDER, customerName: 'ACME Trading', freed: usd(750_000) },
        w,
      ),
  },
  ...(['already-cancelled', 'already-delivered'] as const).map((kind) => ({
    name: `order-outcome: ${kind}`,
    draw: (w: Words) => cancelOutcomeView({ kind, card: sample.ORDER_CARD_WORST }, w),
  })),
  {
    name: 'order-outcome: no such order',
    draw: (w) => cancelOutcomeView({ kind: 'no-such-order', text: HOSTILE_LONG, didYouMean: [HOSTILE_LONG] }, w),
  },
  {
    name: 'order-outcome: which order',
    draw: (w) => cancelOutcomeView({ kind: 'which-order', number: 'SO-77', customers: ['ACME Trading', 'Globex'] }, w),
  },
  {
    name: 'order-outcome: not your customer',
    draw: (w) => cancelOutcomeView({ kind: 'not-your-customer', customerName: HOSTILE }, w),
  },
  ...(['joined', 'left'] as const).map((kind) => ({
    name: `parent-outcome: ${kind}`,
    draw: (w: Words) =>
      parentOutcomeView({ kind, customerName: 'ACME Trading', headName: 'ACME Holding', limit: usd(5_000_000) }, w),
  })),
  {
    name: 'parent-outcome: no limit',
    draw: (w) => parentOutcomeView({ kind: 'joined', customerName: HOSTILE, headName: HOSTILE, limit: null }, w),
  },
  {
    name: 'parent-outcome: own parent',
    draw: (w) => parentOutcomeView({ kind: 'own-parent', customerName: HOSTILE }, w),
  },
  ...([null, HOSTILE] as const).map((parentName) => ({
    name: `parent-outcome: unchanged${parentName === null ? ', none' : ''}`,
    draw: (w: Words) => parentOutcomeView({ kind: 'unchanged', customerName: 'ACME Trading', parentName }, w),
  })),
  {
    name: 'parent-outcome: parent has a parent',
    draw: (w) => parentOutcomeView({ kind: 'parent-has-parent', parentName: 'ACME Asia', headName: 'ACME Holding' }, w),
  },
  {
    name: 'parent-outcome: is a parent',
    draw: (w) =>
      parentOutcomeView(
        { kind: 'is-a-parent', customerName: HOSTILE_LONG, children: times(50, () => HOSTILE_LONG) },
        w,
      ),
  },
  {
    name: 'payment-outcome',
    draw: (w) =>
      paymentOutcomeView(
        {
          kind: 'recorded',
          customerName: 'ACME Trading',
          amount: usd(1_300_000),
          receivedDay: TODAY,
          applied: [
            { number: 'INV-1001', amount: usd(750_000), outstanding: usd(0) },
            { number: 'INV-1017', amount: usd(500_000), outstanding: usd(750_000) },
          ],
          unapplied: usd(50_000),
          dutiesCancelled: 1,
        },
        w,
      ),
  },
  {
    name: 'payment-outcome: the worst',
    draw: (w) =>
      paymentOutcomeView(
        {
          kind: 'recorded',
          customerName: HOSTILE_LONG,
          amount: usd(1),
          receivedDay: TODAY,
          applied: times(300, () => ({ number: HOSTILE_LONG, amount: usd(1), outstanding: usd(1) })),
          unapplied: usd(0),
          dutiesCancelled: 0,
        },
        w,
      ),
  },
  {
    name: 'payment-outcome: already settled',
    draw: (w) => paymentOutcomeView({ kind: 'already-settled', card: sample.INVOICE_CARD_WORST }, w),
  },
  {
    name: 'payment-outcome: other currency',
    draw: (w) =>
      paymentOutcomeView(
        { kind: 'other-currency', number: 'INV-1001', invoiced: usd(1_250_000), paid: eur(500_000) },
        w,
      ),
  },
  {
    name: 'reversal-outcome',
    draw: (w) =>
      reversalOutcomeView(
        {
          kind: 'reversed',
          number: 'INV-1001',
          amount: usd(500_000),
          receivedDay: day('2026-11-03'),
          outstanding: usd(1_250_000),
        },
        w,
      ),
  },
  {
    name: 'reversal-outcome: no payment',
    draw: (w) => reversalOutcomeView({ kind: 'no-payment', number: HOSTILE }, w),
  },
  {
    name: 'apply-outcome',
    draw: (w) =>
      applyOutcomeView({ kind: 'applied', number: 'INV-1001', amount: usd(15_000), outstanding: usd(735_000) }, w),
  },
  {
    name: 'apply-outcome: settled',
    draw: (w) => applyOutcomeView({ kind: 'applied', number: 'INV-1001', amount: usd(15_000), outstanding: usd(0) }, w),
  },
  {
    name: 'apply-outcome: nothing there',
    draw: (w) => applyOutcomeView({ kind: 'nothing-unapplied', customerName: HOSTILE, currency: currency('USD') }, w),
  },
  {
    name: 'credit-outcome',
    draw: (w) =>
      creditOutcomeView({ kind: 'credited', number: 'INV-1001', amount: usd(50_000), outstanding: usd(700_000) }, w),
  },
  {
    name: 'credit-outcome: settled',
    draw: (w) =>
      creditOutcomeView({ kind: 'credited', number: 'INV-1001', amount: usd(50_000), outstanding: usd(0) }, w),
  },
  {
    name: 'credit-outcome: more than open',
    draw: (w) => creditOutcomeView({ kind: 'more-than-open', number: 'INV-1001', outstanding: usd(750_000) }, w),
  },
  {
    name: 'credit-outcome: other currency',
    draw: (w) =>
      creditOutcomeView({ kind: 'other-currency', number: HOSTILE, invoiced: usd(1_250_000), paid: eur(500_000) }, w),
  },
  {
    name: 'terms-outcome',
    draw: (w) =>
      termsOutcomeView(
        { kind: 'moved', number: 'INV-1001', before: day('2026-12-20'), dueDay: day('2027-01-04'), duties: planned },
        w,
      ),
  },
  {
    name: 'terms-outcome: already settled',
    draw: (w) => termsOutcomeView({ kind: 'already-settled', card: sample.INVOICE_CARD }, w),
  },
  {
    name: 'terms-outcome: due before issue',
    draw: (w) => termsOutcomeView({ kind: 'due-before-issue', issuedDay: TODAY, dueDay: day('2026-11-01') }, w),
  },
  {
    name: 'terms-plan',
    draw: (w) => termsPlanView(sample.termsPlan([]), w, { mayAgree: true }),
  },
  {
    name: 'terms-plan: a step is agreed, another comes, a trial is over',
    draw: (w) => {
      const rows = [...sample.TERMS_BY_SIZE, sample.TERMS_NEW_PRODUCTS, sample.TERMS_COMING]
      return termsPlanView(sample.termsPlan(rows, { trial: sample.TRIAL }), w, { mayAgree: true })
    },
  },
  {
    name: 'terms-plan: to look at, a trial is on',
    draw: (w) => {
      const trial = { ...sample.TRIAL, state: 'running' as const, untilDay: day('2026-12-31') }
      return termsPlanView(sample.termsPlan([], { trial }), w, { mayAgree: false })
    },
  },
  {
    name: 'terms-plan: too few invoices',
    draw: (w) =>
      termsPlanView(sample.termsPlan([], { proposal: { kind: 'too-few', have: 1, need: 4 } }), w, { mayAgree: true }),
  },
  {
    name: 'terms-plan: short already, a trial is to come',
    draw: (w) => {
      const proposal = { kind: 'short-already' as const, termDays: 7 }
      const trial = { ...sample.TRIAL, state: 'planned' as const, before: null, during: null, tiedUp: null }
      return termsPlanView(sample.termsPlan([], { proposal, trial }), w, { mayAgree: true })
    },
  },
  { name: 'terms-plan: the worst', draw: (w) => termsPlanView(sample.TERMS_PLAN_WORST, w, { mayAgree: true }) },
  { name: 'terms-trial', draw: (w) => termsTrialView({ customer: sample.CUSTOMER, trial: sample.TRIAL }, w) },
  {
    name: 'terms-trial: nothing before it',
    draw: (w) => {
      const customer = { ...sample.CUSTOMER, name: HOSTILE_LONG, code: HOSTILE_LONG }
      return termsTrialView({ customer, trial: { ...sample.TRIAL, before: null, tiedUp: null } }, w)
    },
  },
  {
    name: 'terms-trial: no invoice in it',
    draw: (w) =>
      termsTrialView({ customer: sample.CUSTOMER, trial: { ...sample.TRIAL, during: null, tiedUp: null } }, w),
  },
  {
    name: 'terms-accept-outcome',
    draw: (w) =>
      termsAcceptOutcomeView(
        { kind: 'agreed', customerName: 'ACME Trading', rows: sample.TERMS_BY_SIZE, sampled: 'net 30', samples },
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
  { name: 'duty-outcome: done', draw: (w) => dutyOutcomeView({ kind: 'done', duty: sample.DONE }, w) },
  {
    name: 'duty-outcome: snoozed',
    draw: (w) => dutyOutcomeView({ kind: 'snoozed', duty: sample.SNOOZED, until: day('2026-11-23') }, w),
  },
  {
    name: 'duty-outcome: already ended',
    draw: (w) => dutyOutcomeView({ kind: 'already-ended', duty: sample.DONE }, w),
  },
  { name: 'duty-outcome: gone', draw: (w) => dutyOutcomeView({ kind: 'no-such-duty' }, w) },

  {
    name: 'refusal: no such customer',
    draw: (w) =>
      sharedRefusalView(
        { kind: 'no-such-customer', text: 'ACNE', didYouMean: ['ACME Trading', 'Acmeology'] },
        'delivered',
        w,
      ),
  },
  {
    name: 'refusal: no such customer, no guess',
    draw: (w) => sharedRefusalView({ kind: 'no-such-customer', text: HOSTILE_LONG, didYouMean: [] }, 'invoice', w),
  },
  {
    name: 'refusal: which customer',
    draw: (w) =>
      sharedRefusalView(
        { kind: 'which-customer', text: HOSTILE, candidates: times(50, () => HOSTILE_LONG) },
        'invoice',
        w,
      ),
  },
  {
    name: 'refusal: not your customer',
    draw: (w) => sharedRefusalView({ kind: 'not-your-customer', customerName: HOSTILE }, 'duties', w),
  },
  {
    name: 'refusal: no such invoice',
    draw: (w) => sharedRefusalView({ kind: 'no-such-invoice', text: 'INV-101', didYouMean: ['INV-1001'] }, 'paid', w),
  },
  {
    name: 'refusal: which invoice',
    draw: (w) =>
      sharedRefusalView(
        { kind: 'which-invoice', number: 'INV-1001', customers: ['ACME Trading', 'Globex'] },
        'paid',
        w,
      ),
  },
  {
    name: 'refusal: in the future',
    draw: (w) => sharedRefusalView({ kind: 'in-the-future', day: day('2026-12-01'), today: TODAY }, 'paid', w),
  },
  { name: 'entry-refusal: missing', draw: (w) => entryRefusalView({ kind: 'missing', what: 'amount' }, 'invoice', w) },
  {
    name: 'entry-refusal: not understood',
    draw: (w) => entryRefusalView({ kind: 'not-understood', what: 'day', text: '2026-13-45' }, 'delivered', w),
  },
  {
    name: 'entry-refusal: left over',
    draw: (w) => entryRefusalView({ kind: 'not-understood', what: 'rest', text: HOSTILE_LONG }, 'paid', w),
  },
  {
    name: 'entry-refusal: not positive',
    draw: (w) => entryRefusalView({ kind: 'not-positive', text: '-5' }, 'paid', w),
  },
  {
    name: 'entry-refusal: too many digits',
    draw: (w) => entryRefusalView({ kind: 'too-many-digits', text: '12.345', currency: currency('USD') }, 'paid', w),
  },
  {
    name: 'entry-refusal: amount two ways',
    draw: (w) =>
      entryRefusalView({ kind: 'ambiguous-amount', text: '12.500', readings: [usd(1_250_000), usd(1_250)] }, 'paid', w),
  },
  {
    name: 'entry-refusal: currency two ways',
    draw: (w) =>
      entryRefusalView({ kind: 'ambiguous-amount', text: '¥500', readings: [eur(50_000), usd(50_000)] }, 'paid', w),
  },
  {
    name: 'entry-refusal: day two ways',
    draw: (w) =>
      entryRefusalView(
        { kind: 'ambiguous-day', text: '03/04', readings: [day('2026-04-03'), day('2026-03-04')] },
        'paid',
        w,
      ),
  },
  { name: 'unknown-verb', draw: (w) => unknownVerbView({ text: 'overdu', didYouMean: ['overdue'] }, w) },
  { name: 'unknown-verb: no guess', draw: (w) => unknownVerbView({ text: HOSTILE_LONG, didYouMean: [] }, w) },
  { name: 'help', draw: (w) => helpView({ verbs: ALL_VERBS(w), isPlayground: true }, w) },
  { name: 'help: one command', draw: (w) => verbHelpView('invoice', w) },
  {
    name: 'team',
    draw: (w) =>
      teamView(
        [
          { userId: 'U01ANN', role: 'admin' },
          { userId: 'U02WEI', role: 'sales' },
          { userId: 'U03BO', role: 'sales' },
        ],
        w,
      ),
  },
  {
    name: 'team: the worst',
    draw: (w) =>
      teamView(
        times(2_000, (i) => ({ userId: `U${1_000_000_000 + i}`, role: 'viewer' as const })),
        w,
      ),
  },
  ...(['saved', 'removed', 'not-a-member', 'outsider', 'last-admin'] as const).map((kind) => ({
    name: `team: ${kind}`,
    draw: (w: Words) => teamOutcomeView({ kind, userId: 'U02WEI', role: 'sales' }, w),
  })),
  { name: 'import-report', draw: (w) => importReportView(report, w) },
  { name: 'import-report: cut', draw: (w) => importReportView({ ...report, state: 'cut', saved: 900 }, w) },
  {
    name: 'import-report: nothing new',
    draw: (w) => importReportView({ ...report, saved: 0, alreadyThere: 1_277 }, w),
  },
  {
    name: 'import-report: bad rows left out',
    draw: (w) => importReportView({ ...report, saved: 1_274, alreadyThere: 0, faults, faultCount: 3 }, w),
  },
  {
    name: 'import-report: refused',
    draw: (w) => importReportView({ ...report, state: 'refused', saved: 0, alreadyThere: 0, faults, faultCount: 3 }, w),
  },
  {
    name: 'import-report: the worst',
    draw: (w) =>
      importReportView(
        {
          ...report,
          fileName: HOSTILE_LONG,
          state: 'refused',
          faults: times(50, (row) => ({ row, column: HOSTILE_LONG, code: 'not-readable', text: HOSTILE_LONG })),
          faultCount: 99_999,
        },
        w,
      ),
  },
  ...(['date-order', 'decimal-mark', 'currency', 'kind'] as const).map((what) => ({
    name: `import-report: ${what} asked`,
    draw: (w: Words) =>
      importReportView(
        {
          ...report,
          kind: what === 'kind' ? null : 'invoices',
          state: 'asked',
          saved: 0,
          alreadyThere: 0,
          question: { what, examples: ['03/04/2026', HOSTILE] },
        },
        w,
      ),
  })),
  {
    name: 'import-report: progress',
    draw: (w) => importProgressView({ fileName: 'invoices-2026.xlsx', done: 400, total: 1_277 }, w),
  },
  {
    name: 'import-report: progress, length not known',
    draw: (w) => importProgressView({ fileName: HOSTILE_LONG, done: 1, total: null }, w),
  },
  { name: 'import-help', draw: importHelpView },
  { name: 'demo: now', draw: (w) => demoView({ kind: 'now', day: day('2026-12-07') }, w) },
  { name: 'demo: reset', draw: (w) => demoView({ kind: 'reset', day: TODAY }, w) },
  { name: 'demo: not back', draw: (w) => demoView({ kind: 'not-back', day: day('2026-11-01'), today: TODAY }, w) },
  { name: 'demo: too far', draw: (w) => demoView({ kind: 'too-far', day: day('2027-12-28'), daysMax: 400 }, w) },
  { name: 'demo: lit', draw: (w) => demoView({ kind: 'lit', light: 'orange', day: day('2027-01-04') }, w) },
  { name: 'demo: already lit', draw: (w) => demoView({ kind: 'already-lit', light: 'yellow', day: TODAY }, w) },
  { name: 'demo: not lit', draw: (w) => demoView({ kind: 'not-lit', light: 'red', day: day('2027-05-26') }, w) },
  { name: 'demo: nothing said', draw: (w) => demoView({ kind: 'missing' }, w) },
  { name: 'demo: not understood', draw: (w) => demoView({ kind: 'not-understood', text: HOSTILE_LONG }, w) },
  { name: 'settings-saved', draw: setUpView },
  { name: 'settings-saved: a channel', draw: channelReadyView },
]

const views: Drawing[] = [
  {
    name: 'setup-modal',
    draw: (w) =>
      setupModal(
        sample.WORKSPACE,
        {
          channels: times(120, (i) => ({
            id: `C${String(i + 1).padStart(2, '0')}`,
            name: i === 0 ? 'receivables' : HOSTILE_LONG,
          })),
          people: [...people, { userId: 'U02WEI', name: '王伟' }],
          countries: [
            { code: 'CN' },
            ...times(240, (i) => ({
              code: `${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + Math.floor(i / 26))}`,
            })),
          ],
        },
        w,
      ),
  },
  {
    name: 'customer-modal',
    draw: (w) => customerModal({ currency: 'USD', terms: 'net 30', people, ownerUserId: 'U1' }, w),
  },
  { name: 'invoice-modal', draw: (w) => invoiceModal({ today: TODAY }, w) },
  {
    name: 'invoice-modal: of a delivery',
    draw: (w) =>
      invoiceModal({ today: TODAY, customer: 'ACME', amount: '4800.00', currency: 'USD', deliveredDay: TODAY }, w),
  },
  { name: 'look-refresh-modal', draw: (w) => lookRefreshModal(sample.LOOK_DRAFT, w) },
  { name: 'look-refresh-modal: the first', draw: (w) => lookRefreshModal({ ...sample.LOOK_DRAFT, before: [] }, w) },
  { name: 'look-refresh-modal: the worst', draw: (w) => lookRefreshModal(sample.LOOK_DRAFT_WORST, w) },
  { name: 'look-review-modal', draw: (w) => lookReviewModal({ ...sample.LOOK_DRAFT, kind: 'review' }, w) },
  { name: 'look-review-modal: the worst', draw: (w) => lookReviewModal(sample.LOOK_DRAFT_WORST, w) },
  { name: 'policy-modal', draw: (w) => policyModal(DEFAULT_POLICY, w) },
  ...(['registry', 'statements', 'reputation'] as const).flatMap((step) => {
    const draft = { step, currency: currency('USD'), yearEnd: day('2025-12-31'), remembered: `cus_1:${step}` }
    return [
      {
        name: `screen-step-modal: ${step}`,
        draw: (w: Words) => screenStepModal({ ...draft, customerName: HOSTILE_LONG, last: null }, w),
      },
      {
        name: `screen-step-modal: ${step} again`,
        draw: (w: Words) => screenStepModal({ ...draft, customerName: 'ACME Trading', last: sample.FINDINGS[step] }, w),
      },
    ]
  }),
  { name: 'delivered-modal', draw: (w) => deliveredModal({ today: TODAY }, w) },
  { name: 'order-modal', draw: (w) => orderModal({ today: TODAY }, w) },
  {
    name: 'order-modal: from a check',
    draw: (w) => orderModal({ today: TODAY, customer: 'ACME', amount: '20000.00', currency: 'USD', prepaid: true }, w),
  },
  { name: 'paid-modal', draw: (w) => paidModal({ today: TODAY }, w) },
  {
    name: 'paid-modal: of an invoice',
    draw: (w) =>
      paidModal(
        { today: TODAY, invoice: { number: 'INV-1001', outstanding: '7500.00', currency: 'USD' }, remembered: '{}' },
        w,
      ),
  },
  {
    name: 'terms-accept-modal',
    draw: (w) => {
      const about = { step: 'new-products' as const }
      return termsAcceptModal(
        { customerName: 'ACME Trading', today: TODAY, terms: '1.25/10 net 30', about, remembered: '{}' },
        w,
      )
    },
  },
  {
    name: 'terms-accept-modal: by order size',
    draw: (w) => {
      const about = { step: 'order-size' as const, size: '9000.00', currency: 'USD', others: 'net 30' }
      return termsAcceptModal({ customerName: HOSTILE_LONG, today: TODAY, terms: 'net 60', about, remembered: '{}' }, w)
    },
  },
  {
    name: 'terms-accept-modal: by points',
    draw: (w) => {
      const about = { step: 'points' as const, points: 6, others: '' }
      return termsAcceptModal({ customerName: HOSTILE, today: TODAY, terms: 'net 60', about, remembered: '{}' }, w)
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
  { name: 'balance-modal', draw: (w) => balanceModal({ today: TODAY, currency: 'USD' }, w) },
  { name: 'movement-modal: in', draw: (w) => movementModal({ today: TODAY, currency: 'USD', direction: 'in' }, w) },
  { name: 'movement-modal: out', draw: (w) => movementModal({ today: TODAY, currency: 'USD', direction: 'out' }, w) },
  {
    name: 'home',
    draw: (w) => homeView({ status: sample.STATUS, duties: sample.DUTY_LIST, overdue: sample.OVERDUE }, w),
  },
  {
    name: 'home: the worst',
    draw: (w) =>
      homeView(
        {
          status: sample.STATUS_WORST,
          duties: { ...sample.DUTY_LIST, open: worstDuties, openCount: 400 },
          overdue: sample.OVERDUE_WORST,
        },
        w,
      ),
  },
  {
    name: 'home: nothing to do',
    draw: (w) =>
      homeView(
        {
          status: null,
          duties: { ...sample.DUTY_LIST, open: [], openCount: 0 },
          overdue: { today: TODAY, lines: [], count: 0, totals: [] },
        },
        w,
      ),
  },
  { name: 'home: for a guest', draw: (w) => emptyHomeView({ refusal: sentenceView(w.refusal.outsider).blocks }) },
]

const { pending, signed, approved, rejected, expired, release } = sample.REQUEST_CARDS
const decidedKinds: readonly Decided[] = [
  { kind: 'approved', amount: usd(8_000_000) },
  { kind: 'rejected' },
  { kind: 'withdrawn' },
  { kind: 'signed', authority: usd(5_000_000) },
  { kind: 'not-an-approver' },
  { kind: 'already-decided' },
  { kind: 'expired' },
  { kind: 'edited' },
  { kind: 'own-request' },
  { kind: 'nothing-on-hold' },
  { kind: 'shares-limit', headName: HOSTILE_LONG },
  { kind: 'not-screened' },
  { kind: 'not-less', asked: usd(8_000_000) },
  { kind: 'no-rate' },
  { kind: 'above-authority', authority: usd(5_000_000) },
  { kind: 'already-signed', authority: usd(5_000_000) },
]
const channelId = 'C0REC'
const asked: readonly AskOutcome[] = [
  { kind: 'asked', card: pending, channelId },
  { kind: 'edited', card: pending, channelId },
  { kind: 'already-asked', card: pending, channelId },
  { kind: 'no-firewall' },
  { kind: 'shares-limit', customerName: HOSTILE, headName: HOSTILE_LONG },
  { kind: 'not-screened', customerId: '0'.repeat(36), customerName: HOSTILE },
  { kind: 'not-on-hold', customerName: HOSTILE },
  { kind: 'unchanged', customerName: 'ACME Trading', amount: usd(5_000_000) },
]
const approvals: Drawing[] = [
  ...Object.entries(sample.REQUEST_CARDS).map(([name, card]) => ({
    name: name === 'pending' ? 'credit-request' : `credit-request: ${name}`,
    draw: (w: Words) => creditRequestView(card, w),
  })),
  ...Object.entries({
    approved,
    'approved for less': sample.REQUEST_CARDS['approved for less'],
    released: sample.RELEASED,
    rejected,
    expired,
    'a proposal rejected': sample.PROPOSAL_REJECTED,
    'a proposal expired': sample.PROPOSAL_EXPIRED,
  }).map(([name, card]) => ({
    name: `credit-result: ${name}`,
    draw: (w: Words) => creditResultView(card, w) as Payload,
  })),
  {
    name: 'credit-question',
    draw: (w) =>
      creditQuestionView(
        {
          text: 'Which orders, and when?',
          askedBy: 'U02WEI',
          to: 'U01ANN',
          customerName: 'ACME Trading',
          asked: usd(8_000_000),
        },
        w,
      ),
  },
  {
    name: 'credit-question: the worst',
    draw: (w) =>
      creditQuestionView(
        { text: HOSTILE_LONG.repeat(20), askedBy: 'U02WEI', to: null, customerName: HOSTILE_LONG, asked: null },
        w,
      ),
  },
  ...asked.map((outcome) => ({
    name: `limit-outcome: ${outcome.kind}`,
    draw: (w: Words) => limitOutcomeView(outcome, w),
  })),
  ...decidedKinds.map((decided) => ({
    name: `decision-outcome: ${decided.kind}`,
    draw: (w: Words) =>
      decisionOutcomeView({ kind: 'told', decided, card: decided.kind === 'already-decided' ? approved : signed }, w),
  })),
  { name: 'decision-outcome: no such request', draw: (w) => decisionOutcomeView({ kind: 'no-such-request' }, w) },
  {
    name: 'limit-card',
    draw: (w) =>
      limitCardView(
        { standing: sample.STANDING, requests: [pending, release, approved, rejected].map((c) => c.request) },
        w,
      ),
  },
  {
    name: 'limit-card: the worst',
    draw: (w) => limitCardView({ standing: sample.STANDING_WORST, requests: times(40, () => approved.request) }, w),
  },
  { name: 'audit', draw: (w) => auditView(sample.STANDING, w) },
  { name: 'audit: the worst', draw: (w) => auditView(sample.STANDING_WORST, w) },
  { name: 'approvers', draw: (w) => approversView(pending.deciders ?? [], w) },
  { name: 'approvers: nobody', draw: (w) => approversView([], w) },
  ...(
    [
      { kind: 'saved', approver: { userId: 'U02WEI', authority: usd(10_000_000) } },
      { kind: 'removed', userId: 'U02WEI' },
      { kind: 'not-a-member', userId: 'U02WEI' },
      { kind: 'not-an-approver', userId: 'U02WEI' },
    ] as const
  ).map((outcome) => ({
    name: `approvers: ${outcome.kind}`,
    draw: (w: Words) => approverOutcomeView(outcome, w),
  })),
  {
    name: 'limit-modal',
    draw: (w) => limitModal({ customer: 'ACME', amount: '80000.00', currency: 'USD' }, w),
  },
  { name: 'release-modal', draw: (w) => releaseModal(release.request.customerId, w) },
  {
    name: 'credit-less-modal',
    draw: (w) => creditLessModal({ asked: w.money(usd(99_999_999_999_99)), remembered: 'r:1' }, w),
  },
  { name: 'credit-reject-modal', draw: (w) => creditRejectModal('r:1', w) },
  { name: 'credit-ask-modal', draw: (w) => creditAskModal('r:1', w) },
]

export const DRAWINGS: readonly Drawing[] = [...messages, ...views, ...approvals]
