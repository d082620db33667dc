import { type Activity, activityOf } from '../core/cash.ts'
import type { Clock } from '../core/clock.ts'
import type { Day } from '../core/day.ts'
import type { Money } from '../core/money.ts'
import type { MovementOutcome } from '../core/outcome.ts'
import { insertMovements, type NewMovement } from '../store/cash.ts'
import { addToTotals, type TotalsDelta } from '../store/daily-totals.ts'
import type { Db } from '../store/open.ts'
import { type Actor, type Change, changeFacts } from './change.ts'

export type MovementEntry = {
  readonly direction: 'in' | 'out'
  readonly amount: Money
  readonly category: string
  readonly activity: Activity | null
  readonly day: Day | null
}

/** Records cash that came in or went out, by activity. */
export async function recordMovement(db: Db, clock: Clock, by: Actor, entry: MovementEntry): Promise<MovementOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { today } = change
    const { direction, amount, category } = entry
    const day = entry.day ?? today
    if (day > today) return { kind: 'in-the-future', day, today }
    const activity = entry.activity ?? activityOf(category)
    const amountMinor = direction === 'in' ? amount.minor : -amount.minor
    const movement = { day, amountMinor, currency: amount.currency, activity, category, sourceKey: null }
    await saveMovements(change, [movement])
    return { kind: 'recorded', direction, amount, activity, activityGuessed: entry.activity === null, category, day }
  })
}

/** Saves movements and the totals of their days; those whose source is known already are left out. Returns how many were new. */
export async function saveMovements(change: Change, movements: readonly NewMovement[]): Promise<number> {
  const { tx, workspace, made } = change
  const saved = await insertMovements(tx, workspace.id, movements, made)
  await addToTotals(tx, workspace.id, saved.flatMap(deltaOf))
  change.audit(
    ...saved.map(({ id, ...after }) => {
      return { action: 'record-movement', subjectKind: 'movement', subjectId: id, after }
    }),
  )
  return saved.length
}

function deltaOf({ day, currency, amountMinor, activity }: NewMovement): TotalsDelta[] {
  if (activity === 'transfer') return []
  const size = Math.abs(amountMinor)
  if (activity === 'operating')
    return [{ day, currency, ...(amountMinor > 0 ? { operatingInMinor: size } : { operatingOutMinor: size }) }]
  return [{ day, currency, ...(amountMinor > 0 ? { otherInMinor: size } : { otherOutMinor: size }) }]
}
