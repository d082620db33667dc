import { DEFAULT_DUNNING, type DunningPolicy } from '../../core/dunning-policy.ts'
import type { FreshnessQuestion } from '../../core/freshness.ts'
import type { Words } from '../../i18n/en.ts'
import { EUR, HOSTILE_LONG, PEOPLE, TODAY } from '../samples/basis.ts'
import { CONDUCT } from '../samples/conduct.ts'
import { FOLLOW_UP, FOLLOW_UP_NOTHING, FOLLOW_UP_WORST } from '../samples/follow-up.ts'
import { DSO_LINE, DSO_LINES } from '../samples/interest.ts'
import { dsoView } from '../views/dso.ts'
import { dunningOutcomeView, dunningView } from '../views/dunning.ts'
import { dunningModal } from '../views/dunning-modal.ts'
import { followUpView } from '../views/follow-up.ts'
import { chaseOutcomeView, freshnessView } from '../views/freshness.ts'
import type { Drawing } from './drawing.ts'

const POLICY: DunningPolicy = {
  freshHours: 72,
  finalNoticeDays: 21,
  finalNoticeTells: 'U02WEI',
  handOverDays: null,
  handOverTells: null,
  handOverHoldsCredit: true,
  interestRegime: 'cn',
}

const QUESTION: FreshnessQuestion = {
  day: TODAY,
  moneyAt: '2026-11-15T08:12:00.000Z',
  hours: 121,
  state: { kind: 'waiting', steps: 3 },
}

export const followUpDrawings: readonly Drawing[] = [
  { name: 'follow-up', draw: (w) => followUpView(FOLLOW_UP, w) },
  { name: 'follow-up: nobody is overdue', draw: (w) => followUpView(FOLLOW_UP_NOTHING, w) },
  { name: 'follow-up: the worst', draw: (w) => followUpView(FOLLOW_UP_WORST, w) },
  {
    name: 'dso',
    draw: (w) =>
      dsoView({ kind: 'report', today: TODAY, customerName: 'ACME Trading', lines: [DSO_LINE], missing: null }, w),
  },
  {
    name: 'dso: of all',
    draw: (w) => dsoView({ kind: 'report', today: TODAY, customerName: null, lines: CONDUCT.dso, missing: null }, w),
  },
  {
    name: 'dso: no sales',
    draw: (w) => dsoView({ kind: 'report', today: TODAY, customerName: null, lines: [], missing: null }, w),
  },
  {
    name: 'dso: no rate',
    draw: (w) =>
      dsoView(
        {
          kind: 'report',
          today: TODAY,
          customerName: null,
          lines: [],
          missing: { kind: 'no-rate', currency: EUR, day: TODAY },
        },
        w,
      ),
  },
  {
    name: 'dso: the worst',
    draw: (w) =>
      dsoView({ kind: 'report', today: TODAY, customerName: HOSTILE_LONG, lines: DSO_LINES, missing: null }, w),
  },
  { name: 'dunning', draw: (w) => dunningView({ policy: DEFAULT_DUNNING, mayChange: false, hasFirewall: true }, w) },
  {
    name: 'dunning: decided, before there is a firewall',
    draw: (w) => dunningView({ policy: POLICY, mayChange: true, hasFirewall: false }, w),
  },
  {
    name: 'dunning: saved',
    draw: (w) => dunningOutcomeView({ kind: 'saved', before: DEFAULT_DUNNING, policy: POLICY }, w),
  },
  { name: 'dunning: unchanged', draw: (w) => dunningOutcomeView({ kind: 'unchanged', policy: POLICY }, w) },
  { name: 'dunning-modal', draw: (w) => dunningModal({ policy: DEFAULT_DUNNING, people: PEOPLE.slice(0, 2) }, w) },
  { name: 'dunning-modal: many people', draw: (w) => dunningModal({ policy: POLICY, people: PEOPLE }, w) },
  { name: 'freshness', draw: (w) => freshnessView(QUESTION, w) },
  {
    name: 'freshness: nothing waits any more',
    draw: (w) => freshnessView({ ...QUESTION, hours: 30, state: { kind: 'waiting', steps: 0 } }, w),
  },
  ...(
    [
      { kind: 'chased-anyway', by: 'U02WEI', at: '2026-11-20T09:30:00.000Z' },
      { kind: 'resumed' },
      { kind: 'asked-again' },
    ] as const
  ).map((state) => ({
    name: `freshness: ${state.kind}`,
    draw: (w: Words) => freshnessView({ ...QUESTION, state }, w),
  })),
  ...(
    [
      { kind: 'decided' },
      { kind: 'decided-already', by: 'U02WEI' },
      { kind: 'another-day', day: TODAY },
      { kind: 'fresh-already' },
    ] as const
  ).map((outcome) => ({
    name: `freshness: pressed, ${outcome.kind}`,
    draw: (w: Words) => chaseOutcomeView(outcome, w),
  })),
]
