import type { Clock } from '../core/clock.ts'
import { type DutyItem, type Snooze, snoozedUntil } from '../core/duty.ts'
import type { DutyOutcome, DutyRefusal } from '../core/outcome.ts'
import { mayOn } from '../core/person.ts'
import { isWarning } from '../core/receivable.ts'
import { dutyItems, messagesOfDuties, updateDuties } from '../store/duties.ts'
import { findInvoice, partsOfInvoice, setInvoiceDays } from '../store/invoices.ts'
import { lastDigestOf, markStale } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { replan } from './apply-receipts.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { withFollowing } from './read-following.ts'

/** Marks a duty done. The invoice is known to be sent from then on, which its reminder may depend on. */
export async function finishDuty(db: Db, clock: Clock, by: Actor, dutyId: string): Promise<DutyOutcome> {
  return endDuty(db, clock, by, dutyId, async (change, duty): Promise<DutyOutcome> => {
    // What is about the customer itself ends by what was found, not by a press.
    if (duty.subjectKind === 'customer') return { kind: 'no-such-duty' }
    await markDone(change, duty)
    await markSent(change, duty)
    return { kind: 'done', duty: await itemOf(change, dutyId) }
  })
}

/** Marks a duty done in a change of which that is a part. A warning that was given before it was said moves those after it. */
export async function markDone(change: Change, duty: DutyItem): Promise<void> {
  const { tx, workspace, by, at } = change
  await updateDuties(tx, workspace.id, [duty.id], { state: 'done', end: null, endedBy: by.userId, endedAt: at })
  if (duty.state === 'planned') await replanAfter(change, duty)
  change.audit({ action: 'finish-duty', subjectKind: 'duty', subjectId: duty.id, after: { rule: duty.rule } })
}

/** Nobody reminds of an invoice that has not gone out: who presses that a later step is done says so as well. */
async function markSent(change: Change, duty: DutyItem): Promise<void> {
  const { tx, workspace, today } = change
  const invoice = duty.invoice && (await findInvoice(tx, workspace.id, duty.invoice.id))
  if (!invoice || invoice.sentDay !== null) return
  // Its instalments go out with it, as one invoice.
  const parts = await partsOfInvoice(tx, workspace.id, invoice)
  for (const { id } of parts) await setInvoiceDays(tx, workspace.id, id, { sentDay: today })
  await replan(
    change,
    parts.map((part) => ({ ...part, sentDay: today })),
  )
  change.audit(
    ...parts.map(({ id }) => ({
      action: 'send-invoice',
      subjectKind: 'invoice',
      subjectId: id,
      before: { sentDay: null },
      after: { sentDay: today },
    })),
  )
}

/** The warnings that come after one count from when it was given. */
async function replanAfter(change: Change, duty: DutyItem): Promise<void> {
  if (!isWarning(duty.rule) || !duty.invoice) return
  const invoice = await findInvoice(change.tx, change.workspace.id, duty.invoice.id)
  if (invoice) await replan(change, [invoice])
}

/** Puts a duty to sleep until a day, on which it is said again. */
export async function snoozeDuty(
  db: Db,
  clock: Clock,
  by: Actor,
  { dutyId, snooze }: { dutyId: string; snooze: Snooze },
): Promise<DutyOutcome> {
  return endDuty(db, clock, by, dutyId, async (change, duty): Promise<DutyOutcome> => {
    const { tx, workspace, today } = change
    const until = snoozedUntil(snooze, today)
    await updateDuties(tx, workspace.id, [dutyId], {
      state: 'planned',
      dueDay: until,
      snoozedBy: by.userId,
      escalatedDay: null,
    })
    await replanAfter(change, duty)
    change.audit({ action: 'snooze-duty', subjectKind: 'duty', subjectId: dutyId, after: { until } })
    return { kind: 'snoozed', duty: await itemOf(change, dutyId), until }
  })
}

/** The frame of whatever ends a duty: may they, is it still to be done; and what names it is drawn again. */
export async function endDuty<T>(
  db: Db,
  clock: Clock,
  by: Actor,
  dutyId: string,
  work: (change: Change, duty: DutyItem) => Promise<T>,
): Promise<T | DutyRefusal> {
  return changeFacts(db, clock, by, async (change): Promise<T | DutyRefusal> => {
    const { tx, workspace, today } = change
    const items = await dutyItems(tx, workspace.id, { ids: [dutyId] })
    const [duty] = await withFollowing(tx, workspace.id, items, today)
    if (!duty) return { kind: 'no-such-duty' }
    if (!mayOn(by.role, 'log-sales-fact', { userId: by.userId, ownerUserId: duty.ownerUserId }))
      return { kind: 'not-your-customer', customerName: duty.customerName }
    // Two people press at once: the second sees who was first.
    if (duty.state !== 'open' && duty.state !== 'planned') return { kind: 'already-ended', duty }
    const outcome = await work(change, duty)
    await redrawDuties(change, [duty])
    return outcome
  })
}

/** The messages that name these duties are drawn again. */
export async function redrawDuties({ tx, workspace }: Change, duties: readonly DutyItem[]): Promise<void> {
  const stale = await messagesOfDuties(
    tx,
    workspace.id,
    duties.map(({ id }) => id),
  )
  for (const owner of new Set(duties.flatMap(({ ownerUserId }) => ownerUserId ?? []))) {
    const digest = await lastDigestOf(tx, workspace.id, owner)
    if (digest) stale.push(digest)
  }
  await markStale(tx, workspace.id, stale)
}

export async function itemOf({ tx, workspace, today }: Change, dutyId: string): Promise<DutyItem> {
  const items = await dutyItems(tx, workspace.id, { ids: [dutyId] })
  const [duty] = await withFollowing(tx, workspace.id, items, today)
  if (!duty) throw new Error(`no duty ${dutyId}`)
  return duty
}
