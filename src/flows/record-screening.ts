import type { Clock } from '../core/clock.ts'
import { type Finding, type Found, poorPointsIn, type ScreeningResult } from '../core/screening.ts'
import type { ScreeningOutcome } from '../core/screening-card.ts'
import { areOld, STATEMENTS_MONTHS_MAX } from '../core/statements.ts'
import type { Db } from '../store/open.ts'
import { insertScreening } from '../store/screenings.ts'
import { assessCustomers } from './assess-customers.ts'
import { type Actor, changeFacts } from './change.ts'
import { findCustomerById } from './find-customer.ts'
import { planCreditDuties } from './plan-credit-duties.ts'
import { SCREENING_RIGHT, screeningCardOf } from './read-screening.ts'

export type ScreeningEntry = {
  readonly customerId: string
  readonly result: ScreeningResult
  /** Not empty: what anybody can look up again. */
  readonly evidence: string
  readonly found: Found
}

/** Records what a step of the screening found today. Earlier findings of the step stay as what was known before. */
export async function recordScreening(
  db: Db,
  clock: Clock,
  by: Actor,
  { customerId, result, evidence, found }: ScreeningEntry,
): Promise<ScreeningOutcome> {
  if (evidence.trim() === '') throw new Error('a finding without evidence: the form has to have asked for it')
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today, at } = change
    const whose = await findCustomerById(tx, by, customerId, SCREENING_RIGHT)
    if (whose.kind !== 'match') return whose
    const points = poorPointsIn(found)
    if (result === 'clear' && points.length > 0) return { kind: 'not-clear', points }
    if (result === 'clear' && found.step === 'statements' && areOld(found.statements, today))
      return { kind: 'statements-old', yearEnd: found.statements.yearEnd, monthsMax: STATEMENTS_MONTHS_MAX }
    const finding: Finding = { ...found, result, evidence, lookedDay: today, lookedBy: by.userId }
    await insertScreening(tx, workspace.id, { customerId, finding }, at)
    change.audit({
      action: 'record-screening',
      subjectKind: 'customer',
      subjectId: customerId,
      after: { result, evidence, ...found },
    })
    await planCreditDuties(change, [customerId])
    await assessCustomers(change, [customerId])
    const card = await screeningCardOf(tx, by, workspace, { customer: whose.customer, today })
    return { kind: 'recorded', step: found.step, card }
  })
}
