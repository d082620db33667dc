import type { Clock } from '../core/clock.ts'
import type { ReminderHold, ReminderReleaseOutcome } from '../core/reminder-hold.ts'
import type { Db } from '../store/open.ts'
import { endReminderHolds, reminderHoldsOf } from '../store/reminder-holds.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { findNamedInvoice, type WhichReceivables } from './find-receivables.ts'
import { replanFollowed } from './replan-followed.ts'

/** Takes the hold off an invoice before its day: what was due meanwhile is due again. */
export async function releaseReminders(
  db: Db,
  clock: Clock,
  by: Actor,
  which: WhichReceivables,
): Promise<ReminderReleaseOutcome> {
  return changeFacts(db, clock, by, async (change): Promise<ReminderReleaseOutcome> => {
    const found = await findNamedInvoice(change.tx, by, which, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const { named, invoices, customer } = found
    const ids = invoices.map((i) => i.id)
    const running = await endRunningHolds(change, ids)
    if (running.length === 0) return { kind: 'not-on-hold', number: named.number }
    for (const { invoiceId, untilDay, reason } of running) {
      const [before, after] = [{ untilDay, reason }, { endedDay: change.today }]
      change.audit({ action: 'release-reminders', subjectKind: 'invoice', subjectId: invoiceId, before, after })
    }
    const duties = await replanFollowed(change, ids)
    return { kind: 'released', number: named.number, customerName: customer.name, duties }
  })
}

/** Ends what holds of these invoices still run, and returns them. One that is over stays as it was. */
export async function endRunningHolds(
  { tx, workspace, today, by }: Change,
  invoiceIds: readonly string[],
): Promise<ReminderHold[]> {
  const running = (await reminderHoldsOf(tx, workspace.id, invoiceIds)).filter((h) => h.untilDay >= today)
  await endReminderHolds(
    tx,
    workspace.id,
    running.map((h) => h.id),
    { day: today, by: by.userId },
  )
  return running
}
