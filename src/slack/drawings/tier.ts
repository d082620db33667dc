import { day } from '../../core/day.ts'
import { TIER_CHANGES_PER_MESSAGE } from '../../core/tier.ts'
import { HOSTILE, HOSTILE_LONG, TODAY, times } from '../samples/basis.ts'
import {
  SIGNAL,
  SIGNAL_CARD,
  SIGNAL_RECORDED,
  TIER_CHANGE,
  TIER_CHANGE_FIRST,
  TIER_CHANGE_HELD,
  TIER_CHANGE_WORST,
  TIER_PARTS_RED,
} from '../samples/tier.ts'
import type { Payload } from '../views/payload.ts'
import { signalCardView, signalEntryRefusalView, signalOutcomeView } from '../views/signal-outcome.ts'
import { tierChangeView } from '../views/tier-change.ts'
import type { Drawing } from './drawing.ts'

export const tierDrawings: readonly Drawing[] = [
  { name: 'tier-change', draw: (w) => tierChangeView([TIER_CHANGE], w) as Payload },
  { name: 'tier-change: credit stopped', draw: (w) => tierChangeView([TIER_CHANGE_HELD], w) as Payload },
  { name: 'tier-change: red at the first look', draw: (w) => tierChangeView([TIER_CHANGE_FIRST], w) as Payload },
  { name: 'tier-change: the worst', draw: (w) => tierChangeView([TIER_CHANGE_WORST], w) as Payload },
  {
    name: 'tier-change: of several',
    draw: (w) => tierChangeView([TIER_CHANGE, TIER_CHANGE_HELD, TIER_CHANGE_FIRST], w) as Payload,
  },
  {
    name: 'tier-change: of several, the worst',
    draw: (w) =>
      tierChangeView(
        times(TIER_CHANGES_PER_MESSAGE, () => TIER_CHANGE_WORST),
        w,
      ) as Payload,
  },
  { name: 'signal-outcome', draw: (w) => signalOutcomeView(SIGNAL_RECORDED, w) },
  {
    name: 'signal-outcome: nothing is stopped',
    draw: (w) =>
      signalOutcomeView(
        {
          ...SIGNAL_RECORDED,
          signal: { ...SIGNAL, severity: 'orange', what: 'new director' },
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
        { ...SIGNAL_RECORDED, tier: null, before: null, hold: null, isHeldNow: false, hasFirewall: false },
        w,
      ),
  },
  {
    name: 'signal-outcome: of anybody',
    draw: (w) =>
      signalOutcomeView(
        {
          ...SIGNAL_RECORDED,
          customerName: HOSTILE_LONG,
          signal: { ...SIGNAL, what: HOSTILE_LONG.repeat(4) },
          before: 'red',
          isHeldNow: false,
        },
        w,
      ),
  },
  {
    name: 'signal-outcome: open already',
    draw: (w) =>
      signalOutcomeView({ kind: 'already-open', customerName: HOSTILE, signal: { ...SIGNAL, what: HOSTILE } }, w),
  },
  {
    name: 'signal-outcome: cleared',
    draw: (w) =>
      signalOutcomeView(
        {
          ...SIGNAL_RECORDED,
          kind: 'cleared',
          signals: [SIGNAL],
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
  { name: 'signal-outcome: what is seen', draw: (w) => signalCardView(SIGNAL_CARD, w) },
  {
    name: 'signal-outcome: nothing is seen',
    draw: (w) => signalCardView({ ...SIGNAL_CARD, signals: [], tier: null, hold: null }, w),
  },
  {
    name: 'signal-outcome: what is seen, the worst',
    draw: (w) =>
      signalCardView(
        {
          ...SIGNAL_CARD,
          customerName: HOSTILE_LONG,
          signals: times(40, (i) => ({ ...SIGNAL, id: `s${i}`, what: HOSTILE_LONG.repeat(4) })),
          tier: {
            tier: 'red',
            since: day('2026-03-02'),
            parts: TIER_CHANGE_WORST.turn?.parts ?? TIER_PARTS_RED,
          },
          hold: TIER_CHANGE_WORST.hold,
        },
        w,
      ),
  },
]
