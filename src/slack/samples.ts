/**
 * What every view is drawn from in the tests, in the gallery and by the doctor: the usual case, and the worst. Companies and people are made up.
 */
import { ageingOf } from '../core/ageing.ts'
import { DEFAULT_POLICY } from '../core/credit-policy.ts'
import type { Customer, CustomerCard } from '../core/customer.ts'
import { type CustomerTerms, comingTerms, standingTerms } from '../core/customer-terms.ts'
import { addDays, type Day, day, type Month } from '../core/day.ts'
import type { Delivery } from '../core/delivery.ts'
import type { CaughtUp, CustomerDuties, DutyItem, DutyList } from '../core/duty.ts'
import { type ExposureFacts, exposureOf } from '../core/exposure.ts'
import { firstLimit } from '../core/first-limit.ts'
import { type Check, checkOf, type GateRequest } from '../core/gate.ts'
import type { Hold, Signal } from '../core/hold.ts'
import type { Invoice, InvoiceCard, OverdueLine, OverdueReport } from '../core/invoice.ts'
import type { GreyReason, Light, LightId, StatusReport } from '../core/light.ts'
import type { DownBasis, UpBasis } from '../core/limit-proposal.ts'
import type { Look, LookDraft } from '../core/look.ts'
import { currency, type Money, money } from '../core/money.ts'
import type { Order, OrderCard } from '../core/order.ts'
import type { PastInvoice } from '../core/past-invoice.ts'
import { type RequestCard, standingThen } from '../core/request-card.ts'
import { type Finding, screeningFrom } from '../core/screening.ts'
import type { ScreeningCard } from '../core/screening-card.ts'
import type { SignalCard, SignalOutcome } from '../core/signal.ts'
import type { Standing } from '../core/standing.ts'
import type { Statements } from '../core/statements.ts'
import { proposeTerms, type TermsPlan } from '../core/terms-proposal.ts'
import type { TermsTrial } from '../core/terms-trial.ts'
import type { TierChange, TierParts } from '../core/tier.ts'
import type { Workspace } from '../core/workspace.ts'

export const TODAY = day('2026-11-20')
const USD = currency('USD')
const EUR = currency('EUR')
export const usd = (minor: number): Money => money(minor, USD)
export const eur = (minor: number): Money => money(minor, EUR)
export const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))

/** Everything that a name must not be able to do. */
export const HOSTILE =
  '<!channel> *Paid* <https://evil.example|your bank> @everyone evil.com `code` ~old~ :white_check_mark:\n✅ Approved \u202eFDP.exe & <@U000EVIL>'
export const HOSTILE_LONG = HOSTILE.repeat(3)

/** A trillion: as long as an amount gets. */
const LARGE = 100_000_000_000_000
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

export const INVOICE: Invoice = {
  id: 'inv_1',
  number: 'INV-1001',
  customerId: 'cus_1',
  amount: usd(1_250_000),
  issuedDay: day('2026-10-13'),
  dueDay: day('2026-11-12'),
  terms: 'net 30',
  deliveredDay: day('2026-10-09'),
  sentDay: day('2026-10-13'),
  outstanding: usd(750_000),
  settledDay: null,
}

export const INVOICE_CARD: InvoiceCard & { today: Day } = {
  today: TODAY,
  invoice: INVOICE,
  customerName: 'ACME Trading',
  events: [
    { kind: 'delivered', day: day('2026-10-09') },
    { kind: 'issued', day: day('2026-10-13') },
    { kind: 'sent', day: day('2026-10-13') },
    { kind: 'payment', day: day('2026-11-03'), amount: usd(700_000) },
    { kind: 'payment-reversed', day: day('2026-11-04'), amount: usd(200_000) },
    { kind: 'due', day: day('2026-11-12') },
  ],
}

export const INVOICE_CARD_WORST: InvoiceCard & { today: Day } = {
  ...INVOICE_CARD,
  invoice: { ...INVOICE, number: HOSTILE_LONG, terms: HOSTILE_LONG, amount: usd(LARGE), outstanding: usd(LARGE) },
  customerName: HOSTILE_LONG,
  events: times(200, () => ({ kind: 'payment' as const, day: TODAY, amount: usd(LARGE) })),
}

export const CUSTOMER: Customer = {
  id: 'cus_1',
  code: 'ACME',
  name: 'ACME Trading',
  ownerUserId: 'U01ANN',
  terms: 'net 30',
  currency: USD,
  parentId: null,
  tradedBefore: false,
}

const agreedOn = (terms: string, more: Partial<CustomerTerms> = {}): CustomerTerms => ({
  id: `terms_${terms}`,
  customerId: 'cus_1',
  fromDay: day('2026-09-01'),
  untilDay: null,
  scope: 'all',
  fromAmount: null,
  fromPoints: null,
  terms,
  origin: 'agreed',
  agreedAt: '2026-08-25T02:00:00Z',
  ...more,
})
/** Eight invoices on net 60, paid ten days late. */
const PAST_INVOICES = times(8, (i): PastInvoice => {
  const issuedDay = addDays(TODAY, -80 - i * 37)
  const paidDay = addDays(issuedDay, 70)
  const amount = usd([1_250_000, 480_000, 910_000, 300_000][i % 4] ?? 0)
  return {
    amount,
    issuedDay,
    dueDay: addDays(issuedDay, 60),
    settledDay: paidDay,
    paid: [{ minor: amount.minor, day: paidDay }],
    outstandingMinor: 0,
  }
})
export const TERMS_BY_SIZE = [
  agreedOn('net 60', { origin: 'order-size', fromAmount: usd(900_000) }),
  agreedOn('net 30', { origin: 'order-size' }),
]
export const TERMS_NEW_PRODUCTS = agreedOn('1.25/10 net 30', { scope: 'new-products', origin: 'new-products' })
export const TERMS_COMING = agreedOn('net 60', { fromDay: day('2027-01-01'), fromPoints: 6, origin: 'points' })
export const TRIAL: TermsTrial = {
  id: 'terms_trial',
  fromDay: day('2026-09-21'),
  untilDay: day('2026-11-15'),
  state: 'ended',
  before: { invoices: 8, meanDays: 70, open: 0 },
  during: { invoices: 11, meanDays: 12.36, open: 2 },
  tiedUp: { before: usd(9_100_000), during: usd(1_606_800) },
}
export function termsPlan(rows: readonly CustomerTerms[], more: Partial<TermsPlan> = {}): TermsPlan {
  const facts = { day: TODAY, currency: USD, rows, ownTerms: 'net 60', invoices: PAST_INVOICES, policy: DEFAULT_POLICY }
  return {
    customer: { ...CUSTOMER, terms: 'net 60' },
    today: TODAY,
    standing: standingTerms(rows, TODAY),
    coming: comingTerms(rows, TODAY),
    points: 4,
    proposal: proposeTerms(facts),
    trial: null,
    capitalCostBasisPoints: DEFAULT_POLICY.capitalCostBasisPoints,
    ...more,
  }
}
const WORST_TERMS = times(30, (i) =>
  agreedOn(HOSTILE_LONG, { id: `terms_${i}`, fromDay: day('2027-12-31'), fromAmount: usd(LARGE), fromPoints: 9_999 }),
)
export const TERMS_PLAN_WORST: TermsPlan = {
  ...termsPlan(TERMS_BY_SIZE),
  customer: { ...CUSTOMER, name: HOSTILE_LONG, code: HOSTILE_LONG, terms: HOSTILE_LONG },
  standing: WORST_TERMS,
  coming: WORST_TERMS,
  trial: { ...TRIAL, tiedUp: { before: usd(LARGE), during: usd(LARGE) } },
}

export const CUSTOMER_CARD: CustomerCard = {
  customer: CUSTOMER,
  today: TODAY,
  standing: [],
  coming: [],
  open: [{ currency: USD, count: 2, minor: 2_000_000 }],
  overdue: [{ currency: USD, count: 1, minor: 750_000 }],
  unapplied: [usd(15_000)],
  uninvoiced: [usd(480_000)],
  ordered: [usd(750_000)],
  parentName: 'ACME Holding',
  childNames: [],
  meanDaysLate: 6.4,
  invoices: [
    INVOICE,
    { ...INVOICE, id: 'inv_2', number: 'INV-1017', dueDay: day('2026-12-04'), outstanding: usd(1_250_000) },
  ],
}

export const CUSTOMER_CARD_WORST: CustomerCard = {
  ...CUSTOMER_CARD,
  customer: { ...CUSTOMER, code: HOSTILE_LONG, name: HOSTILE_LONG, terms: HOSTILE_LONG, ownerUserId: null },
  standing: [TERMS_NEW_PRODUCTS, ...TERMS_BY_SIZE],
  coming: [TERMS_COMING],
  open: times(30, () => ({ currency: USD, count: 99_999, minor: LARGE })),
  unapplied: times(30, () => usd(LARGE)),
  parentName: null,
  childNames: times(40, () => HOSTILE_LONG),
  meanDaysLate: null,
  invoices: times(10, (i) => ({ ...INVOICE, id: `inv_${i}`, number: HOSTILE_LONG, outstanding: usd(LARGE) })),
}

export const REMIND: DutyItem = {
  id: 'dut_remind',
  rule: 'remind-before-due',
  subjectKind: 'invoice',
  state: 'open',
  end: null,
  dueDay: TODAY,
  openedDay: TODAY,
  customerId: 'cus_1',
  customerName: 'ACME Trading',
  ownerUserId: 'U01ANN',
  invoice: {
    id: 'inv_2',
    number: 'INV-1017',
    amount: usd(1_250_000),
    outstanding: usd(1_250_000),
    dueDay: day('2026-12-04'),
  },
  delivery: null,
  doneBy: null,
  endedAt: null,
  snoozedBy: null,
}
export const COLLECT: DutyItem = {
  ...REMIND,
  id: 'dut_collect',
  rule: 'start-collection',
  dueDay: day('2026-11-19'),
  invoice: {
    id: 'inv_1',
    number: 'INV-1001',
    amount: usd(1_250_000),
    outstanding: usd(750_000),
    dueDay: day('2026-11-12'),
  },
}
export const SEND: DutyItem = {
  ...REMIND,
  id: 'dut_send',
  rule: 'send-invoice',
  subjectKind: 'delivery',
  invoice: null,
  delivery: { id: 'del_1', day: day('2026-11-17'), amount: usd(480_000) },
}
export const SCREEN: DutyItem = {
  ...REMIND,
  id: 'dut_screen',
  rule: 'screen-customer',
  subjectKind: 'customer',
  invoice: null,
}
export const REFRESH: DutyItem = { ...SCREEN, id: 'dut_refresh', rule: 'refresh-file', dueDay: day('2026-11-18') }
export const REVIEW: DutyItem = { ...SCREEN, id: 'dut_review', rule: 'review-terms', dueDay: day('2026-11-25') }
export const REFRESHED: DutyItem = { ...REFRESH, state: 'done', doneBy: 'U01ANN', endedAt: '2026-11-20T01:12:00Z' }
export const SCREENED: DutyItem = { ...SCREEN, state: 'cancelled', end: 'looked-at' }
export const LOOK: Look = {
  id: 'loo_1',
  customerId: 'cus_1',
  kind: 'refresh',
  day: day('2026-08-20'),
  suppliers: 'stable',
  buyers: 'unstable',
  changed: 'Globex no longer buys from them: a third of their sales.',
  lookedBy: 'U01ANN',
}
export const LOOK_DRAFT: LookDraft = {
  kind: 'refresh',
  dutyId: 'dut_refresh',
  customerName: 'ACME Trading',
  customerCode: 'ACME',
  terms: 'net 30',
  standing: [],
  before: [LOOK],
}
export const LOOK_DRAFT_WORST: LookDraft = {
  ...LOOK_DRAFT,
  dutyId: `dut_${'9'.repeat(32)}`,
  customerName: HOSTILE_LONG,
  customerCode: HOSTILE_LONG,
  terms: HOSTILE_LONG,
  standing: times(9, (i) => agreedOn('net 60', { fromAmount: usd(9_999_999_900 - i) })),
  before: [{ ...LOOK, changed: HOSTILE_LONG.repeat(6) }],
}
export const DONE: DutyItem = { ...REMIND, state: 'done', doneBy: 'U01ANN', endedAt: '2026-11-20T01:12:00Z' }
export const PAID: DutyItem = { ...COLLECT, state: 'cancelled', end: 'paid' }
export const SNOOZED: DutyItem = { ...SEND, state: 'planned', dueDay: day('2026-11-23'), snoozedBy: 'U02WEI' }
export const SUPERSEDED: DutyItem = { ...REMIND, state: 'superseded', end: 'higher-step' }
export const CAUGHT_UP: CaughtUp = {
  firstDay: day('2026-11-18'),
  lastDay: day('2026-11-20'),
  workdays: 3,
  steps: 3,
  superseded: 1,
}
export const MOVED: DutyItem = { ...REMIND, state: 'planned', dueDay: day('2026-12-01') }

/** A duty as long as one can be. */
export function worstDuty(i: number): DutyItem {
  return {
    ...COLLECT,
    id: `dut_${'9'.repeat(32)}${i}`,
    customerName: HOSTILE_LONG,
    ownerUserId: 'U0123456789',
    dueDay: day('2001-01-01'),
    invoice: {
      id: `inv_${i}`,
      number: HOSTILE_LONG,
      amount: usd(LARGE),
      outstanding: usd(LARGE - 1),
      dueDay: day('2001-01-01'),
    },
  }
}

export const CUSTOMER_DUTIES: CustomerDuties = {
  today: TODAY,
  customerId: 'cus_1',
  customerName: 'ACME Trading',
  ownerUserId: 'U01ANN',
  duties: [COLLECT, REMIND, SEND],
  paymentsKnownTo: day('2026-11-19'),
  calendarKnown: true,
}

export const DUTY_LIST: DutyList = {
  today: TODAY,
  scope: { kind: 'mine' },
  open: [COLLECT, REMIND],
  openCount: 2,
  coming: [{ ...SEND, state: 'planned', dueDay: day('2026-11-24') }],
  comingCount: 1,
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

export const AGEINGS = ageingOf(
  [
    { dueDay: day('2026-12-04'), outstanding: usd(18_200_000) },
    { dueDay: day('2026-11-19'), outstanding: usd(120_000) },
    { dueDay: day('2026-10-10'), outstanding: usd(750_000) },
    { dueDay: day('2026-09-17'), outstanding: usd(1_820_000) },
    { dueDay: day('2026-12-20'), outstanding: eur(850_000) },
  ],
  [usd(15_000)],
  TODAY,
)
export const AGEINGS_WORST = ageingOf(
  Intl.supportedValuesOf('currency')
    .slice(0, 30)
    .map((code) => ({ dueDay: day('2001-01-01'), outstanding: money(LARGE, currency(code)) })),
  [],
  TODAY,
)

export const WORKSPACE: Workspace = {
  id: 'T01',
  name: 'ACME',
  baseCurrency: USD,
  timeZone: 'Asia/Shanghai',
  calendar: 'CN',
  postingHour: 9,
  language: 'en',
  escalateAfterDays: 2,
  dsoWindowMonths: 12,
  staleAfterDays: 14,
  paymentsAreCash: true,
  setUpAt: null,
  channels: { receivables: { channelId: 'C01', language: 'en', escalationUserId: 'U02WEI' } },
}

const STATEMENTS: Statements = {
  currency: USD,
  yearEnd: day('2025-12-31'),
  year: {
    sales: 400_000_000,
    'cost-of-sales': 300_000_000,
    'operating-profit': 36_000_000,
    interest: 6_000_000,
    'current-assets': 150_000_000,
    stock: 60_000_000,
    'current-liabilities': 100_000_000,
    liabilities: 180_000_000,
    equity: 120_000_000,
  },
  before: {
    sales: 360_000_000,
    'cost-of-sales': 274_000_000,
    'operating-profit': 30_000_000,
    interest: 0,
    'current-assets': 120_000_000,
    stock: 54_000_000,
    'current-liabilities': 96_000_000,
    liabilities: 170_000_000,
    equity: 104_000_000,
  },
}
const LOOKED = { lookedDay: day('2026-11-18'), lookedBy: 'U02WEI' }
export const FINDINGS: { readonly [Step in Finding['step']]: Extract<Finding, { step: Step }> } = {
  registry: {
    step: 'registry',
    result: 'clear',
    evidence: 'https://registry.example/companies/91110000600037341L, printed on 18 Nov',
    registration: { kind: 'uscc', number: '91110000600037341L' },
    grades: { 'credit-report': 'good', 'court-records': 'good', 'management-changes': 'fair' },
    ...LOOKED,
  },
  statements: {
    step: 'statements',
    result: 'clear',
    evidence: 'Audited statements of 2025, sent by their accountant',
    statements: STATEMENTS,
    ...LOOKED,
  },
  reputation: {
    step: 'reputation',
    result: 'concern',
    evidence: 'Called two of their suppliers: pays, about ten days late',
    grades: { reputation: 'fair', 'supply-chain': 'good' },
    ...LOOKED,
  },
}

function screeningCard(findings: readonly Finding[], more: Partial<ScreeningCard> = {}): ScreeningCard {
  const screening = screeningFrom(findings)
  const statements = screening.steps.statements?.statements ?? null
  return {
    customer: CUSTOMER,
    screening,
    firstLimit: firstLimit({ statements, score: screening.score }, DEFAULT_POLICY),
    limit: null,
    parentName: null,
    mayRecord: true,
    mayAsk: true,
    hasFirewall: true,
    ...more,
  }
}
const { registry, statements, reputation } = FINDINGS
export const SCREENING_NEW = screeningCard([])
export const SCREENING_BEGUN = screeningCard([
  { ...registry, result: 'failed', registration: null, grades: { ...registry.grades, 'court-records': null } },
])
export const SCREENING_THROUGH = screeningCard([registry, statements, reputation])
/** Nothing left to give: for somebody who only reads, of a company that nobody approves limits in. */
export const SCREENING_NO_CREDIT = screeningCard(
  [
    registry,
    { ...statements, statements: { ...STATEMENTS, year: { ...STATEMENTS.year, equity: -50_000 } } },
    reputation,
  ],
  { mayRecord: false, mayAsk: false, hasFirewall: false },
)
export const SCREENING_SHARED = screeningCard([registry, statements, reputation], {
  limit: usd(5_000_000),
  parentName: 'ACME Holding',
})
const enormous = Object.fromEntries(
  Object.keys(STATEMENTS.year).map((figure) => [figure, LARGE]),
) as unknown as Statements['year']
export const SCREENING_WORST = screeningCard(
  [
    { ...registry, evidence: HOSTILE_LONG.repeat(3) },
    {
      ...statements,
      evidence: HOSTILE_LONG.repeat(3),
      statements: { ...STATEMENTS, year: enormous, before: enormous },
    },
    { ...reputation, evidence: HOSTILE_LONG.repeat(3) },
  ],
  { customer: { ...CUSTOMER, id: '0'.repeat(36), name: HOSTILE_LONG } },
)

const CNY = currency('CNY')
const EXPOSURE_RATES = {
  base: USD,
  day: TODAY,
  rates: [
    { from: EUR, to: USD, rate: '1.0850', day: day('2026-11-18') },
    { from: CNY, to: USD, rate: '0.1400', day: day('2026-11-20') },
  ],
}
const EXPOSURE_FACTS: ExposureFacts = {
  invoices: [
    { amount: usd(1_250_000), appliedMinor: 500_000, creditedMinor: 20_000, dueDay: day('2026-11-12'), prepaid: false },
    { amount: eur(1_000_000), appliedMinor: 0, creditedMinor: 0, dueDay: day('2026-12-04'), prepaid: false },
  ],
  deliveries: [{ amount: usd(480_000), prepaid: false }],
  orders: [
    { amount: usd(2_000_000), deliveredMinor: 1_250_000, prepaid: false },
    { amount: usd(300_000), deliveredMinor: 0, prepaid: true },
  ],
  unapplied: [usd(315_000)],
}
const EXPOSURE = exposureOf(EXPOSURE_FACTS, { currency: USD, rates: EXPOSURE_RATES })
const NO_RATE = { kind: 'no-rate', currency: CNY, day: TODAY } as const

export const STANDING: Standing = {
  day: TODAY,
  customer: { ...CUSTOMER, tradedBefore: true },
  head: { ...CUSTOMER, tradedBefore: true },
  members: [{ ...CUSTOMER, tradedBefore: true }],
  givesCredit: true,
  limit: { amount: usd(5_000_000), day: day('2026-03-03'), requestId: 'req_1', approvedBy: 'U01ANN' },
  hold: null,
  exposure: EXPOSURE,
  tier: { tier: 'yellow', since: day('2026-10-05') },
  screening: screeningFrom([registry, statements, reputation]),
  behaviour: { meanDaysLate: 6.4, settledCount: 14, onTimeCount: 11 },
  overdue: { count: 1, amounts: [usd(730_000)], daysMax: 8 },
}
const HOLD: NonNullable<Standing['hold']> = {
  id: 'hold_1',
  customerId: 'cus_1',
  customerName: 'ACME Trading',
  cause: 'red-signal',
  what: 'A lawsuit over unpaid rent was filed.',
  placedDay: day('2026-11-16'),
  releasedDay: null,
}
/** A child of a large group, held for another's sake, with every item as long as it gets. */
export const STANDING_WORST: Standing = {
  ...STANDING,
  customer: { ...CUSTOMER, id: '0'.repeat(36), name: HOSTILE_LONG, tradedBefore: true },
  head: { ...CUSTOMER, id: '1'.repeat(36), name: HOSTILE_LONG, tradedBefore: true },
  members: times(40, (i) => ({ ...CUSTOMER, id: `cus_${i}`, name: HOSTILE_LONG })),
  limit: { ...STANDING.limit, amount: usd(LARGE), day: TODAY, requestId: 'req_1', approvedBy: 'U01ANN' },
  hold: { ...HOLD, customerId: 'cus_7', customerName: HOSTILE_LONG, what: HOSTILE_LONG.repeat(3) },
  exposure: exposureOf(
    {
      invoices: [USD, EUR, CNY].map((code) => {
        return { amount: money(LARGE, code), appliedMinor: 0, creditedMinor: 1, dueDay: TODAY, prepaid: false }
      }),
      deliveries: [usd(LARGE), eur(LARGE), money(LARGE, CNY)].map((amount) => ({ amount, prepaid: false })),
      orders: [usd(LARGE), eur(LARGE)].map((amount) => ({ amount, deliveredMinor: 0, prepaid: false })),
      unapplied: [eur(LARGE), money(LARGE, CNY)],
    },
    { currency: USD, rates: EXPOSURE_RATES },
  ),
}
export const checked = (standing: Partial<Standing> = {}, request: Partial<GateRequest> = {}): Check =>
  checkOf({ ...STANDING, ...standing }, { amount: usd(1_500_000), prepaid: false, ...request }, EXPOSURE_RATES)
/** One check a verdict, by its kind. */
export const CHECKS = {
  'not-screened': checked({ customer: CUSTOMER, screening: screeningFrom([registry]) }),
  'on-hold': checked({ hold: HOLD }),
  'no-first-limit': checked({ customer: CUSTOMER, limit: null }),
  'cash-in-advance': checked({ limit: { amount: usd(0), day: TODAY, requestId: 'req_1', approvedBy: 'U01ANN' } }),
  'no-rate': checked({ exposure: NO_RATE }),
  'already-over': checked({ limit: { amount: usd(2_000_000), day: TODAY, requestId: 'req_1', approvedBy: 'U01ANN' } }),
  'would-breach': checked({}, { amount: usd(3_000_000) }),
  prepaid: checked({}, { prepaid: true }),
  'no-limit': checked({ limit: null }),
  fits: checked(),
} as const satisfies Record<Check['verdict']['kind'], Check>
export const CHECK_WORST = checked(STANDING_WORST, { amount: usd(LARGE) })

export const DELIVERY: Delivery = {
  id: '019a9f6e-0000-7000-8000-000000000001',
  customerId: '019a9f6e-0000-7000-8000-000000000002',
  amount: usd(480_000),
  deliveredDay: TODAY,
  note: 'second lot',
  orderId: '019a9f6e-0000-7000-8000-000000000003',
}

export const ORDER: Order = {
  id: 'ord_1',
  customerId: 'cus_1',
  number: 'SO-77',
  amount: usd(2_000_000),
  deliveredMinor: 1_250_000,
  orderedDay: day('2026-11-09'),
  prepaid: false,
  cancelledDay: null,
  note: '',
}
export const ORDER_CARD: OrderCard = {
  order: ORDER,
  customerName: 'ACME Trading',
  deliveries: [{ day: day('2026-11-13'), amount: usd(1_250_000) }],
}
export const ORDER_CARD_WORST: OrderCard = {
  order: { ...ORDER, number: HOSTILE_LONG, note: HOSTILE_LONG.repeat(3), prepaid: true, amount: usd(LARGE) },
  customerName: HOSTILE_LONG,
  deliveries: times(200, () => ({ day: TODAY, amount: usd(LARGE) })),
}

const RED_HOLD: Hold = {
  id: 'h1',
  customerId: 'c1',
  cause: 'red-signal',
  what: 'lawsuit filed',
  placedDay: TODAY,
  releasedDay: null,
}
export const TIER_PARTS_RED: TierParts = {
  behaviour: { tier: 'yellow', day: TODAY, meanDaysLate: 12.4 },
  score: { tier: 'green', day: day('2026-08-03'), score: 82 },
  signals: { tier: 'red', day: TODAY, what: 'lawsuit filed' },
}
const TURN: TierChange['turn'] = { day: TODAY, before: 'yellow', tier: 'red', parts: TIER_PARTS_RED }
export const TIER_CHANGE: TierChange = {
  customerId: 'c1',
  customerName: 'ACME Trading',
  ownerUserId: 'U0SALES',
  turn: { ...TURN, before: 'green', tier: 'yellow', parts: { ...TIER_PARTS_RED, signals: null } },
  hold: null,
}
export const TIER_CHANGE_HELD: TierChange = { ...TIER_CHANGE, turn: TURN, hold: RED_HOLD }
/** Red from the first look on, by its payments alone. */
export const TIER_CHANGE_FIRST: TierChange = {
  ...TIER_CHANGE,
  ownerUserId: null,
  turn: {
    ...TURN,
    before: null,
    parts: { behaviour: { tier: 'red', day: TODAY, meanDaysLate: 73.2 }, score: null, signals: null },
  },
  hold: { ...RED_HOLD, cause: 'red-tier', what: '' },
}
export const TIER_CHANGE_WORST: TierChange = {
  ...TIER_CHANGE_HELD,
  customerName: HOSTILE_LONG,
  turn: {
    ...TURN,
    parts: { ...TIER_PARTS_RED, signals: { tier: 'red', day: day('2026-11-18'), what: HOSTILE_LONG.repeat(3) } },
  },
  hold: { ...RED_HOLD, what: HOSTILE_LONG.repeat(3) },
}

export const SIGNAL: Signal = { id: 's1', severity: 'red', what: 'lawsuit filed', day: TODAY, endedDay: null }
export const SIGNAL_RECORDED: Extract<SignalOutcome, { kind: 'recorded' }> = {
  kind: 'recorded',
  customerId: 'c1',
  customerName: 'ACME Trading',
  signal: SIGNAL,
  tier: { tier: 'red', since: TODAY },
  before: 'yellow',
  hold: RED_HOLD,
  isHeldNow: true,
  hasFirewall: true,
}
export const SIGNAL_CARD: SignalCard = {
  kind: 'card',
  today: TODAY,
  customerId: 'c1',
  customerName: 'ACME Trading',
  signals: [SIGNAL, { ...SIGNAL, severity: 'yellow', what: 'late twice', day: day('2026-10-30') }],
  tier: { tier: 'red', since: TODAY, parts: TIER_PARTS_RED },
  hold: RED_HOLD,
}

const PROPOSAL_UP: UpBasis = {
  kind: 'up',
  firstMonth: '2026-08' as Month,
  lastMonth: '2026-10' as Month,
  sales: usd(30_000_000),
  termsDays: 30,
  daysLate: 3,
  tier: 'green',
  factorPercent: 100,
  need: usd(11_000_000),
  limit: usd(6_000_000),
  most: usd(9_000_000),
  settledCount: 9,
  onTimeCount: 7,
}
const PROPOSAL_DOWN: DownBasis = {
  kind: 'down',
  limit: usd(6_000_000),
  before: 'yellow',
  tier: 'orange',
  beforePercent: 75,
  tierPercent: 50,
  proposed: usd(4_000_000),
}

const REQUEST_CARD: RequestCard = {
  request: {
    id: '019a9f6e-0000-7000-8000-000000000004',
    customerId: 'cus_1',
    kind: 'limit',
    amount: usd(8_000_000),
    reason: 'Two large orders for spring, the first on 1 December.',
    origin: 'person',
    version: 1,
    state: 'pending',
    requestedBy: 'U01ANN',
    requestedAt: '2026-11-20T01:12:00.000Z',
    expiresAt: '2026-11-27T01:12:00.000Z',
    decidedBy: null,
    decidedAt: null,
    decided: null,
    note: null,
  },
  customerName: 'ACME Trading',
  ownerUserId: 'U01ANN',
  standing: standingThen(STANDING),
  basis: null,
  signatures: [],
  deciders: [
    { userId: 'U02WEI', authority: usd(10_000_000) },
    { userId: 'U03EVA', authority: usd(8_000_000) },
  ],
}
const DECIDED = { decidedBy: 'U02WEI', decidedAt: '2026-11-21T02:30:00.000Z' } as const
const cardOf = (request: Partial<RequestCard['request']>, card: Partial<RequestCard> = {}): RequestCard => {
  return { ...REQUEST_CARD, ...card, request: { ...REQUEST_CARD.request, ...request } }
}
const PROPOSED = { origin: 'proposal', requestedBy: 'cashlight', reason: '' } as const
/** One card a state, and what is special about some. */
export const REQUEST_CARDS = {
  pending: REQUEST_CARD,
  signed: cardOf({}, { signatures: [{ userId: 'U04LIU', at: '2026-11-20T02:00:00.000Z' }] }),
  'nobody may': cardOf({}, { deciders: [] }),
  'no rate': cardOf({}, { deciders: null }),
  'proposed up': cardOf({ ...PROPOSED, amount: usd(9_000_000) }, { basis: PROPOSAL_UP }),
  'proposed down': cardOf({ ...PROPOSED, amount: usd(4_000_000) }, { basis: PROPOSAL_DOWN }),
  'cash in advance': cardOf({ amount: usd(0) }),
  release: cardOf({ kind: 'release', amount: null }, { standing: standingThen({ ...STANDING, hold: HOLD }) }),
  approved: cardOf({ ...DECIDED, state: 'approved', decided: usd(8_000_000) }),
  'approved for less': cardOf({ ...DECIDED, state: 'approved', decided: usd(6_000_000), note: 'Until spring.' }),
  rejected: cardOf({ ...DECIDED, state: 'rejected', note: 'Pay INV-1001 first.' }),
  withdrawn: cardOf({ ...DECIDED, state: 'withdrawn', decidedBy: 'U01ANN', note: 'Not needed.' }),
  expired: cardOf({ state: 'expired', decidedAt: '2026-11-27T01:12:00.000Z' }),
  'the worst': cardOf(
    { amount: usd(LARGE), reason: HOSTILE_LONG.repeat(6) },
    {
      customerName: HOSTILE_LONG,
      standing: standingThen(STANDING_WORST),
      basis: PROPOSAL_UP,
      signatures: times(20, () => ({ userId: 'U0123456789', at: '2026-11-20T02:00:00.000Z' })),
      deciders: times(60, () => ({ userId: 'U0123456789', authority: usd(LARGE) })),
    },
  ),
} satisfies Record<string, RequestCard>
export const PROPOSAL_REJECTED = cardOf({ ...PROPOSED, ...DECIDED, state: 'rejected', note: 'Not this quarter.' })
export const PROPOSAL_EXPIRED = cardOf({ ...PROPOSED, state: 'expired', decidedAt: '2026-11-27T01:12:00.000Z' })
export const RELEASED = cardOf({ ...DECIDED, kind: 'release', amount: null, state: 'approved' })
