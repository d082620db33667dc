import type { Clock } from '../core/clock.ts'
import type { Day } from '../core/day.ts'
import type { RateEntryOutcome } from '../core/late-interest.ts'
import { findDunningPolicy } from '../store/dunning-policies.ts'
import { newId } from '../store/id.ts'
import { findInterestRate, saveInterestRate } from '../store/interest.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'

/**
 * Keeps the yearly rate of late interest that is in force from a day on, for the regime that is chosen now; one that was entered for the
 * same day is replaced.
 */
export async function recordInterestRate(
  db: Db,
  clock: Clock,
  by: Actor,
  rate: { readonly fromDay: Day; readonly basisPoints: number; readonly source: string },
): Promise<RateEntryOutcome> {
  return changeFacts(db, clock, by, async ({ tx, workspace, made, audit }): Promise<RateEntryOutcome> => {
    const { interestRegime: regime } = await findDunningPolicy(tx, workspace.id)
    if (regime === 'none') return { kind: 'no-regime' }
    const entered = { regime, ...rate }
    const before = await findInterestRate(tx, workspace.id, entered)
    if (before?.basisPoints === rate.basisPoints && before.source === rate.source) return { kind: 'unchanged' }
    await saveInterestRate(tx, workspace.id, { id: newId(), ...entered }, made)
    audit({
      action: 'record-interest-rate',
      subjectKind: 'workspace',
      subjectId: workspace.id,
      before: before ?? undefined,
      after: entered,
    })
    return { kind: 'saved', regime, rate, before }
  })
}
