import { day } from '../../core/day.ts'
import type { Words } from '../../i18n/en.ts'
import { eur, HOSTILE, HOSTILE_LONG, LARGE, TODAY, times } from '../samples/basis.ts'
import { INTEREST, INTEREST_NOTHING, INTEREST_ONE, INTEREST_WORST } from '../samples/interest.ts'
import {
  interestEntryRefusalView,
  interestOutcomeView,
  interestRatesView,
  interestView,
  rateEntryView,
} from '../views/interest.ts'
import { interestWaiveModal } from '../views/interest-waive-modal.ts'
import type { Drawing } from './drawing.ts'

const RATE = { regime: 'eu', fromDay: day('2026-01-01'), basisPoints: 1_015 } as const
const WAIVED = 'inv_2:2026-11-20:15846'

export const interestDrawings: readonly Drawing[] = [
  { name: 'interest', draw: (w) => interestView({ report: INTEREST, mayDecide: true }, w) },
  {
    name: 'interest: one invoice, in another currency than the fixed sum',
    draw: (w) => interestView({ report: INTEREST_ONE, mayDecide: true }, w),
  },
  { name: 'interest: who only reads', draw: (w) => interestView({ report: INTEREST, mayDecide: false }, w) },
  {
    name: 'interest: nothing to charge',
    draw: (w) => interestView({ report: INTEREST_NOTHING, mayDecide: true }, w),
  },
  {
    name: 'interest: no regime',
    draw: (w) =>
      interestView({ report: { ...INTEREST, regime: 'none', proposals: [], totals: [] }, mayDecide: true }, w),
  },
  { name: 'interest: the worst', draw: (w) => interestView({ report: INTEREST_WORST, mayDecide: true }, w) },
  ...(
    [
      {
        kind: 'charged',
        number: 'INV-1002',
        amount: eur(15_846),
        chargedAs: 'INT-INV-1002-1',
        dueDay: day('2026-12-04'),
      },
      { kind: 'waived', number: HOSTILE, amount: eur(15_846), reason: HOSTILE },
      { kind: 'figures-changed', number: 'INV-1002', amount: eur(14_000) },
      { kind: 'figures-changed', number: HOSTILE, amount: null },
      { kind: 'apply-first', number: 'INV-1002', customerName: 'ACME Trading', unapplied: eur(1_000_000) },
      { kind: 'apply-first', number: HOSTILE, customerName: HOSTILE, unapplied: eur(LARGE) },
      { kind: 'not-your-customer', customerName: HOSTILE },
      { kind: 'no-such-invoice-any-more' },
    ] as const
  ).map((outcome, i) => ({
    name: `interest: pressed, ${outcome.kind} ${i + 1}`,
    draw: (w: Words) => interestOutcomeView(outcome, w),
  })),
  {
    name: 'interest-waive-modal',
    draw: (w) => interestWaiveModal({ number: 'INV-1002', amount: eur(15_846), remembered: WAIVED }, w),
  },
  {
    name: 'interest-waive-modal: the worst',
    draw: (w) => interestWaiveModal({ number: HOSTILE_LONG, amount: eur(LARGE), remembered: WAIVED }, w),
  },
  {
    name: 'interest: rates',
    draw: (w) =>
      interestRatesView(
        {
          regime: 'cn',
          rates: [
            { ...RATE, source: 'ECB 2.15% + 8' },
            { ...RATE, regime: 'cn', fromDay: TODAY, source: '' },
          ],
        },
        w,
      ),
  },
  { name: 'interest: no rates', draw: (w) => interestRatesView({ regime: 'none', rates: [] }, w) },
  {
    name: 'interest: the worst rates',
    draw: (w) => interestRatesView({ regime: 'none', rates: times(60, () => ({ ...RATE, source: HOSTILE_LONG })) }, w),
  },
  {
    name: 'interest: rate saved',
    draw: (w) => rateEntryView({ kind: 'saved', regime: 'eu', rate: RATE, before: { ...RATE, basisPoints: 1_000 } }, w),
  },
  { name: 'interest: rate unchanged', draw: (w) => rateEntryView({ kind: 'unchanged' }, w) },
  { name: 'interest: rate without a regime', draw: (w) => rateEntryView({ kind: 'no-regime' }, w) },
  ...(
    [
      { kind: 'missing', what: 'customer' },
      { kind: 'not-a-percent', text: HOSTILE },
      { kind: 'too-high', text: HOSTILE },
      { kind: 'no-source' },
      { kind: 'not-understood', what: 'day', text: HOSTILE },
    ] as const
  ).map((refusal) => ({
    name: `interest: refused, ${refusal.kind}`,
    draw: (w: Words) => interestEntryRefusalView(refusal, w),
  })),
]
