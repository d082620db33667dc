import type { CreditFile } from '../../src/core/credit-file.ts'
import { type Day, day } from '../../src/core/day.ts'
import { currency } from '../../src/core/money.ts'
import { type Finding, SCREENING_STEPS, type ScreeningResult, type ScreeningStep } from '../../src/core/screening.ts'
import { STATEMENT_FIGURES, type YearFigures } from '../../src/core/statements.ts'

type Facts = {
  customerId?: string
  givesCredit?: boolean
  tradedBefore?: boolean
  /** When it last bought something; today unless said otherwise. */
  bought?: string
  isOpen?: boolean
  /** Since when it is through the screening. */
  through?: string
  /** When it was last looked at in both ways. */
  looked?: string
  asked?: Record<string, Day>
  today?: string
}

/** A file of C, who was traded with before and of whom nobody has looked at anything, on 2026-11-20 unless said otherwise. */
export function creditFileOf({
  customerId = 'C',
  givesCredit = true,
  tradedBefore = true,
  bought,
  isOpen = false,
  through,
  looked,
  asked = {},
  today = '2026-11-20',
}: Facts): CreditFile {
  const look = looked ? { count: 1, lastDay: day(looked) } : { count: 0, lastDay: null }
  return {
    customerId,
    givesCredit,
    tradedBefore,
    trade: { lastDay: day(bought ?? today), isOpen },
    throughSince: through ? day(through) : null,
    looks: { refresh: look, review: look },
    asked,
    today: day(today),
  }
}

const YEAR = Object.fromEntries(STATEMENT_FIGURES.map((figure) => [figure, 100_00])) as YearFigures
const STATEMENTS = { currency: currency('USD'), yearEnd: day('2025-12-31'), year: YEAR, before: YEAR }

/** What was found in one step of a screening, clear and with evidence unless said otherwise. */
export function findingOf(step: ScreeningStep, on: string, result: ScreeningResult = 'clear'): Finding {
  const grades = { 'credit-report': 'good', 'court-records': 'good', 'management-changes': 'good' } as const
  const found = {
    registry: { step: 'registry', registration: null, grades },
    reputation: { step: 'reputation', grades: { reputation: 'good', 'supply-chain': 'good' } },
    statements: { step: 'statements', statements: STATEMENTS },
  } as const
  return { ...found[step], result, evidence: 'https://registry.example/1', lookedDay: day(on), lookedBy: 'U0FINANCE' }
}

/** A screening that is through on a day. */
export function findingsOf(on: string): Finding[] {
  return SCREENING_STEPS.map((step) => findingOf(step, on))
}
