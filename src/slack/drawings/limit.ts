import type { Decided } from '../../core/credit-request.ts'
import type { LimitDoubt } from '../../core/limit-doubt.ts'
import type { AskOutcome } from '../../core/limit-outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { eur, HOSTILE, HOSTILE_LONG, times, usd } from '../samples/basis.ts'
import { STANDING, STANDING_WORST } from '../samples/gate.ts'
import {
  APPROVED_ALL_THE_SAME,
  PROPOSAL_EXPIRED,
  PROPOSAL_REJECTED,
  RELEASED,
  REQUEST_CARDS,
} from '../samples/limit.ts'
import { auditView } from '../views/audit.ts'
import { creditAskModal } from '../views/credit-ask-modal.ts'
import { creditLessModal } from '../views/credit-less-modal.ts'
import { creditQuestionView } from '../views/credit-question.ts'
import { creditRejectModal } from '../views/credit-reject-modal.ts'
import { creditRequestView, movedRequestView, standsLines } from '../views/credit-request.ts'
import { creditResultView } from '../views/credit-result.ts'
import { decisionOutcomeView } from '../views/decision-outcome.ts'
import { limitCardView } from '../views/limit-card.ts'
import { limitModal } from '../views/limit-modal.ts'
import { limitOutcomeView } from '../views/limit-outcome.ts'
import type { Payload } from '../views/payload.ts'
import { releaseModal } from '../views/release-modal.ts'
import { signatureLapsedView } from '../views/signature-lapsed.ts'
import type { Drawing } from './drawing.ts'

const { pending, signed, approved, rejected, expired, release, worst } = {
  ...REQUEST_CARDS,
  worst: REQUEST_CARDS['the worst'],
}
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
  { kind: 'stands-worse' },
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
  { kind: 'not-screened', customerId: '0'.repeat(36), customerName: HOSTILE, mayScreen: true },
  { kind: 'not-on-hold', customerName: HOSTILE },
  { kind: 'unchanged', customerName: 'ACME Trading', amount: usd(5_000_000) },
]
const DOUBTFUL = {
  kind: 'doubtful',
  customerId: '0'.repeat(36),
  customerName: HOSTILE,
  amount: usd(50_000_000),
  reason: HOSTILE_LONG.repeat(20),
} as const
const doubted: readonly LimitDoubt[] = [
  { kind: 'other-currency', before: eur(3_000_000) },
  { kind: 'ten-times', what: 'limit', than: usd(5_000_000) },
  { kind: 'ten-times', what: 'sales', than: usd(5_000_000) },
]

export const limitDrawings: readonly Drawing[] = [
  ...Object.entries(REQUEST_CARDS).map(([name, card]) => ({
    name: name === 'pending' ? 'credit-request' : `credit-request: ${name}`,
    draw: (w: Words) => creditRequestView(card, w),
  })),
  { name: 'credit-request: moved', draw: (w) => movedRequestView(worst, channelId, w) },
  ...Object.entries({
    'put-on-hold': REQUEST_CARDS['signed before a hold'],
    'worse-tier': REQUEST_CARDS['signed on a better tier'],
  }).map(([name, card]) => ({
    name: `signature-lapsed: ${name}`,
    draw: (w: Words) => signatureLapsedView(card, 'U0123456789', w) as Payload,
  })),
  ...Object.entries({
    approved,
    'approved all the same': APPROVED_ALL_THE_SAME,
    'approved for less': REQUEST_CARDS['approved for less'],
    released: RELEASED,
    rejected,
    expired,
    'a proposal rejected': PROPOSAL_REJECTED,
    'a proposal expired': PROPOSAL_EXPIRED,
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
  {
    name: 'limit-outcome: not-screened, for who may not screen',
    draw: (w) =>
      limitOutcomeView(
        { kind: 'not-screened', customerId: 'cus_1', customerName: 'ACME Trading', mayScreen: false },
        w,
      ),
  },
  {
    name: 'limit-card: none yet, for who may not ask',
    draw: (w) => limitCardView({ standing: { ...STANDING, limit: null }, mayAsk: false, requests: [] }, w),
  },
  ...doubted.map((doubt) => ({
    name: `limit-outcome: doubtful, ${doubt.kind === 'ten-times' ? doubt.what : doubt.kind}`,
    draw: (w: Words) => limitOutcomeView({ ...DOUBTFUL, doubt }, w),
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
        { standing: STANDING, mayAsk: true, requests: [pending, release, approved, rejected].map((c) => c.request) },
        w,
      ),
  },
  {
    name: 'limit-card: the worst',
    draw: (w) =>
      limitCardView({ standing: STANDING_WORST, mayAsk: true, requests: times(40, () => approved.request) }, w),
  },
  { name: 'audit', draw: (w) => auditView(STANDING, w) },
  { name: 'audit: the worst', draw: (w) => auditView(STANDING_WORST, w) },
  {
    name: 'limit-modal',
    draw: (w) => limitModal({ customer: 'ACME', amount: '80000.00', currency: 'USD' }, w),
  },
  { name: 'release-modal', draw: (w) => releaseModal(release.request.customerId, w) },
  {
    name: 'credit-less-modal',
    draw: (w) =>
      creditLessModal({ asked: w.money(usd(99_999_999_999_99)), stands: standsLines(worst, w), remembered: 'r:1' }, w),
  },
  { name: 'credit-reject-modal', draw: (w) => creditRejectModal('r:1', w) },
  { name: 'credit-ask-modal', draw: (w) => creditAskModal('r:1', w) },
]
