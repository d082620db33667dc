import { DEFAULT_POLICY } from '../../core/credit-policy.ts'
import { day } from '../../core/day.ts'
import { firstLimit } from '../../core/first-limit.ts'
import { type Finding, screeningFrom } from '../../core/screening.ts'
import type { ScreeningCard } from '../../core/screening-card.ts'
import type { Statements } from '../../core/statements.ts'
import { HOSTILE_LONG, LARGE, USD, usd } from './basis.ts'
import { CUSTOMER } from './customer.ts'

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
export const { registry, statements, reputation } = FINDINGS
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
