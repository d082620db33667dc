import { day } from '../../core/day.ts'
import type { Words } from '../../i18n/en.ts'
import { eur, HOSTILE, HOSTILE_LONG, TODAY, times } from '../samples/basis.ts'
import { INTEREST, INTEREST_WORST } from '../samples/interest.ts'
import {
  interestEntryRefusalView,
  interestOutcomeView,
  interestRatesView,
  interestView,
  rateEntryView,
} from '../views/interest.ts'
import { interestWaiveModal } from '../views/interest-waive-modal.ts'
import type { Drawing } from './drawing.ts'

const RATE = { fromDay: day('2026-01-01'), basisPoints: 1_015 }

export const interestDrawings: readonly Drawing[] = [
  { name: 'interest', draw: (w) => interestView({ report: INTEREST, mayDecide: true }, w) },
  { name: 'interest: who only reads', draw: (w) => interestView({ report: INTEREST, mayDecide: false }, w) },
  {
    name: 'interest: nothing to charge',
    draw: (w) =>
      interestView(
        { report: { ...INTEREST, proposals: [], totals: [], withoutRate: [], decided: [] }, mayDecide: true },
        w,
      ),
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
      { kind: 'not-your-customer', customerName: HOSTILE },
      { kind: 'no-such-invoice-any-more' },
    ] as const
  ).map((outcome, i) => ({
    name: `interest: pressed, ${outcome.kind} ${i + 1}`,
    draw: (w: Words) => interestOutcomeView(outcome, w),
  })),
  { name: 'interest-waive-modal', draw: (w) => interestWaiveModal('inv_2:2026-11-20:15846', w) },
  {
    name: 'interest: rates',
    draw: (w) =>
      interestRatesView(
        [
          { ...RATE, source: 'ECB 2.15% + 8' },
          { ...RATE, fromDay: TODAY, source: '' },
        ],
        w,
      ),
  },
  { name: 'interest: no rates', draw: (w) => interestRatesView([], w) },
  {
    name: 'interest: the worst rates',
    draw: (w) =>
      interestRatesView(
        times(60, () => ({ ...RATE, source: HOSTILE_LONG })),
        w,
      ),
  },
  {
    name: 'interest: rate saved',
    draw: (w) =>
      rateEntryView({ kind: 'saved', rate: RATE, source: 'ECB', before: { ...RATE, basisPoints: 1_000 } }, w),
  },
  { name: 'interest: rate unchanged', draw: (w) => rateEntryView({ kind: 'unchanged', rate: RATE, source: 'ECB' }, w) },
  ...(
    [
      { kind: 'missing', what: 'customer' },
      { kind: 'not-a-percent', text: HOSTILE },
      { kind: 'no-source' },
      { kind: 'not-understood', what: 'day', text: HOSTILE },
    ] as const
  ).map((refusal) => ({
    name: `interest: refused, ${refusal.kind}`,
    draw: (w: Words) => interestEntryRefusalView(refusal, w),
  })),
]
