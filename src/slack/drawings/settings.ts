import { day } from '../../core/day.ts'
import { currency } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { COMMANDS } from '../commands/index.ts'
import { eur, HOSTILE, HOSTILE_LONG, PEOPLE, TODAY, times, usd, WORKSPACE } from '../samples/basis.ts'
import { DUTY_LIST, WORST_DUTIES } from '../samples/duty.ts'
import { OVERDUE, OVERDUE_WORST, STATUS, STATUS_WORST } from '../samples/status.ts'
import { demoView } from '../views/demo.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { helpView, verbHelpView } from '../views/help.ts'
import { emptyHomeView, homeView } from '../views/home.ts'
import { sentenceView, sharedRefusalView } from '../views/refusal.ts'
import { resentView } from '../views/resent.ts'
import { channelReadyView, setUpView } from '../views/settings-saved.ts'
import { setupModal } from '../views/setup-modal.ts'
import { teamOutcomeView, teamView } from '../views/team.ts'
import { undeliveredView } from '../views/undelivered.ts'
import { unknownVerbView } from '../views/unknown-verb.ts'
import type { Drawing } from './drawing.ts'

export const settingsDrawings: readonly Drawing[] = [
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
    name: 'entry-refusal: below zero',
    draw: (w) => entryRefusalView({ kind: 'below-zero', text: '-5' }, 'limit', w),
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
  { name: 'help', draw: (w) => helpView({ verbs: COMMANDS, isPlayground: true }, w) },
  { name: 'help: one command', draw: (w) => verbHelpView({ verb: 'invoice', aliases: ['发票', '开票'] }, w) },
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
  {
    name: 'setup-modal',
    draw: (w) =>
      setupModal(
        WORKSPACE,
        {
          channels: times(120, (i) => ({
            id: `C${String(i + 1).padStart(2, '0')}`,
            name: i === 0 ? 'receivables' : HOSTILE_LONG,
          })),
          people: [...PEOPLE, { userId: 'U02WEI', name: '王伟' }],
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
    name: 'home',
    draw: (w) => homeView({ status: STATUS, duties: DUTY_LIST, overdue: OVERDUE }, w),
  },
  {
    name: 'home: the worst',
    draw: (w) =>
      homeView(
        {
          status: STATUS_WORST,
          duties: { ...DUTY_LIST, open: WORST_DUTIES, openCount: 400 },
          overdue: OVERDUE_WORST,
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
          duties: { ...DUTY_LIST, open: [], openCount: 0 },
          overdue: { today: TODAY, lines: [], count: 0, totals: [] },
        },
        w,
      ),
  },
  { name: 'home: for a guest', draw: (w) => emptyHomeView({ refusal: sentenceView(w.refusal.outsider).blocks }) },
]
