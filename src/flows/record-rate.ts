import type { Clock } from '../core/clock.ts'
import type { Day } from '../core/day.ts'
import type { Currency } from '../core/money.ts'
import type { RateOutcome } from '../core/outcome.ts'
import { insertRate } from '../store/cash.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'

export type RateEntry = { readonly from: Currency; readonly rate: string; readonly day: Day | null }

/** Records what one unit of a currency is worth in the base currency from a day on. */
export async function recordRate(db: Db, clock: Clock, by: Actor, entry: RateEntry): Promise<RateOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const day = entry.day ?? today
    if (day > today) return { kind: 'in-the-future', day, today }
    const to = workspace.baseCurrency
    if (entry.from === to) return { kind: 'base-currency', currency: to }
    const rate = { from: entry.from, to, rate: entry.rate, day }
    await insertRate(tx, workspace.id, rate, change.made)
    change.audit({ action: 'record-rate', subjectKind: 'rate', subjectId: `${entry.from} ${day}`, after: rate })
    return { kind: 'recorded', ...rate }
  })
}
