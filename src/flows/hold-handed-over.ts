import type { Day } from '../core/day.ts'
import type { Hold } from '../core/hold.ts'
import type { ChannelSetting } from '../core/workspace.ts'
import { JOB_ACTOR, recordChange } from '../store/audit.ts'
import { type DutyRow, openDuties } from '../store/duties.ts'
import { placeHold, releasedHolds } from '../store/holds.ts'
import { findInvoices, type StoredInvoice } from '../store/invoices.ts'
import { enqueue } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { unappliedNow } from '../store/payments.ts'
import { redrawRequests } from './redraw-requests.ts'

/**
 * Stops credit for those of these customers of whom a debt is to be handed over, said now or on a day before, and says so; whoever is on
 * hold already stays so. Not for a debt that money covers which the customer has paid and nobody has applied: it may be paid, and is looked
 * at again in the next sweep. In the transaction in which the step is said: it stands until an approver releases it. A release is given
 * with open eyes (core/hold): what had been said by its day stops credit no more.
 */
export async function holdHandedOver(
  tx: Db,
  workspaceId: string,
  { channel, today, at }: { channel: ChannelSetting; today: Day; at: string },
  { customerIds, said }: { customerIds: readonly string[]; said: readonly DutyRow[] },
): Promise<void> {
  const duties = await openDuties(tx, workspaceId, { rule: 'hand-over', customerIds })
  if (duties.length === 0) return
  const invoices = await findInvoices(
    tx,
    workspaceId,
    duties.map((d) => d.subjectId),
  )
  const released = Map.groupBy(await releasedHolds(tx, workspaceId, customerIds), (h) => h.customerId)
  const openedDays = new Map(duties.map((d) => [d.subjectId, d.openedDay]))
  const isSaidNow = new Set(said.map((d) => d.subjectId))
  const isReleased = ({ id, customerId, number }: StoredInvoice) => {
    const openedDay = openedDays.get(id) ?? today
    const wasKnown = ({ cause, what, releasedDay }: Hold) =>
      (cause === 'hand-over' && what === number) ||
      (!isSaidNow.has(id) && releasedDay !== null && releasedDay >= openedDay)
    return (released.get(customerId) ?? []).some(wasKnown)
  }
  let isAny = false
  for (const { customerId, number } of (await withoutCovered(tx, workspaceId, invoices)).filter(
    (i) => !isReleased(i),
  )) {
    const cause = { customerId, cause: 'hand-over', what: number } as const
    const hold = await placeHold(tx, workspaceId, { ...cause, by: JOB_ACTOR, day: today, at })
    if (!hold) continue
    isAny = true
    const placed = { action: 'place-hold', subjectKind: 'customer', subjectId: customerId, after: hold }
    await recordChange(tx, { workspaceId, userId: JOB_ACTOR, via: 'job' }, at, placed)
    const { channelId, language } = channel
    const data = { customerId, tierId: null, holdId: hold.id }
    await enqueue(tx, workspaceId, { key: `hold:${hold.id}`, kind: 'tier-change', data, channelId, language }, at)
  }
  // Nobody is to give credit on a card that was drawn before it was stopped.
  if (isAny) await redrawRequests(tx, workspaceId)
}

/** Of these invoices those that what their customer has paid and nobody has applied does not cover, the first due first: a euro covers once. */
async function withoutCovered(
  tx: Db,
  workspaceId: string,
  invoices: readonly StoredInvoice[],
): Promise<StoredInvoice[]> {
  const uncovered: StoredInvoice[] = []
  const firstDue = invoices.toSorted((a, b) => a.dueDay.localeCompare(b.dueDay) || a.number.localeCompare(b.number))
  for (const [customerId, own] of Map.groupBy(firstDue, (i) => i.customerId)) {
    const left = new Map((await unappliedNow(tx, workspaceId, customerId)).map((m) => [m.currency, m.minor]))
    for (const invoice of own) {
      const { currency, minor } = invoice.outstanding
      const unapplied = left.get(currency) ?? 0
      if (unapplied < minor) uncovered.push(invoice)
      else left.set(currency, unapplied - minor)
    }
  }
  return uncovered
}
