import { DEFAULT_POLICY } from '../../core/credit-policy.ts'
import { type CustomerTerms, comingTerms, standingTerms } from '../../core/customer-terms.ts'
import { addDays, day } from '../../core/day.ts'
import type { PastInvoice } from '../../core/past-invoice.ts'
import { sampleDueDays } from '../../core/terms.ts'
import { proposeTerms, type TermsPlan } from '../../core/terms-proposal.ts'
import type { TermsTrial } from '../../core/terms-trial.ts'
import { calendarOf } from '../../core/working-day.ts'
import { HOSTILE_LONG, LARGE, TODAY, times, USD, usd } from './basis.ts'
import { CUSTOMER } from './customer.ts'
import { agreedOn, TERMS_BY_SIZE } from './customer-terms.ts'

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
  const calendar = calendarOf('none')
  const had = { ownTerms: 'net 60', invoices: PAST_INVOICES }
  const facts = { day: TODAY, currency: USD, rows, ...had, policy: DEFAULT_POLICY, calendar }
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
export const TERMS_DAYS = sampleDueDays({ kind: 'net', days: 30 }, TODAY, calendarOf('none'))
