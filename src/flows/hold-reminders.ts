import type { Clock } from '../core/clock.ts'
import type { Day } from '../core/day.ts'
import { pauseRefusal } from '../core/pause.ts'
import type { ReminderHoldOutcome } from '../core/reminder-hold.ts'
import { newId } from '../store/id.ts'
import type { Db } from '../store/open.ts'
import { insertReminderHold } from '../store/reminder-holds.ts'
import { type Actor, changeFacts } from './change.ts'
import { findNamedInvoice, type WhichReceivables } from './find-receivables.ts'
import { endRunningHolds } from './release-reminders.ts'
import { replanFollowed } from './replan-followed.ts'

/** Nobody asks for an invoice until a day. A hold that still runs ends where the new one begins. */
export async function holdReminders(
  db: Db,
  clock: Clock,
  by: Actor,
  { which, untilDay, reason }: { which: WhichReceivables; untilDay: Day; reason: string },
): Promise<ReminderHoldOutcome> {
  return changeFacts(db, clock, by, async (change): Promise<ReminderHoldOutcome> => {
    const { tx, workspace, today, made } = change
    const found = await findNamedInvoice(tx, by, which, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const { named, open, customer } = found
    const { number } = named
    const refused = pauseRefusal(untilDay, today)
    if (refused) return refused
    if (open.length === 0) return { kind: 'nothing-open', name: number }
    const ids = open.map((i) => i.id)
    const running = await endRunningHolds(change, ids)
    for (const { id: invoiceId } of open) {
      const what = { untilDay, reason, ownerUserId: by.userId }
      const hold = { id: newId(), invoiceId, placedDay: today, endedDay: null, ...what }
      await insertReminderHold(tx, workspace.id, hold, made)
      const before = running.filter((h) => h.invoiceId === invoiceId).map((h) => ({ untilDay: h.untilDay }))
      change.audit({ action: 'hold-reminders', subjectKind: 'invoice', subjectId: invoiceId, before, after: what })
    }
    const duties = await replanFollowed(change, ids)
    return { kind: 'held', untilDay, number, customerName: customer.name, duties }
  })
}
