import { ageingReportOf } from '../../core/ageing.ts'
import { addDays, day, type Month } from '../../core/day.ts'
import type { OverdueLine, OverdueReport } from '../../core/invoice.ts'
import type { GreyReason, Light, LightId, StatusReport } from '../../core/light.ts'
import { currency, money, totalsByCurrency } from '../../core/money.ts'
import { EUR, eur, HOSTILE_LONG, LARGE, TODAY, times, USD, usd } from './basis.ts'

const MONTHS = ['2026-08', '2026-09', '2026-10'] as Month[]
const months = (n: number) => MONTHS.slice(-n)
/** A light that is known: on or off, with its figures. */
type Known<Id extends LightId> = Exclude<Light<Id>, { state: 'grey' }>
export const RED_LIT: Known<'red'> = {
  id: 'red',
  state: 'lit',
  figures: {
    months: [
      { month: '2026-09' as Month, operating: usd(-820_000) },
      { month: '2026-10' as Month, operating: usd(-1_340_050) },
    ],
  },
  since: { day: day('2026-11-01'), atLeast: false },
}
export const ORANGE_CLEAR: Known<'orange'> = {
  id: 'orange',
  state: 'clear',
  figures: { cash: usd(41_230_000), meanOutflow: usd(21_000_000), limit: usd(31_500_000), months: months(3) },
  since: { day: day('2025-10-16'), atLeast: true },
}
export const YELLOW_LIT: Known<'yellow'> = {
  id: 'yellow',
  state: 'lit',
  figures: {
    dsoDays: 73.71,
    meanDays: 52.04,
    limitDays: 62.448,
    monthEnds: 12,
    simpleDays: 70.2,
    bestPossibleDays: 41.9,
  },
  since: { day: day('2026-11-12'), atLeast: false },
}
export const ORANGE_LIT: Light = {
  ...ORANGE_CLEAR,
  state: 'lit',
  figures: { ...ORANGE_CLEAR.figures, cash: usd(28_640_000) },
  since: { day: TODAY, atLeast: false },
}
export const RED_CLEAR: Light = {
  ...RED_LIT,
  state: 'clear',
  figures: {
    months: [
      { month: '2026-09' as Month, operating: usd(-820_000) },
      { month: '2026-10' as Month, operating: usd(1_340_050) },
    ],
  },
}
export const YELLOW_CLEAR: Light = {
  ...YELLOW_LIT,
  state: 'clear',
  figures: { ...YELLOW_LIT.figures, dsoDays: 54.32, simpleDays: 51.1 },
}
export const GREY_REASONS: GreyReason[] = [
  { kind: 'no-invoices' },
  { kind: 'history-short', have: 1, need: 3 },
  { kind: 'ar-beyond-sales' },
  { kind: 'no-rate', currency: currency('EUR'), day: TODAY },
  { kind: 'no-balance' },
  { kind: 'balance-stale', accountName: 'ICBC 8812', day: day('2026-10-30'), staleAfterDays: 14 },
  { kind: 'no-outflow', months: months(2) },
  { kind: 'no-movements', months: months(1) },
]
export function greyLight(id: Light['id'], reason: GreyReason): Light {
  return { id, state: 'grey', reason, since: { day: day('2026-11-02'), atLeast: false } }
}
const MONTH_ENDS = ['2025-11-30', '2025-12-31', ...times(10, (i) => `2026-${String(i + 1).padStart(2, '0')}-28`)].map(
  day,
)
export const STATUS: StatusReport = {
  today: TODAY,
  baseCurrency: USD,
  lights: [RED_LIT, ORANGE_CLEAR, YELLOW_LIT],
  headline: 'red',
  rates: [{ from: EUR, to: USD, rate: '1.085', day: '2026-11-20' }],
  receivables: [
    { currency: USD, arMinor: 21_200_000, overdueMinor: 3_000_000, overdueCount: 4 },
    { currency: currency('EUR'), arMinor: 850_000, overdueMinor: 0, overdueCount: 0 },
  ],
  dsoHistory: [
    ...MONTH_ENDS.map((d, i) => ({ day: d, days: i === 0 ? null : 48 + ((i * 7) % 11) })),
    { day: TODAY, days: 73.71 },
  ],
}
export const STATUS_CLEAR: StatusReport = {
  ...STATUS,
  lights: [RED_CLEAR, ORANGE_CLEAR, YELLOW_CLEAR],
  headline: 'clear',
  dsoHistory: STATUS.dsoHistory.map((p) => (p.day === TODAY ? { day: TODAY, days: 54.32 } : p)),
}
export const STATUS_GREY: StatusReport = {
  ...STATUS,
  lights: [
    greyLight('red', { kind: 'no-movements', months: months(2) }),
    greyLight('orange', {
      kind: 'balance-stale',
      accountName: HOSTILE_LONG,
      day: day('2026-10-30'),
      staleAfterDays: 14,
    }),
    greyLight('yellow', { kind: 'history-short', have: 1, need: 3 }),
  ],
  headline: 'grey',
  rates: [],
  receivables: [],
  dsoHistory: [],
}
export const STATUS_WORST: StatusReport = {
  ...STATUS,
  lights: [
    RED_LIT,
    {
      ...ORANGE_LIT,
      figures: { cash: usd(-LARGE), meanOutflow: usd(LARGE), limit: usd(LARGE), months: months(3) },
    } as Light,
    YELLOW_LIT,
  ],
  rates: Intl.supportedValuesOf('currency')
    .slice(0, 40)
    .map((code) => ({ from: currency(code), to: USD, rate: '123456.0123456789', day: '2026-11-20' })),
  receivables: Intl.supportedValuesOf('currency')
    .slice(0, 40)
    .map((code) => ({ currency: currency(code), arMinor: -LARGE, overdueMinor: LARGE, overdueCount: 99_999 })),
}
const OVERDUE_LINES: OverdueLine[] = times(4, (i) => ({
  invoiceId: `inv_${i}`,
  number: `INV-09${10 + i}`,
  customerName: ['ACME Trading', '示例机电有限公司', 'Globex', 'Initech'][i] ?? '',
  ownerUserId: i === 2 ? null : 'U01ANN',
  outstanding: usd([1_820_000, 750_000, 310_000, 120_000][i] ?? 0),
  dueDay: addDays(TODAY, -[64, 41, 8, 1][i]!),
  daysOverdue: [64, 41, 8, 1][i] ?? 0,
}))
export const OVERDUE: OverdueReport = { today: TODAY, lines: OVERDUE_LINES, count: 4, totals: [usd(3_000_000)] }
export const OVERDUE_WORST: OverdueReport = {
  today: TODAY,
  lines: times(60, (i) => ({
    invoiceId: `inv_${i}`,
    number: HOSTILE_LONG,
    customerName: HOSTILE_LONG,
    ownerUserId: 'U0123456789',
    outstanding: usd(LARGE),
    dueDay: day('2001-01-01'),
    daysOverdue: 9_999,
  })),
  count: 1_234,
  totals: times(12, () => usd(LARGE)),
}
const AGED = [
  { customerId: 'cus_1', dueDay: day('2026-12-04'), outstanding: usd(18_200_000) },
  { customerId: 'cus_2', dueDay: day('2026-11-19'), outstanding: usd(120_000) },
  { customerId: 'cus_1', dueDay: day('2026-10-10'), outstanding: usd(750_000) },
  { customerId: 'cus_1', dueDay: day('2026-09-17'), outstanding: usd(1_820_000) },
  { customerId: 'cus_2', dueDay: day('2026-12-20'), outstanding: eur(850_000) },
]
const AGED_WORST = Intl.supportedValuesOf('currency')
  .slice(0, 30)
  .flatMap((code) =>
    times(20, (i) => ({
      customerId: `cus_${i}`,
      dueDay: day('2001-01-01'),
      outstanding: money(LARGE / 20, currency(code)),
    })),
  )

function reportOf(open: typeof AGED, unapplied: Parameters<typeof ageingReportOf>[0]['unapplied'], name: string) {
  const receivables = totalsByCurrency([
    ...open.map((i) => i.outstanding),
    ...unapplied.map(({ amount }) => money(-amount.minor, amount.currency)),
  ])
  const names = new Map(open.map(({ customerId }) => [customerId, customerId === 'cus_1' ? 'ACME Trading' : name]))
  const report = ageingReportOf({ open, unapplied, receivables, names }, TODAY)
  if (report.kind === 'untied') throw new Error('the sample does not tie')
  return report
}

export const AGEING_REPORT = reportOf(AGED, [{ customerId: 'cus_1', amount: usd(15_000) }], '晨光演示')
export const AGEING_REPORT_WORST = reportOf(AGED_WORST, [], HOSTILE_LONG)
