import type { Clock } from '../../src/core/clock.ts'
import { day } from '../../src/core/day.ts'
import { currency } from '../../src/core/money.ts'
import type { Found, ScreeningResult } from '../../src/core/screening.ts'
import type { YearFigures } from '../../src/core/statements.ts'
import type { Actor } from '../../src/flows/change.ts'
import { recordScreening } from '../../src/flows/record-screening.ts'
import type { Db } from '../../src/store/open.ts'

export const SOUND: YearFigures = {
  sales: 400_000_000,
  'cost-of-sales': 300_000_000,
  'operating-profit': 36_000_000,
  interest: 6_000_000,
  'current-assets': 150_000_000,
  stock: 60_000_000,
  'current-liabilities': 100_000_000,
  liabilities: 180_000_000,
  equity: 120_000_000,
}

/** A sound company's findings, every point good. */
export const REGISTRY: Found = {
  step: 'registry',
  registration: { kind: 'lei', number: '506700GE1G29325QX363' },
  grades: { 'credit-report': 'good', 'court-records': 'good', 'management-changes': 'good' },
}
export const STATEMENTS = {
  step: 'statements',
  statements: { currency: currency('USD'), yearEnd: day('2025-12-31'), year: SOUND, before: SOUND },
} as const satisfies Found
export const REPUTATION: Found = { step: 'reputation', grades: { reputation: 'good', 'supply-chain': 'good' } }

/** Takes a customer through the three steps. */
export async function haveScreened(
  db: Db,
  clock: Clock,
  by: Actor,
  customerId: string,
  result: ScreeningResult = 'clear',
): Promise<void> {
  for (const found of [REGISTRY, STATEMENTS, REPUTATION]) {
    const outcome = await recordScreening(db, clock, by, { customerId, result, evidence: 'seen by us', found })
    if (outcome.kind !== 'recorded') throw new Error(`the screening was ${outcome.kind}`)
  }
}
