/**
 * Every view, drawn from the samples: the list that the tests hold against Slack's limits, that the gallery shows, and of which the
 * doctor asks a real Slack whether it takes them. A name is the view's file, and what is special about the case.
 */
import type { HomeView, ModalView } from '@slack/types'
import { day } from '../core/day.ts'
import { DUTIES_PER_MESSAGE } from '../core/duty.ts'
import type { ImportReport } from '../core/import-report.ts'
import { currency } from '../core/money.ts'
import type { Verb, Words } from '../i18n/en.ts'
import * as sample from './samples.ts'
import { ageingView } from './views/ageing.ts'
import { applyOutcomeView } from './views/apply-outcome.ts'
import { balanceModal } from './views/balance-modal.ts'
import { balanceOutcomeView } from './views/balance-outcome.ts'
import { caughtUpView } from './views/caught-up.ts'
import { creditOutcomeView } from './views/credit-outcome.ts'
import { customerCardView } from './views/customer-card.ts'
import { customerDutiesView } from './views/customer-duties.ts'
import { customerModal } from './views/customer-modal.ts'
import { customerOutcomeView } from './views/customer-outcome.ts'
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
import { movementModal } from './views/movement-modal.ts'
import { movementOutcomeView } from './views/movement-outcome.ts'
import { overdueView } from './views/overdue.ts'
import { paidModal } from './views/paid-modal.ts'
import type { Payload } from './views/payload.ts'
import { paymentOutcomeView } from './views/payment-outcome.ts'
import { rateOutcomeView } from './views/rate-outcome.ts'
import { sentenceView, sharedRefusalView } from './views/refusal.ts'
import { resentView } from './views/resent.ts'
import { reversalOutcomeView } from './views/reversal-outcome.ts'
import { channelReadyView, setUpView } from './views/settings-saved.ts'
import { setupModal } from './views/setup-modal.ts'
import { statusView } from './views/status.ts'
import { teamOutcomeView, teamView } from './views/team.ts'
import { termsOutcomeView } from './views/terms-outcome.ts'
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
  { name: 'duty-list', draw: (w) => dutyListView(sample.DUTY_LIST, w) },
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
    draw: (w) => customerOutcomeView({ kind: 'recorded', customer: sample.CUSTOMER, samples }, w),
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
        { kind: 'recorded', invoice: sample.INVOICE, customerName: 'ACME Trading', duties: planned },
        w,
      ),
  },
  {
    name: 'invoice-outcome: nothing follows',
    draw: (w) =>
      invoiceOutcomeView(
        {
          kind: 'recorded',
          invoice: { ...sample.INVOICE, number: HOSTILE_LONG },
          customerName: HOSTILE_LONG,
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
        },
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
  { name: 'delivered-modal', draw: (w) => deliveredModal({ today: TODAY }, w) },
  { name: 'paid-modal', draw: (w) => paidModal({ today: TODAY }, w) },
  {
    name: 'paid-modal: of an invoice',
    draw: (w) =>
      paidModal(
        { today: TODAY, invoice: { number: 'INV-1001', outstanding: '7500.00', currency: 'USD' }, remembered: '{}' },
        w,
      ),
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

export const DRAWINGS: readonly Drawing[] = [...messages, ...views]
